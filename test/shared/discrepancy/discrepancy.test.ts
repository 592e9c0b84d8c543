import { expect, test } from 'vitest';
import { known } from '../../../shared/core/known.ts';
import { must } from '../../../shared/core/must.ts';
import type { PartialDate } from '../../../shared/core/instant.ts';
import { readPartialDate } from '../../../shared/core/instant.ts';
import {
  discrepancyClasses,
  findDiscrepancies,
  readTrustTables,
  usualTrustTables,
  type Comparing,
} from '../../../shared/discrepancy/discrepancy.ts';
import { pairRules, rules } from '../../../shared/discrepancy/table.ts';
import { matchLines, type PairDecision } from '../../../shared/match/match.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { makeLine, makeList } from '../../../build/gold/make.ts';

const day = (text: string): PartialDate => {
  const read = readPartialDate(text);
  if (!read.ok) throw new Error(text);
  return read.value;
};

const compare = (
  lists: readonly SourceList[],
  more: Partial<Comparing> = {},
  decisions: readonly PairDecision[] = [],
) => {
  const found = findDiscrepancies({
    lists,
    matching: matchLines(lists, { decisions, tables: more.tables }),
    asOf: '2026-11-18',
    current: 'fci',
    ...more,
  });
  return { ...found, all: [...new Set([...found.rows.values()].flat()), ...found.caseFindings] };
};
const classes = (
  lists: readonly SourceList[],
  more: Partial<Comparing> = {},
  decisions: readonly PairDecision[] = [],
): readonly string[] =>
  compare(lists, more, decisions)
    .all.map((one) => `${one.class} ${one.severity}`)
    .toSorted();

const gp = (...lines: readonly ReturnType<typeof makeLine>[]): SourceList => makeList('gp', 'history', lines);
const chart = (...lines: readonly ReturnType<typeof makeLine>[]): SourceList =>
  makeList('chart', 'chart', lines);
const line = makeLine;

test('the table holds each class once, and each rule names its source and hazard', () => {
  const all = [...rules, ...pairRules.product, ...pairRules.directions, ...pairRules.besides, pairRules.last];
  // "Not compared" is said of two lines and of one that is not identified.
  const ids = new Set(all.map((rule) => rule.id));
  expect([...ids].toSorted()).toEqual([...discrepancyClasses].toSorted());
  expect(all.length).toBe(ids.size + 1);
  expect(all.filter((rule) => rule.hazard === '' || rule.source === '' || rule.version === '')).toEqual([]);
});

test('a chart that did not answer omits nothing', () => {
  const ramipril = gp(line('gp', 'a', 'Ramipril 5mg capsules', 'ONE DAILY'));
  const silent: SourceList = { ...chart(), state: { kind: 'unavailable', reason: { kind: 'not-read-yet' } } };
  expect(classes([ramipril, silent])).toEqual(['source-incomplete significant']);
  expect(classes([ramipril, chart()])).toEqual(['omission significant']);
});

test('a suggested link stands for both rows, and refusing it brings both findings back', () => {
  const lists = [
    gp(line('gp', 'a', 'Simvastatin 40mg tablets', 'ONE AT NIGHT')),
    chart(line('chart', 'b', 'Atorvastatin 20mg tablets', '20 mg at night')),
  ];
  expect(classes(lists)).toEqual(['different-medicine significant']);
  const refused: PairDecision = {
    kind: 'unlinked',
    lines: ['gp#MedicationStatement/a', 'chart#MedicationStatement/b'],
  };
  expect(classes(lists, {}, [refused])).toEqual(['addition significant', 'omission significant']);
  expect(classes(lists, {}, [{ ...refused, kind: 'linked' }])).toEqual(['different-medicine significant']);
});

test('tablets and milligrams agree by exact reckoning, a third of a milligram out does not', () => {
  const half = gp(line('gp', 'a', 'Digoxin 62.5microgram tablets', 'TWO DAILY'));
  expect(
    classes([
      half,
      chart(
        line('chart', 'a', 'Digoxin', '0.125 mg once a day', {
          indication: known({ text: 'atrial fibrillation', codes: [] }),
        }),
      ),
    ]),
  ).toEqual([]);
  const [dose] = compare([
    half,
    chart(
      line('chart', 'a', 'Digoxin', '0.1253 mg once a day', {
        indication: known({ text: 'atrial fibrillation', codes: [] }),
      }),
    ),
  ]).all;
  expect(dose).toMatchObject({
    class: 'dose',
    severity: 'significant',
    highRisk: true,
    working: '0.125 mg against 0.1253 mg',
  });
});

test('of amount, how often, same total and time exactly one is said', () => {
  const at = (words: string) =>
    classes([
      gp(line('gp', 'a', 'Metformin 500mg tablets', 'TWO TWICE A DAY')),
      chart(line('chart', 'a', 'Metformin 500mg tablets', words)),
    ]);
  expect(at('500 mg four times a day')).toEqual(['same-daily-dose minor']);
  expect(at('500 mg twice a day')).toEqual(['dose significant']);
  expect(at('1 g three times a day')).toEqual(['frequency significant']);
  expect(at('1 g every 12 hours')).toEqual([]);
});

