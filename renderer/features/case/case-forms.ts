import type { Saying } from '../../../shared/ipc/decision-views.ts';
import type { CaseDialog } from '../../stores/screen.ts';
import { assertNever } from '../../../shared/core/must.ts';
import { dialogText, formText } from '../../text/forms.ts';
import { chosenIn, missingIn, typedIn, type Choice, type Form, type Typed } from '../../ui/form.ts';

type Finding = { readonly id: string; readonly words: string; readonly medicine: string };
type Saved = Exclude<CaseDialog, 'addendum'>;

const form = (dialog: CaseDialog, fields: Form['fields'], save: string = formText.save): Form => ({
  title: dialogText[dialog],
  save,
  fields,
});

const long = (name: string, label: string): Form['fields'][number] => ({
  kind: 'text',
  name,
  label,
  required: true,
  long: true,
});

const identifiers = [
  ['name', 'N'],
  ['born', 'B'],
  ['nhs-number', 'H'],
  ['address', 'A'],
  ['wristband', 'W'],
] as const;

const identifierWords = {
  name: formText.name,
  born: formText.born,
  'nhs-number': formText.nhsNumber,
  address: formText.address,
  wristband: formText.wristband,
} as const;

const means = [
  ['in-person', 'I', formText.inPerson],
  ['telephone', 'T', formText.telephone],
  ['bleep', 'B', formText.bleep],
] as const;

const people = [
  ['patient', 'P', formText.patient],
  ['carer', 'C', formText.carer],
  ['nobody', 'N', formText.nobody],
] as const;

const choices = (from: readonly (readonly [string, string, string])[]): readonly Choice[] =>
  from.map(([value, key, words]) => ({ value, key, words }));

/** Letters for findings, in their order. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What a dialog of the case asks. Who was asked decides what else is asked. */
export function caseForm(dialog: CaseDialog, typed: Typed, findings: readonly Finding[]): Form {
  switch (dialog) {
    case 'identity':
      return form(dialog, [
        {
          kind: 'several',
          name: 'identifiers',
          label: formText.identifiers,
          least: 3,
          choices: identifiers.map(([value, key]) => ({ value, key, words: identifierWords[value] })),
        },
      ]);
    case 'asked':
      return form(dialog, [
        { kind: 'one', name: 'who', label: formText.whoAsked, required: true, choices: choices(people) },
        typed['who'] === 'nobody'
          ? { kind: 'text', name: 'why', label: formText.whyNobody, required: true }
          : { kind: 'text', name: 'name', label: formText.whoseName, required: false },
      ]);
    case 'allergies':
      return form(dialog, [{ kind: 'text', name: 'withWhom', label: formText.withWhom, required: true }]);
    case 'origins':
      return form(dialog, [long('why', formText.whyOrigins)]);
    case 'note':
      return form(dialog, [long('words', formText.note)]);
    case 'hand-over':
      return handOverForm(findings);
    case 'addendum':
      return form(dialog, [long('words', formText.addendum)], dialogText.saveAddendum);
    default:
      return assertNever(dialog);
  }
}

const handOverForm = (findings: readonly Finding[]): Form =>
  form(
    'hand-over',
    [
      {
        kind: 'several',
        name: 'findings',
        label: formText.findings,
        least: 1,
        choices: findings.map((finding, at) => ({
          value: finding.id,
          words: `${finding.medicine}: ${finding.words}`,
          key: letters.charAt(at),
        })),
      },
      { kind: 'text', name: 'to', label: formText.toldWhom, required: true },
      { kind: 'one', name: 'how', label: formText.how, required: true, choices: choices(means) },
    ],
    dialogText.saveHandOver,
  );

export type CaseFilled =
  | { readonly kind: 'sayings'; readonly sayings: readonly Saying[] }
  | { readonly kind: 'missing'; readonly fields: readonly string[] };

/** What a filled dialog says; a hand-over of several findings is a saying for each. */
export function caseSayings(dialog: Saved, typed: Typed, findings: readonly Finding[]): CaseFilled {
  const missing = missingIn(caseForm(dialog, typed, findings), typed);
  if (missing.length > 0) return { kind: 'missing', fields: missing };
  return { kind: 'sayings', sayings: sayings(dialog, typed) };
}

function sayings(dialog: Saved, typed: Typed): readonly Saying[] {
  switch (dialog) {
    case 'identity': {
      const checked = chosenIn(typed, 'identifiers');
      return [
        {
          kind: 'identity-checked',
          identifiers: identifiers.flatMap(([value]) => (checked.includes(value) ? [value] : [])),
        },
      ];
    }
    case 'asked': {
      const who = people.find(([value]) => value === typed['who'])?.[0] ?? 'nobody';
      return [
        {
          kind: 'patient-asked',
          who,
          name: who === 'nobody' ? '' : typedIn(typed, 'name'),
          why: who === 'nobody' ? typedIn(typed, 'why') : '',
        },
      ];
    }
    case 'allergies':
      return [{ kind: 'allergies-confirmed', withWhom: typedIn(typed, 'withWhom') }];
    case 'origins':
      return [{ kind: 'origins-accepted', why: typedIn(typed, 'why') }];
    case 'note':
      return [{ kind: 'noted', words: typedIn(typed, 'words') }];
    case 'hand-over': {
      const how = means.find(([value]) => value === typed['how'])?.[0] ?? 'in-person';
      const to = typedIn(typed, 'to');
      return chosenIn(typed, 'findings').map((finding) => ({ kind: 'handed-over', finding, to, how }));
    }
    default:
      return assertNever(dialog);
  }
}
