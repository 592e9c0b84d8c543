import { expect, test } from 'vitest';
import { known } from '../../../shared/core/known.ts';
import { knowledgeOf, usualTables } from '../../../shared/dmd/dmd.ts';
import { candidatesOf, matchLines, mayPair, type PairDecision } from '../../../shared/match/match.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { makeLine, makeList } from '../../../build/gold/make.ts';

const list = (name: string, ...terms: readonly string[]): SourceList =>
  makeList(
    name,
    name === 'chart' ? 'chart' : 'history',
    terms.map((term, at) => makeLine(name, `m${at}`, term, 'ONE DAILY')),
  );
const rows = (lists: readonly SourceList[], decisions: readonly PairDecision[] = []): readonly string[] =>
  matchLines(lists, { decisions }).rows.map(
    (row) =>
      `${row.level}: ${row.lines.map((placed) => placed.key.replace('MedicationStatement/', '')).join(' ')}`,
  );

test('the evidence that holds a row together is named, and is the weakest of it', () => {
  expect(
    rows([
      list('gp', 'Ramipril 5mg capsules'),
      list('clinic', 'ramipril 5 mg caps'),
      list('chart', 'ramipril'),
    ]),
  ).toEqual(['same-vtm: chart#m0 clinic#m0 gp#m0']);
  expect(rows([list('gp', 'Ramipril 5mg capsules'), list('clinic', 'ramipril 5 mg caps')])).toEqual([
    'same-vtm-form-strength: clinic#m0 gp#m0',
  ]);
  expect(rows([list('gp', 'my little white tablet'), list('clinic', 'MY LITTLE WHITE TABLET')])).toEqual([
    'exact-text: clinic#m0 gp#m0',
  ]);
});

test('two that fit equally well are put to a person', () => {
  const lists = [
    list('gp', 'Omeprazole 10mg capsules', 'Omeprazole 20mg capsules'),
    list('chart', 'omeprazole'),
  ];
  const { rows: found, suggestions } = matchLines(lists);
  expect(found).toHaveLength(3);
  expect(suggestions.map((one) => [one.kind, one.level, one.why])).toEqual([
    ['pair', 'same-vtm', 'Same substance; several lines fit equally well'],
    ['pair', 'same-vtm', 'Same substance; several lines fit equally well'],
  ]);
});

test('of many equally good answers nothing is taken for certain, however many there are', () => {
  const strengths = ['10mg', '20mg', '40mg', '60mg', '80mg'].map((one) => `Omeprazole ${one} capsules`);
  const lists = [list('gp', ...strengths), list('chart', 'omeprazole', 'OMEPRAZOLE capsules', 'Losec')];
  const { rows: found, suggestions } = matchLines(lists);
  expect(found.every((row) => row.lines.length === 1)).toBe(true);
  expect(suggestions.length).toBeGreaterThan(4);
});

test('more lines of a medicine than are compared each with each: only the alike are paired, every row says so, none is lost', () => {
  const many = (name: string): SourceList =>
    list(name, ...Array.from({ length: 60 }, (_, at) => `Ramipril ${at + 1}mg capsules`));
  const found = matchLines([many('gp'), many('clinic'), many('chart')]).rows;
  expect(found.map((row) => row.lines.length)).toEqual(found.map(() => 3));
  expect(found.flatMap((row) => row.lines)).toHaveLength(180);
  expect(found.every((row) => row.why.includes('Too many lines of this medicine'))).toBe(true);
});

test('the best whole is taken, not the first that fits', () => {
  const lists = [
    list('gp', 'Omeprazole 10mg capsules', 'Omeprazole 20mg capsules'),
    list('chart', 'Omeprazole 20mg capsules', 'omeprazole'),
  ];
  expect(rows(lists)).toEqual(
    ['same-vtm: chart#m1 gp#m0', 'same-vtm-form-strength: chart#m0 gp#m1'].toSorted((a, b) =>
      a.includes('chart#m0') ? -1 : b.includes('chart#m0') ? 1 : 0,
    ),
  );
});

test('a person pairs what no table knows, and cannot pair what the table keeps apart', () => {
  const unknown = [list('gp', 'my little white tablet'), list('chart', 'Furosemide 40mg tablets')];
  const keys = ['gp#MedicationStatement/m0', 'chart#MedicationStatement/m0'];
  expect(rows(unknown)).toHaveLength(2);
  expect(rows(unknown, [{ kind: 'paired', lines: keys }])).toEqual(['by-person: chart#m0 gp#m0']);
  expect(
    rows(
      [list('gp', 'Prograf 1mg capsules'), list('chart', 'Adoport 1mg capsules')],
      [{ kind: 'paired', lines: keys }],
    ),
  ).toHaveLength(2);
});

test('whether a person may pair two lines is known before they do', () => {
  const may = (a: string, b: string): boolean => {
    const [one, other] = candidatesOf([list('gp', a), list('chart', b)], knowledgeOf(usualTables), undefined);
    return one !== undefined && other !== undefined && mayPair(one, other);
  };
  expect(may('my little white tablet', 'Furosemide 40mg tablets')).toBe(true);
  expect(may('Simvastatin 40mg tablets', 'Furosemide 40mg tablets')).toBe(false);
  expect(may('Metformin 500mg tablets', 'Metformin 500mg modified-release tablets')).toBe(false);
});

