import { expect, test } from 'vitest';
import { allFound, chart, gp, type Entry } from '../../support/found.ts';

/** What is found of the product, as "class severity: fields". */
const found = (home: readonly Entry[], ordered: readonly Entry[]) =>
  allFound([gp(...home), chart(...ordered)]).filter((one) =>
    ['strength-or-form', 'brand-critical', 'different-medicine'].includes(one.class),
  );
const said = (home: string, ordered: string, words: string) =>
  found([[home, words]], [[ordered, words]]).map(
    (one) => `${one.class} ${one.severity}: ${one.fields.join(', ')}`,
  );

test.each([
  ['Ramipril 5mg capsules', 'Ramipril 10mg capsules', '5 mg daily', 'significant: strength'],
  ['Ramipril 5mg capsules', 'Ramipril 5mg tablets', 'ONE DAILY', 'significant: form'],
  ['Ramipril 5mg capsules', 'Ramipril 10mg tablets', '5 mg daily', 'significant: strength, form'],
  ['Co-codamol 8mg/500mg tablets', 'Co-codamol 30mg/500mg tablets', 'TWO QDS', 'significant: strength'],
  // An insulin of another strength, and an opioid of another release, are taken for one another, and kill.
  ['Lantus 100units/ml pens', 'Toujeo 300units/ml pens', '10 units at night', 'serious: strength'],
  ['Insulin glargine 100units/ml', 'Insulin glargine 300units/ml', '10 units at night', 'serious: strength'],
  [
    'Insulin glargine 100units/ml cartridges',
    'Insulin glargine 100units/ml pre-filled pens',
    '10 units at night',
    'significant: form',
  ],
  [
    'Morphine sulfate 30mg modified-release tablets',
    'Morphine sulfate 30mg tablets',
    '30 mg twice a day',
    'serious: form',
  ],
  [
    'Diltiazem 60mg modified-release tablets',
    'Diltiazem 60mg tablets',
    '60 mg twice a day',
    'significant: form',
  ],
  [
    'Morphine sulfate 10mg/5ml oral solution',
    'Morphine sulfate 20mg/ml oral solution',
    '10 mg when required',
    'significant: strength',
  ],
  [
    'Fentanyl 25micrograms/hour transdermal patches',
    'Fentanyl 50micrograms/hour transdermal patches',
    'ONE every 72 hours',
    'serious: strength',
  ],
  ['Testosterone 50mg transdermal patches', 'Testosterone gel', 'one daily', 'serious: form'],
  [
    'Salbutamol 100micrograms/dose inhaler',
    'Salbutamol 200micrograms dry powder inhaler',
    '2 puffs when required',
    'significant: form',
  ],
  [
    'Latanoprost 50micrograms/ml eye drops',
    'Latanoprost 50micrograms/ml eye drops preservative free',
    'one drop at night',
    'significant: form',
  ],
  ['Phenytoin 100mg capsules', 'Phenytoin 100mg tablets', 'ONE TDS', 'significant: form'],
  // It may be one product: nobody says that the other is not of modified release.
  ['Quetiapine XL', 'Quetiapine', '50 mg daily', 'minor: form'],
  ['Morphine MR', 'Morphine', '10 mg twice a day', 'significant: form'],
])('one substance in another product: %s and %s', (home, ordered, words, expected) => {
  expect(said(home, ordered, words)).toEqual([`strength-or-form ${expected}`]);
  expect(said(ordered, home, words)).toEqual([`strength-or-form ${expected}`]);
});

test('two brands that must not be exchanged are said as brands, and not as strengths too', () => {
  const brands = ['brand-critical serious: brand'];
  expect(said('Prograf 1mg capsules', 'Adoport 1mg capsules', '1 mg twice a day')).toEqual(brands);
  expect(said('Prograf 1mg capsules', 'Adoport 0.5mg capsules', '1 mg twice a day')).toEqual(brands);
});

test.each([
  ['Ramipril 5mg capsules', 'Ramipril 5mg capsules'],
  ['Ramipril 5mg capsules', 'Ramipril'],
  ['Ramipril', 'Ramipril'],
  ['Quetiapine XL', 'Quetiapine XL'],
])('%s and %s may be one product', (home, ordered) => {
  expect(said(home, ordered, '5 mg daily')).toEqual([]);
});

test('the words name what differs and both products, the modified release first', () => {
  const why = (home: string, ordered: string, words = '5 mg daily', orderedWords = words) =>
    found([[home, words]], [[ordered, orderedWords]])[0]?.why;
  expect(why('Ramipril 5mg capsules', 'Ramipril 10mg tablets')).toMatch(
    /^Strength and form differ.*Ramipril 5mg capsules and Ramipril 10mg tablets/,
  );
  expect(why('Ramipril 5mg capsules', 'Ramipril 10mg capsules')).toMatch(/^Strength differs/);
  expect(why('Ramipril 5mg capsules', 'Ramipril 5mg tablets')).toMatch(/^Form/);
  for (const [home, ordered] of [
    ['Quetiapine XL', 'Quetiapine'],
    ['Quetiapine', 'Quetiapine XL'],
  ] as const)
    expect(why(home, ordered)).toMatch(/modified release: Quetiapine XL, and Quetiapine$/);
});

test('a strength that stands in the directions is named beside the product', () => {
  const why = (home: Entry, ordered: Entry) => found([home], [ordered])[0]?.why;
  expect(why(['Oramorph', '10mg/5ml, 5ml twice a day'], ['Oramorph', '100mg/5ml, 5ml twice a day'])).toMatch(
    /Oramorph \(10 mg\/5 mL\) and Oramorph \(100 mg\/5 mL\)$/,
  );
  expect(
    why(['Morphine sulfate 10mg/5ml oral solution', '5ml'], ['Oramorph', '100mg/5ml, 5ml twice a day']),
  ).toMatch(/Morphine sulfate 10mg\/5ml oral solution and Oramorph \(100 mg\/5 mL\)$/);
});

const warfarin = (...strengths: readonly string[]): readonly Entry[] =>
  strengths.map((strength) => [`Warfarin${strength === '' ? '' : ` ${strength} tablets`}`, 'ONE DAILY']);
const regimens = (home: readonly string[], ordered: readonly string[]) =>
  found(warfarin(...home), warfarin(...ordered)).map((one) => one.why);

test('several strengths of one dose are held against the strengths of the other side, in any order', () => {
  expect(regimens(['1mg', '3mg'], ['3mg', '1mg'])).toEqual([]);
  expect(regimens(['1mg', '3mg'], ['1mg', '5mg'])).toHaveLength(1);
  expect(regimens(['1mg', '3mg'], ['1mg'])).toHaveLength(1);
  expect(regimens(['1mg'], ['1mg', '3mg'])).toHaveLength(1);
  expect(regimens(['1mg', '3mg'], [''])).toEqual([]);
  expect(regimens([''], ['1mg', '3mg'])).toEqual([]);
});

test('where several strengths are taken together all of them are named', () => {
  expect(regimens(['1mg', '3mg'], ['1mg', '5mg'])).toEqual([
    expect.stringMatching(
      /Warfarin 1mg tablets .*Warfarin 3mg tablets and Warfarin 1mg tablets .*Warfarin 5mg tablets$/,
    ),
  ]);
});
