import { expect, test } from 'vitest';
import { known } from '../../../shared/core/known.ts';
import { sourceId } from '../../../shared/medicines/keys.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { allFound, chart, gp, listOf, wordsFound, type Entry } from '../../support/found.ts';
import { source, statement } from '../../support/lines.ts';

const indication = known({ text: 'pain', codes: [] });

test('a weekly medicine that reads as daily, or whose interval cannot be read, is said to be one', () => {
  const said = (term: string, words: string, more: Entry[2] = {}) =>
    wordsFound('weekly-not-weekly', [gp([term, words, more])]);
  const lethal = 'potentially-lethal: Methotrexate 2.5mg tablets is a weekly medicine and';
  expect(said('Methotrexate 2.5mg tablets', 'FOUR ONCE A DAY')).toEqual([
    `${lethal} reads as more often than once a week`,
  ]);
  expect(said('Methotrexate 2.5mg tablets', 'FOUR TWICE A WEEK')).toEqual([
    `${lethal} reads as more often than once a week`,
  ]);
  expect(said('Methotrexate 2.5mg tablets', 'AS DIRECTED')).toEqual([
    `${lethal} its interval cannot be read`,
  ]);
  expect(said('Methotrexate 2.5mg tablets', 'FOUR ONCE A WEEK')).toEqual([]);
  expect(said('Methotrexate 2.5mg tablets', 'FOUR EVERY TWO WEEKS')).toEqual([]);
  expect(said('Methotrexate 2.5mg tablets', 'FOUR ONCE A DAY', { status: known('stopped') })).toEqual([]);
  // Of the same substance, one strength is weekly and another is daily.
  expect(said('Alendronic acid 70mg tablets', 'ONE DAILY')).toHaveLength(1);
  expect(said('Alendronic acid 10mg tablets', 'ONE DAILY')).toEqual([]);
  expect(said('Alendronic acid', '70 mg daily')).toHaveLength(1);
  expect(said('Alendronic acid', '10 mg daily')).toEqual([]);
});

test('when a medicine was last taken is asked where it matters, and no more once it was said', () => {
  const said = (term: string, words: string, more: Entry[2] = {}) =>
    wordsFound('last-dose-unknown', [gp([term, words, more])]);
  const why = (term: string) => [`significant: When ${term} was last taken is not recorded`];
  for (const [term, words] of [
    ['Apixaban 5mg tablets', 'ONE BD'],
    ['Alendronic acid 70mg tablets', 'ONE WEEKLY'],
    ['Fentanyl 25micrograms/hour transdermal patches', 'ONE EVERY 72 HOURS'],
    ['Lantus 100units/ml SoloStar pens', '10 UNITS AT NIGHT'],
    ['Hydroxocobalamin 1mg/1ml injection', 'EVERY 3 MONTHS'],
    ['Alfacalcidol 1microgram capsules', 'ONE EVERY TWO WEEKS'],
    ['Ramipril', '5 mg subcutaneously daily'],
  ] as const)
    expect(said(term, words)).toEqual(why(term));
  expect(said('Ramipril 5mg capsules', 'ONE DAILY')).toEqual([]);
  expect(said('Apixaban 5mg tablets', 'ONE BD', { lastTaken: known('2026-11-17' as never) })).toEqual([]);
  expect(said('Apixaban 5mg tablets', 'ONE BD', { status: known('stopped') })).toEqual([]);
  expect(wordsFound('last-dose-unknown', [chart(['Apixaban 5mg tablets', 'ONE BD'])])).toEqual([]);
});

