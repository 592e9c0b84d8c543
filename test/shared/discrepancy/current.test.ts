import { expect, test } from 'vitest';
import { readPartialDate } from '../../../shared/core/instant.ts';
import { known, notRecorded } from '../../../shared/core/known.ts';
import { must } from '../../../shared/core/must.ts';
import { findDiscrepancies, type CurrentRule } from '../../../shared/discrepancy/discrepancy.ts';
import { hasEnded, isAcute, isRepeat, lastIssue } from '../../../shared/discrepancy/current.ts';
import { matchLines } from '../../../shared/match/match.ts';
import type { LineStatus, MedicineLine } from '../../../shared/medicines/line.ts';
import { makeLine, makeList } from '../../../build/gold/make.ts';

const on = (text: string) => {
  const read = readPartialDate(text);
  return known(must(read.ok ? read.value : undefined, text));
};
const asOf = '2026-11-18';
const line = (more: Partial<MedicineLine> = {}) =>
  makeLine('gp', 'a', 'Omeprazole 20mg capsules', 'ONE DAILY', more);

const isCurrent = (rule: CurrentRule, more: Partial<MedicineLine>, term?: string, words = 'ONE DAILY') => {
  const lists = [
    makeList('gp', 'history', [makeLine('gp', 'a', term ?? 'Omeprazole 20mg capsules', words, more)]),
  ];
  const found = findDiscrepancies({ lists, matching: matchLines(lists), asOf, current: rule });
  return [...found.current.values()][0];
};

test.each<[LineStatus, boolean]>([
  ['active', false],
  ['on-hold', false],
  ['intended', false],
  ['unknown', false],
  ['in-progress', false],
  ['completed', true],
  ['stopped', true],
  ['not-taken', true],
  ['cancelled', true],
  ['entered-in-error', true],
  ['declined', true],
  ['not-done', true],
  ['draft', true],
])('a line that is %s is over: %s', (status, over) => {
  expect(hasEnded(line({ status: known(status) }), asOf)).toBe(over);
});

test('a line is over by its end from the day after it, and never current where it says not to give it', () => {
  expect(hasEnded(line({ end: on('2026-11-18') }), asOf)).toBe(false);
  expect(hasEnded(line({ end: on('2026-11-17') }), asOf)).toBe(true);
  // A year alone is its first day.
  expect(hasEnded(line({ end: on('2026') }), asOf)).toBe(true);
  expect(hasEnded(line({ end: on('2027') }), asOf)).toBe(false);
  expect(hasEnded(line({ status: notRecorded }), asOf)).toBe(false);
  expect(hasEnded(line({ doNotPerform: true }), asOf)).toBe(true);
});

test('a supply or a dose that is completed says that it was taken, not that it is over', () => {
  const completed = { status: known('completed' as const) };
  expect(hasEnded(line({ ...completed, statedAs: 'dispense' }), asOf)).toBe(false);
  expect(hasEnded(line({ ...completed, statedAs: 'administration' }), asOf)).toBe(false);
  expect(hasEnded(line({ ...completed, statedAs: 'order' }), asOf)).toBe(true);
  expect(hasEnded(line({ status: known('stopped'), statedAs: 'dispense' }), asOf)).toBe(true);
});

test('acute and repeat go by the course of therapy, then by the category, then by how often it was or may be issued', () => {
  const of = (more: Partial<MedicineLine>) => [isAcute(line(more)), isRepeat(line(more))];
  const repeats = (issued: number | undefined, allowed: number | undefined) => ({
    repeats: known({
      issued: issued === undefined ? notRecorded : known(issued),
      allowed: allowed === undefined ? notRecorded : known(allowed),
      reviewBy: notRecorded,
    }),
  });
  expect(of({ course: known('acute'), category: known('repeat') })).toEqual([true, false]);
  expect(of({ course: known('repeat'), category: known('acute') })).toEqual([false, true]);
  expect(of({ category: known('acute'), ...repeats(4, 6) })).toEqual([true, false]);
  expect(of({ category: known('repeat') })).toEqual([false, true]);
  expect(of({ category: known('repeat-dispensing') })).toEqual([false, true]);
  expect(of({ category: known('community') })).toEqual([false, false]);
  expect(of({ category: known('community'), ...repeats(2, undefined) })).toEqual([false, true]);
  expect(of(repeats(undefined, 1))).toEqual([false, true]);
  expect(of(repeats(1, 0))).toEqual([false, false]);
  expect(of({})).toEqual([false, false]);
});

