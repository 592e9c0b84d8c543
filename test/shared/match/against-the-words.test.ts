import { expect, test } from 'vitest';
import { makeLine, makeList } from '../../../build/gold/make.ts';
import { findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { identifyMedicine, type DmdPack } from '../../../shared/dmd/dmd.ts';
import { matchLines, type Matching } from '../../../shared/match/match.ts';
import { madeUpPack } from './made-up-pack.ts';

/** A part of a release: of each substance one product, where there are others. */
const part: DmdPack = {
  ...madeUpPack(
    { code: 'v1', level: 'VTM', name: 'Zopiclone' },
    { code: 'p1', level: 'VMP', name: 'Zopiclone 3.75mg tablets', vtm: 'v1' },
    { code: 'v2', level: 'VTM', name: 'Metformin' },
    { code: 'p2', level: 'VMP', name: 'Metformin 500mg tablets', vtm: 'v2' },
    { code: 'v3', level: 'VTM', name: 'Paracetamol' },
    { code: 'p3', level: 'VMP', name: 'Paracetamol 500mg tablets', vtm: 'v3' },
    { code: 'v4', level: 'VTM', name: 'Diclofenac' },
    { code: 'p4', level: 'VMP', name: 'Diclofenac 2.32% gel', vtm: 'v4' },
    { code: 'b4', level: 'AMP', name: 'Voltarol 12 Hour Emulgel 2.32% gel', vtm: 'v4', vmp: 'p4' },
    { code: 'v5', level: 'VTM', name: 'Aspirin' },
    { code: 'p5', level: 'VMP', name: 'Aspirin 300mg dispersible tablets', vtm: 'v5' },
  ),
  sample: true,
};

const between = (a: readonly [string, string], b: readonly [string, string], pack?: DmdPack) => {
  const lists = [
    makeList('gp', 'history', [makeLine('gp', 'a', ...a)]),
    makeList('chart', 'chart', [makeLine('chart', 'b', ...b)]),
  ];
  const knowing = pack === undefined ? {} : { pack };
  const matching: Matching = matchLines(lists, knowing);
  const { rows, caseFindings } = findDiscrepancies({
    lists,
    matching,
    asOf: '2026-11-28',
    current: 'all',
    ...knowing,
  });
  const classes = [...[...rows.values()].flat(), ...caseFindings].map((one) => one.class);
  return { rows: matching.rows.length, classes: new Set(classes), suggestions: matching.suggestions };
};

test.each([
  ['strength', 'Zopiclone 7.5mg tablets', 'Zopiclone 3.75mg tablets'],
  ['form', 'Zopiclone 3.75mg oral solution', 'Zopiclone 3.75mg tablets'],
  ['strength and form', 'Aspirin 75mg tablets', 'Aspirin 300mg dispersible tablets'],
])('a name is never given to a product of another %s: the difference is found', (_, a, b) => {
  const found = between([a, 'ONE at night'], [b, 'ONE at night'], part);
  expect(found.classes).toContain('strength-or-form');
});

test.each([
  ['release', 'Metformin 500mg modified-release tablets', 'Metformin 500mg tablets'],
  ['route', 'Paracetamol 500mg suppositories', 'Paracetamol 500mg tablets'],
])('words that state another %s than the one product known stay apart from it', (_, a, b) => {
  expect(between([a, 'ONE at night'], [b, 'ONE at night'], part).rows).toBe(2);
});

test('a part of a release says nothing of the strength and form that a name leaves open', () => {
  const { strengths, form, dmd } = identifyMedicine({ term: 'Voltarol', brand: '', codes: [] }, part);
  expect({ strengths, form, vmp: dmd?.vmp }).toEqual({ strengths: [], form: '', vmp: null });
});

test('a code of another strength, kind of tablet or release than its words is said', () => {
  const kindOf = (term: string, code: string) =>
    identifyMedicine({ term, brand: '', codes: [{ code }] }, part).disagreement?.kind;
  expect([
    kindOf('Aspirin 75mg dispersible tablets', 'p5'),
    kindOf('Metformin 500mg modified-release tablets', 'p2'),
    kindOf('Metformin 500mg tablets', 'p2'),
    kindOf('Metformin', 'p2'),
  ]).toEqual(['product', 'product', undefined, undefined]);
});

test('without a pack, a code is held against its words by the name sent with it', () => {
  const kindOf = (term: string, display: string) =>
    identifyMedicine({ term, brand: '', codes: [{ code: '1', display }] }, undefined).disagreement?.kind;
  expect([
    kindOf('Warfarin 3mg tablets', 'Apixaban 5mg tablets'),
    kindOf('Warfarin 3mg tablets', 'Warfarin 5mg tablets'),
    kindOf('Coumadin', 'Warfarin'),
    kindOf('Insulin aspart', 'Insulin'),
    kindOf('Epilim 200mg tablets', 'Sodium valproate'),
    kindOf('Warfarin 3mg tablets', 'an entry of a list nobody knows'),
  ]).toEqual(['medicine', 'product', undefined, undefined, undefined, undefined]);
});

test.each([
  ['Quetiapine XL', 'Quetiapine'],
  ['Morphine MR', 'Morphine'],
  ['Metformin SR', 'Metformin'],
])('%s beside %s is a finding: only one side says its release', (a, b) => {
  expect(between([a, 'ONE daily'], [b, 'ONE daily']).classes).toContain('strength-or-form');
});

test.each([
  ['an ointment', 'Tacrolimus 0.1% ointment', 'apply twice a day', 'Tacrolimus', '1mg twice a day'],
  ['a gel', 'Ibuprofen 5% gel', 'apply three times a day', 'Ibuprofen', '400mg three times a day'],
  ['eye drops', 'Timolol 0.5% eye drops', 'ONE drop twice a day', 'Timolol', '10mg twice a day'],
  ['a depot', 'Olanzapine embonate', '210mg every two weeks', 'Olanzapine', '10mg daily'],
  ['an injection', 'Ozempic', '1mg once a week', 'Rybelsus', '7mg daily'],
])('%s and what is swallowed are two rows and a link', (_, a, aDose, b, bDose) => {
  const { rows, suggestions } = between([a, aDose], [b, bDose]);
  expect([rows, suggestions.map(({ kind, reason }) => [kind, reason])]).toEqual([2, [['link', 'route']]]);
});

test('an ointment beside the bare name of its substance is still one row', () => {
  expect(between(['Ibuprofen 5% gel', 'apply'], ['Ibuprofen', 'as directed']).rows).toBe(1);
});

test('an insulin whose brand only one side names is a finding', () => {
  expect(between(['Toujeo', '30 units daily'], ['Insulin glargine', '30 units daily']).classes).toContain(
    'brand-critical',
  );
});

test.each([
  ['MTX', 'Methotrexate', 'pair'],
  ['Asprin EC 75mg', 'Aspirin 75mg gastro-resistant tablets', 'pair'],
  ['Cipramil drops', 'Citalopram 40mg/ml oral drops', 'link'],
])('%s, which no table knows, is put to a person beside %s', (a, b, kind) => {
  const { rows, suggestions } = between([a, 'ONE daily'], [b, 'ONE daily']);
  expect([rows, suggestions.map((one) => one.kind)]).toEqual([2, [kind]]);
});

test('a line that is only a code is called by its product in what is said of it', () => {
  const line = makeLine('gp', 'a', 'p1', 'ONE at night');
  const { medicine } = line;
  const codes = [{ system: 'https://dmd.nhs.uk', code: 'p1' }];
  const lists = [
    makeList('gp', 'history', [{ ...line, medicine: { ...medicine, codes } }]),
    makeList('chart', 'chart', []),
  ];
  const knowing = { pack: part };
  const { rows } = findDiscrepancies({
    lists,
    matching: matchLines(lists, knowing),
    asOf: '2026-11-28',
    current: 'all',
    ...knowing,
  });
  const said = [...rows.values()].flat().map(({ why }) => why);
  expect(said.find((why) => why.startsWith('Zopiclone 3.75mg tablets (p1) is'))).toBeDefined();
});

test('a combination written by its parts and numbers is the one of that name', () => {
  expect(between(['Levodopa/carbidopa 100/25', 'ONE daily'], ['Co-careldopa 25/100', 'ONE daily']).rows).toBe(
    1,
  );
});
