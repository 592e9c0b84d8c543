import { expect, test } from 'vitest';
import { fared } from '../../support/fared.ts';

const said = (term: string, home: string, ordered: string) =>
  fared(term, home, ordered)
    .findings.filter((one) => ['dose', 'frequency'].includes(one.class))
    .map((one) => `${one.class} ${one.severity}`);

test.each([
  [
    'doubled, of no listed medicine',
    'Ramipril 5mg capsules',
    '5 mg daily',
    '10 mg daily',
    'dose significant',
  ],
  ['ten times, of no listed medicine', 'Ramipril', '1 mg daily', '10 mg daily', 'dose significant'],
  ['a little more of a high-risk one', 'Warfarin', '3 mg daily', '5 mg daily', 'dose significant'],
  ['just doubled, of a high-risk one', 'Warfarin', '3 mg daily', '6 mg daily', 'dose serious'],
  ['just halved, of a high-risk one', 'Warfarin', '6 mg daily', '3 mg daily', 'dose serious'],
  ['just doubled, of a time-critical one', 'Levetiracetam', '250 mg bd', '500 mg bd', 'dose serious'],
  ['ten times, of a time-critical one', 'Levetiracetam', '100 mg bd', '1000 mg bd', 'dose serious'],
  ['nine times, of a high-risk one', 'Warfarin', '1 mg daily', '9 mg daily', 'dose serious'],
  ['just ten times, of a high-risk one', 'Warfarin', '1 mg daily', '10 mg daily', 'dose potentially-lethal'],
  ['just a tenth, of a high-risk one', 'Warfarin', '10 mg daily', '1 mg daily', 'dose potentially-lethal'],
  ['just a thousand times', 'Ramipril', '5 micrograms daily', '5 mg daily', 'dose potentially-lethal'],
  ['just a thousandth', 'Ramipril', '5 mg daily', '5 micrograms daily', 'dose potentially-lethal'],
  ['nearly a thousand times', 'Ramipril', '5 micrograms daily', '4.99 mg daily', 'dose significant'],
])('a dose is weighed by how far it is out: %s', (_, term, home, ordered, expected) => {
  expect(said(term, home, ordered)).toEqual([expected]);
});

test('units that were mistaken count as such however often the dose is given', () => {
  expect(said('Ramipril', '5 micrograms four times a day', '5 mg once a day')).toEqual([
    'dose potentially-lethal',
  ]);
  // No total can be had of what is as needed: the amounts speak.
  expect(said('Ramipril', '5 micrograms when required', '5 mg when required')).toEqual([
    'dose potentially-lethal',
  ]);
});

test('what is weighed is the total of the day, not the single dose', () => {
  // Four times the dose, half as often: twice the total.
  expect(said('Levetiracetam', '250 mg twice a day', '1000 mg once a day')).toEqual(['dose serious']);
  // Twice the dose, and a third less often: a third more in all.
  expect(said('Levetiracetam', '250 mg three times a day', '500 mg twice a day')).toEqual([
    'dose significant',
  ]);
});

test('of as-needed doses, how often they may be given is reckoned in', () => {
  expect(
    said('Morphine', '5 mg every 4 hours when required', '10 mg every 8 hours when required'),
  ).not.toContain('dose serious');
  expect(said('Morphine', '5 mg every 8 hours when required', '6 mg every 4 hours when required')).toEqual([
    'dose serious',
  ]);
  expect(said('Morphine', '5 mg when required', '10 mg every 4 hours when required')).toEqual([
    'dose serious',
  ]);
});

test('how often is weighed too', () => {
  expect(said('Levetiracetam', '500 mg once a day', '500 mg twice a day')).toEqual(['frequency serious']);
  expect(said('Levetiracetam', '500 mg twice a day', '500 mg three times a day')).toEqual([
    'frequency significant',
  ]);
  expect(said('Ramipril', '5 mg once a day', '5 mg twice a day')).toEqual(['frequency significant']);
  expect(said('Morphine', '5 mg every 4 hours when required', '5 mg every 2 hours when required')).toEqual([
    'frequency serious',
  ]);
});
