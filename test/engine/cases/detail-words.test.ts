import { expect, test } from 'vitest';
import { fieldName, forReading } from '../../../electron/engine/cases/detail-words.ts';

const part = (name: string, words: string) => ({ name, words });

test('what a source sent beside the fields is read in words and days of the ward, with no name that only programs use', () => {
  expect(fieldName('')).toBe('The entry');
  expect(fieldName('dispenseRequest.validityPeriod')).toBe('Dispense request, validity period');
  expect(forReading([part('status', 'completed'), part('whenHandedOver', '2026-11-09')])).toBe(
    'status completed, handed over 09-Nov-2026',
  );
  expect(forReading([part('value', '28'), part('unit', 'day'), part('code', 'd')])).toBe('28 day');
  expect(forReading([part('', 'Repeat'), part('code', 'continuous')])).toBe('Repeat');
  expect(forReading([part('start', '2021-02-28')])).toBe('from 28-Feb-2021');
  expect(forReading([part('authoredOn', '2026-11-28T17:26:00Z')])).toBe('written 28-Nov-2026 17:26');
  expect(forReading([part('valueString', 'dispense weekly')])).toBe('dispense weekly');
});

test('a code that stands alone is kept, and the words of a source are never changed', () => {
  expect(forReading([part('code', 'X12')])).toBe('X12');
  expect(forReading([part('', 'start 5 mg, then whenHandedOver')])).toBe('start 5 mg, then whenHandedOver');
});
