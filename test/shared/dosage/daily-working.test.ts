import { expect, test } from 'vitest';
import type { Strength } from '../../../shared/medicines/line.ts';
import { aDay, daily, dose, every, instruct, strength, twoTablets, type Fields } from './structured.ts';

test.each<[string, readonly Fields[], readonly Strength[], string]>([
  [
    'a volume is no mass without what the strength is per',
    [{ ...aDay(), ...dose([10, 'mL']) }],
    [strength(250, 'mg')],
    '10 mL × 1 = 10 mL',
  ],
  [
    'units are not multiplied by units',
    [{ ...aDay(), ...dose([10, 'unit']) }],
    [strength(100, 'unit')],
    '10 units × 1 = 10 units',
  ],
  [
    'a strength per volume is reckoned exactly',
    [{ ...aDay(), ...dose([2.5, 'mL']) }],
    [strength(125, 'mg', [5, 'mL'])],
    '2.5 mL = 62.5 mg; 62.5 mg × 1 = 62.5 mg',
  ],
  [
    'a strength that does not divide is left alone',
    [{ ...aDay(), ...dose([1, 'mL']) }],
    [strength(10, 'mg', [3, 'mL'])],
    '1 mL × 1 = 1 mL',
  ],
  [
    'a patch is its rate over the day',
    [{ ...every(72, 'h'), ...dose([1, 'patch']) }],
    [strength(25, 'microgram', [1, 'hour'])],
    '1 patch × 25 micrograms an hour × 24 hours = 600 micrograms',
  ],
  [
    'grams beside milligrams',
    [
      { ...aDay(), ...dose([1, 'g']) },
      { ...aDay(), ...dose([500, 'mg']) },
    ],
    [],
    '1 g × 1 = 1 g; 500 mg × 1 = 500 mg; together = 1,500 mg',
  ],
  [
    'tenths add up exactly',
    [
      { ...aDay(), ...dose([0.1, 'mg']) },
      { ...aDay(), ...dose([0.2, 'mg']) },
    ],
    [],
    '0.1 mg × 1 = 0.1 mg; 0.2 mg × 1 = 0.2 mg; together = 0.3 mg',
  ],
  [
    'one dose in two units counts once',
    [{ ...aDay(), ...dose([1, 'tablet'], [500, 'mg']) }],
    [],
    '1 tablet × 1 = 1 tablet',
  ],
  [
    'parts of the day alone are once at each',
    [{ timing: { repeat: { when: ['MORN', 'NIGHT'] } }, ...twoTablets }],
    [],
    '2 tablets × 2 = 4 tablets',
  ],
  [
    'a breakfast in the morning is one moment',
    [{ ...aDay({ when: ['MORN', 'CM'] }), ...twoTablets }],
    [],
    '2 tablets × 1 = 2 tablets',
  ],
  [
    'a cautionary label changes nothing',
    [{ ...aDay(), ...twoTablets, ...instruct('Dissolve or mix with water before taking') }],
    [],
    '2 tablets × 1 = 2 tablets',
  ],
])('%s', (_, dosages, strengths, working) => {
  expect(daily(dosages, ...strengths)).toMatchObject({ kind: 'computed', working });
});
