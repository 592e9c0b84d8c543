import type { Saying } from '../../../shared/cases/cases.ts';
import type { CaseView, FindingView, RowView } from '../../../shared/ipc/case-views.ts';
import { formText, historyForm } from '../../text/forms.ts';
import { historyText, intentWord, notAskedWord } from '../../text/history.ts';
import { readTypedDate } from '../../text/typed-dates.ts';
import { severities, severityWord } from '../../text/severity.ts';
import { typedIn, type Choice, type Field, type Typed } from '../../ui/form.ts';

/** Forms of what is said while the history is taken: the checklist, the patient's own drugs, an allergy, a finding judged. */

type Words = readonly (readonly [value: string, key: string, words: string])[];

const choices = (from: Words): readonly Choice[] =>
  from.map(([value, key, words]) => ({ value, key, words }));

export const one = (name: string, label: string, from: Words, required = true): Field => ({
  kind: 'one',
  name,
  label,
  choices: choices(from),
  required,
});

const text = (name: string, label: string, required = true, hint?: string): Field => ({
  kind: 'text',
  name,
  label,
  required,
  ...(hint === undefined ? {} : { hint }),
});

const found = <T extends string>(
  from: readonly (readonly [T, string, string])[],
  value: string | undefined,
) => from.find(([one]) => one === value)?.[0];

const notAsked = [
  ['too-unwell', 'T'],
  ['could-not-say', 'C'],
  ['declined', 'D'],
  ['does-not-apply', 'A'],
] as const;

const answers: Words = [
  ['asked-and-none', 'N', historyText.none],
  ['lines', 'L', historyText.lines],
  ...notAsked.map(
    ([value, key], at) =>
      // Said once: the four reasons stand beside one another.
      [value, key, `${at === 0 ? `${historyText.notAsked} ` : ''}${notAskedWord(value)}`] as const,
  ),
];

type Progress = CaseView['progress'];
type Checklist = Progress['checklist'];

/** The field that answers every item not answered yet: only for who asked the patient or a carer, as the script reads. */
export const restOfChecklist = 'rest';

/**
 * One question an item; where there are lines of opioid substitution, three more. Where somebody was asked, one key may
 * say of all items left that each was asked as written and there is none.
 */
export const checklistFields = ({ checklist, asked }: Progress, typed: Typed): readonly Field[] => [
  ...checklist.items.flatMap((item) => [
    one(item.id, heldWords(item), answers, false),
    ...(typed[item.id] === 'lines'
      ? item.asks.map(({ name, label }) => text(`${item.id} ${name}`, label))
      : []),
  ]),
  ...(asked === null || asked.value.who === 'nobody' || !checklist.items.some(isLeft)
    ? []
    : [
        {
          kind: 'one',
          name: restOfChecklist,
          label: historyText.askedAsWritten,
          choices: choices([['none', 'R', historyText.noneOfRest]]),
          required: false,
          anywhere: true,
        } as const,
      ]),
];

/** Answered together with the rest: what the case holds medicines of is no "none", and is answered by itself. */
const isLeft = (item: Checklist['items'][number]): boolean => item.said === null && item.held.length === 0;

const heldWords = ({ words, held }: Checklist['items'][number]): string =>
  held.length === 0 ? words : `${words}. ${historyText.held(held)}`;

/** Items that one key for the rest left open, each with why; empty where it left none. */
export const leftOpen = ({ items }: Checklist): string =>
  items
    .filter((item) => item.said === null && item.held.length > 0)
    .map(heldWords)
    .join('; ');

/** What was said before, for the form. */
export const checklistStart = ({ items }: Checklist): Typed =>
  Object.fromEntries(
    items.flatMap(({ id, said }): [string, string][] => {
      if (said === null) return [];
      const { value } = said;
      if (value.answer === 'not-asked') return [[id, value.reason]];
      return [
        [id, value.answer],
        ...(value.answer === 'lines'
          ? Object.entries(value.details).map(([name, words]): [string, string] => [`${id} ${name}`, words])
          : []),
      ];
    }),
  );

/** Everything the checklist was told and has not said yet: each item by itself, whichever key answered it. */
export function checklistSayings({ checklist }: Progress, typed: Typed): readonly Saying[] {
  const all = typed[restOfChecklist] === 'none';
  return checklist.items.flatMap((item) => {
    const own = checklistSaying(item, typed);
    if (own !== undefined) return [own];
    const open = all && isLeft(item) && (typed[item.id] ?? '') === '';
    return open ? [{ kind: 'checklist', item: item.id, said: { answer: 'asked-and-none' } } as const] : [];
  });
}

