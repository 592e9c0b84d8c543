import { expect, test } from 'vitest';
import type { Part } from '../../../shared/discrepancy/stated.ts';
import { statesTimes, timesBetween, timesOf } from '../../../shared/discrepancy/times.ts';

const nothing: Part = { amount: undefined, often: undefined, slots: [], meals: [], clock: [], days: [] };
const at = (...parts: readonly Partial<Part>[]) => timesOf(parts.map((part) => ({ ...nothing, ...part })));
const clock = (...times: readonly string[]) => at({ clock: times });
const slots = (...times: readonly string[]) => at({ slots: times });

test.each([
  ['00:30', 'night'],
  ['03:59', 'night'],
  ['04:00', 'morning'],
  ['08:00', 'morning'],
  ['10:59', 'morning'],
  ['11:00', 'noon'],
  ['13:00', 'afternoon'],
  ['15:59', 'noon'],
  ['16:00', 'evening'],
  ['22:00', 'night'],
])('a time by the clock and a time of day of the same third of the day agree: %s and %s', (time, slot) => {
  expect(timesBetween(clock(time), slots(slot))).toBeUndefined();
  expect(timesBetween(slots(slot), clock(time))).toBeUndefined();
});

test.each([
  ['03:59', 'morning'],
  ['04:00', 'night'],
  ['10:59', 'noon'],
  ['11:00', 'morning'],
  ['15:59', 'evening'],
  ['15:59', 'morning'],
  ['16:00', 'afternoon'],
  ['22:00', 'noon'],
])('in another third of the day it is given at another time: %s and %s', (time, slot) => {
  expect(timesBetween(clock(time), slots(slot))).toContain(`${time} against ${slot}`);
  expect(timesBetween(slots(slot), clock(time))).toContain(`${slot} against ${time}`);
});

test('days are held against days, the clock against the clock, and meals against meals', () => {
  expect(timesBetween(at({ days: ['mon', 'thu'] }), at({ days: ['mon'] }))).toContain('mon, thu against mon');
  expect(timesBetween(clock('08:00', '14:00'), clock('08:00', '22:00'))).toContain(
    '08:00, 14:00 against 08:00, 22:00',
  );
  expect(timesBetween(slots('morning', 'night'), slots('morning'))).toContain(
    'morning, night against morning',
  );
  expect(timesBetween(at({ meals: ['before food'] }), at({ meals: ['after food'] }))).toContain(
    'before food against after food',
  );
});

test('what one side alone says of the time is no difference', () => {
  const monday = at({ days: ['mon'] });
  expect(timesBetween(monday, at({}))).toBeUndefined();
  expect(timesBetween(at({}), monday)).toBeUndefined();
  expect(timesBetween(monday, at({ meals: ['with food'] }))).toBeUndefined();
  expect(timesBetween(slots('morning'), at({ meals: ['with food'] }))).toBeUndefined();
  expect(timesBetween(monday, monday)).toBeUndefined();
});

test('the order in which times are written, and a time written twice, make no difference', () => {
  expect(
    timesBetween(at({ slots: ['night'] }, { slots: ['morning'] }), slots('morning', 'night')),
  ).toBeUndefined();
  expect(timesBetween(clock('08:00', '22:00', '08:00'), clock('22:00', '08:00'))).toBeUndefined();
  expect(timesBetween(clock('08:00', '09:00'), slots('morning'))).toBeUndefined();
  expect(at({ days: ['wed'] }, { days: ['mon', 'wed'] }).days).toEqual(['mon', 'wed']);
});

test.each<[string, Partial<Part>, boolean]>([
  ['days', { days: ['mon'] }, true],
  ['the clock', { clock: ['08:00'] }, true],
  ['times of day', { slots: ['morning'] }, true],
  ['meals', { meals: ['with food'] }, true],
  ['nothing', {}, false],
])('directions state a time by %s', (_, part, expected) => {
  expect(statesTimes(at(part))).toBe(expected);
});
