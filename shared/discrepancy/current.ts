import { addDays, dayOf, daysBetween } from '../core/instant.ts';
import type { Known } from '../core/known.ts';
import type { PartialDate } from '../core/instant.ts';
import type { Candidate } from '../match/match.ts';
import type { MedicineLine } from '../medicines/line.ts';
import type { Dosing } from './dosing.ts';

/**
 * Which lines count as taken now. `fci`: the Faculty of Clinical Informatics' rule of 2023; `gpconnect`: GP Connect's own
 * filter; `scr`: the Summary Care Record's; `all`: nothing is folded away for its age.
 */
export type CurrentRule = 'fci' | 'gpconnect' | 'scr' | 'all';

const twoYearsDays = 730;
const yearDays = 365;
const halfYearDays = 183;

const over: readonly string[] = [
  'completed',
  'stopped',
  'not-taken',
  'cancelled',
  'entered-in-error',
  'declined',
  'not-done',
  'draft',
];
const suppliedOrGiven: readonly string[] = ['dispense', 'administration'];

/** The latest date a PartialDate can mean is not guessed: a year alone is its first day. */
export const dayText = (date: Known<PartialDate>): string | undefined => {
  if (date.kind !== 'known') return undefined;
  return dayOf(date.value) ?? `${date.value}-01-01`.slice(0, 10);
};

/** Over by its own words: its status, or an end that has passed. */
export function hasEnded(line: MedicineLine, asOf: string): boolean {
  if (line.doNotPerform) return true;
  const status = line.status.kind === 'known' ? line.status.value : 'unknown';
  if (over.includes(status) && !(suppliedOrGiven.includes(line.statedAs) && status === 'completed'))
    return true;
  const end = dayText(line.end);
  return end !== undefined && end < asOf;
}

/** A short course, by its course of therapy or, where that is silent, its category. */
export const isAcute = (line: MedicineLine): boolean =>
  line.course?.kind === 'known'
    ? line.course.value === 'acute'
    : line.category.kind === 'known' && line.category.value === 'acute';

export const isRepeat = (line: MedicineLine): boolean =>
  line.course?.kind === 'known'
    ? line.course.value !== 'acute'
    : line.category.kind === 'known' && ['acute', 'repeat', 'repeat-dispensing'].includes(line.category.value)
      ? line.category.value !== 'acute'
      : mayBeIssuedAgain(line);

/** Nothing says acute or repeat, but it was issued more than once or may be. */
const mayBeIssuedAgain = ({ repeats }: MedicineLine): boolean =>
  repeats.kind === 'known' &&
  ((repeats.value.allowed.kind === 'known' && repeats.value.allowed.value > 0) ||
    (repeats.value.issued.kind === 'known' && repeats.value.issued.value > 1));

/** Issues, supplies and authorisations of a line; the latest says when it was last alive. */
export function lastIssue(line: MedicineLine): string | undefined {
  return latestOf(issuesOf(line));
}

const issuesOf = ({ lastIssued, evidence }: MedicineLine): readonly Known<PartialDate>[] => [
  lastIssued,
  ...evidence.filter(({ kind }) => kind !== 'administration').map(({ when }) => when),
];

function latestOf(dates: readonly Known<PartialDate>[]): string | undefined {
  let latest: string | undefined;
  for (const date of dates) {
    const day = dayText(date);
    if (day !== undefined && (latest === undefined || day > latest)) latest = day;
  }
  return latest;
}

function isTooOld(line: MedicineLine, rule: CurrentRule, asOf: string): boolean {
  if (rule === 'all' || rule === 'scr') return false;
  const started = dayText(line.start) ?? dayText(line.authorised);
  if (rule === 'gpconnect')
    return isAcute(line) && started !== undefined && daysBetween(started, asOf) >= yearDays;
  const { authorised, asserted, lastTaken } = line;
  const latest = latestOf([...issuesOf(line), authorised, asserted, lastTaken]) ?? started;
  return latest !== undefined && daysBetween(latest, asOf) > twoYearsDays;
}

/** A repeat that was stopped within half a year is still shown by the Summary Care Record. */
const isRecentlyStoppedRepeat = (line: MedicineLine, asOf: string): boolean => {
  const end = dayText(line.end);
  return (
    isRepeat(line) &&
    line.status.kind === 'known' &&
    line.status.value !== 'not-taken' &&
    end !== undefined &&
    end >= addDays(asOf, -halfYearDays)
  );
};

/** Weekly whatever its strength and route. */
export const isAlwaysWeekly = ({ about }: Candidate): boolean =>
  about.weekly.some((row) => row.strengthMg === null && row.route === null);

/** What no rule ever folds away: undated, prescribed elsewhere, high-risk, taken weekly or more rarely, or for rescue. */
function isNeverFolded(candidate: Candidate, dosing: Dosing): boolean {
  const { line } = candidate;
  const { lists } = candidate.about;
  const elsewhere =
    (line.category.kind === 'known' && line.category.value === 'prescribed-elsewhere') ||
    (line.prescribingAgency.kind === 'known' && !/gp practice/i.test(line.prescribingAgency.value.text));
  return (
    elsewhere ||
    lists.has('high-risk') ||
    dosing.longInterval ||
    isAlwaysWeekly(candidate) ||
    lists.has('rescue')
  );
}

export type Currency = 'current' | 'ended' | 'too-old';

/** Whether a line is current; `too-old` lines are folded away with a count, and counted again when another source has them. */
export function currencyOf(candidate: Candidate, dosing: Dosing, rule: CurrentRule, asOf: string): Currency {
  const { line } = candidate;
  if (hasEnded(line, asOf))
    return rule === 'scr' && isRecentlyStoppedRepeat(line, asOf) ? 'current' : 'ended';
  return isTooOld(line, rule, asOf) && !isNeverFolded(candidate, dosing) ? 'too-old' : 'current';
}