/** What is typed of an item and not yet said; nothing while it lacks a detail that it asks for. */
export function checklistSaying(item: Checklist['items'][number], typed: Typed): Saying | undefined {
  const answer = typed[item.id];
  const details = Object.fromEntries(
    item.asks.map(({ name }) => [name, typedIn(typed, `${item.id} ${name}`)]),
  );
  if (answer === 'lines' && Object.values(details).includes('')) return undefined;
  const reason = notAsked.find(([value]) => value === answer)?.[0];
  const said =
    answer === 'asked-and-none'
      ? ({ answer } as const)
      : answer === 'lines'
        ? ({ answer, details } as const)
        : reason === undefined
          ? undefined
          : ({ answer: 'not-asked', reason } as const);
  if (said === undefined || isSaid(item, typed)) return undefined;
  return { kind: 'checklist', item: item.id, said };
}

const isSaid = (item: Checklist['items'][number], typed: Typed): boolean => {
  const before = checklistStart({ items: [item], asked: 0, nobody: null });
  return [item.id, ...item.asks.map(({ name }) => `${item.id} ${name}`)].every(
    (name) => (before[name] ?? '') === typedIn(typed, name),
  );
};

const labelled = [
  ['patient', 'P', historyForm.labelPatient],
  ['somebody-else', 'O', historyForm.labelOther],
  ['no-name', 'N', historyForm.labelNone],
] as const;

const suitable = [
  ['suitable', 'S', historyForm.suitable],
  ['not-suitable', 'U', historyForm.notSuitable],
  ['not-assessed', 'A', historyForm.notAssessed],
] as const;

const places = [
  ['locker', 'L', historyForm.locker],
  ['ward-cupboard', 'W', historyForm.wardCupboard],
  ['controlled-cupboard', 'C', historyForm.controlledCupboard],
  ['pharmacy', 'P', historyForm.pharmacy],
  ['at-home', 'H', historyForm.atHome],
  ['with-patient', 'B', historyForm.withPatient],
] as const;

const fates = [
  ['kept', 'K', historyForm.kept],
  ['sent-home', 'S', historyForm.sentHome],
  ['returned', 'R', historyForm.returned],
  ['destroyed', 'D', historyForm.destroyed],
] as const;

const yesNo: Words = [
  ['yes', 'Y', formText.yes],
  ['no', 'N', formText.no],
];

/** A pack as it lies in the hand; whose name it bears, and why it is not suitable, only where that is asked. */
export const ownDrugFields = (row: RowView | undefined, typed: Typed): readonly Field[] => [
  ...(row === undefined
    ? []
    : [
        one('of', historyForm.belongs, [
          ['row', 'R', row.generic],
          ['itself', 'I', historyForm.byItself],
        ]),
      ]),
  text('label', historyForm.label),
  one('labelledFor', historyForm.whoseName, labelled),
  ...(typed['labelledFor'] === 'somebody-else' ? [text('otherName', historyForm.otherName)] : []),
  text('dispensed', historyForm.dispensed, false, formText.momentHint),
  text('quantity', historyForm.quantity, false),
  one('suitability', historyForm.suitability, suitable),
  ...(typed['suitability'] === 'not-suitable' ? [text('whyNot', historyForm.whyNot)] : []),
  one('where', historyForm.where, places),
  one('fate', historyForm.fate, fates),
  one('controlled', historyText.controlled, yesNo),
];

export function ownDrugSaying(
  row: RowView | undefined,
  typed: Typed,
  nowMillis: number,
): Saying | { readonly missing: string } {
  const written = typedIn(typed, 'dispensed');
  const dispensed = written === '' ? null : readTypedDate(written, nowMillis);
  if (dispensed === undefined) return { missing: 'dispensed' };
  const labelledFor = found(labelled, typed['labelledFor']) ?? 'no-name';
  const suitability = found(suitable, typed['suitability']) ?? 'not-assessed';
  return {
    kind: 'own-drug',
    pack: null,
    row: typed['of'] === 'row' ? (row?.id ?? null) : null,
    drug: {
      label: typedIn(typed, 'label'),
      labelledFor,
      otherName: labelledFor === 'somebody-else' ? typedIn(typed, 'otherName') : '',
      dispensed: dispensed?.slice(0, 10) ?? null,
      quantity: typedIn(typed, 'quantity'),
      suitability,
      whyNotSuitable: suitability === 'not-suitable' ? typedIn(typed, 'whyNot') : '',
      where: found(places, typed['where']) ?? 'locker',
      fate: found(fates, typed['fate']) ?? 'kept',
      controlled: typed['controlled'] === 'yes',
    },
  };
}

const restorings: Words = [
  ['yes', 'R', historyForm.putBack],
  ['no', 'K', historyForm.keptOn],
];

