import type { Saying } from '../../shared/cases/cases.ts';
import type { ProgressView } from '../../shared/ipc/decision-views.ts';
import { showDate } from '../../shared/core/instant.ts';

/** Words of the drug-history checklist, the patient's own drugs, and what people say of findings. */
export type ChecklistItemView = ProgressView['checklist']['items'][number];
export type ChecklistAnswerView = NonNullable<ChecklistItemView['said']>['value'];
export type OwnDrugView = ProgressView['ownDrugs'][number]['said']['value'];
export type IntentView = Extract<Saying, { kind: 'finding-judged' }>['intent'];

export const historyText = {
  checklist: 'Checklist',
  notAskedYet: 'Not asked',
  allAsked: 'Everything on it was asked.',
  checklistLead:
    'One key answers, is saved at once, and goes on to the next. N asked and none, L there are lines of it; T, C, D and A say why it was not asked.',
  askedAsWritten: 'All items, asked as they are written here',
  noneOfRest: 'None of any not answered above, but for those the case holds medicines of',
  held: (medicines: readonly string[]) => `The case holds ${medicines.join(', ')}`,
  leftOpen: (items: string) => `Not answered, for the case holds medicines of it: ${items}.`,
  nobody: 'Nobody could be asked',
  none: 'None',
  lines: 'Lines',
  notAsked: 'Not asked:',
  done: 'Done',
  ownDrugs: 'Patient’s own drugs',
  noOwnDrugs: 'None seen yet',
  otherLabel: 'Somebody else’s label',
  noName: 'No name on the label',
  controlled: 'Controlled drug',
  judge: 'judge the finding',
  passedOn: 'Handed to',
  nobodyElse: 'Nobody: it is with whoever opens it',
  historyChecked: 'History checked',
  takesNothing: 'Takes no medicines',
  notSaid: 'not said',
  notHistoryChecked: 'Not checked by a pharmacist',
  changedSince: 'Changed in a source since it was signed',
  changedSinceWords:
    'What was signed stays as it was. Tell whoever acts on it, and add an addendum that says so.',
} as const;

const reasons: Readonly<Record<Extract<ChecklistAnswerView, { answer: 'not-asked' }>['reason'], string>> = {
  'too-unwell': 'too unwell',
  'could-not-say': 'could not say',
  declined: 'declined',
  'does-not-apply': 'does not apply',
};

export const notAskedWord = (reason: keyof typeof reasons): string => reasons[reason];

/** "13 of 16 asked" */
export const askedCount = (checklist: ProgressView['checklist']): string =>
  `${checklist.asked} of ${checklist.items.length} asked`;

/** "Lines: 2. Asked and none: 11." */
export function answeredWords(items: readonly ChecklistItemView[]): string {
  const count = (answer: ChecklistAnswerView['answer']): number =>
    items.filter((item) => item.said?.value.answer === answer).length;
  return `Lines: ${count('lines')}. Asked and none: ${count('asked-and-none')}.`;
}

/** "Clinical trial (declined)" */
export function notAskedWords(item: ChecklistItemView, nobody: string | null): string {
  const answer = item.said?.value;
  if (answer?.answer === 'not-asked') return `${item.words} (${notAskedWord(answer.reason)})`;
  return nobody === null ? item.words : `${item.words} (nobody could be asked)`;
}

const suitability: Readonly<Record<OwnDrugView['suitability'], string>> = {
  suitable: 'suitable',
  'not-suitable': 'not suitable',
  'not-assessed': 'not assessed',
};

const places: Readonly<Record<OwnDrugView['where'], string>> = {
  locker: 'in the bedside locker',
  'ward-cupboard': 'in the ward cupboard',
  'controlled-cupboard': 'in the controlled drugs cupboard',
  pharmacy: 'in the pharmacy',
  'at-home': 'at home',
  'with-patient': 'with the patient',
};

const fates: Readonly<Record<OwnDrugView['fate'], string>> = {
  kept: 'kept for the patient',
  'sent-home': 'sent home',
  returned: 'returned to the patient',
  destroyed: 'destroyed',
};

export const placeWord = (where: OwnDrugView['where']): string => places[where];
export const fateWord = (fate: OwnDrugView['fate']): string => fates[fate];

/** What is said of a pack beside its label: date, quantity, suitability, where it is and what becomes of it. */
export function ownDrugWords(drug: OwnDrugView): string {
  const why = drug.whyNotSuitable === '' ? '' : `: ${drug.whyNotSuitable}`;
  const parts = [
    drug.dispensed === null ? 'Label date not recorded' : `Label ${showDate(drug.dispensed)}`,
    drug.quantity === '' ? 'quantity not recorded' : drug.quantity,
    `${suitability[drug.suitability]}${why}`,
    drug.fate === 'kept' ? `kept ${placeWord(drug.where)}` : fateWord(drug.fate),
  ];
  return `${parts.join(', ')}.`;
}

/** The hazard first: "Somebody else’s label: John Smith". */
export function labelHazard(drug: OwnDrugView): string | null {
  if (drug.labelledFor === 'somebody-else') return `${historyText.otherLabel}: ${drug.otherName}`;
  return drug.labelledFor === 'no-name' ? historyText.noName : null;
}

const intents: Readonly<Record<IntentView, string>> = {
  unintentional: 'Unintentional',
  intended: 'Intended',
  'undocumented-intentional': 'Intended, not documented',
};

export const intentWord = (intent: IntentView): string => intents[intent];
