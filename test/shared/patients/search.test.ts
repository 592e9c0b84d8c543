import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  nameWords,
  readPatientQuery,
  similarAmong,
  similarNames,
} from '../../../shared/patients/patients.ts';

test.each([
  ['penh', { words: ['penh'], nhsNumber: undefined, born: [] }],
  ['Penhaligon, Dorothy', { words: ['penhaligon', 'dorothy'], nhsNumber: undefined, born: [] }],
  ['999 034 7522', { words: [], nhsNumber: '9990347522', born: [] }],
  ['9990', { words: [], nhsNumber: '9990', born: [] }],
  ['04/03/1948', { words: [], nhsNumber: undefined, born: ['1948-03-04'] }],
  ['4-Mar-1948 dor', { words: ['dor'], nhsNumber: undefined, born: ['1948-03-04'] }],
  ['1948-03-04 999034', { words: [], nhsNumber: '999034', born: ['1948-03-04'] }],
  ['04-Mar-1948', { words: [], nhsNumber: undefined, born: ['1948-03-04'] }],
  ['04031948', { words: [], nhsNumber: undefined, born: ['1948-03-04'] }],
  ['04.03.48 penh', { words: ['penh'], nhsNumber: undefined, born: ['1948-03-04', '2048-03-04'] }],
  ['4 mar 48', { words: [], nhsNumber: undefined, born: ['1948-03-04', '2048-03-04'] }],
  ['03/1948', { words: [], nhsNumber: undefined, born: ['1948-03'] }],
  ['1948', { words: [], nhsNumber: undefined, born: ['1948'] }],
  ['marsh 1948', { words: ['marsh'], nhsNumber: undefined, born: ['1948'] }],
  // No day of any month, no month of any year, and parts of a number.
  ['45/03/1948', { words: ['45'], nhsNumber: undefined, born: ['1948-03'] }],
  ['99031948', { words: [], nhsNumber: '99031948', born: [] }],
  ['999 034 1948', { words: [], nhsNumber: '9990341948', born: [] }],
  ['MÜLLER', { words: ['muller'], nhsNumber: undefined, born: [] }],
  ["o'brien", { words: ['o', 'brien'], nhsNumber: undefined, born: [] }],
] as const)('“%s” is read as what it is', (typed, read) => {
  expect(readPatientQuery(typed)).toEqual(read);
});

test.each(['', '   ', '--', '!?'])('“%s” asks for nothing', (typed) => {
  expect(readPatientQuery(typed)).toBeUndefined();
});

test('a name is found by each of its parts and by all of them as one word', () => {
  expect(nameWords("O'Brien-Smith", 'Zoë Anne')).toEqual([
    'obriensmith',
    'o',
    'brien',
    'smith',
    'zoe',
    'anne',
  ]);
});

const letters = fc.string({
  unit: fc.constantFrom('a', 'b', 'e', 'n', 's', 'p'),
  minLength: 0,
  maxLength: 10,
});

test('looking names up by what makes them alike finds every pair that comparing each with each finds', () => {
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 12 }), (names) => {
      expect(similarAmong(names)).toEqual(
        names.map((one, at) =>
          names.flatMap((other, place) => (place !== at && similarNames(one, other) ? [place] : [])),
        ),
      );
    }),
    { numRuns: 2000 },
  );
});
