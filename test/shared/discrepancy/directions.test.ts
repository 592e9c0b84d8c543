import { expect, test } from 'vitest';
import { makeLine } from '../../../build/gold/make.ts';
import { known, notRecorded } from '../../../shared/core/known.ts';
import { directionsOf } from '../../../shared/discrepancy/directions.ts';
import { identify } from '../../../shared/dmd/dmd.ts';
import { emptyMeaning } from '../../../shared/dosage/dosage.ts';

const read = (term: string) => directionsOf(makeLine('gp', 'a', term, 'two daily'), identify(term));

test('the same words beside names of one strength and form are read once', () => {
  const first = read('Ramipril 5mg capsules');
  expect(read('RAMIPRIL 5MG CAPSULES')).toBe(first);
  expect(read('Amlodipine 5mg capsules')).toBe(first);
});

test('the same words beside another strength, form or number of substances are another reading', () => {
  const amount = (term: string) => read(term).dosing.parts[0]?.amount;
  expect(amount('Ramipril 5mg capsules')?.mg).toEqual({ low: '10', high: '10' });
  expect(amount('Ramipril 10mg capsules')?.mg).toEqual({ low: '20', high: '20' });
  expect(amount('Ramipril capsules')).toEqual({ count: { low: '2', high: '2' } });
  expect(amount('Ramipril 5mg/5ml oral solution')?.mg).toBeUndefined();
  expect(amount('Co-codamol 30mg/500mg tablets')?.mg).toBeUndefined();
});

test('what a line states in codes is read once for as long as the line is there', () => {
  const coded = { text: notRecorded, structured: known(emptyMeaning), fromText: notRecorded };
  const term = 'Ramipril 5mg capsules';
  const dosages = [{ ...coded, patientInstruction: notRecorded }];
  const [line, other] = [
    makeLine('gp', 'a', term, '', { dosages }),
    makeLine('gp', 'b', term, '', { dosages }),
  ];
  const of = (one: typeof line) => directionsOf(one, identify(term));
  expect(of(line)).toBe(of(line));
  expect(of(other)).not.toBe(of(line));
});