test('unpairing parts a row and pairing again joins it: the latest word counts', () => {
  const lists = [list('gp', 'Ramipril 5mg capsules'), list('chart', 'Ramipril 5mg capsules')];
  const lines = ['gp#MedicationStatement/m0', 'chart#MedicationStatement/m0'];
  expect(rows(lists, [{ kind: 'unpaired', lines }])).toHaveLength(2);
  expect(
    rows(lists, [
      { kind: 'unpaired', lines },
      { kind: 'paired', lines },
    ]),
  ).toHaveLength(1);
});

test('a link joins two rows without making them one, and can be taken back', () => {
  const lists = [list('gp', 'Prograf 1mg capsules'), list('chart', 'Adoport 1mg capsules')];
  const lines = ['gp#MedicationStatement/m0', 'chart#MedicationStatement/m0'];
  const linked = (decisions: readonly PairDecision[]) =>
    matchLines(lists, { decisions }).rows.map((row) => row.linked.length);
  expect(matchLines(lists).suggestions.map((one) => [one.kind, one.reason])).toEqual([['link', 'brand']]);
  expect(linked([{ kind: 'linked', lines }])).toEqual([1, 1]);
  expect(
    linked([
      { kind: 'linked', lines },
      { kind: 'unlinked', lines },
    ]),
  ).toEqual([0, 0]);
});

test('several strengths are one regimen, equal ones are duplicates, and both say so', () => {
  const warfarin = matchLines([
    list('gp', 'Warfarin 1mg tablets', 'Warfarin 3mg tablets'),
    list('chart', 'warfarin'),
  ]).rows;
  expect(warfarin.map((row) => [row.lines.length, row.regimen])).toEqual([[3, true]]);
  const twice = matchLines([list('gp', 'Warfarin 1mg tablets', 'WARFARIN 1MG TABLETS')]).rows;
  expect(twice.map((row) => [row.lines.length, row.regimen, row.why])).toEqual([
    [
      2,
      false,
      'Only one source states it; identified by the words alone; Several lines of one medicine in gp',
    ],
  ]);
});

test('a salt on one side only is a question, two salts are two medicines', () => {
  const asked = matchLines([list('gp', 'Perindopril erbumine 4mg tablets'), list('chart', 'perindopril')]);
  expect(asked.suggestions.map((one) => one.kind)).toEqual(['pair']);
  const apart = matchLines([
    list('gp', 'Perindopril erbumine 4mg tablets'),
    list('chart', 'Perindopril arginine 5mg tablets'),
  ]);
  expect(apart.suggestions.map((one) => one.kind)).toEqual(['link']);
});

test('what Concord wrote itself is no source', () => {
  const own = makeList('home', 'history', [
    makeLine('home', 'm0', 'Ramipril 5mg capsules', 'ONE DAILY', { ours: true, status: known('active') }),
  ]);
  expect(rows([list('gp', 'Ramipril 5mg capsules'), own])).toEqual(['single: gp#m0']);
});

test.each([
  ['a brand with a word more', 'Panadol 500mg tablets', 'Panadol Extra Advance'],
  ['a tablet and an ampoule', 'Furosemide 40mg tablets', 'FUROSEMIDE 50mg/5ml inj'],
  ['an inhaler and a nebule', 'Salbutamol 100mcg CFC-free inh', 'salbutamol 5mg/2.5ml nebs'],
  ['eye drops and the gel that lasts', 'Timolol 0.5% eye drops', 'Timolol 0.5% eye gel'],
  ['two biosimilars', 'Imraldi 40mg', 'Hyrimoz 40mg'],
  ['two patches of one rate and another wear', 'Transtec 35micrograms/hour', 'Hapoctasin 35micrograms/hour'],
  ['calcium with and without vitamin D', 'Adcal', 'Adcal D3'],
] as const)('%s never share a row', (_, a, b) => {
  expect(matchLines([list('gp', a), list('chart', b)]).rows.map((row) => row.lines.length)).toEqual([1, 1]);
});

test.each([
  ['the form first', 'Tablets Furosemide 40mg', 'Furosemide 40mg tablets'],
  ['a device in the name', 'Trimbow inhaler', 'TRIMBOW pMDI (Chiesi Ltd)'],
  ['a brand without its hyphen', 'Adcal-D3 chewable tablets', 'Adcal D3 chewable tablets'],
  ['a number with its comma', 'CREON 25,000 caps', 'Creon 25000 gastro-resistant capsules'],
  [
    'a supplier with "and" in it',
    'Humalog KwikPen 100units/ml (Eli Lilly and Company Ltd)',
    'Humalog KwikPen 100units/ml',
  ],
] as const)('%s is the same medicine', (_, a, b) => {
  expect(matchLines([list('gp', a), list('chart', b)]).rows.map((row) => row.lines.length)).toEqual([2]);
});

test('a code with no words pairs by the code, and is nothing else than that', () => {
  const coded = (source: string, term: string, code: string): SourceList => {
    const made = list(source, term);
    return {
      ...made,
      lines: made.lines.map((line) => ({
        ...line,
        medicine: { ...line.medicine, codes: [{ system: 'https://dmd.nhs.uk', code }] },
      })),
    };
  };
  const bare = coded('gp', '318135008', '318135008');
  expect(rows([bare, coded('chart', 'Furosemide 20mg tablets', '318135008')])).toEqual([
    'same-product: chart#m0 gp#m0',
  ]);
  expect(matchLines([bare, coded('chart', 'Furosemide 40mg tablets', '318136009')]).rows).toHaveLength(2);
  expect(matchLines([bare, list('chart', 'Furosemide 20mg tablets')]).rows).toHaveLength(2);
});
