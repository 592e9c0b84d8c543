import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDirections } from '../../shared/dosage/dosage.ts';
import type { DosageMeaning } from '../../shared/medicines/dosage.ts';

/** As they are written, and the amount that is read of them. */
const doses = {
  one: '1',
  '1 tablet': '1 tablet',
  'two tablets': '2 tablet',
  '5 mg': '5 mg',
  '20mg': '20 mg',
  '10 units': '10 unit',
  'half a tablet': '0.5 tablet',
  '2 puffs': '2 puff',
  '5ml': '5 mL',
  three: '3',
} as const;

/** As they are written, and the moment that is read of them. */
const times = {
  'in the morning': 'MORN',
  nocte: 'NIGHT',
  'at lunchtime': 'CD',
  'with breakfast': 'CM',
  'with evening meal': 'CV',
  'before breakfast': 'ACM',
  'at bedtime': 'HS',
  'at midday': 'NOON',
  'in the evening': 'EVE',
  'at 8am': '08:00',
  'at 14:00': '14:00',
  'at 10pm': '22:00',
} as const;
const days = { 'on Mondays': 'mon', 'on Tue and Thu': 'tue thu', 'on Sat and Sun': 'sat sun' } as const;

type Pair = { readonly dose: string; readonly time: string };

const momentsOf = ({ timing }: DosageMeaning): readonly string[] => [
  ...timing.when,
  ...timing.timeOfDay,
  ...(timing.dayOfWeek.length === 0 ? [] : [timing.dayOfWeek.join(' ')]),
];

const doseOf = ({ doses: [dose] }: DosageMeaning): string | undefined =>
  dose?.high === undefined ? undefined : `${dose.high.value} ${dose.high.unit}`.trim();

/** Two or three doses, each with a time of its own, in one order and with one set of signs between them. */
const written = fc
  .record({
    doses: fc.shuffledSubarray(Object.keys(doses), { minLength: 3, maxLength: 3 }),
    times: fc
      .constantFrom(times, days)
      .chain((some) => fc.shuffledSubarray(Object.keys(some), { minLength: 2, maxLength: 3 })),
    timeFirst: fc.boolean(),
    within: fc.constantFrom(' ', ' - ', ', ', ' ('),
    between: fc.constantFrom(', ', '; ', ' and ', '. ', '\n', ' / ', ' + ', ' & ', ' plus ', ' then '),
  })
  .map(({ doses: some, times: when, timeFirst, within, between }) => {
    const pairs: readonly Pair[] = when.map((time, at) => ({ dose: some[at] ?? '', time }));
    const text = pairs
      .map(({ dose, time }) => (timeFirst ? [time, dose] : [dose, time]).join(within))
      .map((part) => (within === ' (' ? `${part})` : part))
      .join(between);
    return { pairs, text };
  });

test('each of several doses is read with the time it stands with, or what is not read of them stays on show', () => {
  const amounts: Readonly<Record<string, string>> = doses;
  const moments: Readonly<Record<string, string>> = { ...times, ...days };
  fc.assert(
    fc.property(written, ({ pairs, text }) => {
      const own = new Map(pairs.map(({ dose, time }) => [amounts[dose], moments[time]]));
      const { meaning, remainder } = readDirections(text);
      const read = meaning.filter((one) => doseOf(one) !== undefined);
      for (const one of read)
        expect([doseOf(one), ...momentsOf(one)]).toEqual([doseOf(one), own.get(doseOf(one))]);
      expect(remainder !== '' || read.length === pairs.length).toBe(true);
    }),
    { numRuns: 500 },
  );
});
