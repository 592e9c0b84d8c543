import { expect, test } from 'vitest';
import { known } from '../../../shared/core/known.ts';
import type { DiscrepancyClass } from '../../../shared/discrepancy/discrepancy.ts';
import { matchLines, type PairDecision } from '../../../shared/match/match.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { allFound, chart, gp, listOf, type Entry } from '../../support/found.ts';

const stopped = { status: known('stopped' as const) };
/** What is found of one class between one line at home and one order, or several of each. */
const between = (name: DiscrepancyClass, home: readonly Entry[], ordered: readonly Entry[]) =>
  of(name, [gp(...home), chart(...ordered)]);
const of = (name: DiscrepancyClass, lists: readonly SourceList[], decisions: readonly PairDecision[] = []) =>
  allFound(lists, { matching: matchLines(lists, { decisions }) }).filter((one) => one.class === name);
const linked = (...lines: readonly string[]): readonly PairDecision[] => [
  { kind: 'linked', lines: lines.map((line) => line.replace('.', '#MedicationStatement/')) },
];

test('a switch within a group is told from what is taken to what is ordered', () => {
  const [switched, ...more] = between(
    'different-medicine',
    [['Simvastatin 40mg tablets', 'ONE ON']],
    [['Atorvastatin 20mg tablets', 'ONE ON']],
  );
  expect(more).toEqual([]);
  expect(switched).toMatchObject({ severity: 'significant', fields: ['medicine'] });
  expect(switched?.why).toMatch(/^Simvastatin 40mg tablets .* Atorvastatin 20mg tablets$/);
});

test('between two histories a switch is told in the order of their lines', () => {
  const lists = [
    gp(['Simvastatin 40mg tablets', 'ONE ON']),
    listOf('carer', 'history', [['Atorvastatin 20mg tablets', 'ONE ON']]),
  ];
  const [switched] = of('different-medicine', lists, linked('gp.a', 'carer.a'));
  expect(switched?.why).toMatch(/^Atorvastatin 20mg tablets .* Simvastatin 40mg tablets$/);
});

test('only what is taken or ordered now can have been switched', () => {
  const [simvastatin, atorvastatin]: readonly Entry[] = [
    ['Simvastatin 40mg tablets', 'ONE ON'],
    ['Atorvastatin 20mg tablets', 'ONE ON'],
  ];
  const over: Entry = ['Simvastatin 40mg tablets', 'ONE ON', stopped];
  const lists = [gp(simvastatin ?? over, over), chart(atorvastatin ?? over)];
  expect(of('different-medicine', lists).map(({ lines }) => lines)).toEqual([
    ['chart#MedicationStatement/a', 'gp#MedicationStatement/a'],
  ]);
  const gone = [gp(over), chart(atorvastatin ?? over)];
  expect(of('different-medicine', gone, linked('gp.a', 'chart.a'))).toEqual([]);
});

test('an insulin in place of another is serious, and something else in place of an insulin is not that', () => {
  const severity = (home: string, ordered: string) =>
    of(
      'different-medicine',
      [gp([home, '10 units bd']), chart([ordered, '10 units bd'])],
      linked('gp.a', 'chart.a'),
    ).map((one) => one.severity);
  expect(severity('Humulin M3 100units/ml cartridges', 'Humulin I 100units/ml cartridges')).toEqual([
    'serious',
  ]);
  expect(severity('Humulin I 100units/ml cartridges', 'Metformin 500mg tablets')).toEqual(['significant']);
  expect(severity('Metformin 500mg tablets', 'Humulin I 100units/ml cartridges')).toEqual(['significant']);
});

test('a medicine alone in place of one in combination is a switch too', () => {
  const lists = [
    gp(['Co-codamol 8mg/500mg tablets', 'TWO QDS']),
    chart(['Paracetamol 500mg tablets', 'TWO QDS']),
  ];
  expect(of('different-medicine', lists, linked('gp.a', 'chart.a'))).toHaveLength(1);
  const salts = [
    gp(['Morphine 10mg tablets', 'ONE BD']),
    chart(['Morphine 10mg modified-release tablets', 'ONE BD']),
  ];
  expect(of('different-medicine', salts, linked('gp.a', 'chart.a'))).toEqual([]);
});

const steps = '4 mg daily for 5 days then 2 mg daily for 5 days';
test.each([
  ['Warfarin', 'serious'],
  ['Prednisolone', 'serious'],
  ['Ramipril', 'significant'],
])('steps lost of %s are %s', (term, severity) => {
  const [found, ...more] = between('duration', [[term, steps]], [[term, '4 mg daily']]);
  expect(more).toEqual([]);
  expect(found).toMatchObject({ severity, fields: ['duration', 'dose', 'frequency'] });
  expect(found?.working).toMatch(/4 m.*2 m.* against .*4 m/);
  expect(found?.why).toContain(found?.working);
});

