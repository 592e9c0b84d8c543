import { expect, test } from 'vitest';
import { valueOf } from '../../../shared/core/known.ts';
import { frequencyWords } from '../../../shared/dosage/dosage.ts';
import { onlyLine, read, statement, type Json } from './support.ts';

const timed = (timing: Json) => {
  const doseAndRate = [{ doseQuantity: { value: 1, unit: 'tablet' } }];
  return onlyLine(read(statement('s', { dosage: [{ timing, doseAndRate }] }))).dosages[0]?.structured;
};
const coded = (code: string, repeat?: Json): Json => ({ code: { coding: [{ code }] }, repeat });
const said = (timing: Json): string => {
  const structured = timed(timing);
  const meaning = structured === undefined ? undefined : valueOf(structured);
  return meaning === undefined ? (structured?.kind ?? '') : frequencyWords(meaning.timing);
};

test.each([
  ['BID', 'twice a day'],
  ['TDS', '3 times a day'],
  ['QID', '4 times a day'],
  ['QOD', 'every 2 days'],
  ['Q4H', 'every 4 hours'],
  ['AM', 'once a day, in the morning'],
  ['BED', 'once a day, at bedtime'],
  ['WK', 'once a week'],
])('the timing code %s alone says %s', (code, words) => {
  expect(said(coded(code))).toBe(words);
});

test('bounds beside a code are kept', () => {
  expect(said(coded('BID', { boundsDuration: { value: 5, unit: 'd' } }))).toBe('twice a day, for 5 days');
});

test('a code that says another pace than the numbers beside it leaves how often unread', () => {
  const dosage = (code: string, repeat: object) =>
    onlyLine(
      read(
        statement('s', {
          dosage: [{ timing: { code: { coding: [{ code }] }, repeat }, route: { text: 'oral' } }],
        }),
      ),
    ).dosages[0];
  expect(dosage('BID', { frequency: 1, period: 1, periodUnit: 'd' })?.unread).toMatchObject([
    { field: 'frequency', path: 'timing.code' },
  ]);
  expect(dosage('BID', { frequency: 1, period: 12, periodUnit: 'h' })?.unread).toBeUndefined();
});

test('days of the week by HL7 v2 are read', () => {
  const { dosages } = onlyLine(
    read(statement('s', { dosage: [{ timing: { code: { coding: [{ code: 'QJ135' }] } } }] })),
  );
  expect(dosages[0]?.structured).toMatchObject({
    value: { timing: { frequency: '3', periodUnit: 'wk', dayOfWeek: ['mon', 'wed', 'fri'] } },
  });
});
