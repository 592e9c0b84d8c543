import { expect, test } from 'vitest';
import { readPartialDate } from '../../../shared/core/instant.ts';
import { known } from '../../../shared/core/known.ts';
import { must } from '../../../shared/core/must.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { allFound, chart, gp, listOf, type Entry } from '../../support/found.ts';

const on = (text: string) => {
  const read = readPartialDate(text);
  return known(must(read.ok ? read.value : undefined, text));
};
const found = (lists: readonly SourceList[], ...names: readonly string[]): readonly string[] =>
  allFound(lists)
    .filter((one) => names.includes(one.class))
    .map(
      (one) => `${one.class} ${one.lines.map((key) => key.replace('#MedicationStatement/', '.')).join(' ')}`,
    );
const ramipril = (words: string, more: Partial<MedicineLine> = {}): Entry => [
  'Ramipril 5mg capsules',
  words,
  more,
];

test('every source is held against every other, and those that say the same are named together', () => {
  const lists = [
    gp(ramipril('ONE DAILY')),
    listOf('carer', 'history', [ramipril('ONE DAILY')]),
    chart(ramipril('TWO DAILY')),
  ];
  expect(found(lists, 'dose')).toEqual(['dose carer.a chart.a gp.a']);
  expect(
    found([gp(ramipril('ONE DAILY')), listOf('carer', 'history', [ramipril('TWO DAILY')])], 'dose'),
  ).toEqual(['dose carer.a gp.a']);
});

test('what agrees with one source and differs from another is said of those two alone', () => {
  const lists = [
    gp(ramipril('ONE DAILY')),
    listOf('carer', 'history', [ramipril('TWO DAILY')]),
    chart(ramipril('ONE DAILY')),
  ];
  expect(found(lists, 'dose')).toEqual(['dose carer.a chart.a gp.a']);
});

test('two sources of one origin, or two copies of one entry, are not held against each other', () => {
  const identifiers = [{ system: 'urn:x', value: '1' }];
  expect(
    found(
      [gp(ramipril('ONE DAILY')), listOf('scr', 'history', [ramipril('TWO DAILY')], { origin: 'gp' })],
      'dose',
    ),
  ).toEqual([]);
  expect(
    found(
      [
        gp(ramipril('ONE DAILY', { identifiers })),
        listOf('carer', 'history', [ramipril('TWO DAILY', { identifiers })]),
      ],
      'dose',
    ),
  ).toEqual([]);
  expect(
    found(
      [
        gp(ramipril('ONE DAILY', { identifiers })),
        listOf('carer', 'history', [
          ramipril('TWO DAILY', { identifiers: [{ system: 'urn:x', value: '2' }] }),
        ]),
      ],
      'dose',
    ),
  ).toEqual(['dose carer.a gp.a']);
});

test('the same words that end on another day, or are of a course on one side, are still compared', () => {
  expect(
    found(
      [
        gp(ramipril('ONE DAILY', { end: on('2027-01-01') })),
        chart(ramipril('ONE DAILY', { end: on('2027-02-01') })),
      ],
      'duration',
    ),
  ).toEqual(['duration chart.a gp.a']);
  expect(
    found(
      [
        gp(ramipril('ONE DAILY', { end: on('2027-01-01') })),
        chart(ramipril('ONE DAILY', { end: on('2027-01-01') })),
      ],
      'duration',
    ),
  ).toEqual([]);
  const week = known({ value: '7', unit: 'day' } as never);
  expect(
    found(
      [gp(ramipril('ONE DAILY', { duration: week, category: known('acute') })), chart(ramipril('ONE DAILY'))],
      'duration',
    ),
  ).toEqual(['duration chart.a gp.a']);
});

test('what is over is held against nothing', () => {
  expect(
    found([gp(ramipril('ONE DAILY', { status: known('stopped') })), chart(ramipril('TWO DAILY'))], 'dose'),
  ).toEqual([]);
});

test('what is taken is named before what is ordered, whichever source comes first', () => {
  const why = (lists: readonly SourceList[]) => allFound(lists).find((one) => one.class === 'dose')?.working;
  const [home, ward] = [gp(ramipril('ONE DAILY')), chart(ramipril('TWO DAILY'))];
  expect([why([home, ward]), why([ward, home])]).toEqual(['5 mg against 10 mg', '5 mg against 10 mg']);
});

test('how many tablets is no difference where the strengths differ, or only one side states one', () => {
  const lists = (home: string, ordered: string, words = 'ONE DAILY') => [
    gp([home, words]),
    chart([ordered, words]),
  ];
  expect(found(lists('Ramipril 5mg capsules', 'Ramipril 10mg capsules'), 'dose', 'strength-or-form')).toEqual(
    ['strength-or-form chart.a gp.a', 'dose chart.a gp.a'],
  );
  expect(found(lists('Ramipril 5mg capsules', 'Ramipril capsules'), 'dose', 'not-compared')).toEqual([
    'not-compared chart.a gp.a',
  ]);
  expect(found(lists('Ramipril capsules', 'Ramipril capsules'), 'dose', 'not-compared')).toEqual([]);
  // Twice as many of half the strength is the same dose.
  expect(
    found(
      [gp(['Ramipril 5mg capsules', 'TWO DAILY']), chart(['Ramipril 10mg capsules', 'ONE DAILY'])],
      'dose',
    ),
  ).toEqual([]);
});

test('patches and drops are counted, never weighed against one another by their strength', () => {
  const drops = 'Latanoprost 50micrograms/ml eye drops';
  expect(found([gp([drops, 'one drop at night']), chart([drops, 'two drops at night'])], 'dose')).toEqual([
    'dose chart.a gp.a',
  ]);
  expect(
    found([gp([drops, 'one drop at night']), chart([drops, '1 drop nocte'])], 'dose', 'not-compared'),
  ).toEqual([]);
});

test('duplicates of one product are one voice each: what agrees with any of them is no difference to it', () => {
  const lists = [gp(ramipril('ONE DAILY'), ramipril('TWO DAILY')), chart(ramipril('ONE DAILY'))];
  expect(found(lists, 'dose')).toEqual(['dose chart.a gp.b']);
});

test('an entry with a modifier nobody knows is held against nothing, and that is said', () => {
  const notUnderstood = [
    {
      path: 'modifierExtension',
      raw: '{}',
      why: 'a modifier that changes the meaning and is not known here',
    },
  ];
  const lists = [gp(ramipril('ONE DAILY', { notUnderstood })), chart(ramipril('TWO DAILY'))];
  expect(found(lists, 'dose')).toEqual([]);
  expect(allFound(lists).find((one) => one.class === 'not-compared')?.why).toBe(
    'Ramipril 5mg capsules in gp holds a modifier that changes its meaning and is not known here; nothing of it was compared',
  );
});

test('a name nobody knows is compared with nothing, and that is said', () => {
  const why = (term: string) =>
    allFound([gp([term, 'ONE DAILY'])])
      .filter((one) => one.class === 'not-compared')
      .map((one) => one.why);
  expect(why('')).toEqual(['A medicine without a name in gp was compared with nothing']);
  expect(why('small white tablet')).toEqual([
    '“small white tablet” in gp names no medicine and was compared with nothing',
  ]);
  expect(why('Unknown Xyzzolone')).toHaveLength(1);
  expect(why('5')).toHaveLength(1);
  expect(why('Xyzzolone')).toEqual([]);
  expect(why('Ramipril 5mg capsules')).toEqual([]);
});
