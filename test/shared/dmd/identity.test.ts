import { expect, test } from 'vitest';
import { identify, identifyMedicine } from '../../../shared/dmd/dmd.ts';

const read = (text: string) => {
  const { substance, strengths, form, qualifiers, brand, salt } = identify(text);
  const strength = strengths
    .map(({ value, unit, per }) => `${value}${unit}${per === undefined ? '' : `/${per.value}${per.unit}`}`)
    .join(' + ');
  return [substance, salt, strength, form, qualifiers.join(), brand.kind === 'known' ? brand.value : ''].join(
    ' | ',
  );
};

test('names as GP systems, wards and patients write them', () => {
  expect(
    [
      'Amlodipine besilate 5mg tablets',
      'FRUSEMIDE 40MG TABS',
      'Priadel® 400mg modified-release tablets',
      'Priadel 520mg/5ml liquid',
      'Co-codamol 30/500 tablets',
      'Fostair 100/6 inhaler',
      'Lactulose 3.1-3.7g/5ml oral solution',
      'Lantus 100units/ml solution for injection 3ml pre-filled SoloStar pens',
      'Sitagliptin 50mg / Metformin 1g tablets',
      'Tildiem LA 200 capsules',
      'Amlodipine 5mg tablets (Accord Healthcare Ltd)',
    ].map(read),
  ).toMatchInlineSnapshot(`
    [
      "amlodipine | besilate | 5mg | tablet |  | ",
      "furosemide |  | 40mg | tablet |  | ",
      "lithium carbonate |  | 400mg | tablet | modified-release | priadel",
      "lithium citrate |  | 520mg/5mL | oral solution |  | priadel",
      "co-codamol |  | 30 + 500 | tablet |  | ",
      "beclometasone/formoterol |  | 100 + 6 | inhaler |  | fostair",
      "lactulose |  | 3.7g/5mL | oral solution |  | ",
      "insulin glargine |  | 100unit/1mL | solution for injection |  | lantus",
      "metformin/sitagliptin |  | 50mg + 1g | tablet |  | ",
      "diltiazem |  | 200 | capsule | modified-release | tildiem la",
      "amlodipine |  | 5mg | tablet |  | ",
    ]
  `);
});

test.each([
  '*RAMIPRIL 5MG CAPS',
  '\u2022 Ramipril 5mg capsules',
  '2. Ramipril 5mg capsules',
  '"Ramipril" 5mg capsules',
  '[Ramipril 5mg capsules]',
])('marks of a list before or around a name name nothing: %s', (term) => {
  const of = (words: string) => identifyMedicine({ term: words, brand: '', codes: [] }, undefined);
  const { term: _, ...marked } = of(term);
  const { term: __, ...plain } = of('Ramipril 5mg capsules');
  expect(marked).toEqual(plain);
});

test('two salts that matter are two names, and salts that do not are none', () => {
  expect(identify('Perindopril arginine 5mg tablets').substance).not.toBe(
    identify('Perindopril erbumine 4mg tablets').substance,
  );
  expect(identify('Sertraline hydrochloride 50mg tablets').substance).toBe(identify('Sertraline').substance);
});

test('the parts of a combination may come in either order', () => {
  expect(identify('Carbidopa 25mg / Levodopa 100mg tablets').substance).toBe('co-careldopa');
  expect(identify('Valsartan 80mg / Amlodipine 5mg tablets').ingredients).toEqual([
    'amlodipine',
    'valsartan',
  ]);
});