test('an order that needs an indication and has none is said, and a reason in its words is one', () => {
  const said = (term: string, words: string, more: Entry[2] = {}) =>
    wordsFound('indication-missing', [chart([term, words, more])]);
  const why = (term: string) => [`minor: ${term} has no indication`];
  expect(said('Amoxicillin 500mg capsules', 'ONE TDS')).toEqual(why('Amoxicillin 500mg capsules'));
  expect(said('Morphine', '5 mg when required')).toEqual(why('Morphine'));
  expect(said('Ramipril 5mg capsules', 'ONE WHEN REQUIRED')).toEqual(why('Ramipril 5mg capsules'));
  expect(said('Ramipril 5mg capsules', 'ONE DAILY')).toEqual([]);
  expect(said('Paracetamol 500mg tablets', 'TWO WHEN REQUIRED FOR PAIN')).toEqual([]);
  expect(said('Amoxicillin 500mg capsules', 'ONE TDS', { indication })).toEqual([]);
  expect(said('Amoxicillin 500mg capsules', 'ONE TDS', { status: known('stopped') })).toEqual([]);
  expect(wordsFound('indication-missing', [gp(['Amoxicillin 500mg capsules', 'ONE TDS'])])).toEqual([]);
});

const dosed = (dosage: object, term = 'Ramipril 5mg capsules') =>
  source('gp', [statement('a', term, { dosage: [dosage] })]);
const twice = { repeat: { frequency: 2, period: 1, periodUnit: 'd' } };
const mg = (value: number) => [{ doseQuantity: { value, unit: 'mg' } }];

test('words and code of one dosage that disagree are said, with what they disagree about', () => {
  const said = (dosage: object) => wordsFound('text-against-structure', [dosed(dosage)]);
  const why = 'significant: The words and the coded dosage of Ramipril 5mg capsules disagree about';
  expect(said({ text: '5 mg twice a day', doseAndRate: mg(10), timing: twice })).toEqual([`${why} the dose`]);
  expect(said({ text: '5 mg once a day', doseAndRate: mg(5), timing: twice })).toEqual([`${why} how often`]);
  expect(said({ text: '5 mg once a day', doseAndRate: mg(10), timing: twice })).toEqual([
    `${why} the dose and how often`,
  ]);
  expect(
    said({ text: '5 mg by mouth twice a day', doseAndRate: mg(5), timing: twice, route: { text: 'rectal' } }),
  ).toEqual([`${why} the route`]);
  expect(
    said({
      text: '5 mg twice a day when required',
      doseAndRate: mg(5),
      timing: twice,
      asNeededBoolean: false,
    }),
  ).toEqual([`${why} whether it is as needed (as required)`]);
  expect(said({ text: 'one twice a day', doseAndRate: mg(5), timing: twice })).toEqual([]);
});

test('what the patient is told, where it says another dose than the directions, is said', () => {
  const said = (dosage: object) => wordsFound('text-against-structure', [dosed(dosage)]);
  const why =
    'significant: The directions and the instruction to the patient of Ramipril 5mg capsules disagree about';
  expect(said({ text: 'one twice a day', patientInstruction: 'take TWO twice a day' })).toEqual([
    `${why} the dose`,
  ]);
  expect(said({ text: 'one twice a day', patientInstruction: 'take ONE once a day' })).toEqual([
    `${why} how often`,
  ]);
  expect(said({ text: 'one twice a day', patientInstruction: 'with food' })).toEqual([]);
  expect(said({ text: 'one twice a day', patientInstruction: 'take ONE twice a day' })).toEqual([]);
});

test('a number of pieces whose content nobody knows is said to be no amount', () => {
  const said = (term: string, dosage: object) => wordsFound('dose-shape', [dosed(dosage, term)]);
  const bare = { timing: twice, doseAndRate: [{ doseQuantity: { value: 2 } }] };
  const why = (term: string) => [
    `significant: The only amount of ${term} is a number of pieces, and what a piece holds is not certain`,
  ];
  expect(said('Ramipril capsules', bare)).toEqual(why('Ramipril capsules'));
  expect(said('Ramipril capsules', { ...bare, text: '10 mg twice a day' })).toEqual([]);
  expect(said('Ramipril capsules', { ...bare, text: 'two of the 5mg capsules' })).toEqual([]);
  expect(said('Ramipril capsules', { timing: twice })).toEqual([]);
});

