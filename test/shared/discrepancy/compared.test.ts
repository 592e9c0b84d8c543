import { expect, test } from 'vitest';
import { comparedFields, findDiscrepancies } from '../../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../../shared/match/match.ts';
import { makeLine, makeList } from '../../../build/gold/make.ts';

/** One medicine as the GP record and the chart word it: how each field fared, and what was found. */
function fared(term: string, home: string, ordered: string, orderedTerm = term) {
  const lists = [
    makeList('gp', 'history', [makeLine('gp', 'a', term, home)]),
    makeList('chart', 'chart', [makeLine('chart', 'a', orderedTerm, ordered)]),
  ];
  const matching = matchLines(lists);
  const found = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
  const [row] = matching.rows;
  const fields = found.fields.get(row?.id ?? '');
  return {
    kinds:
      fields === undefined ? {} : Object.fromEntries(comparedFields.map((name) => [name, fields[name].kind])),
    fields,
    classes: (found.rows.get(row?.id ?? '') ?? []).map((one) => one.class),
  };
}

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

test('the same words on both sides are equal though nobody understood them', () => {
  const { classes } = fared('Bisoprolol 5mg tablets', 'one on training days', 'ONE on training days');
  expect(classes).toEqual([]);
});

test('amounts that cannot be held against each other are not called equal', () => {
  const { fields, classes } = fared(
    'Bisoprolol',
    'one tablet daily',
    '5 mg once a day',
    'Bisoprolol 5mg tablets',
  );
  expect(fields?.amount.kind).toBe('not-compared');
  expect(classes).toEqual([]);
});

test('a difference that is found is not said again as uncompared', () => {
  const { classes } = fared('Bisoprolol 5mg tablets', 'two tablets on training days', '5 mg once a day');
  expect(classes.filter((name) => name === 'dose' || name === 'not-compared')).toEqual([
    'dose',
    'not-compared',
  ]);
});
