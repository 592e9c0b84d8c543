import { useStore } from 'zustand';
import type { Saying } from '../../../shared/cases/cases.ts';
import type { RowView } from '../../../shared/ipc/case-views.ts';
import type { RowDecisionView } from '../../../shared/ipc/decision-views.ts';
import { decideStore } from '../../stores/decide.ts';

/** The decision of a row as it will stand once what was just said of it is kept; `saving` until the engine has answered. */
export function useDecision(row: RowView): { readonly decision: RowDecisionView; readonly saving: boolean } {
  const sayings = useStore(decideStore, (state) => state.saving.get(row.id));
  return { decision: withSaid(row.decision, sayings ?? []), saving: sayings !== undefined };
}

/** Nobody's name and no time yet: those are the engine's to give. */
const unsigned = { by: '', at: '' };

/** A decision with what is being said; what a row shows nothing of leaves it as it is. */
export const withSaid = (decision: RowDecisionView, sayings: readonly Saying[]): RowDecisionView =>
  sayings.reduce<RowDecisionView>((so, saying) => {
    switch (saying.kind) {
      case 'history':
        return { ...so, history: { value: saying.fact, ...unsigned }, historyStanding: 'stands' };
      case 'recommended':
        return {
          ...so,
          recommendation: { value: saying.recommendation, ...unsigned },
          recommendationStanding: 'stands',
        };
      default:
        return so;
    }
  }, decision);
