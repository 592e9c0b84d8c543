import type { RowDecisionView } from '../../../shared/ipc/decision-views.ts';
import type { HistoryFact } from '../../../shared/cases/cases.ts';
import type { Typed } from '../../ui/form.ts';
import type { DecideAction } from '../../ui/key-maps.ts';

/** What was said before, for a form that says it anew: the person changes it, nobody guesses it. */
export function startOf(action: DecideAction, decision: RowDecisionView): Typed {
  const said = decision.recommendation?.value;
  if (said !== undefined && said.action === action)
    return {
      words: said.words,
      proposed: said.proposed,
      restartWhen: said.restartWhen,
      ...(said.reason === null ? {} : { reason: said.reason }),
      ...(said.side === null ? {} : { side: said.side }),
      ...(said.restoreAtDischarge === null ? {} : { restore: said.restoreAtDischarge ? 'yes' : 'no' }),
    };
  const fact = decision.history?.value;
  if (fact !== undefined && fact.kind === action) return startOfHistory(fact);
  if (action === 'indication' && decision.indication !== null)
    return { indication: decision.indication.value };
  return {};
}

function startOfHistory(fact: HistoryFact): Typed {
  switch (fact.kind) {
    case 'taking-differently':
      return { asTaken: fact.asTaken, difference: fact.difference, ...startOfDoses(fact) };
    case 'not-taking':
      return { never: fact.never ? 'never' : 'stopped', why: fact.why, since: fact.since ?? '' };
    case 'unable-to-establish':
      return { why: fact.why };
    case 'taking-as-directed':
      return {
        ...startOfDoses(fact),
        ...(fact.directedBy === undefined ? {} : { directedBy: fact.directedBy.source }),
      };
    case 'started-here':
      return {};
  }
}

const startOfDoses = ({ doses }: Extract<HistoryFact, { doses: unknown }>): Typed =>
  Object.fromEntries(doses.map(({ line, asTaken }) => [`dose ${line}`, asTaken]));
