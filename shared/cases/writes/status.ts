import { assertNever } from '../../core/must.ts';
import { valueOf } from '../../core/known.ts';
import type { MedicineLine } from '../../medicines/line.ts';
import type { HistoryFact } from '../sayings.ts';
import type { RowDecision } from '../state.ts';
import type { Action } from '../vocabulary.ts';
import type { WriteContext } from './write.ts';

export type Status = 'active' | 'not-taken' | 'stopped' | 'on-hold' | 'completed' | 'intended';

/**
 * What a prescriber confirmed and this record may learn. A hold on admission stays in the trust's record; a medicine that
 * the patient already takes is not "intended" because the chart is to have it too.
 */
export function confirmedAction(
  decision: RowDecision,
  context: Pick<WriteContext, 'reason'>,
): Action | undefined {
  if (decision.confirmed === null) return undefined;
  const action = decision.recommendation?.value.action;
  return action === 'withhold' && context.reason === 'admission' ? undefined : action;
}

const goesOn: readonly (Action | undefined)[] = ['continue', 'change', 'start', 'substitute', 'own-supply'];

/**
 * What was started here is no history: on admission and transfer it stays in the trust's record. At discharge it goes home
 * where a prescriber confirmed that it is to go on.
 */
export const goesHome = (decision: RowDecision, context: Pick<WriteContext, 'reason'>): boolean =>
  context.reason === 'discharge' && goesOn.includes(confirmedAction(decision, context));

/** Only facts and confirmed decisions set the status; `null` where nothing is known to be true of what is taken. */
export function statusOf(
  fact: HistoryFact,
  decision: RowDecision,
  line: MedicineLine,
  context: WriteContext,
): Status | null {
  const ofFact = statusOfFact(fact, decision, line, context);
  if (ofFact === null) return null;
  switch (confirmedAction(decision, context)) {
    case 'withhold':
      return 'on-hold';
    case 'stop':
      return 'stopped';
    case 'complete':
      return 'completed';
    case 'start':
      return ofFact === 'active' ? 'active' : 'intended';
    default:
      return ofFact;
  }
}

function statusOfFact(
  fact: HistoryFact,
  decision: RowDecision,
  line: MedicineLine,
  context: WriteContext,
): Status | null {
  switch (fact.kind) {
    case 'taking-as-directed':
    case 'taking-differently':
      return 'active';
    case 'not-taking':
      return fact.never ? 'not-taken' : 'stopped';
    case 'started-here': {
      if (!goesHome(decision, context)) return null;
      const start = valueOf(line.start);
      return start !== undefined && start > context.at.slice(0, start.length) ? 'intended' : 'active';
    }
    case 'unable-to-establish':
      return null;
    default:
      return assertNever(fact);
  }
}