test('a medicine whose brand must not change is said with both brands, or with the one that is stated', () => {
  const said = (home: string, ordered: string) =>
    wordsFound('brand-critical', [gp([home, 'ONE BD']), chart([ordered, 'ONE BD'])]);
  expect(said('Prograf 1mg capsules', 'Adoport 1mg capsules')).toEqual([
    expect.stringMatching(/^serious: Brand differs: Prograf and Adoport$/i),
  ]);
  expect(said('Prograf 1mg capsules', 'Tacrolimus 1mg capsules')).toEqual([
    expect.stringMatching(/^minor: Brand Prograf is stated on one side only$/i),
  ]);
  expect(said('Tacrolimus 1mg capsules', 'Prograf 1mg capsules')).toEqual([
    expect.stringMatching(/^minor: Brand Prograf is stated on one side only$/i),
  ]);
  expect(said('Prograf 1mg capsules', 'Prograf 1mg capsules')).toEqual([]);
  expect(said('Zestril 5mg tablets', 'Lisinopril 5mg tablets')).toEqual([]);
});

test('another product of one substance is said by what differs', () => {
  const said = (home: string, ordered: string) =>
    wordsFound('strength-or-form', [gp([home, 'ONE DAILY']), chart([ordered, 'ONE DAILY'])]);
  expect(said('Ramipril 5mg capsules', 'Ramipril 5mg tablets')).toEqual([
    'significant: Form, release or device differs: Ramipril 5mg capsules and Ramipril 5mg tablets',
  ]);
  expect(said('Quetiapine 50mg modified-release tablets', 'Quetiapine')).toEqual([
    'minor: Only one side says modified release: Quetiapine 50mg modified-release tablets, and Quetiapine',
  ]);
  expect(said('Quetiapine', 'Quetiapine 50mg modified-release tablets')).toEqual([
    'minor: Only one side says modified release: Quetiapine 50mg modified-release tablets, and Quetiapine',
  ]);
  expect(
    said(
      'Fentanyl 25micrograms/hour transdermal patches',
      'Fentanyl 50micrograms/hour transdermal patches',
    )[0],
  ).toMatch(/^serious: Strength differs/);
});

test('a likely switch is said from what is taken to what is ordered, whichever source comes first', () => {
  const lists = [gp(['Simvastatin 40mg tablets', 'ONE ON']), chart(['Atorvastatin 20mg tablets', 'ONE ON'])];
  const why = ['significant: Simvastatin 40mg tablets may have been changed to Atorvastatin 20mg tablets'];
  expect(wordsFound('different-medicine', lists)).toEqual(why);
  expect(wordsFound('different-medicine', lists.toReversed())).toEqual(why);
});

test('what is listed for surgery on the skin or in the eye is on no list of dangerous medicines', () => {
  const risk = (...entries: readonly Entry[]) => {
    const lists: readonly SourceList[] = [gp(...entries), chart()];
    return allFound(lists)
      .filter((one) => one.class === 'omission')
      .map((one) => [one.highRisk, one.timeCritical]);
  };
  expect(risk(['Warfarin 3mg tablets', 'ONE DAILY'])).toEqual([[true, true]]);
  expect(risk(['Ramipril 5mg capsules', 'ONE DAILY'])).toEqual([[false, false]]);
  expect(risk(['Hydrocortisone 1% cream', 'apply twice a day'])).toEqual([[false, false]]);
});

test('a source that names the medicine in prose alone is named beside the omission', () => {
  const key = { source: sourceId('letter'), type: 'Composition', id: 'c' };
  const prose = listOf('letter', 'chart', [], {
    notUnderstood: [
      { key, path: 'text', raw: 'continue ramipril as before', why: 'medicines or allergies in words only' },
    ],
  });
  expect(wordsFound('omission', [gp(['Ramipril 5mg capsules', 'ONE DAILY']), prose])).toEqual([
    'significant: Ramipril 5mg capsules is taken and has no order; words in letter that could not be read as an entry name it',
  ]);
  expect(wordsFound('omission', [gp(['Bisoprolol 5mg tablets', 'ONE DAILY']), prose])).toEqual([
    'significant: Bisoprolol 5mg tablets is taken and has no order',
  ]);
  const silent = { ...prose, notUnderstood: [{ key, path: 'text', raw: 'ramipril', why: 'something else' }] };
  expect(wordsFound('omission', [gp(['Ramipril 5mg capsules', 'ONE DAILY']), silent])).toEqual([
    'significant: Ramipril 5mg capsules is taken and has no order',
  ]);
});
