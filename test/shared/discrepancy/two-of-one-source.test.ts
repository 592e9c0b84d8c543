import { expect, test } from 'vitest';
import { known } from '../../../shared/core/known.ts';
import {
  duplicatePairs,
  isExemptClassPair,
  isExemptSubstancePair,
  isSameProduct,
  overlap,
  pairsToBeSigned,
  sharedIngredients,
} from '../../../shared/discrepancy/duplicates.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import { goldPack } from '../../../build/gold/pack.ts';
import { chart, gp, listOf, type Entry } from '../../support/found.ts';
import { contextOfLists, itemOf } from '../../support/items.ts';

const item = (term: string, words = 'ONE DAILY', more: Partial<MedicineLine> = {}) =>
  itemOf([term, words, more]);

test.each([
  ['Ramipril 5mg capsules', 'Ramipril 5mg capsules', true],
  ['Ramipril 5mg capsules', 'RAMIPRIL 5 mg caps', true],
  ['Ramipril 5mg capsules', 'Ramipril 10mg capsules', false],
  ['Ramipril 5mg capsules', 'Ramipril 5mg tablets', false],
  ['Ramipril 5mg capsules', 'Lisinopril 5mg capsules', false],
  ['Diltiazem 60mg modified-release tablets', 'Diltiazem 60mg tablets', false],
  ['Zestril 5mg tablets', 'Lisinopril 5mg tablets', true],
  ['Prograf 1mg capsules', 'Prograf 1mg capsules', true],
  ['Prograf 1mg capsules', 'Adoport 1mg capsules', false],
])('one product: %s and %s: %s', (one, other, same) => {
  expect(isSameProduct(item(one), item(other))).toBe(same);
  expect(isSameProduct(item(other), item(one))).toBe(same);
});

test('two lines that name no substance are not one product for that', () => {
  expect(isSameProduct(item(''), item(''))).toBe(false);
});

test('a code of dm+d decides which product it is, whatever the words say of the strength', () => {
  const coded = (term: string, code: string) => {
    const [line] = gp([term, 'ONE DAILY']).lines;
    const medicine = line && { ...line.medicine, codes: [{ system: 'https://dmd.nhs.uk', code }] };
    return itemOf([term, 'ONE DAILY', medicine === undefined ? {} : { medicine }], { pack: goldPack });
  };
  const [full, short, other] = [
    coded('Co-amilofruse 2.5mg/20mg tablets', '318135008'),
    coded('Co-amilofruse', '318135008'),
    coded('Co-amilofruse', '318136009'),
  ];
  expect(isSameProduct(full, short)).toBe(true);
  expect(isSameProduct(full, other)).toBe(false);
});

const day = (text: string) => known(text as never);
test.each<[string, Partial<MedicineLine>, Partial<MedicineLine>, boolean]>([
  ['one ends before the other begins', { end: day('2026-11-20') }, { start: day('2026-11-21') }, false],
  ['one ends as the other begins', { end: day('2026-11-20') }, { start: day('2026-11-20') }, true],
  ['one ends after the other began', { end: day('2026-11-20') }, { start: day('2026-11-19') }, true],
  ['only the end of one is known', { end: day('2026-11-20') }, {}, true],
  ['only the start of one is known', { start: day('2026-11-20') }, {}, true],
  ['no date is known', {}, {}, true],
])('two lines are meant for one time: %s', (_, one, other, expected) => {
  const [a, b] = [item('Ramipril', 'ONE DAILY', one), item('Ramipril', 'ONE DAILY', other)];
  expect([overlap(a, b), overlap(b, a)]).toEqual([expected, expected]);
});

test.each([
  ['Co-codamol 8mg/500mg tablets', 'Paracetamol 500mg tablets', ['paracetamol']],
  ['Paracetamol 500mg tablets', 'Co-codamol 8mg/500mg tablets', ['paracetamol']],
  ['Co-codamol 8mg/500mg tablets', 'Co-codamol 30mg/500mg tablets', ['codeine', 'paracetamol']],
  ['Sodium valproate 200mg tablets', 'Valproic acid 250mg capsules', ['valproate']],
  ['Sodium valproate 200mg tablets', 'Depakote 250mg tablets', ['valproate']],
  ['Mycophenolate mofetil 500mg tablets', 'Myfortic 360mg tablets', ['mycophenolate']],
  ['Ramipril 5mg capsules', 'Lisinopril 5mg tablets', []],
  ['', '', []],
])('what %s and %s have in common', (one, other, expected) => {
  const shared = sharedIngredients(item(one), item(other)).map((name) => name.replace(/ .*/, ''));
  expect(shared).toEqual(expected);
});

/** Made within the test that asks for them. */
const slow = () => item('Morphine sulfate 30mg modified-release tablets', 'ONE BD');
const quick = () => item('Morphine sulfate 10mg tablets', 'ONE WHEN REQUIRED');
const patch = () => item('Fentanyl 25micrograms/hour transdermal patches', 'ONE EVERY 72 HOURS');
const methadone = () => item('Methadone 1mg/ml oral solution', '30ML DAILY');
const inhaler = () => item('Salbutamol 100micrograms/dose inhaler', '2 puffs qds');
const nebules = () => item('Salbutamol 2.5mg/2.5ml nebuliser liquid', 'one qds');
const tablets = () => item('Timolol 10mg tablets', 'ONE BD');
const drops = () => item('Timolol 0.25% eye drops', 'one drop twice a day');