test('the last issue is the latest of all issues and supplies, and no dose given on the ward', () => {
  const evidence = (kind: 'dispense' | 'administration', when: string) =>
    ({ kind, when: on(when) }) as MedicineLine['evidence'][number];
  expect(lastIssue(line())).toBeUndefined();
  expect(lastIssue(line({ lastIssued: on('2026-05-01') }))).toBe('2026-05-01');
  expect(
    lastIssue(
      line({
        lastIssued: on('2026-05-01'),
        evidence: [
          evidence('dispense', '2026-06-01'),
          evidence('dispense', '2026-04-01'),
          evidence('administration', '2026-07-01'),
        ],
      }),
    ),
  ).toBe('2026-06-01');
});

test('the rule of two years goes by the newest thing that is known of the line', () => {
  expect(isCurrent('fci', { asserted: on('2024-11-18') })).toBe(true);
  expect(isCurrent('fci', { asserted: on('2024-11-17') })).toBe(false);
  expect(isCurrent('fci', { start: on('2010-01-01') })).toBe(false);
  expect(isCurrent('fci', { start: on('2010-01-01'), lastIssued: on('2026-10-01') })).toBe(true);
  expect(isCurrent('fci', { start: on('2010-01-01'), lastTaken: on('2026-10-01') })).toBe(true);
  expect(isCurrent('fci', { asserted: on('2010-01-01'), authorised: on('2026-01-01') })).toBe(true);
  for (const rule of ['all', 'scr', 'gpconnect'] as const)
    expect(isCurrent(rule, { asserted: on('2010-01-01') })).toBe(true);
});

test("GP Connect's rule folds away acute lines alone, a year after they began", () => {
  const acute = { category: known('acute' as const) };
  expect(isCurrent('gpconnect', { ...acute, start: on('2025-11-18') })).toBe(false);
  expect(isCurrent('gpconnect', { ...acute, start: on('2025-11-19') })).toBe(true);
  expect(isCurrent('gpconnect', { ...acute, authorised: on('2025-11-18') })).toBe(false);
  expect(isCurrent('gpconnect', acute)).toBe(true);
  expect(isCurrent('gpconnect', { category: known('repeat'), start: on('2025-11-18') })).toBe(true);
});

test("the Summary Care Record's rule shows a repeat for half a year after it was stopped", () => {
  const stopped = { status: known('stopped' as const), category: known('repeat' as const) };
  expect(isCurrent('scr', { ...stopped, end: on('2026-05-19') })).toBe(true);
  expect(isCurrent('scr', { ...stopped, end: on('2026-05-18') })).toBe(false);
  expect(isCurrent('scr', stopped)).toBe(false);
  expect(isCurrent('scr', { ...stopped, end: on('2026-09-01'), category: known('acute') })).toBe(false);
  expect(isCurrent('scr', { ...stopped, end: on('2026-09-01'), status: known('not-taken') })).toBe(false);
  expect(isCurrent('fci', { ...stopped, end: on('2026-09-01') })).toBe(false);
});

test.each<[string, Partial<MedicineLine>, string, string]>([
  ['high-risk', {}, 'Warfarin 1mg tablets', 'AS DIRECTED'],
  ['for rescue', {}, 'Glyceryl trinitrate 400micrograms/dose spray', 'WHEN REQUIRED'],
  ['rarer than weekly', {}, 'Alfacalcidol 1microgram capsules', 'ONE EVERY TWO WEEKS'],
  ['always weekly', {}, 'Dulaglutide', ''],
  [
    'prescribed elsewhere',
    { category: known('prescribed-elsewhere') },
    'Omeprazole 20mg capsules',
    'ONE DAILY',
  ],
  [
    'of another prescriber',
    { prescribingAgency: known({ text: 'Hospital clinic', codes: [] }) },
    'Omeprazole 20mg capsules',
    'ONE DAILY',
  ],
])('no rule folds away what is %s, however old', (_, more, term, words) => {
  expect(isCurrent('fci', { asserted: on('2010-01-01'), ...more }, term, words)).toBe(true);
});

test('what the practice itself prescribed is folded away like anything else', () => {
  const agency = known({ text: 'Prescribed at GP practice', codes: [] });
  expect(isCurrent('fci', { asserted: on('2010-01-01'), prescribingAgency: agency })).toBe(false);
});
