import { assertNever } from '../core/must.ts';
import type { RowDecision } from './state.ts';
import type { Action, ReasonCode } from './vocabulary.ts';

/**
 * What a medicine is on the list a patient takes home (NICE NG5 1.2.4): new, changed, as before, stopped or paused. `unsettled`
 * is what nobody decided, or what a prescriber was asked and has not answered: said so, never as if it were settled.
 */
export type TakeHome = 'new' | 'changed' | 'same' | 'stopped' | 'paused' | 'unsettled';

type Decided = Pick<RowDecision, 'history' | 'recommendation' | 'confirmed' | 'supply'>;

/**
 * `stands`: the recommendation is about the lines as they are now. `differs`: the order side says another thing than the
 * patient takes, so that going on as charted is a change for them. `asks`: a prescriber has to agree.
 */
export function takeHomeOf(
  decision: Decided,
  { stands, differs, asks }: { readonly stands: boolean; readonly differs: boolean; readonly asks: boolean },
): TakeHome {
  const said = decision.recommendation?.value;
  if (said === undefined || !stands) return 'unsettled';
  const meant = meantBy(said.action, decision, differs && said.side === 'as-charted');
  // To go on as at home changes nothing for the patient, whoever has yet to put it on a chart.
  return meant !== 'same' && asks && decision.confirmed === null ? 'unsettled' : meant;
}

function meantBy(action: Action, { history, supply }: Decided, otherwise: boolean): TakeHome {
  const fact = history?.value.kind;
  switch (action) {
    case 'continue':
    case 'own-supply':
      if (fact === 'started-here') return 'new';
      return fact === 'not-taking' || otherwise ? 'changed' : 'same';
    case 'start':
      return isTaken(history) ? 'changed' : 'new';
    case 'change':
      return fact === 'started-here' ? 'new' : 'changed';
    case 'substitute':
      return supply?.value.restored === true ? 'same' : 'changed';
    case 'withhold':
    case 'intended-omission':
      return 'paused';
    case 'stop':
    case 'complete':
    case 'not-current':
      return 'stopped';
    case 'refer':
      return 'unsettled';
    default:
      return assertNever(action);
  }
}

export const isTaken = (history: Decided['history']): boolean =>
  history?.value.kind === 'taking-as-directed' || history?.value.kind === 'taking-differently';

/** Why, as it is said to the patient. `other` says nothing by itself: the words beside it do. */
export const reasonForPatient: Readonly<Record<ReasonCode, string>> = {
  'adverse-reaction': 'it caused a side effect',
  allergy: 'of an allergy',
  interaction: 'it does not go well with another medicine you take',
  'renal-function': 'of how your kidneys are working',
  'hepatic-function': 'of how your liver is working',
  'acute-illness': 'you were unwell',
  procedure: 'of a procedure',
  'no-longer-needed': 'you no longer need it',
  'not-effective': 'it was not working well enough',
  duplicate: 'you already take the same or a similar medicine',
  'patient-choice': 'you chose this',
  swallowing: 'it was hard to swallow',
  formulary: 'the hospital uses another one',
  'monitoring-result': 'of a test result',
  'transcription-error': 'it was written down wrongly before',
  other: '',
};
