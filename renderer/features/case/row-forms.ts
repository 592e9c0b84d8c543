import {
  actions,
  historyKinds,
  historyWords,
  reasonCodes,
  reasonWords,
  recommendWords,
  sides,
  sideWords,
  type Action,
  type HistoryFact,
  type ReasonCode,
  type Recommendation,
  type Saying,
  type Side,
} from '../../../shared/cases/cases.ts';
import type { RowView } from '../../../shared/ipc/case-views.ts';
import type { RowDecisionView } from '../../../shared/ipc/decision-views.ts';
import { formText } from '../../text/forms.ts';
import { readTypedDate } from '../../text/typed-dates.ts';
import type { DecideAction } from '../../ui/key-maps.ts';
import { missingIn, typedIn, type Choice, type Field, type Form, type Typed } from '../../ui/form.ts';

const text = (name: string, label: string, required = true, hint?: string): Field => ({
  kind: 'text',
  name,
  label,
  required,
  ...(hint === undefined ? {} : { hint }),
});

const one = (name: string, label: string, choices: readonly Choice[]): Field => ({
  kind: 'one',
  name,
  label,
  choices,
  required: true,
});

/** A letter for each reason, none twice, so that one key picks it. The order is the same for everybody, always. */
const reasonKeys: Readonly<Record<ReasonCode, string>> = {
  'adverse-reaction': 'A',
  allergy: 'L',
  interaction: 'I',
  'renal-function': 'R',
  'hepatic-function': 'H',
  'acute-illness': 'U',
  procedure: 'P',
  'no-longer-needed': 'N',
  'not-effective': 'E',
  duplicate: 'D',
  'patient-choice': 'C',
  swallowing: 'S',
  formulary: 'F',
  'monitoring-result': 'M',
  'transcription-error': 'T',
  other: 'O',
};

export const reasonField = one(
  'reason',
  formText.reason,
  reasonCodes.map((value) => ({ value, key: reasonKeys[value], words: reasonWords[value] })),
);

const words = text('words', formText.words);
const proposed = text('proposed', formText.proposed);

const historyForms: Readonly<Partial<Record<DecideAction, Form>>> = {
  'taking-differently': {
    title: 'Taking differently',
    save: 'Save “Taking differently”',
    fields: [text('asTaken', formText.asTaken), text('difference', formText.difference)],
  },
  'not-taking': {
    title: 'Not taking',
    save: 'Save “Not taking”',
    fields: [
      one('never', formText.neverOrStopped, [
        { value: 'never', words: formText.never, key: 'N' },
        { value: 'stopped', words: formText.stopped, key: 'S' },
      ]),
      text('why', formText.why),
      text('since', formText.since, false, formText.momentHint),
    ],
  },
  'unable-to-establish': {
    title: 'Unable to establish',
    save: 'Save “Unable to establish”',
    fields: [text('why', formText.why)],
  },
  'last-taken': {
    title: 'Last taken',
    save: 'Save “Last taken”',
    fields: [text('when', formText.lastTaken, true, `${formText.momentHint}, ${formText.orNotKnown}`)],
  },
  indication: {
    title: 'Indication',
    save: 'Save the indication',
    fields: [text('indication', formText.indication)],
  },
  confirmed: {
    title: 'Confirmed by a prescriber',
    save: 'Save “Confirmed”',
    fields: [
      one('how', formText.how, [
        { value: 'told-me', words: formText.toldMe, key: 'T' },
        { value: 'chart-shows-it', words: formText.chartShows, key: 'C' },
      ]),
      text('by', formText.prescriber),
    ],
  },
};

const recommendFields: Readonly<Partial<Record<DecideAction, readonly Field[]>>> = {
  change: [reasonField, proposed, words],
  withhold: [reasonField, words, text('restartWhen', formText.restartWhen)],
  stop: [reasonField, words],
  start: [text('proposed', formText.toStart)],
  substitute: [
    reasonField,
    one('restore', formText.restore, [
      { value: 'yes', words: formText.yes, key: 'Y' },
      { value: 'no', words: formText.no, key: 'X' },
    ]),
    proposed,
    words,
  ],
  refer: [text('words', formText.referTo)],
  'intended-omission': [reasonField, words],
};

