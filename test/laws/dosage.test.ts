import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dosageText, readDirections } from '../../shared/dosage/dosage.ts';
import { decimal } from '../../shared/core/decimal.ts';
import { plainWords } from '../../shared/dosage/plain.ts';
import { readClaims } from '../../shared/dosage/read.ts';
import { emptyMeaning } from '../../shared/dosage/assemble.ts';
import { numberOf } from '../../shared/dosage/numbers.ts';
import type { DosageMeaning, Timing } from '../../shared/medicines/dosage.ts';

const vocabulary = [
  'take',
  'TO BE TAKEN',
  'one',
  'TWO',
  'half',
  'a',
  '1',
  '2.5',
  '.5mg',
  '2bd',
  'x 3 daily',
  '1-0-1',
  '12 noon',
  '(2)',
  '=20mg',
  'ii',
  'hold',
  '1-2',
  '1/2',
  '½',
  '10',
  'mg',
  '5ml',
  'tablets',
  'spoonful',
  'puffs',
  'units',
  'daily',
  'bd',
  'q.d.s.',
  'times',
  'a day',
  'every',
  'hours',
  'weekly',
  'nocte',
  'at night',
  'in the morning',
  'with food',
  'before',
  'prn',
  'when required',
  'for',
  'pain',
  'max',
  'in 24 hours',
  'and',
  'then',
  'or',
  'do not',
  'if',
  'not',
  'stop',
  'mon',
  'wed',
  '5/7',
  '2/52',
  'po',
  'into',
  'both eyes',
  '(300mg)',
  'as directed',
  'MDU',
  'xyz',
  ',',
  '.',
  ' - ',
  ';',
  '(',
  ')',
  'up to',
  'to',
  '8am',
  '0800',
  'on',
  'alternate days',
  'for 7 days',
  '?',
  '&',
  '/',
  '%',
];
const directions = fc
  .array(fc.constantFrom(...vocabulary), { maxLength: 14 })
  .map((words) => words.join(' '));
const anyText = fc.oneof(
  directions,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** "2bd" is two words: a number and how often. */
const glued = (text: string): string =>
  text.replace(/(?<=\d)(?=(?:od|bd|bid|tds|tid|qds|qid|om|nocte|mane|prn)(?![a-z0-9]))/gi, ' ');

const words = (text: string): readonly string[] =>
  (
    glued(text).match(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}.,;:\-\u2013\u2014!*()[\]"'/]/gu) ?? []
  ).toSorted();

test('every word is claimed or left over, none twice and none lost', () => {
  fc.assert(
    fc.property(anyText.map(plainWords), (text) => {
      const { claims } = readClaims(text);
      const claimed = claims.flatMap(({ start, end, keep }) =>
        keep === undefined
          ? [[start, end]]
          : [
              [start, keep[0]],
              [keep[1], end],
            ],
      );
      const inClaims = claimed.flatMap(([start, end]) => words(text.slice(start, end)));
      expect([...inClaims, ...words(readDirections(text).remainder)].toSorted()).toEqual(words(text));
    }),
    { numRuns: 3_000 },
  );
});

test('the remainder keeps the order written', () => {
  fc.assert(
    fc.property(directions, (text) => {
      let from = 0;
      for (const [word] of readDirections(text).remainder.matchAll(/[\p{L}\p{N}]+/gu)) {
        const at = text.indexOf(word, from);
        expect(at).toBeGreaterThanOrEqual(0);
        from = at + word.length;
      }
    }),
    { numRuns: 1_000 },
  );
});

/** Every number a text could be said to hold: digits, words, fractions, Latin, weeks and clock times. */
function numbersIn(text: string): ReadonlySet<string> {
  const lower = text.toLowerCase();
  const pieces: readonly string[] = lower.match(/[\p{L}\p{N}.,/½¼¾]+/gu) ?? [];
  const parts = [...pieces, ...(lower.match(/\d+(?:\.\d+)?|\.\d+|[a-z]+|[½¼¾]|\d\/\d/g) ?? [])];
  const roman = ['i', 'ii', 'iii'].flatMap((one, index) =>
    pieces.includes(one) ? [decimal(index + 1)] : [],
  );
  const values = [...roman, ...parts.flatMap((piece) => numberOf(piece.replace(/[.,]+$/, '')) ?? [])];
  const mixed = values.flatMap((whole) =>
    ['0.25', '0.5', '0.75'].map((part) => String(Number(whole) + Number(part))),
  );
  return new Set([...values, ...mixed]);
}

test('no dose is read that is not in the words', () => {
  fc.assert(
    fc.property(directions, (text) => {
      const said = numbersIn(text);
      const single = /\b(?:an?|i)\b/.test(text.toLowerCase());
      const read = readDirections(text).meaning.flatMap(({ doses }) =>
        doses.flatMap(({ low, high }) => [low?.value ?? [], high?.value ?? []].flat()),
      );
      expect(read.filter((value) => !said.has(value) && !(single && value === '1'))).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});

const amount = fc
  .constantFrom('0.5', '1', '2', '2.5', '5', '10', '40', '500', '1000')
  .map((value) => decimal(Number(value)));
const unit = fc.constantFrom(
  'tablet',
  'capsule',
  'mg',
  'microgram',
  'mL',
  'g',
  'puff',
  'drop',
  'unit',
  'patch',
  'sachet',
);
const whole = fc.integer({ min: 1, max: 12 }).map(decimal);
const empty: Timing = emptyMeaning.timing;

const rhythm: fc.Arbitrary<Partial<Timing>> = fc.oneof(
  fc.record({
    frequency: whole,
    period: fc.constant(decimal(1)),
    periodUnit: fc.constantFrom('d', 'wk', 'mo'),
  }),
  fc.record({
    frequency: fc.constant(decimal(1)),
    period: fc.integer({ min: 2, max: 72 }).map(decimal),
    periodUnit: fc.constantFrom('h', 'd', 'wk', 'mo'),
  }),
  fc.record({ frequencyMax: whole, period: fc.constant(decimal(1)), periodUnit: fc.constant('d') }),
);

/** The meanings whose text the reader promises to understand whole. */
const supported: fc.Arbitrary<DosageMeaning> = fc
  .record({
    value: amount,
    unit,
    rhythm,
    night: fc.boolean(),
    needed: fc.constantFrom(undefined, 'yes', 'pain'),
    days: fc.option(whole, { nil: undefined }),
    most: fc.option(whole, { nil: undefined }),
  })
  .map(({ value, unit, rhythm, night, needed, days, most }): DosageMeaning => ({
    ...emptyMeaning,
    doses: [{ low: { value, unit }, high: { value, unit } }],
    timing: {
      ...empty,
      ...rhythm,
      when: night ? ['NIGHT'] : [],
      ...(days === undefined ? {} : { bounds: { kind: 'duration', value: days, unit: 'd' } }),
    },
    ...(needed === undefined
      ? {}
      : {
          asNeeded: needed === 'yes' ? { kind: 'yes' } : { kind: 'for', reason: { text: needed, codes: [] } },
        }),
    ...(most === undefined
      ? {}
      : {
          maxPerPeriod: {
            numerator: { value: most, unit },
            denominator: { value: decimal(24), unit: 'hour' },
          },
        }),
  }));

test('the text of a meaning read back gives the meaning, with nothing left over', () => {
  fc.assert(
    fc.property(supported, (meaning) => {
      expect(readDirections(dosageText(meaning))).toEqual({ meaning: [meaning], remainder: '' });
    }),
    { numRuns: 1_000 },
  );
});
