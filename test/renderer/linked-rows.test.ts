import { expect, test } from 'vitest';
import type { RowView } from '../../shared/ipc/case-views.ts';
import { bracketsOf, neighboursOf } from '../../renderer/features/case/linked-rows.ts';
import { groupRows, saidOnce } from '../../renderer/features/case/order.ts';
import { besideWords } from '../../renderer/text/linked-rows.ts';
import { alsoFoundWords, findingsInOrder } from '../../renderer/text/case.ts';
import { factName } from '../../renderer/text/facts.ts';
import { must } from '../../shared/core/must.ts';
import { raised } from '../../shared/core/raised.ts';
import { productWords } from '../../renderer/text/product.ts';
import { line, rows } from './fixtures/case.ts';

const row = (id: string): RowView => {
  const found = rows.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no row ${id} in the fixture`);
  return found;
};

const propose = (a: string, b: string, kind: 'pair' | 'link'): readonly RowView[] =>
  rows.map((one) => {
    const other = one.id === a ? b : one.id === b ? a : null;
    return other === null ? one : { ...one, suggested: [{ row: other, kind, why: 'because' }] };
  });

test('rows proposed for one another stand together in the place of the worse one, under one bracket', () => {
  const [differ] = groupRows(propose('methotrexate', 'doxycycline', 'link'));
  expect(differ?.rows.slice(0, 2).map((one) => one.id)).toEqual(['methotrexate', 'doxycycline']);
  expect(differ?.brackets.slice(0, 3)).toEqual([
    { place: 'start', look: 'proposed' },
    { place: 'end', look: 'proposed' },
    { place: 'none', look: 'proposed' },
  ]);
});

test('three rows that belong together share one bracket; one accepted link draws it solid', () => {
  const [a, b, c] = [row('tacrolimus-a'), row('tacrolimus-p'), { ...row('warfarin') }];
  expect(bracketsOf([a, b, c])).toEqual([
    { place: 'start', look: 'accepted' },
    { place: 'middle', look: 'accepted' },
    { place: 'end', look: 'accepted' },
  ]);
});

test('what is no longer current is never drawn beside what is', () => {
  const past = rows.find((one) => one.group === 'not-current');
  if (past === undefined) throw new Error('nothing past in the fixture');
  const groups = groupRows(propose('methotrexate', past.id, 'link'));
  expect(groups.at(-1)?.rows.map((one) => one.id)).toContain(past.id);
  expect(groups[0]?.rows.map((one) => one.id)).not.toContain(past.id);
});

test('both rows name the other, and say that the two are not one', () => {
  const told = neighboursOf(row('tacrolimus-a'), rows).map((one) => besideWords(one.how, one.row.brand));
  expect(told).toEqual(['Linked to PROGRAF, not merged']);
  const proposed = propose('metformin', 'doxycycline', 'pair');
  const other = proposed.find((one) => one.id === 'doxycycline');
  if (other === undefined) throw new Error('no row');
  expect(neighboursOf(other, proposed).map((one) => besideWords(one.how, one.row.generic))).toEqual([
    'May be one with metformin',
  ]);
});

test('lines of one source that say the same are said once under all their names; one that differs stands alone', () => {
  const said = { dose: '1 tablet', often: 'once a day' };
  const lines = [
    line({ ...said, term: 'Warfarin 3mg tablets' }),
    line({ ...said, term: 'Warfarin 1mg tablets' }),
    line({ ...said, term: 'Warfarin 5mg tablets', often: 'twice a day' }),
  ];
  expect(saidOnce(lines).map((one) => one.names)).toEqual([
    ['Warfarin 3mg tablets', 'Warfarin 1mg tablets'],
    ['Warfarin 5mg tablets'],
  ]);
  expect(saidOnce(lines.slice(0, 1)).map((one) => one.names)).toEqual([[]]);
});

test('an amount stands apart from its unit, and a supplier gives way only to a brand', () => {
  const plain = (text: string) => text.replaceAll('\u00A0', ' ');
  expect(plain(productWords('25mg/100mg tablets', ''))).toBe('25 mg/100 mg tablets');
  expect(plain(productWords('75microgram tablets', ''))).toBe('75 microgram tablets');
  expect(plain(productWords('100units/ml solution', ''))).toBe('100 units/ml solution');
  expect(plain(productWords('1mg capsules (Sandoz Ltd)', 'ADOPORT'))).toBe('1 mg capsules');
  expect(plain(productWords('1mg capsules (Sandoz Ltd)', ''))).toBe('1 mg capsules (Sandoz Ltd)');
});

test('measurements have the names and units that a ward writes', () => {
  expect(factName('Estimated glomerular filtration rate')).toBe('eGFR');
  expect(factName('Haemoglobin A1c')).toBe('Haemoglobin A1c');
  expect(raised('48 mL/min/1.73 m2')).toBe('48 mL/min/1.73\u00A0m²');
  expect(raised('8.1 mmol/L')).toBe('8.1 mmol/L');
});

test('the worst finding stands in the row, and every other one is named where the row is decided', () => {
  const [first] = row('methotrexate').findings;
  if (first === undefined) throw new Error('no finding in the fixture');
  const several = {
    ...row('methotrexate'),
    findings: [
      { ...first, severity: 'minor' as const, words: 'No indication' },
      first,
      { ...first, severity: 'significant' as const, words: 'Last dose not known' },
    ],
  };
  expect(findingsInOrder(several)[0]?.words).toBe('Weekly medicine reads as daily');
  expect(alsoFoundWords(several)).toBe('Last dose not known (significant), No indication (minor)');
});

test('what was found several times in one row is said once, with how often', () => {
  const worst = must(row('methotrexate').findings[0], 'a finding');
  const minor = { ...worst, severity: 'minor' as const, words: 'The same class' };
  const several: RowView = { ...row('methotrexate'), findings: [worst, minor, { ...minor, id: 'again' }] };
  expect(alsoFoundWords(several)).toBe('2 × The same class (minor)');
});
