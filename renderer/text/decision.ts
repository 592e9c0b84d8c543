import { compareText } from '../../shared/core/compare.ts';
import type { RowDecisionView } from '../../shared/ipc/decision-views.ts';
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
  signedElsewhere: 'A colleague signed, as taken:',
  writtenElsewhere: 'In the record, as taken:',
  changedSince: 'Changed in the record since it was signed:',
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

/** "R Calloway" */
export function shortName(name: string): string {
  const words = name.split(' ').filter((word) => word !== '');
  const last = words.at(-1);
  const first = words[0];
  return last === undefined || first === undefined || words.length === 1
    ? name
    : `${first.charAt(0)} ${last}`;
}

type SaidAt = { readonly by: string; readonly at: string };

/** What was said last of a row: one change of what is taken is a change of what is decided. */
export const latestOf = (...said: readonly (SaidAt | null)[]): SaidAt | undefined =>
  said
    .filter((one) => one !== null)
    .toSorted((a, b) => compareText(a.at, b.at))
    .at(-1);

/** "R Calloway 10:31" */
export const whoWhen = (said: { readonly by: string; readonly at: string }, nowMillis: number): string =>
  `${shortName(said.by)} ${showShortly(said.at, nowMillis)}`;

/** "R Calloway 10:31", "somebody else 10:31 (GP record)": who wrote an entry of ours, when, and where that has to be said. */
export function inRecordFrom(
  {
    records,
    by,
    at,
  }: { readonly records: readonly string[]; readonly by: string | null; readonly at: string },
  nowMillis: number,
): string {
  const who = by === null ? 'somebody else' : shortName(by.replace(/,.*$/, ''));
  const when = at === '' ? 'at a time not recorded' : showShortly(at, nowMillis);
  return `${who} ${when}${records.length === 0 ? '' : ` (${records.join(' and ')})`}`;
}

export const lastTakenWords = (said: RowDecisionView['lastTaken']): string => {
  if (said === null) return decisionText.notAsked;
  return said.value === null ? decisionText.askedNotKnown : showMoment(said.value);
};

export const progressWords = (decided: number, toDecide: number): string =>
  `${decided} of ${toDecide} rows decided`;