/** What leaves with the patient; whether a substitution is put back only where one was to be. */
export const supplyFields = (row: RowView | undefined): readonly Field[] => [
  text('quantity', historyForm.quantitySupplied),
  text('continuing', historyForm.continuing),
  text('review', historyForm.review),
  ...(row?.decision.recommendation?.value.restoreAtDischarge === true
    ? [one('restored', historyForm.restored, restorings)]
    : []),
];

export const supplySaying = (row: RowView | undefined, typed: Typed): readonly Saying[] =>
  row === undefined
    ? []
    : [
        {
          kind: 'supply',
          row: row.id,
          supply: {
            quantity: typedIn(typed, 'quantity'),
            continuing: typedIn(typed, 'continuing'),
            review: typedIn(typed, 'review'),
            restored: typed['restored'] === undefined ? null : typed['restored'] === 'yes',
          },
        },
      ];

/** What was said before of what leaves. */
export function supplyStart(row: RowView | undefined): Typed {
  const said = row?.decision.supply?.value;
  if (said === undefined) return {};
  const { quantity, continuing, review, restored } = said;
  return {
    quantity,
    continuing,
    review,
    ...(restored === null ? {} : { restored: restored ? 'yes' : 'no' }),
  };
}

const caseReasons = [
  ['admission', 'A', historyForm.admission],
  ['transfer', 'T', historyForm.transfer],
  ['discharge', 'D', historyForm.discharge],
] as const;

export const reasonFields: readonly Field[] = [one('reason', historyForm.caseReason, caseReasons)];

export const reasonSaying = (typed: Typed): readonly Saying[] => [
  { kind: 'reason-said', reason: found(caseReasons, typed['reason']) ?? 'admission' },
];

const allergyKinds = [
  ['allergy', 'A', historyForm.allergy],
  ['intolerance', 'I', historyForm.intolerance],
] as const;

const howBad = [
  ['mild', 'M', historyForm.mild],
  ['moderate', 'O', historyForm.moderate],
  ['severe', 'S', historyForm.severe],
  ['not-known', 'N', historyForm.notKnown],
] as const;

export const allergyFields: readonly Field[] = [
  one('kind', historyForm.allergyKind, allergyKinds),
  text('substance', historyForm.substance),
  text('reaction', historyForm.reaction, false),
  one('severity', historyForm.howBad, howBad),
  text('onset', historyForm.onset, false, historyForm.onsetHint),
];

export function allergySaying(typed: Typed, nowMillis: number): Saying | { readonly missing: string } {
  const written = typedIn(typed, 'onset');
  const onset = written === '' ? null : readTypedDate(written, nowMillis);
  if (onset === undefined) return { missing: 'onset' };
  return {
    kind: 'allergy-recorded',
    allergy: {
      kind: found(allergyKinds, typed['kind']) ?? 'allergy',
      substance: typedIn(typed, 'substance'),
      reaction: typedIn(typed, 'reaction'),
      severity: found(howBad, typed['severity']) ?? 'not-known',
      onset: onset?.slice(0, 10) ?? null,
    },
  };
}

/** Findings of the row with the yellow edge, then those of the case as a whole. */
export const findingsHere = (view: CaseView, row: RowView | undefined): readonly FindingView[] => [
  ...(row?.findings ?? []),
  ...view.findings,
];

const intents = [
  ['unintentional', 'U', intentWord('unintentional')],
  ['intended', 'I', intentWord('intended')],
  ['undocumented-intentional', 'D', intentWord('undocumented-intentional')],
] as const;

const severityKeys = { 'potentially-lethal': 'L', serious: 'E', significant: 'S', minor: 'M' } as const;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export const findingFields = (findings: readonly FindingView[], typed: Typed): readonly Field[] => [
  one(
    'finding',
    historyForm.finding,
    findings.map((finding, at) => [
      finding.id,
      letters.charAt(at),
      `${finding.words} (suggested: ${severityWord(finding.suggested).toLowerCase()})`,
    ]),
  ),
  one('intent', historyForm.intent, intents, (typed['severity'] ?? '') === ''),
  one(
    'severity',
    historyForm.severity,
    severities.map((severity) => [severity, severityKeys[severity], severityWord(severity)]),
    false,
  ),
  ...((typed['severity'] ?? '') === '' ? [] : [text('why', historyForm.whySeverity)]),
];

/** What it is, how bad it is, or both: two sayings, so that either is taken back by itself. */
export function findingSayings(typed: Typed): readonly Saying[] {
  const finding = typed['finding'] ?? '';
  const intent = found(intents, typed['intent']);
  const severity = severities.find((one) => one === typed['severity']);
  return [
    ...(intent === undefined ? [] : [{ kind: 'finding-judged', finding, intent } as const]),
    ...(severity === undefined
      ? []
      : [{ kind: 'severity-said', finding, severity, why: typedIn(typed, 'why') } as const]),
  ];
}
