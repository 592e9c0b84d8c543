import { expect, test } from 'vitest';
import { makeLine, makeList } from '../../../build/gold/make.ts';
import { findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { identify, type DmdPack } from '../../../shared/dmd/dmd.ts';
import { matchLines, type Matching } from '../../../shared/match/match.ts';
import { dmdSystem } from '../../../shared/medicines/codes.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { madeUpPack } from './made-up-pack.ts';

type Said = { readonly term: string; readonly code?: string };

const listsOf = (history: Said, chart: Said): readonly SourceList[] =>
  [history, chart].map(({ term, code }, at) => {
    const line = makeLine(at === 0 ? 'gp' : 'chart', 'line', term, 'ONE DAILY');
    const codes = code === undefined ? [] : [{ system: dmdSystem, code }];
    return makeList(at === 0 ? 'gp' : 'chart', at === 0 ? 'history' : 'chart', [
      { ...line, medicine: { ...line.medicine, codes } },
    ]);
  });

const match = (a: string | Said, b: string | Said, pack?: DmdPack): Matching =>
  matchLines(
    listsOf(typeof a === 'string' ? { term: a } : a, typeof b === 'string' ? { term: b } : b),
    pack === undefined ? {} : { pack },
  );

const outcome = (...pair: Parameters<typeof match>): string => {
  const { rows, suggestions } = match(...pair);
  return rows.length === 1 ? 'one row' : (suggestions[0]?.kind ?? 'apart');
};

const pack = madeUpPack(
  { code: '1', level: 'VTM', name: 'Lidocaine' },
  { code: '2', level: 'VTM', name: 'Lidocaine + Adrenaline' },
  { code: '3', level: 'VTM', name: 'Metformin' },
  { code: '11', level: 'VMP', name: 'Lidocaine 100mg/10ml (1%) solution for injection vials', vtm: '1' },
  {
    code: '12',
    level: 'VMP',
    name: 'Lidocaine 1% / Adrenaline 1 in 200,000 solution for injection vials',
    vtm: '2',
  },
  { code: '13', level: 'VMP', name: 'Metformin 1g tablets', vtm: '3' },
  { code: '14', level: 'VMP', name: 'Metformin 500mg tablets', vtm: '3' },
  { code: '21', level: 'AMP', name: 'Xylocaine 1% with Adrenaline vials', vtm: '2', vmp: '12' },
  { code: '22', level: 'AMP', name: 'Inventamet 1g tablets', vtm: '3', vmp: '13' },
  { code: '31', level: 'VMP', name: 'Oxidine 10mg modified-release tablets' },
  { code: '32', level: 'VMP', name: 'Oxidine 10mg capsules' },
  { code: '33', level: 'AMP', name: 'Oxilong 10mg modified-release tablets', vmp: '31' },
  { code: '34', level: 'AMP', name: 'Oxiquick 10mg capsules', vmp: '32' },
  { code: '41', level: 'VMP', name: 'Madeupine 5mg tablets', holds: ['901'] },
  { code: '42', level: 'VMP', name: 'Madeupine 5mg capsules', holds: ['902'] },
);

test('two medicines of dm+d never share a row, whatever their words say', () => {
  expect(outcome({ term: 'Xylocaine 1%', code: '21' }, { term: 'Lidocaine 1%', code: '11' }, pack)).not.toBe(
    'one row',
  );
  expect(outcome('Xylocaine 1% with Adrenaline vials', { term: 'Lidocaine 1%', code: '11' }, pack)).not.toBe(
    'one row',
  );
});

test('two sets of substances never share a row where dm+d names no VTM', () => {
  expect(outcome({ term: '41', code: '41' }, { term: '42', code: '42' }, pack)).not.toBe('one row');
});

test('a brand and its generic product are one by code and by name, though no table knows the brand', () => {
  expect(identify('Inventamet 1g tablets').recognised).toBe(false);
  for (const [a, b] of [
    [
      { term: 'Inventamet 1g tablets', code: '22' },
      { term: 'Metformin 1g tablets', code: '13' },
    ],
    [{ term: 'INVENTAMET 1 G TABS' }, { term: 'Metformin 1g tablets' }],
    [{ term: 'Inventamet 1g tablets', code: '22' }, { term: 'metformin' }],
  ] as const)
    expect(outcome(a, b, pack)).toBe('one row');
});

test('what decided is said on the row, strongest first', () => {
  const said = (...pair: Parameters<typeof match>): string => match(...pair).rows[0]?.why ?? '';
  expect(said({ term: 'Inventamet 1g tablets', code: '22' }, 'Inventamet 1g tablets', pack)).toMatch(
    /the dm\+d code and by a name in dm\+d/,
  );
  expect(said('Zestril 20mg tablets', 'Lisinopril 20mg tablets')).toMatch(
    /the brand table and by the words alone/,
  );
});

test('a code and words that name two medicines are only a suggestion, and nothing is missing or added by them', () => {
  const lists = listsOf({ term: 'Lisinopril 10mg tablets', code: '13' }, { term: 'Metformin 1g tablets' });
  const matching = matchLines(lists, { pack });
  expect(matching.rows).toHaveLength(2);
  expect(matching.suggestions).toMatchObject([{ kind: 'pair', reason: 'code-against-words' }]);
  const { rows } = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci', pack });
  expect([...rows.values()].flat().map((finding) => finding.class)).toEqual(['code-against-display']);
});

test('a code and words of one medicine in two strengths match, with the finding', () => {
  const lists = listsOf(
    { term: 'Metformin 500mg tablets', code: '13' },
    { term: 'Metformin 500mg tablets', code: '14' },
  );
  const matching = matchLines(lists, { pack });
  expect(matching.rows).toHaveLength(1);
  const { rows } = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci', pack });
  expect([...rows.values()].flat().map((finding) => finding.class)).toContain('code-against-display');
});

test('the beginning of a brand’s name is the brand, with the release that all its products have', () => {
  expect(outcome('Oxilong 10mg', 'Oxiquick 10mg', pack)).not.toBe('one row');
  expect(outcome('Oxilong 10mg', 'Oxidine 10mg modified-release tablets', pack)).toBe('one row');
  expect(outcome('Inventamet and sitagliptin', 'Metformin 1g tablets', pack)).not.toBe('one row');
});

test('a row of the table that no source confirms may suggest and never merges', () => {
  expect(identify('Marcaine 0.5% injection').row?.confirmed).toBe(false);
  expect(outcome('Marcaine 0.5% injection', 'Bupivacaine 0.5% injection')).toBe('pair');
  expect(outcome('Marcaine 0.5% injection', 'MARCAINE 0.5% INJECTION')).toBe('one row');
});

test.each([
  ['Tritace and felodipine 2.5mg tablets', 'Ramipril 2.5mg tablets'],
  ['Zestril 20mg / hydrochlorothiazide 12.5mg tablets', 'Lisinopril 20mg tablets'],
  ['Januvia + metformin', 'Sitagliptin 100mg tablets'],
  ['Xylocaine 1% with Adrenaline 1 in 200,000', 'Lidocaine 1% solution for injection'],
  ['OxyContin 10mg', 'OxyNorm 10mg'],
  ['MST Continus 5mg', 'Actimorph 5mg'],
  ['Diamox SR 250mg', 'Diamox 250mg'],
  ['Stelazine 10mg Spansules', 'Trifluoperazine 10mg tablets'],
  ['Hypurin Porcine Neutral 100units/ml vials', 'Insulin soluble human 100units/ml vials'],
  ['Insulin isophane porcine 100units/ml vials', 'Insulin isophane human 100units/ml vials'],
  ['IncobotulinumtoxinA 100 units', 'AbobotulinumtoxinA 500 units'],
  ['Marcain Heavy 0.5% ampoules', 'Bupivacaine 0.5% ampoules'],
  ['GTN spray', 'Glyceryl trinitrate 5mg/24hours transdermal patches'],
  ['Syonell 500mg gastro-resistant tablets', 'Sodium valproate 500mg gastro-resistant tablets'],
  ['Humalog Mix25 KwikPen', 'Insulin lispro biphasic 50/50 100units/ml pens'],
  ['Mirapexin 0.26mg', 'Mirapexin 0.7mg'],
])('%s is not %s', (a, b) => {
  expect(outcome(a, b)).not.toBe('one row');
});

test.each([
  ['Zemtard 120 XL', 'Diltiazem 120mg modified-release capsules'],
  ['Lemsip Max Cold and Flu capsules', 'LEMSIP MAX COLD AND FLU CAPSULES'],
  ['Xeomin 100 units', 'IncobotulinumtoxinA 100 units'],
  ['Generic Logynon tablets', 'Logynon tablets'],
  ['Asacol 400mg MR gastro-resistant tablets', 'Mesalazine 400mg gastro-resistant tablets'],
  ['Durogesic DTrans 25micrograms patches', 'Fentanyl 25micrograms/hour transdermal patches'],
  [
    'Humulin M3 KwikPen',
    'Insulin isophane biphasic human 30/70 100units/ml suspension for injection 3ml pens',
  ],
])('%s is %s', (a, b) => {
  expect(outcome(a, b)).toBe('one row');
});