test.each([
  ['long acting and for breakthrough', slow, quick, true],
  ['a patch and for breakthrough', patch, quick, true],
  ['methadone and for breakthrough', methadone, quick, true],
  ['two for breakthrough', quick, quick, false],
  ['two long acting', slow, patch, false],
  ['methadone and a patch', methadone, patch, false],
  ['an opioid of slow release and something else', slow, tablets, false],
  [
    'slow release of what is no opioid',
    () => item('Diltiazem 60mg modified-release tablets'),
    () => item('Diltiazem 60mg tablets'),
    false,
  ],
  ['an inhaler and nebules', inhaler, nebules, true],
  ['two inhalers', inhaler, inhaler, false],
  ['two lots of nebules', nebules, nebules, false],
  ['eye drops and tablets', drops, tablets, true],
  ['two eye drops', drops, drops, false],
  ['two tablets', tablets, tablets, false],
  ['nebules and tablets', nebules, () => item('Salbutamol 2mg tablets'), true],
  [
    'what the directions say is put on the skin, and tablets',
    () => item('Hydrocortisone', 'apply to the skin daily'),
    () => item('Hydrocortisone', '10mg by mouth daily'),
    true,
  ],
])('taken beside each other on purpose: %s', (_, one, other, expected) => {
  const [a, b] = [one(), other()];
  expect([isExemptSubstancePair(a, b), isExemptSubstancePair(b, a)]).toEqual([expected, expected]);
  expect([isExemptClassPair(a, b), isExemptClassPair(b, a)]).toEqual([expected, expected]);
});

/** The pairs, as "first second: rows", and whether matching took them for one dose. */
const pairs = (entries: readonly Entry[]) =>
  duplicatePairs(contextOfLists([gp(...entries)])).map(
    ({ a, b, rows, regimen }) =>
      `${[a, b].map(({ key }) => key.at(-1)).join('')} ${rows.length} ${regimen ? 'one dose' : 'apart'}`,
  );

test('every two lines of a source that share an ingredient or a group are looked at, each once', () => {
  const [one, three] = [
    ['Warfarin 1mg tablets', 'ONE DAILY'],
    ['Warfarin 3mg tablets', 'ONE DAILY'],
  ] as const;
  expect(pairs([one, three])).toEqual(['ab 1 one dose']);
  expect(
    pairs([
      ['Ramipril 5mg capsules', 'ONE DAILY'],
      ['Lisinopril 5mg tablets', 'ONE DAILY'],
    ]),
  ).toEqual(['ab 2 apart']);
  expect(
    pairs([
      ['Ramipril 5mg capsules', 'ONE DAILY'],
      ['Omeprazole 20mg capsules', 'ONE DAILY'],
    ]),
  ).toEqual([]);
  expect(
    pairs([
      ['Co-codamol 8mg/500mg tablets', 'TWO QDS'],
      ['Co-codamol 8mg/500mg tablets', 'TWO TDS'],
    ]),
  ).toEqual(['ab 1 apart']);
  expect(pairs([one, ['Warfarin 3mg tablets', 'ONE DAILY', { status: known('stopped') }]])).toEqual([]);
});

test('of two sources nothing is doubled, but in the list about to be signed they are one list', () => {
  const lists = [gp(['Ramipril 5mg capsules', 'ONE DAILY']), chart(['Lisinopril 5mg tablets', 'ONE DAILY'])];
  const context = contextOfLists(lists);
  expect(duplicatePairs(context)).toEqual([]);
  expect(pairsToBeSigned(context)).toEqual([]);
  const rows = context.rows.map(({ row }) => row.id);
  const signing = contextOfLists(lists, { toBeSigned: new Set(rows) });
  expect(pairsToBeSigned(signing).map(({ a, b }) => [a.key, b.key])).toEqual([
    ['chart#MedicationStatement/a', 'gp#MedicationStatement/a'],
  ]);
  expect(pairsToBeSigned(contextOfLists(lists, { toBeSigned: new Set(rows.slice(1)) }))).toEqual([]);
});

test('what one source holds together, or nobody takes any more, is not said again for the list to be signed', () => {
  const ramipril = ['Ramipril 5mg capsules', 'ONE DAILY'] as const;
  const lisinopril = ['Lisinopril 5mg tablets', 'ONE DAILY'] as const;
  const signed = (...lists: Parameters<typeof contextOfLists>[0]) =>
    pairsToBeSigned(
      contextOfLists(lists, { toBeSigned: new Set(contextOfLists(lists).rows.map(({ row }) => row.id)) }),
    );
  expect(signed(gp(ramipril, lisinopril), chart(ramipril))).toEqual([]);
  expect(signed(gp(ramipril), chart([...lisinopril, { status: known('stopped') }]))).toEqual([]);
  expect(
    signed(
      gp([...ramipril, { status: known('stopped') }]),
      chart(ramipril),
      listOf('carer', 'history', [lisinopril]),
    ),
  ).toHaveLength(1);
});
