import { expect, test } from 'vitest';
import { contextOf } from '../../../shared/discrepancy/context.ts';
import { findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { pairsOf } from '../../../shared/discrepancy/pairs.ts';
import { matchLines } from '../../../shared/match/match.ts';
import { makeLine, makeList } from '../../../build/gold/make.ts';
import { fared } from '../../support/fared.ts';
import { source, statement } from '../../support/lines.ts';

test('a row says of each field whether it was compared, and what came of it', () => {
  expect(fared('Ramipril 5mg capsules', 'one daily', '10 mg twice a day').kinds).toEqual({
    medicine: 'equal',
    form: 'equal',
    strength: 'equal',
    amount: 'differs',
    frequency: 'differs',
    'as-needed': 'equal',
    route: 'none',
    timing: 'none',
    course: 'none',
  });
});

test.each([
  ['one tablet twce a day', 'frequency'],
  ['one tablet on training days', 'frequency'],
  ['una pastilla cada mañana', 'amount'],
  ['two puffs wen neded', 'as-needed'],
] as const)('words nobody understood are never agreement: "%s"', (home, field) => {
  const { fields, classes } = fared('Bisoprolol 5mg tablets', home, '5 mg once a day');
  expect(fields?.[field].kind).toBe('not-compared');
  expect(classes).toContain('not-compared');
});

test.each(['as directed', 'one daily with food', 'one daily, swallow whole', 'one daily - review due', ''])(
  'what states nothing is not called uncompared: "%s"',
  (home) => {
    expect(fared('Bisoprolol 5mg tablets', home, '5 mg once a day').classes).toEqual([]);
  },
);

test('an amount that was not read is not compared, and a strength named again is no amount', () => {
  const kindOf = (home: string) =>
    fared('Lantus 100units/ml SoloStar pens', home, '12 units at night').kinds['amount'];
  expect(kindOf('whatever he fancies, some 18 units at bedtime')).toBe('not-compared');
  expect(kindOf('(100units/ml) at bedtime')).toBe('one-side');
  expect(kindOf('100units/ml pens at bedtime')).toBe('one-side');
});

test('the same words on both sides are equal though nobody understood them', () => {
  const { classes } = fared('Bisoprolol 5mg tablets', 'one on training days', 'ONE on training days');
  expect(classes).toEqual([]);
});

test('amounts that cannot be held against each other are not called equal, and that is said', () => {
  const { fields, classes } = fared(
    'Bisoprolol',
    'one tablet daily',
    '5 mg once a day',
    'Bisoprolol 5mg tablets',
  );
  expect(fields?.amount.kind).toBe('not-compared');
  expect(classes).toEqual(['not-compared']);
});

test('a difference that is found is not said again as uncompared', () => {
  const { classes } = fared('Bisoprolol 5mg tablets', 'two tablets on training days', '5 mg once a day');
  expect(classes.filter((name) => name === 'dose' || name === 'not-compared')).toEqual([
    'dose',
    'not-compared',
  ]);
});

/** One medicine with coded directions at home, ordered in words. */
function coded(dosage: object, ordered: string, term = 'Ramipril 5mg capsules') {
  const lists = [
    source('gp', [statement('a', term, { dosage: [dosage] })]),
    makeList('chart', 'chart', [makeLine('chart', 'a', term, ordered)]),
  ];
  const matching = matchLines(lists);
  const found = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
  return (found.rows.get(matching.rows[0]?.id ?? '') ?? []).map((one) => one.class);
}
const twice = { frequency: 2, period: 1, periodUnit: 'd' };
const one = [{ doseQuantity: { value: 1, unit: 'capsule' } }];

test.each([
  ['a route in words', { timing: { repeat: twice }, doseAndRate: one, route: 'by mouth' }],
  [
    'a maximum without a number',
    { timing: { repeat: twice }, doseAndRate: one, maxDosePerPeriod: { numerator: { value: 'x' } } },
  ],
  ['a time of day nobody reads', { timing: { repeat: { ...twice, timeOfDay: ['8am'] } }, doseAndRate: one }],
  [
    'an end that is no date',
    { timing: { repeat: { ...twice, boundsPeriod: { start: 'soon' } } }, doseAndRate: one },
  ],
])('%s does not hide that how often differs', (_, dosage) => {
  expect(coded(dosage, '1 capsule once a day')).toContain('frequency');
});

test('an amount whose unit and code disagree is not compared, and how often still is', () => {
  const odd = [{ doseQuantity: { value: 5, unit: 'mg', code: 'g' } }];
  expect(coded({ timing: { repeat: twice }, doseAndRate: odd }, '5 mg twice a day')).toEqual([
    'not-compared',
  ]);
  expect(coded({ timing: { repeat: twice }, doseAndRate: odd }, '5 mg once a day')).toContain('frequency');
});

test('a coded number without a unit is neither capsules nor milligrams', () => {
  const bare = { timing: { repeat: twice }, doseAndRate: [{ doseQuantity: { value: 2 } }] };
  expect(coded(bare, '5 mg twice a day')).toEqual(['dose-shape']);
  expect(coded({ ...bare, text: 'ONE capsule twice a day' }, '5 mg twice a day')).not.toContain('dose-shape');
});

test.each([
  ['as directed', { text: 'as directed', patientInstruction: 'one twice a day' }],
  ['an additional instruction', { additionalInstruction: [{ text: 'One capsule twice a day' }] }],
  [
    'an amount in code and how often for the patient',
    { doseAndRate: one, patientInstruction: 'twice a day' },
  ],
])('directions are read wherever the only ones stand: %s', (_, dosage) => {
  expect(coded(dosage, '1 capsule once a day')).toContain('frequency');
});

test.each([
  'Bloods every 12 weeks',
  'Dosette box weekly',
  '28 tablets issued on 3 October',
  'Monitor BP weekly',
  'Dose was 2.5mg daily until May; reviewed',
])('a note about something else is no direction: "%s"', (note) => {
  const lists = [
    source('gp', [statement('a', 'Apixaban 5mg tablets', { dosage: undefined, note: [{ text: note }] })]),
    makeList('chart', 'chart', [makeLine('chart', 'a', 'Apixaban 5mg tablets', '1 tablet twice a day')]),
  ];
  const matching = matchLines(lists);
  const found = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
  expect((found.rows.get(matching.rows[0]?.id ?? '') ?? []).map((one) => one.class)).not.toContain('dose');
  expect((found.rows.get(matching.rows[0]?.id ?? '') ?? []).map((one) => one.class)).not.toContain(
    'frequency',
  );
});

test.each(['84 tablets', '45 gram', '2 x 28 tablets'])(
  'a quantity alone states no directions: "%s" beside any order is not called uncompared',
  (home) => {
    expect(fared('Bisoprolol 5mg tablets', home, '5 mg once a day').classes).toEqual([]);
  },
);

test('what is remembered of words gives what reading them anew gives', () => {
  const lists = [
    makeList('gp', 'history', [
      makeLine('gp', 'a', 'Metformin 500mg tablets', 'one twice a day (pt takes three)'),
      makeLine('gp', 'b', 'Oramorph 10mg/5ml oral solution', '5ml up to four times a day when required'),
      makeLine('gp', 'c', 'Prednisolone 5mg tablets', 'six daily for 5 days then stop'),
    ]),
    makeList('chart', 'chart', [
      makeLine('chart', 'a', 'METFORMIN 500MG TABLETS', 'one twice a day (pt takes three)'),
      makeLine('chart', 'b', 'Oramorph 10mg/5ml oral solution', '10 mg four times a day'),
      makeLine('chart', 'c', 'Prednisolone 5mg tablets', 'six daily for 7 days then stop'),
    ]),
  ];
  const found = (of: typeof lists) =>
    findDiscrepancies({ lists: of, matching: matchLines(of), asOf: '2026-11-18', current: 'fci' });
  expect(found(lists).rows.size).toBeGreaterThan(1);
  // A copy shares no object with what was read before.
  expect(found(structuredClone(lists))).toEqual(found(lists));
});

test('the same words under different codes are two products, and the same words alone are one', () => {
  const coded = (id: string, code: string) => {
    const line = makeLine(id, id, 'Bisoprolol tablets', 'one daily');
    const codes = code === '' ? [] : [{ system: 'https://dmd.nhs.uk', code }];
    return makeList(id, id === 'chart' ? 'chart' : 'history', [
      { ...line, medicine: { ...line.medicine, codes } },
    ]);
  };
  const pairsBetween = (gp: string, chart: string) => {
    const lists = [coded('gp', gp), coded('chart', chart)];
    const matching = matchLines(lists);
    return pairsOf(contextOf({ lists, matching, asOf: '2026-11-18', current: 'fci' })).differing.length;
  };
  expect(pairsBetween('318420003', '318421004')).toBe(1);
  expect(pairsBetween('318420003', '318420003')).toBe(0);
  expect(pairsBetween('', '')).toBe(0);
});
