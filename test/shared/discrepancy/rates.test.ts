import { expect, test } from 'vitest';
import { findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../../shared/match/match.ts';
import { fared } from '../../support/fared.ts';
import { source, statement } from '../../support/lines.ts';

test.each([
  ['Fentanyl', '25 mcg/hr patch q72h', '50 mcg/hr patch q72h'],
  ['Heparin', '1000 units/hr iv', '2000 units/hr iv'],
  ['Buprenorphine', '10mcg/hr patch weekly', '20 micrograms per hour patch weekly'],
  ['Glyceryl trinitrate', '5mg/24h patch daily', '10mg/24 hours patch daily'],
  ['Actrapid', '1 unit/hr', '6 units/hr'],
  ['Sodium chloride 0.9%', '80 mL/hr', '125ml/hr'],
  ['Sodium chloride 0.9%', '1L over 12 hours', '125ml/hr'],
  ['Noradrenaline', '0.1 mcg/kg/min', '0.2 mcg/kg/min'],
])('rates in words are compared: %s "%s" against "%s"', (term, home, ordered) => {
  const { fields, classes } = fared(term, home, ordered);
  expect(fields?.amount.kind).toBe('differs');
  expect(classes).toContain('dose');
});

test('a rate in the directions is held against what the patch of the other side gives', () => {
  const patch = 'Fentanyl 25micrograms/hour transdermal patches';
  const other = (ordered: string) =>
    fared(patch, 'one patch every 72 hours', ordered, 'Fentanyl').kinds['amount'];
  expect(other('50 mcg/hr patch q72h')).toBe('differs');
  expect(other('25 mcg/hr patch q72h')).toBe('equal');
});

test.each([
  ['Morphine', '12mg/24h csci', '0.5mg/hr csci'],
  ['Heparin', '1,000 units/hr iv', '1000 units per hour iv'],
  ['Sodium chloride 0.9%', '1L over 8 hours', '125ml/hr'],
  ['Furosemide', '40mg daily an hour before breakfast', '40mg daily'],
  ['Morphine', '5mg every 4 hours, max 10mg/hr', '5mg every 4 hours'],
])('one rate however written, and no rate where none is meant: %s "%s" and "%s"', (term, home, ordered) => {
  const { fields, classes } = fared(term, home, ordered);
  expect(fields?.amount.kind).toBe('equal');
  expect(classes).not.toContain('dose');
  expect(classes).not.toContain('not-compared');
});

/** A coded rate at home and on the chart. */
function rated(home: object, ordered: object) {
  const lists = [
    source('gp', [statement('a', 'Morphine', { dosage: [{ doseAndRate: [home] }] })]),
    source('chart', [statement('a', 'Morphine', { dosage: [{ doseAndRate: [ordered] }] })], {
      role: 'chart',
    }),
  ];
  const matching = matchLines(lists);
  const found = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
  const id = matching.rows[0]?.id ?? '';
  return {
    kind: found.fields.get(id)?.amount.kind,
    classes: (found.rows.get(id) ?? []).map((one) => one.class),
  };
}
const anHour = (value: number) => ({ rateQuantity: { value, unit: 'mg/h' } });

test('coded rates are compared, as a quantity and as a ratio', () => {
  const inADay = {
    rateRatio: { numerator: { value: 24, unit: 'mg' }, denominator: { value: 24, unit: 'h' } },
  };
  expect(rated(anHour(1), anHour(10)).kind).toBe('differs');
  expect(rated(anHour(1), anHour(10)).classes).toContain('dose');
  expect(rated(anHour(1), inADay).kind).toBe('equal');
  expect(rated(anHour(2), inADay).classes).toContain('dose');
});

test('the concentration in the directions makes the mass of a volume', () => {
  const { kinds, classes } = fared('Oramorph', '10mg/5ml, 5ml bd', '100mg/5ml, 5ml bd');
  expect(kinds).toMatchObject({ strength: 'differs', amount: 'differs' });
  expect(classes).toContain('dose');
  expect(fared('Oramorph', '10mg/5ml, 5ml bd', '10mg bd').kinds['amount']).toBe('equal');
});

test('the strength of a coded ingredient is the strength of the medicine', () => {
  const coded = {
    medicationCodeableConcept: undefined,
    contained: [
      {
        resourceType: 'Medication',
        id: 'm',
        code: { text: 'Methotrexate' },
        ingredient: [
          {
            itemCodeableConcept: { text: 'Methotrexate' },
            strength: { numerator: { value: 2.5, unit: 'mg' }, denominator: { value: 1, unit: 'tablet' } },
          },
        ],
      },
    ],
    medicationReference: { reference: '#m' },
    dosage: [{ text: '4 tablets weekly' }],
  };
  const ordered = (term: string) => {
    const lists = [
      source('gp', [statement('a', '', coded)]),
      source('chart', [statement('a', term, { dosage: [{ text: '4 tablets weekly' }] })], { role: 'chart' }),
    ];
    const matching = matchLines(lists);
    const { fields } = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
    const found = fields.get(matching.rows[0]?.id ?? '');
    return [found?.strength.kind, found?.amount.kind];
  };
  expect(ordered('Methotrexate 10mg tablets')).toEqual(['differs', 'differs']);
  expect(ordered('Methotrexate 2.5mg tablets')).toEqual(['equal', 'equal']);
});

test.each([
  [
    'as many tablets, the strength on one side',
    'Methotrexate',
    '4 tablets weekly',
    'Methotrexate 10mg tablets',
    '4 tablets weekly',
  ],
  ['a volume against a mass', 'Oramorph', '5ml prn', 'Oramorph', '20mg prn'],
  ['a volume against units', 'Lantus', '0.2 ml at night', 'Lantus', '20 units at night'],
  ['a count against a mass', 'Morphine', '1 bd', 'Morphine', '30mg bd'],
] as const)(
  'amounts without a common measure are said not to be compared: %s',
  (_, term, home, orderedTerm, ordered) => {
    const { fields, classes } = fared(term, home, ordered, orderedTerm);
    expect(fields?.amount.kind).toBe('not-compared');
    expect(classes).toContain('not-compared');
  },
);

test.each([
  [
    'as many tablets, the strength on neither side',
    'Bisoprolol',
    'one daily',
    'Bisoprolol',
    '1 tablet daily',
  ],
  ['puffs', 'Salbutamol', '2 puffs qds', 'Salbutamol 100micrograms/dose inhaler', '2 puffs qds'],
  ['a name with a bare number', 'Lipantil 200', 'one daily', 'Fenofibrate', '200mg daily'],
  ['one vial', 'Salbutamol nebules', '1 vial qds', 'Salbutamol', '2.5mg qds'],
] as const)(
  'what needs no measure, or has one, is not said to be uncompared: %s',
  (_, term, home, orderedTerm, ordered) => {
    expect(fared(term, home, ordered, orderedTerm).classes).not.toContain('not-compared');
  },
);

test('several patches of one rate are not called equal to a rate whose patches nobody counts', () => {
  const amount = (home: string, ordered: string) => fared('Fentanyl', home, ordered).kinds['amount'];
  const one = '25 mcg/hr patch every 72 hours';
  expect(amount(one, 'TWO 25 mcg/hr patches every 72 hours')).toBe('not-compared');
  expect(amount('apply TWO patches 25 mcg/hr every 72 hours', one)).toBe('not-compared');
  expect(amount(one, 'apply ONE to TWO patches 25 mcg/hr every 72 hours')).toBe('not-compared');
  expect(amount(one, 'apply ONE patch 25 mcg/hr every 72 hours')).toBe('equal');
  expect(fared('Fentanyl', one, 'apply TWO patches 25 mcg/hr every 72 hours').classes).toContain(
    'not-compared',
  );
});

test('patches that a name gives a rate are counted, and come to a rate for all of them', () => {
  const amount = (ordered: string) =>
    fared('Fentanyl 25micrograms/hour transdermal patches', 'TWO patches every 72 hours', ordered, 'Fentanyl')
      .kinds['amount'];
  expect(amount('50 mcg/hr every 72 hours')).toBe('equal');
  expect(amount('25 mcg/hr every 72 hours')).toBe('differs');
});

test('patches of one rate differ by how many are worn, where both sides count them', () => {
  const one = 'apply ONE patch 25 mcg/hr every 72 hours';
  const two = fared('Fentanyl', one, 'apply TWO patches 25 mcg/hr every 72 hours');
  expect(two.kinds['amount']).toBe('differs');
  expect(two.findings.map(({ working }) => working)).toContain('1 each time against 2 each time');
  expect(fared('Fentanyl', one, one.toLowerCase()).kinds['amount']).toBe('equal');
});

test('a rate against single doses is not compared, and against nothing is stated on one side', () => {
  const amount = (ordered: string) => fared('Heparin', '1000 units/hr iv', ordered).kinds['amount'];
  expect(amount('5000 units twice a day')).toBe('not-compared');
  expect(amount('as directed')).toBe('one-side');
});
