import { fromMillis, showDate } from '../../../shared/core/instant.ts';
import type { TypedSource } from '../../../shared/typed-in/typed-in.ts';
import { formText } from '../../text/forms.ts';
import { showMoment } from '../../text/dates.ts';
import { readTypedDate } from '../../text/typed-dates.ts';
import { howWords, kindWords, typedInText } from '../../text/typed-in.ts';
import type { Choice, Field, Form, Offer, Typed } from '../../ui/form.ts';
import { chosenIn } from '../../ui/form.ts';

type Kind = Exclude<TypedSource['kind'], 'file'>;
const kinds: readonly (readonly [Kind, string, TypedSource['how']])[] = [
  ['patient-interview', 'P', 'in-person'],
  ['carer-interview', 'C', 'in-person'],
  ['own-drugs', 'O', 'in-person'],
  ['community-pharmacy', 'H', 'telephone'],
  ['mar-chart', 'M', 'paper'],
  ['clinic-letter', 'L', 'paper'],
  ['discharge-letter', 'D', 'paper'],
  ['summary-care-record', 'S', 'on-screen'],
  ['gp-summary', 'G', 'on-screen'],
];
const hows: readonly (readonly [TypedSource['how'], string])[] = [
  ['in-person', 'I'],
  ['telephone', 'T'],
  ['paper', 'P'],
  ['on-screen', 'S'],
];
const statements = [
  ['takes-nothing', 'N', 'Takes no medicines'],
  ['no-known-allergies', 'A', 'No known allergies'],
  ['no-known-drug-allergies', 'D', 'No known drug allergies'],
] as const;

const named: readonly TypedSource['kind'][] = [
  'community-pharmacy',
  'mar-chart',
  'clinic-letter',
  'discharge-letter',
];

/** What is asked of a source beside its lines; what it is decides what else is asked. */
export function headForm(content: TypedSource): Form {
  const { kind } = content;
  const text = (name: string, label: string, required: boolean): Field => ({
    kind: 'text',
    name,
    label,
    required,
  });
  const fields: readonly (Field | false)[] = [
    one(
      'kind',
      typedInText.kind,
      kinds.map(([value, key]) => ({ value, key, words: kindWords[value] })),
    ),
    named.includes(kind) && text('organisation', typedInText.organisation, true),
    kind === 'carer-interview' && text('informant', typedInText.informantCarer, false),
    named.includes(kind) && text('informant', typedInText.informantOther, false),
    one(
      'how',
      typedInText.how,
      hows.map(([value, key]) => ({ value, key, words: howWords[value] })),
    ),
    {
      kind: 'text',
      name: 'saidAt',
      label: typedInText.saidAt,
      hint: formText.momentHint,
      required: true,
      wrong: formText.notAMoment,
    },
    one('complete', typedInText.complete, [
      { value: 'yes', key: 'Y', words: typedInText.all },
      { value: 'no', key: 'N', words: typedInText.notAll },
    ]),
    content.incomplete !== null && text('incomplete', typedInText.incomplete, true),
    {
      kind: 'several',
      name: 'statements',
      label: typedInText.statements,
      least: 0,
      choices: statements.map(([value, key, words]) => ({ value, key, words })),
    },
  ];
  return {
    title: typedInText.title,
    save: typedInText.save,
    fields: fields.filter((field) => field !== false),
  };
}

const one = (name: string, label: string, choices: readonly Choice[]): Field => ({
  kind: 'one',
  name,
  label,
  choices,
  required: true,
});

/** What was answered beside what the source holds. */
type Asked = {
  readonly saidAt: string | null;
  readonly complete: 'yes' | 'no' | null;
  readonly base: number;
};

const papers: readonly TypedSource['kind'][] = [
  'mar-chart',
  'clinic-letter',
  'discharge-letter',
  'summary-care-record',
  'gp-summary',
];
/** It bears a date of its own, which nobody typed yet; what somebody says is said now. */
const bearsDate = ({ kind }: TypedSource, base: number): boolean => base === 0 && papers.includes(kind);

/** Dates a pasted list bears, and now, to be picked for when it was said. */
export const dateOffers = (
  content: TypedSource,
  base: number,
  dates: readonly string[],
  nowMillis: number,
): readonly Offer[] => {
  const now = showMoment(fromMillis(nowMillis));
  if (!bearsDate(content, base)) return [];
  return [
    ...dates.map((date) => ({
      words: `${showDate(date)}, as the list bears`,
      fills: { saidAt: showDate(date) },
    })),
    { words: `now: ${now}`, fills: { saidAt: now } },
  ];
};

/** The fields as they stand. */
export const typedOf = (content: TypedSource, { saidAt, complete, base }: Asked): Typed => ({
  kind: content.kind,
  organisation: content.organisation,
  informant: content.informant,
  how: content.how,
  saidAt: saidAt ?? (bearsDate(content, base) ? '' : showMoment(content.saidAt)),
  complete: complete ?? '',
  incomplete: content.incomplete ?? '',
  statements: [content.takesNothing ? 'takes-nothing' : '', content.noneKnown ?? '']
    .filter((value) => value !== '')
    .join('\n'),
});

/** What typing into a field changes of the source. The date is read when it is saved. */
export function changeOf(name: string, value: string, content: TypedSource): Partial<TypedSource> {
  switch (name) {
    case 'kind': {
      const found = kinds.find(([kind]) => kind === value);
      return found === undefined ? {} : { kind: found[0], how: found[2] };
    }
    case 'how':
      return { how: hows.find(([how]) => how === value)?.[0] ?? content.how };
    case 'organisation':
      return { organisation: value };
    case 'informant':
      return { informant: value };
    case 'complete':
      return { incomplete: value === 'yes' ? null : (content.incomplete ?? '') };
    case 'incomplete':
      return { incomplete: value };
    case 'statements': {
      const chosen = chosenIn({ statements: value }, 'statements');
      const last = chosen
        .filter((one) => one.startsWith('no-known'))
        .find((one) => one !== content.noneKnown);
      const none = last ?? (chosen.includes(content.noneKnown ?? '') ? content.noneKnown : null);
      return {
        takesNothing: chosen.includes('takes-nothing'),
        noneKnown: none === 'no-known-allergies' || none === 'no-known-drug-allergies' ? none : null,
      };
    }
    default:
      return {};
  }
}

/** The date as FHIR has it; the source's own where it was not touched; `undefined` where it cannot be read. */
export const saidAtOf = (
  content: TypedSource,
  { saidAt, base }: Asked,
  nowMillis: number,
): string | undefined =>
  saidAt !== null ? readTypedDate(saidAt, nowMillis) : bearsDate(content, base) ? undefined : content.saidAt;
