import { expect, test } from 'vitest';
import { known, notRecorded } from '../../shared/core/known.ts';
import { admissionClock } from '../../renderer/text/admission-clock.ts';
import { ageYears, showAge, showHours, showMoment, showNow, showWhen } from '../../renderer/text/dates.ts';

const admitted = known('2026-11-17T16:20:00.000Z');
const at = (text: string): number => Date.parse(text);

test('the ring is as full as the 24 hours are used', () => {
  const clock = admissionClock(admitted, notRecorded, at('2026-11-18T04:20:00Z'));
  expect(clock).toEqual({
    kind: 'left',
    millis: 12 * 3_600_000,
    share: 0.5,
    short: false,
    words: '12 h left',
  });
});

test('under six hours is short, and one minute past is over', () => {
  expect(admissionClock(admitted, notRecorded, at('2026-11-18T10:52:00Z'))).toMatchObject({
    kind: 'left',
    short: true,
    words: '5 h 28 min left',
  });
  expect(admissionClock(admitted, notRecorded, at('2026-11-18T16:20:00Z'))).toMatchObject({
    kind: 'left',
    words: '0 min left',
  });
  expect(admissionClock(admitted, notRecorded, at('2026-11-18T16:21:00Z'))).toMatchObject({
    kind: 'over',
    words: '1 min over',
  });
});

test('a case done late is done, and says that it was late', () => {
  const clock = admissionClock(admitted, known('2026-11-18T18:20:00Z'), at('2026-11-19T00:00:00Z'));
  expect(clock).toEqual({ kind: 'done', millis: 26 * 3_600_000, late: true, words: 'Done in 26 h' });
});

test('an admission known only to the day, or not at all, starts no clock', () => {
  const now = at('2026-11-18T10:52:00Z');
  expect(admissionClock(known('2026-11-17'), notRecorded, now)).toEqual({
    kind: 'unknown',
    words: 'Admission time not recorded',
  });
  expect(admissionClock(notRecorded, notRecorded, now)).toEqual({
    kind: 'unknown',
    words: 'Admitted: not recorded',
  });
});

test('times are those of the clock on the ward wall, in summer and in winter', () => {
  expect(showNow(at('2026-11-18T10:52:00Z'))).toBe('Wed 18-Nov-2026 10:52');
  expect(showMoment('2026-07-01T23:30:00Z')).toBe('02-Jul-2026 00:30');
  expect(showMoment('2026-07')).toBe('Jul-2026');
  expect(showWhen('2026-11-18T10:44:00Z', at('2026-11-18T10:52:00Z'))).toBe('10:44 today');
  expect(showWhen('2026-11-17T10:44:00Z', at('2026-11-18T10:52:00Z'))).toBe('17-Nov-2026 10:44');
});

test('an age in years changes on the birthday and is not guessed from a partial date', () => {
  expect(ageYears('1948-11-18', at('2026-11-17T12:00:00Z'))).toBe(77);
  expect(ageYears('1948-11-18', at('2026-11-18T12:00:00Z'))).toBe(78);
  expect(ageYears('1948-11', at('2026-11-18T12:00:00Z'))).toBeUndefined();
});

test('how old a copy is, is said in the unit a person would use', () => {
  expect([0, 59, 60, 26 * 60, 72 * 60].map((minutes) => showAge(minutes * 60_000))).toEqual([
    '0 min',
    '59 min',
    '1 h',
    '26 h',
    '3 days',
  ]);
  expect([0, 12, 60, 328].map((minutes) => showHours(minutes * 60_000))).toEqual([
    '0 min',
    '12 min',
    '1 h',
    '5 h 28 min',
  ]);
});
