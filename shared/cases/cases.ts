import { compareText } from '../core/compare.ts';

export {
  actorSchema,
  caseEventBodySchema,
  partsOf,
  type Actor,
  type CaseEvent,
  type CaseEventBody,
  type SingleBody,
} from './events.ts';
export {
  checklistAnswerSchema,
  actionSchema,
  historyFactSchema,
  historyKinds,
  ownDrugSchema,
  recommendationSchema,
  recordedAllergySchema,
  sayingSchema,
  supplySchema,
  type HistoryFact,
  type OwnDrug,
  type Recommendation,
  type Saying,
  type Supply,
} from './sayings.ts';
export {
  actions,
  actionWords,
  caseReasonSchema,
  howToldSchema,
  intentSchema,
  reasonCodes,
  reasonWords,
  recommendationWords,
  recommendWords,
  roles,
  roleSchema,
  severityWords,
  sides,
  sideWords,
  type Action,
  type CaseReason,
  type HowTold,
  type ReasonCode,
  type Role,
  type Side,
} from './vocabulary.ts';
export { asksPrescriber } from './asks.ts';
export { historyWords, recommendationDetail } from './decision-words.ts';
export { carriedOver } from './carry.ts';
export {
  factRefusal,
  missingReason,
  offersOf,
  recommendationRefusal,
  type Offers,
  type RowSituation,
} from './offers.ts';
export { changeStatus, dischargeNeeds, reasonOf } from './discharge-needs.ts';
export { isTaken, reasonForPatient, takeHomeOf, type TakeHome } from './take-home.ts';
export { allergyOf, isAboutRecordedList, recordedList } from './recorded-allergy.ts';
export { checklistOf, checklistTable, isWanting, type ChecklistTable } from './checklist.ts';
export { foldCase } from './fold.ts';
export type { CaseState, Said } from './state.ts';
export { coverOf, orphaned, standingOf, type RowStanding } from './cover.ts';
export { blockers, findingId, somebodyWasAsked, type Blocker, type SignOffFacts } from './sign-off.ts';
export { historyLacks, stageOf, type RowFact, type Stage } from './stage.ts';
export { begunType, readHomeStore, type HomeResource, type HomeStore } from './home-store.ts';
export { begunEnded, begunFor } from './writes/begun.ts';
export { answerFor, handOverFor } from './writes/hand-over.ts';
export { addendumFor, type Pdf } from './writes/document.ts';
export { namesAnyOf } from './writes/earlier-lists.ts';
export { planWrites } from './writes/plan.ts';
export { requestReplaced } from './writes/task.ts';
export { statementProfile } from './writes/statement.ts';
export { leadLine, toldLine } from './writes/product-lines.ts';
export { isEnded, medicineName, saidBy, saysTheSame, without } from './writes/own.ts';
export {
  isOurEntry,
  patientThere,
  type AllergyToWrite,
  type OwnEntry,
  type PlannedWrite,
  type WriteContext,
  type WriteRow,
} from './writes/write.ts';

/** Classes that say how a source stands, or what is still to be asked: their coming and going changes no decision. */
const passing: readonly string[] = [
  'stale-source',
  'source-incomplete',
  'overdue-supply',
  'only-in-one-source',
  'last-dose-unknown',
  'indication-missing',
  'not-compared',
];

/**
 * The findings of a row that bear on what is decided about it, by class and lines, so that one of the same name tomorrow is
 * the same finding. A decision keeps those it was made under and is asked again for one that is new: an allergy recorded
 * since, a second medicine of its class, a dose that came to differ.
 */
export const bearingOn = (
  findings: readonly { readonly class: string; readonly lines: readonly string[] }[],
): readonly string[] =>
  findings
    .filter((finding) => !passing.includes(finding.class))
    .map((finding) => `${finding.class} ${finding.lines.toSorted(compareText).join(' ')}`)
    .toSorted(compareText);
