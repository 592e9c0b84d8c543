import { expect, test } from 'vitest';
import { looksScanned, readScan } from '../../../shared/typed-in/typed-in.ts';

const gs = '\u001d';
const pack = { kind: 'pack', gtin: '05012345678900', batch: 'AB12', expires: '2027-11-30' };

test.each([
  ['a DataMatrix with its identifier', `]d201050123456789001727113010AB12${gs}21XYZ9`],
  ['FNC1 sent as a group separator', `${gs}01050123456789001727113010AB12${gs}21XYZ9`],
  ['no FNC1 at all', '01050123456789001727113010AB12'],
  ['as printed, in brackets', '(01)05012345678900(17)271130(10)AB12'],
  ['with the Enter or Tab some scanners send', '01050123456789001727113010AB12\t\r\n'],
])('%s is the same box', (_, sent) => {
  expect([looksScanned(sent), readScan(sent)]).toEqual([true, pack]);
});

test('an EAN-13, a UPC and an EAN-8 are a number without batch or date', () => {
  expect(['5012345678900', '036000291452', '96385074'].map(readScan)).toEqual(
    ['05012345678900', '00036000291452', '00000096385074'].map((gtin) => ({
      kind: 'pack',
      gtin,
      batch: '',
      expires: null,
    })),
  );
});

test('a day of 00 is the last of its month, as GS1 has it', () => {
  expect(readScan('01050123456789001727020010AB12')).toMatchObject({ expires: '2027-02-28' });
});

test('a wrong check digit is said, and no other number is made of it', () => {
  expect(['5012345678901', '0105012345678901', '(01)05012345678901(17)271130'].map(readScan)).toEqual(
    Array.from({ length: 3 }, () => ({ kind: 'unreadable', why: 'check-digit' })),
  );
});

test('words are no code, and no words are taken for one', () => {
  expect(['ramipril 5mg capsules', '5', '', '12/11/2026', '3 x 28', '0.5'].map(looksScanned)).toEqual(
    Array.from({ length: 6 }, () => false),
  );
});
