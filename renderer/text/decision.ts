import { reasonWords, type HistoryFact, type Recommendation } from '../../shared/cases/cases.ts';
import type { RowDecisionView } from '../../shared/ipc/decision-views.ts';
import { assertNever } from '../../shared/core/must.ts';
import { showMoment, showShortly } from './dates.ts';

export const decisionText = {
  decision: 'Decision',
  nothingAnOrder: 'Nothing here is an order',
  notDecided: 'Not decided',
  noRecommendation: 'Half decided: recommend next',
  noHistory: 'Half decided: history not taken',
  decidingNow: 'Deciding now',
  confirmAgain: 'Confirm again',
  sourceChanged: 'A source changed since.',
  foundSince: 'Found since:',
  was: 'Was:',
  noneNeeded: 'None needed: not current',
  history: 'Drug history',
  recommend: 'Recommend',
  notChosen: 'Not chosen',
  chooseHistory: 'What does the patient really take? Choose one, then recommend.',
  chooseRecommendation: 'Choose one. Change, withhold, stop and substitute then ask for a reason.',
  chooseHistoryAfter: 'Recommended. What does the patient really take?',
  historyOnly: 'You take the history; recommendations are the pharmacist’s.',
  lookOnly: 'Your role may look, not decide.',
  isSigned: 'Signed: add an addendum, or open it again to decide otherwise.',
  decided: 'Decided',
  mayChange: 'Choose again to change it. Z takes back the latest.',
  lastTaken: 'Last taken',
  indication: 'For',
  notAsked: 'not asked',
  askedNotKnown: 'asked, not known',
  notStated: 'not stated',
  confirmedBy: 'Confirmed by',
  confirm: 'Confirmed by a prescriber',
  leave: 'leave undecided',
  open: 'open originals',
  marked: 'Marked to be paired',
  selected: 'Selected',
  select: 'select',
  saving: 'Saving',
} as const;

/** "Taking as directed", "Taking differently: one at night", "Never took any" */
export function historyWords(fact: HistoryFact): string {
  switch (fact.kind) {
    case 'taking-as-directed':
      return `Taking as directed${directedWords(fact)}${dosesWords(fact)}`;
    case 'taking-differently':
      return `Taking differently: ${fact.asTaken} (${fact.difference})${dosesWords(fact)}`;
    case 'not-taking': {
      const what = fact.never
        ? 'Never took any'
        : `Not taking${fact.since === null ? '' : ` since ${showMoment(fact.since)}`}`;
      return fact.why === '' ? what : `${what}: ${fact.why}`;
    }
    case 'started-here':
      return 'Started here, not taken at home';
    case 'unable-to-establish':
      return fact.why === '' ? 'Unable to establish' : `Unable to establish: ${fact.why}`;
    default:
      return assertNever(fact);
  }
}

/** Whose directions are followed, where sources contradict each other. */
const directedWords = ({ directedBy }: Extract<HistoryFact, { kind: 'taking-as-directed' }>): string =>
  directedBy === undefined ? '' : ` by ${directedBy.name}: ${directedBy.words}`;

const dosesWords = ({ doses, doseFrom }: Extract<HistoryFact, { doses: unknown }>): string => {
  const taken = doses.filter((dose) => dose.asTaken !== '').map((dose) => dose.asTaken);
  return taken.length === 0 ? '' : `: ${taken.join(' + ')}${doseFrom === '' ? '' : `, said by ${doseFrom}`}`;
};

/** What goes to the prescriber, in one breath. */
export function recommendationDetail(said: Recommendation): string {
  const parts = [
    said.proposed,
    said.reason === null ? '' : reasonWords[said.reason],
    said.words,
    said.restartWhen === '' ? '' : `Restart: ${said.restartWhen}`,
    restoreWords(said.restoreAtDischarge),
  ];
  return parts.filter((part) => part !== '').join('. ');
}

function restoreWords(restore: boolean | null): string {
  if (restore === null) return '';
  return restore ? 'Restore at discharge' : 'Do not restore at discharge';
}

/** "R Calloway" */
export function shortName(name: string): string {
  const words = name.split(' ').filter((word) => word !== '');
  const last = words.at(-1);
  const first = words[0];
  return last === undefined || first === undefined || words.length === 1
    ? name
    : `${first.charAt(0)} ${last}`;
}

/** "R Calloway 10:31" */
export const whoWhen = (said: { readonly by: string; readonly at: string }, nowMillis: number): string =>
  `${shortName(said.by)} ${showShortly(said.at, nowMillis)}`;

export const lastTakenWords = (said: RowDecisionView['lastTaken']): string => {
  if (said === null) return decisionText.notAsked;
  return said.value === null ? decisionText.askedNotKnown : showMoment(said.value);
};

export const progressWords = (decided: number, toDecide: number): string =>
  `${decided} of ${toDecide} rows decided`;
