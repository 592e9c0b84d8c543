import { expect, test } from 'vitest';
import type { Strength } from '../../../shared/medicines/line.ts';
import { aDay, daily, dose, every, instruct, strength, twoTablets, type Fields } from './structured.ts';

test.each<[string, readonly Fields[], string, string | undefined]>([
  ['as needed', [{ ...aDay(), ...twoTablets, asNeededBoolean: true }], 'as-needed', undefined],
  [
    'as needed up to a maximum',
    [
      {
        ...every(4, 'h'),
        ...twoTablets,
        asNeededCodeableConcept: { text: 'pain' },
        maxDosePerPeriod: { numerator: { value: 8, unit: 'tablet' }, denominator: { value: 24, unit: 'h' } },
      },
    ],
    'as-needed',
    'at most 8 tablets in 24 hours',
  ],
  [
    'regular beside as needed',
    [
      { ...aDay(), ...twoTablets },
      { ...aDay(), ...twoTablets, asNeededBoolean: true },
    ],
    'as-needed',
    undefined,
  ],
  [
    'a dose by INR',
    [{ ...aDay(), ...dose([3, 'mg']), ...instruct('Adjusted according to INR') }],
    'variable',
    undefined,
  ],
  [
    'a sliding scale',
    [{ ...aDay(), ...dose([4, 'unit']), ...instruct('Sliding scale') }],
    'variable',
    undefined,
  ],
  [
    'a range of doses',
    [
      {
        ...aDay(),
        doseAndRate: [
          { doseRange: { low: { value: 1, unit: 'tablet' }, high: { value: 2, unit: 'tablet' } } },
        ],
      },
    ],
    'variable',
    undefined,
  ],
  ['a range of frequencies', [{ ...aDay({ frequencyMax: 4 }), ...twoTablets }], 'variable', undefined],
  [
    'once a day at two clock times',
    [{ ...aDay({ timeOfDay: ['08:00:00', '20:00:00'] }), ...twoTablets }],
    'variable',
    undefined,
  ],
  ['two amounts of one measure', [{ ...aDay(), ...dose([1, 'g'], [500, 'mg']) }], 'variable', undefined],
  [
    'a sequence',
    [
      { sequence: 1, ...aDay(), ...dose([20, 'mg']) },
      { sequence: 2, ...aDay(), ...dose([10, 'mg']) },
    ],
    'schedule',
    '20 milligram - once a day, then 10 milligram - once a day',
  ],
  [
    'one after another by date',
    [
      { ...aDay({ boundsPeriod: { end: '2026-01-07' } }), ...dose([20, 'mg']) },
      { ...aDay({ boundsPeriod: { start: '2026-01-08' } }), ...dose([10, 'mg']) },
    ],
    'schedule',
    '20 milligram - once a day - until 07-Jan-2026, and 10 milligram - once a day - from 08-Jan-2026',
  ],
  [
    'a cyclic course',
    [
      {
        ...aDay(),
        ...dose([1, 'tablet']),
        ...instruct('courses repeated after a 7-day tablet-free interval'),
      },
    ],
    'cyclic',
    undefined,
  ],
  [
    'once a week',
    [{ ...every(1, 'wk'), ...dose([10, 'mg']) }],
    'longer-than-a-day',
    '10 mg × 1 = 10 mg in seven days',
  ],
  ['once a month', [{ ...every(1, 'mo'), ...dose([1, 'mg']) }], 'longer-than-a-day', undefined],
  ['alternate days', [{ ...every(2, 'd'), ...twoTablets }], 'longer-than-a-day', undefined],
  ['every 36 hours', [{ ...every(36, 'h'), ...twoTablets }], 'longer-than-a-day', undefined],
  [
    'named days',
    [{ ...aDay({ dayOfWeek: ['mon', 'wed', 'fri'] }), ...twoTablets }],
    'named-days',
    '2 tablets × 3 = 6 tablets in seven days',
  ],
  [
    'named days of a week',
    [{ ...every(1, 'wk', { dayOfWeek: ['mon'] }), ...twoTablets }],
    'named-days',
    '2 tablets × 1 = 2 tablets in seven days',
  ],
  [
    'two days of a once-weekly dose',
    [{ ...every(1, 'wk', { dayOfWeek: ['mon', 'fri'] }), ...twoTablets }],
    'named-days',
    undefined,
  ],
  [
    'an infusion by rate',
    [
      {
        ...aDay(),
        doseAndRate: [{ doseQuantity: { value: 1, unit: 'g' }, rateQuantity: { value: 5, unit: 'mL/h' } }],
      },
    ],
    'infusion',
    undefined,
  ],
  [
    'an infusion by duration',
    [{ ...aDay({ duration: 8, durationUnit: 'h' }), ...dose([1000, 'mL']) }],
    'infusion',
    undefined,
  ],
  ...[
    'drop',
    'puff',
    'spray',
    'application',
    'spoonful',
    'teaspoonful',
    'fingertip unit',
    'patch',
    'dose',
  ].map((unit): [string, readonly Fields[], string, undefined] => [
    unit,
    [{ ...aDay(), ...dose([2, unit]) }],
    'uncountable',
    undefined,
  ]),
  ['an amount per body weight', [{ ...aDay(), ...dose([5, 'mg/kg']) }], 'uncountable', undefined],
  ['a fixed number of times', [{ ...aDay({ count: 3 }), ...twoTablets }], 'once-only', undefined],
  ['given dates', [{ timing: { event: ['2026-11-18'] }, ...twoTablets }], 'dated', undefined],
  ['no dose', [{ ...aDay() }], 'no-dose', undefined],
  ['no frequency', [{ ...twoTablets }], 'not-stated', undefined],
  ['every 7 hours', [{ ...every(7, 'h'), ...twoTablets }], 'not-whole', undefined],
  [
    'tablets beside capsules',
    [
      { ...aDay(), ...twoTablets },
      { ...aDay(), ...dose([1, 'capsule']) },
    ],
    'mixed-units',
    undefined,
  ],
])('%s has no daily dose', (_, dosages, why, instead) => {
  expect(daily(dosages)).toEqual({ kind: 'cannot', why, ...(instead === undefined ? {} : { instead }) });
});

test.each<[string, string, readonly Strength[], string]>([
  [
    'several ingredients in tablets',
    'tablet',
    [strength(8, 'mg'), strength(500, 'mg')],
    'several-ingredients',
  ],
  [
    'several ingredients in puffs',
    'puff',
    [strength(100, 'microgram'), strength(6, 'microgram')],
    'several-ingredients',
  ],
  ['puffs of a strength per what is not said', 'puff', [strength(100, 'microgram')], 'uncountable'],
  ['drops of a strength per what is not said', 'drop', [strength(5, 'mg')], 'uncountable'],
  ['a patch of a strength per 16 hours', 'patch', [strength(15, 'mg', [16, 'hour'])], 'uncountable'],
])('%s have no daily dose', (_, unit, strengths, why) => {
  expect(daily([{ ...aDay(), ...dose([2, unit]) }], ...strengths)).toEqual({ kind: 'cannot', why });
});