test('an age rule folds a line away, and never a high-risk, undated or elsewhere current one', () => {
  const old = { authorised: known(day('2020-01-01')), asserted: known(day('2020-01-01')) };
  const current = (lists: readonly SourceList[], rule: Comparing['current']): readonly boolean[] => [
    ...compare(lists, { current: rule }).current.values(),
  ];
  expect(current([gp(line('gp', 'a', 'Omeprazole 20mg capsules', 'ONE DAILY', old))], 'fci')).toEqual([
    false,
  ]);
  expect(current([gp(line('gp', 'a', 'Omeprazole 20mg capsules', 'ONE DAILY', old))], 'all')).toEqual([true]);
  expect(current([gp(line('gp', 'a', 'Warfarin 1mg tablets', 'AS DIRECTED', old))], 'fci')).toEqual([true]);
  expect(current([gp(line('gp', 'a', 'Omeprazole 20mg capsules', 'ONE DAILY'))], 'fci')).toEqual([true]);
  expect(
    current(
      [
        gp(line('gp', 'a', 'Omeprazole 20mg capsules', 'ONE DAILY', old)),
        chart(line('chart', 'a', 'Omeprazole 20mg capsules', '20 mg daily')),
      ],
      'fci',
    ),
  ).toEqual([true, true]);
  const acute = { start: known(day('2025-11-18')), category: known('acute' as const) };
  expect(current([gp(line('gp', 'a', 'Omeprazole 20mg capsules', 'ONE DAILY', acute))], 'gpconnect')).toEqual(
    [false],
  );
  const stopped = {
    status: known('stopped' as const),
    category: known('repeat' as const),
    end: known(day('2026-09-01')),
  };
  expect(current([gp(line('gp', 'a', 'Omeprazole 20mg capsules', 'ONE DAILY', stopped))], 'scr')).toEqual([
    true,
  ]);
  expect(current([gp(line('gp', 'a', 'Omeprazole 20mg capsules', 'ONE DAILY', stopped))], 'fci')).toEqual([
    false,
  ]);
});

test('methotrexate that does not read as weekly is said once, and no frequency beside it', () => {
  const lists = [
    gp(line('gp', 'a', 'Methotrexate 2.5mg tablets', 'FOUR ONCE A WEEK')),
    chart(
      line('chart', 'a', 'Methotrexate 2.5mg tablets', '10 mg once a day', {
        indication: known({ text: 'rheumatoid arthritis', codes: [] }),
      }),
    ),
  ];
  expect(
    classes(lists, { lastTaken: new Map([['gp#MedicationStatement/a', { kind: 'asked-not-known' }]]) }),
  ).toEqual(['weekly-not-weekly potentially-lethal']);
});

test('what was asked about the last dose closes it, whatever the answer', () => {
  const lists = [gp(line('gp', 'a', 'Apixaban 5mg tablets', 'ONE TWICE A DAY'))];
  expect(classes(lists)).toEqual(['last-dose-unknown significant']);
  expect(
    classes(lists, {
      lastTaken: new Map([['gp#MedicationStatement/a', { kind: 'taken', on: '2026-11-17' }]]),
    }),
  ).toEqual([]);
});

test('a trust may weigh a class otherwise', () => {
  const { severities } = usualTrustTables;
  const rows = [
    { class: 'omission' as const, severity: 'potentially-lethal' as const, source: 'the trust' },
    ...severities.rows,
  ];
  const lists = [gp(line('gp', 'a', 'Ramipril 5mg capsules', 'ONE DAILY')), chart()];
  expect(classes(lists, { tables: { ...usualTrustTables, severities: { ...severities, rows } } })).toEqual([
    'omission potentially-lethal',
  ]);
});

test('a trust may keep its own lists: what it puts on the time-critical one weighs more, what it takes off less', () => {
  const own = readTrustTables({
    risks: {
      name: 'our lists',
      version: '7',
      rows: [{ list: 'time-critical', substances: ['ramipril'], source: 'the trust’s formulary' }],
    },
  });
  const tables = must(own.ok ? own.value : undefined, 'the tables are valid');
  const lists = [
    gp(
      line('gp', 'a', 'Ramipril 5mg capsules', 'ONE DAILY'),
      line('gp', 'b', 'Apixaban 5mg tablets', 'ONE BD'),
    ),
    chart(),
  ];
  expect(classes(lists, { tables }).toSorted()).toEqual(['omission serious', 'omission significant']);
});

test.each([
  [
    'a list nobody knows',
    { risks: { name: 'x', version: '1', rows: [{ list: 'lucky' }] } },
    'risks.rows.0.list',
  ],
  [
    'a row without its source',
    { exemptPairs: { name: 'x', version: '1', rows: [{ a: 'b', b: 'c' }] } },
    'exemptPairs.rows.0.why',
  ],
  ['a table of another name', { opinions: {} }, ''],
  [
    'a length that is no number of days',
    { settings: { staleAfterDays: 0, overdueAfterDays: 28 } },
    'settings.staleAfterDays',
  ],
  ['something else altogether', 'tables', ''],
])('%s is refused, and the place is named', (_, given, where) => {
  expect(readTrustTables(given)).toEqual({ ok: false, fault: { kind: 'tables-not-valid', where } });
});

test('two anticoagulants of two sources are a hazard once both are about to be signed', () => {
  const lists = [
    gp(line('gp', 'a', 'Apixaban 5mg tablets', 'ONE BD')),
    makeList('clinic', 'history', [line('clinic', 'b', 'Warfarin 3mg tablets', 'ONE DAILY')]),
  ];
  const rowIds = matchLines(lists).rows.map((row) => row.id);
  const found = (toBeSigned: readonly string[]) =>
    classes(lists, { toBeSigned: new Set(toBeSigned) }).filter((one) => one.startsWith('duplicate'));
  expect([found([]), found(rowIds.slice(0, 1)), found(rowIds)]).toEqual([
    [],
    [],
    ['duplicate-class potentially-lethal'],
  ]);
});