/** The name of the field that holds the dose of one product. */
const doseField = (line: string): string => `dose ${line}`;

/** A dose for each product, and who said it where nobody has been named as asked. */
function doseFields(action: DecideAction, { offers }: Pick<RowDecisionView, 'offers'>): readonly Field[] {
  const differently = action === 'taking-differently';
  const products = differently ? offers.dosesDifferently : offers.dosesAsDirected;
  const label = differently ? formText.doseOfEach : formText.doseTaken;
  const doses = products.map(({ line, term }) => text(doseField(line), `${label}: ${term}`, !differently));
  return doses.length > 0 && offers.doseFrom ? [...doses, text('doseFrom', formText.doseFrom)] : doses;
}

/** None is also the letter of a reason, which may be asked in the same form. */
const sideKeys: Readonly<Record<Side, string>> = {
  'as-taken': 'K',
  'as-charted': 'W',
  'chart-not-seen': 'Q',
};

/** Which side goes on, where they differ, in the words shown; and why, where a finding of the top two severities stands. */
function continueFields({ offers }: Pick<RowDecisionView, 'offers'>): readonly Field[] {
  const choices = offers.continues.flatMap(({ side, words: what }) =>
    side === null ? [] : [{ value: side, key: sideKeys[side], words: `${sideWords[side]}: ${what}` }],
  );
  return [
    ...(choices.length < 2 ? [] : [one('side', formText.whichSide, choices)]),
    ...(offers.continueReason ? [reasonField, words] : []),
  ];
}

/** What a form is made from: what may be said of the row, and what was said. */
type Decided = Pick<RowDecisionView, 'offers' | 'history' | 'historyStanding'>;

/**
 * "As directed" asks whose directions are followed where sources contradict each other, and before it takes the place of words
 * that somebody wrote. Where one thing is asked, its letter saves it.
 */
function asDirectedForm(row: Decided): Form {
  const { directedBy } = row.offers;
  const said = row.historyStanding === 'stands' ? row.history?.value : undefined;
  const written = said?.kind === 'taking-differently' || said?.kind === 'not-taking' ? said : undefined;
  const doses = doseFields('taking-as-directed', row);
  const fields = [
    ...(directedBy.length === 0
      ? []
      : [
          one(
            'directedBy',
            formText.directedBy,
            directedBy.slice(0, letters.length).map(({ source, name, words: stated }, at) => ({
              value: source,
              key: letters[at] ?? '',
              words: `${name}: ${stated}`,
            })),
          ),
        ]),
    ...(written === undefined
      ? []
      : [
          one('replaces', formText.replaces(historyWords(written)), [
            { value: 'yes', key: 'Y', words: formText.replaceIt },
          ]),
        ]),
    ...doses,
  ];
  return {
    title: 'Taking as directed',
    save: 'Save “Taking as directed”',
    fields,
    atOnce: fields.length === 1 && doses.length === 0,
  };
}

const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K'] as const;

/** What a decision asks for before it can be said of this row; nothing where one key says it. */
export function formOf(action: DecideAction, row: Decided): Form | undefined {
  if (action === 'taking-as-directed') {
    const form = asDirectedForm(row);
    return form.fields.length === 0 ? undefined : form;
  }
  if (action === 'taking-differently') {
    const form = historyForms[action];
    return form === undefined ? undefined : { ...form, fields: [...form.fields, ...doseFields(action, row)] };
  }
  const fields = action === 'continue' ? continueFields(row) : recommendFields[action];
  if (fields === undefined) return historyForms[action];
  if (fields.length === 0) return undefined;
  const what = actionOf(action);
  return what === undefined
    ? undefined
    : { title: recommendWords(what), save: `Save “${recommendWords(what)}”`, fields };
}

export const actionOf = (action: DecideAction): Action | undefined =>
  actions.find((other) => other === action);

/** Whether it may be said of this row at all. */
export const isOffered = (action: DecideAction, { offers }: Pick<RowDecisionView, 'offers'>): boolean => {
  const known = [...historyKinds, ...actions].some((other) => other === action);
  return !known || [...offers.history, ...offers.actions].some((other) => other === action);
};

