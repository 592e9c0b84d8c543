import type { Recommendation } from './sayings.ts';
import { needsReason } from './vocabulary.ts';

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
  historyFactSchema,
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
  recommendWords,
  roleSchema,
  severityWords,
  type Action,
  type CaseReason,
  type HowTold,
  type ReasonCode,
  type Role,
} from './vocabulary.ts';
export { asksPrescriber } from './asks.ts';
export { changeStatus, leavingNeeds, reasonOf } from './leaving.ts';
export { allergyOf, isAboutRecordedList, recordedList } from './recorded-allergy.ts';
export { checklistOf, checklistTable, isWanting, type ChecklistTable } from './checklist.ts';
export { foldCase } from './fold.ts';
export type { CaseState, Said } from './state.ts';
export { coverOf, orphaned, standingOf, type RowStanding } from './cover.ts';
export { blockers, findingId, type Blocker, type SignOffFacts } from './sign-off.ts';
export { stageOf, type RowFact, type Stage } from './stage.ts';
export { planWrites } from './writes/plan.ts';
export { leadLine } from './writes/statement.ts';
export { isEnded } from './writes/own.ts';
export {
  isOurEntry,
  patientThere,
  type OwnEntry,
  type PlannedWrite,
  type WriteContext,
  type WriteRow,
} from './writes/write.ts';

/** Who may say what. A technician collects; a pharmacist decides and signs; a prescriber answers; nobody else says anything. */
export const mayDecide = (
  role: string,
): {
  readonly history: boolean;
  readonly recommend: boolean;
  readonly confirm: boolean;
  readonly sign: boolean;
} => ({
  history: role === 'technician' || role === 'pharmacist',
  recommend: role === 'pharmacist',
  confirm: role === 'pharmacist' || role === 'prescriber',
  sign: role === 'pharmacist',
});

/** What is missing from a recommendation before it may be said: a coded reason and words, where the action needs them. */
export function missingReason(recommendation: Recommendation): boolean {
  if (!needsReason.includes(recommendation.action)) return false;
  const noWords = recommendation.words.trim() === '';
  return (
    recommendation.reason === null ||
    noWords ||
    (recommendation.action === 'withhold' && recommendation.restartWhen.trim() === '')
  );
}