test.each([
  ['4 mg', 1],
  ['daily', 1],
  ['as directed', 0],
  ['', 0],
])('steps are lost where the other side states a dose or how often: "%s"', (ordered, times) => {
  expect(between('duration', [['Ramipril', steps]], [['Ramipril', ordered]])).toHaveLength(times);
  expect(between('duration', [['Ramipril', ordered]], [['Ramipril', steps]])).toHaveLength(times);
});

test.each([
  ['Ramipril', 'minor'],
  ['Warfarin', 'significant'],
  ['Prednisolone', 'significant'],
  ['Oxycodone', 'significant'],
])('what is not compared of %s is %s', (term, severity) => {
  expect(
    between('not-compared', [[term, '5 mg evry day']], [[term, '5 mg daily']]).map((one) => one.severity),
  ).toEqual([severity]);
});

test('all that is not compared of two lines is said in one sentence, with each reason once', () => {
  const [found] = between('not-compared', [['Ramipril', 'wobble']], [['Ramipril', '5 mg daily']]);
  expect(found?.fields).toEqual(['dose', 'frequency']);
  expect(found?.why).toMatch(/^The amount, how often .*“wobble” in gp[^;]*$/);
  const [one] = between('not-compared', [['Ramipril', '5 mg evry day']], [['Ramipril', '5 mg daily']]);
  expect(one?.why).toMatch(/^How often /);
  const [both] = between(
    'not-compared',
    [['Ramipril', '5 ml evry day']],
    [['Ramipril 5mg tablets', '5 mg daily']],
  );
  expect(both?.why).toMatch(/^The amount, how often .*; .*/);
});

test.each([
  ['Salbutamol', 'one vial qds', 'Salbutamol', '2.5 mg qds', 0],
  ['Movicol', 'two sachets daily', 'Movicol', '25 g daily', 0],
  ['Lantus', '1 at night', 'Lantus', '10 units at night', 0],
  ['Ramipril', 'two tablets daily', 'Ramipril', '5 mg daily', 1],
  ['Ramipril', 'up to two tablets daily', 'Ramipril', '5 mg daily', 1],
  ['Ramipril', '5 ml daily', 'Ramipril', '5 mg daily', 1],
  ['Ramipril', '5 mg daily', 'Ramipril', 'one sachet daily', 0],
])('amounts that somebody reckons with are said not to be compared: %s "%s", %s "%s"', (...row) => {
  const [home, words, ordered, orderedWords, times] = row;
  expect(between('not-compared', [[home, words]], [[ordered, orderedWords]])).toHaveLength(times);
});

test('a line without a name, and one with a name that is none, are said to be compared with nothing', () => {
  const nameless = of('not-compared', [gp(['', '5 mg daily'])]);
  expect(nameless).toMatchObject([{ fields: ['medicine'], severity: 'minor' }]);
  expect(nameless[0]?.why).toMatch(/without a name in gp/);
  expect(of('not-compared', [gp([' ', '5 mg daily'])])[0]?.why).toMatch(/without a name in gp/);
  expect(of('not-compared', [gp(['', '5 mg daily', stopped])])).toEqual([]);
});

test('one difference from several sources is one finding, with every dose that differs and each thing once', () => {
  const lists = [
    gp(['Ramipril', '5 mg daily']),
    listOf('carer', 'history', [['Ramipril', '10 mg daily']]),
    chart(['Ramipril', '20 mg daily']),
  ];
  const [found, ...more] = of('dose', lists);
  expect(more).toEqual([]);
  expect(found?.lines).toHaveLength(3);
  expect(found?.fields).toEqual(['dose']);
  for (const working of ['5 mg against 20 mg', '10 mg against 20 mg'])
    expect([found?.working, found?.why]).toEqual([
      expect.stringContaining(working),
      expect.stringContaining(working),
    ]);
  expect(found?.working?.split('; ')).toHaveLength(3);
});

test('a finding says of what danger its lines are, if any of them is', () => {
  const flags = (home: string, ordered: string) =>
    of('strength-or-form', [gp([home, '100 mg daily']), chart([ordered, '100 mg daily'])]).map(
      ({ highRisk, timeCritical }) => [highRisk, timeCritical],
    );
  expect(flags('Tramadol 100mg modified-release tablets', 'Tramadol 50mg capsules')).toEqual([[true, true]]);
  expect(flags('Ramipril 5mg capsules', 'Ramipril 10mg capsules')).toEqual([[false, false]]);
});

test('two findings of one class about two medicines stay apart, in the order of their lines', () => {
  const both = between(
    'dose',
    [
      ['Ramipril', '5 mg daily'],
      ['Bisoprolol', '5 mg daily'],
    ],
    [
      ['Ramipril', '10 mg daily'],
      ['Bisoprolol', '10 mg daily'],
    ],
  );
  expect(both.map(({ lines }) => lines.map((line) => line.at(-1)).join(''))).toEqual(['aa', 'bb']);
});