export type Filled =
  | { readonly kind: 'saying'; readonly saying: Saying }
  | { readonly kind: 'missing'; readonly fields: readonly string[] };

/** What a filled form says about a row; or which fields still want something. `nowMillis` reads "14:00" and "yesterday". */
export function sayingOf(
  { id: row, decision }: Pick<RowView, 'id' | 'decision'>,
  action: DecideAction,
  typed: Typed,
  nowMillis: number,
): Filled {
  const form = formOf(action, decision);
  const missing = form === undefined ? [] : missingIn(form, typed);
  if (missing.length > 0) return { kind: 'missing', fields: missing };
  const what = actionOf(action);
  if (what !== undefined)
    return { kind: 'saying', saying: { kind: 'recommended', row, recommendation: recommended(what, typed) } };
  switch (action) {
    case 'last-taken':
      return lastTaken(row, typed, nowMillis);
    case 'indication':
      return {
        kind: 'saying',
        saying: { kind: 'indication', row, words: typedIn(typed, 'indication') },
      };
    case 'confirmed':
      return {
        kind: 'saying',
        saying: {
          kind: 'confirmed',
          row,
          by: typedIn(typed, 'by'),
          how: typed['how'] === 'told-me' ? 'told-me' : 'chart-shows-it',
        },
      };
    default:
      return history(row, action, typed, { nowMillis, doses: dosesIn(typed, form) });
  }
}

function recommended(action: Action, typed: Typed): Recommendation {
  const restore = typed['restore'];
  return {
    action,
    reason: reasonCodes.find((value) => value === typed['reason']) ?? null,
    words: typedIn(typed, 'words'),
    proposed: typedIn(typed, 'proposed'),
    restartWhen: typedIn(typed, 'restartWhen'),
    restoreAtDischarge: restore === undefined ? null : restore === 'yes',
    side: sides.find((side) => side === typed['side']) ?? null,
    // The engine fills it from the lines as they stand.
    continues: '',
  };
}

type Doses = Extract<HistoryFact, { kind: 'taking-as-directed' }>['doses'];

/** An empty dose says that this product is not taken. */
const dosesIn = (typed: Typed, form: Form | undefined): Doses =>
  (form?.fields ?? [])
    .filter((field) => field.name.startsWith('dose '))
    .map((field) => ({ line: field.name.slice('dose '.length), asTaken: typedIn(typed, field.name) }));

function history(
  row: string,
  action: DecideAction,
  typed: Typed,
  { nowMillis, doses }: { readonly nowMillis: number; readonly doses: Doses },
): Filled {
  const said = (fact: HistoryFact): Filled => ({
    kind: 'saying',
    saying: { kind: 'history', row, fact },
  });
  const doseFrom = typedIn(typed, 'doseFrom');
  if (action === 'taking-differently')
    return said({
      kind: 'taking-differently',
      asTaken: typedIn(typed, 'asTaken'),
      difference: typedIn(typed, 'difference'),
      doses,
      doseFrom,
    });
  if (action === 'unable-to-establish')
    return said({ kind: 'unable-to-establish', why: typedIn(typed, 'why') });
  if (action === 'taking-as-directed') {
    const source = typedIn(typed, 'directedBy');
    // The engine adds its name and its words as they stand.
    const by = source === '' ? {} : { directedBy: { source, name: '', words: '' } };
    return said({ kind: 'taking-as-directed', doses, doseFrom, ...by });
  }
  if (action === 'started-here') return said({ kind: 'started-here' });
  const since = typedIn(typed, 'since');
  const read = since === '' ? null : readTypedDate(since, nowMillis);
  if (read === undefined) return { kind: 'missing', fields: ['since'] };
  return said({
    kind: 'not-taking',
    never: typed['never'] === 'never',
    since: read,
    why: typedIn(typed, 'why'),
  });
}

function lastTaken(row: string, typed: Typed, nowMillis: number): Filled {
  const typedWhen = typedIn(typed, 'when');
  const when = /^(asked, )?not known$/i.test(typedWhen) ? null : readTypedDate(typedWhen, nowMillis);
  if (when === undefined) return { kind: 'missing', fields: ['when'] };
  return { kind: 'saying', saying: { kind: 'last-taken', row, when } };
}
