import { expect, test } from 'vitest';
import { must } from '../../shared/core/must.ts';
import { isSame, keepUnchanged } from '../../renderer/stores/unchanged.ts';
import { groupRows } from '../../renderer/features/case/order.ts';
import { rowColumns } from '../../renderer/features/case/shown-columns.ts';
import { neighboursOf } from '../../renderer/features/case/linked-rows.ts';
import { caseView } from './fixtures/case.ts';

const answeredAgain = () => structuredClone(caseView);

test('the same case answered again is the very case that is shown, so that nothing is drawn', () => {
  expect(keepUnchanged(caseView, answeredAgain())).toBe(caseView);
});

test('after a decision only the row decided about is another object, and its place and neighbours are those of before', () => {
  const now = answeredAgain();
  const decided = must(now.rows[2], 'a third row');
  const rows = now.rows.with(2, { ...decided, decision: { ...decided.decision, decided: true } });
  const kept = keepUnchanged(caseView, { ...now, rows, progress: { ...now.progress, seen: 99 } });
  expect(kept.rows.filter((row, at) => row !== caseView.rows[at]).map(({ id }) => id)).toEqual([decided.id]);
  expect(kept.columns).toBe(caseView.columns);
  expect(kept.progress.seen).toBe(99);
  const before = groupRows(caseView.rows).flatMap(({ brackets }) => brackets);
  const after = groupRows(kept.rows).flatMap(({ brackets }) => brackets);
  const alone = kept.rows.filter((row) => row.linkedTo.length + row.suggested.length === 0);
  expect(alone.length).toBeGreaterThan(3);
  for (const row of alone) expect(neighboursOf(row, kept.rows)).toBe(neighboursOf(row, caseView.rows));
  expect(after.filter((one) => before.includes(one)).length).toBeGreaterThan(3);
});

test('a row that came, went or moved is taken as it is now', () => {
  const now = answeredAgain();
  const rows = now.rows.slice(1).toReversed();
  const kept = keepUnchanged(caseView, { ...now, rows });
  expect(kept.rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  expect(kept.rows[0]).toBe(caseView.rows.at(-1));
});

test('that a source could not be read again is no news to the rows: what they say of their columns is the same', () => {
  const { columns } = caseView;
  const failed = columns.map((column) => ({ ...column, about: ['Not read again.'], offlineCopy: true }));
  expect(isSame(columns, failed)).toBe(false);
  expect(isSame(rowColumns(columns), rowColumns(failed))).toBe(true);
  expect(isSame(rowColumns(columns), rowColumns(columns.slice(1)))).toBe(false);
});

test('lists and objects are told apart, a part that is missing from one that is not known, and each part is looked at', () => {
  expect(isSame({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
  expect(isSame({ a: undefined }, { b: undefined })).toBe(false);
  expect(isSame({ 0: 'x' }, ['x'])).toBe(false);
  expect(isSame(['x'], { 0: 'x' })).toBe(false);
  expect(isSame([1, 2], [1])).toBe(false);
  expect(isSame({ a: null }, { a: {} })).toBe(false);
  expect(isSame({ a: { b: 1 } }, { a: { b: 2 } })).toBe(false);
});

test('another patient’s case is never made of parts of this one', () => {
  const now = answeredAgain();
  const other = { ...now, banner: { ...now.banner, patient: 'somebody else' } };
  expect(keepUnchanged(caseView, other)).toBe(other);
});
