import { expect, test } from 'vitest';
import { foldRoutes, type RoutedList } from '../../../shared/records/routes.ts';
import { source, statement } from '../../support/lines.ts';

const numbered = (id: string, term: string, number: string, over: object = {}) =>
  statement(id, term, { identifier: [{ system: 'https://gp.example', value: number }], ...over });

const direct = (
  resources: Parameters<typeof source>[1],
  over: Parameters<typeof source>[2] = {},
): RoutedList => ({
  list: source('gp', resources, { origin: 'surgery', ...over }),
  system: 'The surgery',
  copied: false,
  about: [],
  folded: [],
});
const copy = (resources: Parameters<typeof source>[1]): RoutedList => ({
  list: source('eastvale-gp', resources, { origin: 'surgery' }),
  system: 'Eastvale Shared Record',
  copied: true,
  about: [],
  folded: [],
});
const lines = (columns: readonly RoutedList[]) =>
  columns.map(({ list }) =>
    list.lines.map((line) => [line.key.id, line.medicine.term, line.notes.at(-1) ?? '']),
  );

test('the same entry by two routes is one line that names both, and every resource stays accounted for', () => {
  const folded = foldRoutes([
    direct([numbered('a', 'Ramipril 5mg capsules', '1')]),
    copy([numbered('x', 'Ramipril 5mg capsules', '1')]),
  ]);
  expect(lines(folded)).toEqual([
    [['a', 'Ramipril 5mg capsules', 'Received by two routes: also through Eastvale Shared Record.']],
  ]);
  expect(folded[0]?.list.received).toBe(2);
  expect(folded[0]?.list.supporting.map((key) => key.id)).toContain('x');
});

test('a copy that lags behind its own system’s entry stays in sight and says so', () => {
  const folded = foldRoutes([
    direct([numbered('a', 'Ramipril 5mg capsules', '1', { dosage: [{ text: 'two a day' }] })]),
    copy([numbered('x', 'Ramipril 5mg capsules', '1')]),
  ]);
  expect(lines(folded)[0]?.map(([id]) => id)).toEqual(['a', 'x']);
  expect(lines(folded)[0]?.[1]?.[2]).toContain('a copy can lag');
});

test('an entry that only the copy has left is kept, and is not called the system’s own', () => {
  const folded = foldRoutes([direct([]), copy([numbered('x', 'Ramipril 5mg capsules', '1')])]);
  expect(lines(folded)[0]?.[0]?.[2]).toContain('its own system does not have it');
});

test('two medicines under one prescription number are two lines', () => {
  const folded = foldRoutes([
    direct([numbered('a', 'Ramipril 5mg capsules', '1')]),
    copy([numbered('x', 'Bisoprolol 5mg tablets', '1')]),
  ]);
  expect(lines(folded)[0]?.map(([, term]) => term)).toEqual([
    'Ramipril 5mg capsules',
    'Bisoprolol 5mg tablets',
  ]);
});

test('while its own system cannot be asked, the copies stand as a column of their own', () => {
  const state = { kind: 'unavailable', reason: { kind: 'not-read-yet' } } as const;
  expect(
    foldRoutes([direct([], { state }), copy([numbered('x', 'Ramipril 5mg capsules', '1')])]),
  ).toHaveLength(2);
});

test('copies of another system are nobody’s second route', () => {
  const other: RoutedList = { ...copy([]), list: source('pharmacy', [], { origin: 'pharmacy' }) };
  expect(foldRoutes([direct([]), other])).toHaveLength(2);
});
