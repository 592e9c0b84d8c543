import { assertNever } from '../core/must.ts';
import type { Action, CaseReason } from './vocabulary.ts';
import type { CaseState, RowDecision } from './state.ts';

/** Why the case is made: as somebody said last, or as it was opened. */
export const reasonOf = (state: Pick<CaseState, 'reason' | 'opened'>): CaseReason =>
  state.reason?.value ?? state.opened?.value.reason ?? 'admission';

/** PRSB: what became of a medicine, for whoever goes on with it. `null` where nothing is said of it that leaves the ward. */
export type ChangeStatus = 'continued' | 'added' | 'amended' | 'withheld' | 'discontinued';

export function changeStatus(action: Action): ChangeStatus | null {
  switch (action) {
    case 'continue':
    case 'own-supply':
      return 'continued';
    case 'start':
      return 'added';
    case 'change':
    case 'substitute':
      return 'amended';
    case 'withhold':
    case 'intended-omission':
      return 'withheld';
    case 'stop':
    case 'complete':
      return 'discontinued';
    case 'not-current':
    case 'refer':
      return null;
    default:
      return assertNever(action);
  }
}

/** What is still wanted of a row before the patient leaves. */
export type DischargeNeed =
  | 'quantity'
  | 'continuing-prescriber'
  | 'review'
  | 'indication'
  | 'description'
  | 'substitution-restored'
  /** Started here and to go on: a prescriber says so, or it is in no list of what the patient takes. */
  | 'confirmation';

/**
 * What a discharge wants of one row. Whatever goes home: how much is supplied, who goes on prescribing it, and when it is
 * looked at again. Whatever changed, PRSB's four: status and date are the decision's own; indication and description must be
 * said. A substitution that was to be restored is restored, or somebody says that it stays. `indication` is the source's.
 */
export function dischargeNeeds(
  reason: CaseReason,
  decision: Pick<
    RowDecision,
    'history' | 'recommendation' | 'confirmed' | 'indication' | 'supply' | 'earlier'
  >,
  indication: string,
): readonly DischargeNeed[] {
  const said = decision.recommendation?.value;
  const status = said === undefined ? null : changeStatus(said.action);
  if (reason !== 'discharge' || said === undefined || status === null) return [];
  const supply = decision.supply?.value;
  const goesHome = status === 'continued' || status === 'added' || status === 'amended';
  const isChange = status !== 'continued';
  const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';
  const found: (DischargeNeed | false)[] = [
    goesHome && isBlank(supply?.quantity) && 'quantity',
    goesHome && isBlank(supply?.continuing) && 'continuing-prescriber',
    goesHome && isBlank(supply?.review) && 'review',
    isChange && isBlank(decision.indication?.value ?? indication) && 'indication',
    isChange && isBlank(said.words) && isBlank(said.proposed) && 'description',
    (said.restoreAtDischarge ?? decision.earlier?.value.restoreAtDischarge) === true &&
      (supply?.restored ?? null) === null &&
      'substitution-restored',
    goesHome &&
      decision.history?.value.kind === 'started-here' &&
      decision.confirmed === null &&
      'confirmation',
  ];
  return found.filter((need) => need !== false);
}
