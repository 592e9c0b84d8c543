import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayPurge, type PersonFacts } from '../../../electron/engine/purge/may-purge.ts';

const now = Date.parse('2026-11-18T12:00:00Z');
const daysAgo = (days: number): string => new Date(now - days * 86_400_000).toISOString();
const rule = { afterDays: 30, afterDischargeDays: 7 };

/** Somebody who left ten days ago and was looked at the last time then; nothing was done about them. */
const left: PersonFacts = {
  touchedAt: daysAgo(10),
  stays: 0,
  goneAt: daysAgo(10),
  unsent: 0,
  acknowledged: 0,
  cases: 0,
  signed: 0,
  openedAgain: false,
  typedIn: 0,
};
const signed = { cases: 1, signed: 1, acknowledged: 12 };

test.each<readonly [string, Partial<PersonFacts>, string]>([
  ['left and only looked at', {}, 'remove discharged'],
  ['left, signed and held by the trust', signed, 'remove discharged'],
  ['left yesterday', { touchedAt: daysAgo(1), goneAt: daysAgo(1) }, 'not-due'],
  ['left, and opened again yesterday', { touchedAt: daysAgo(1) }, 'not-due'],
  ['on a ward', { stays: 1, goneAt: null }, 'not-due'],
  [
    'on a ward list nobody read for 31 days',
    { stays: 1, goneAt: null, touchedAt: daysAgo(31) },
    'remove age',
  ],
  ['on no ward list ever, 31 days old', { goneAt: null, touchedAt: daysAgo(31) }, 'remove age'],
  ['on no ward list ever, 29 days old', { goneAt: null, touchedAt: daysAgo(29) }, 'not-due'],
  ['signed, one entry not sent', { ...signed, unsent: 1 }, 'kept unsent'],
  ['signed, everything taken back again', { ...signed, acknowledged: 0 }, 'kept unsent'],
  ['worked on, not signed', { cases: 1 }, 'kept unsigned'],
  ['signed, then the next case begun', { ...signed, cases: 2 }, 'kept unsigned'],
  ['signed, then opened again', { ...signed, openedAgain: true }, 'kept unsigned'],
  ['a list typed in, no case', { typedIn: 1 }, 'kept unsigned'],
  ['old, with an entry not sent', { touchedAt: daysAgo(400), unsent: 1 }, 'kept unsent'],
  ['of no known age', { touchedAt: null }, 'not-due'],
  ['a clock set back', { touchedAt: daysAgo(-3), goneAt: daysAgo(-3) }, 'not-due'],
])('purge: %s', (_, facts, expected) => {
  const decision = mayPurge({ ...left, ...facts }, rule, now);
  expect('why' in decision ? `${decision.kind} ${decision.why}` : decision.kind).toBe(expected);
});

test('whatever its age and its stays, nothing unsent or unsigned is ever removed', () => {
  const count = fc.integer({ min: 0, max: 3 });
  const at = fc.option(fc.integer({ min: -10, max: 500 }).map(daysAgo), { nil: null });
  fc.assert(
    fc.property(
      fc.record({
        touchedAt: at,
        goneAt: at,
        stays: count,
        unsent: count,
        acknowledged: count,
        cases: count,
        signed: count,
        openedAgain: fc.boolean(),
        typedIn: count,
      }),
      (facts) => {
        const removed = mayPurge(facts, rule, now).kind === 'remove';
        const worked = facts.cases > 0 || facts.typedIn > 0;
        const held = facts.signed === facts.cases && facts.cases > 0 && !facts.openedAgain;
        return !removed || (facts.unsent === 0 && (!worked || (held && facts.acknowledged > 0)));
      },
    ),
    { numRuns: 2_000 },
  );
});
