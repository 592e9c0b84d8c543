import { beforeEach, expect, test } from 'vitest';
import { must } from '../../shared/core/must.ts';
import { ok } from '../../shared/core/result.ts';
import type { CaseView, RowView } from '../../shared/ipc/case-views.ts';
import { currentRow, rowForKey } from '../../renderer/features/case/current-row.ts';
import { caseStore, forgetCase, takeAnswer } from '../../renderer/stores/case.ts';
import {
  draftAt,
  draftKey,
  keptForms,
  draftStore,
  leaveDraft,
  openDraft,
  setField,
} from '../../renderer/stores/drafts.ts';
import { linesOf, sameRow } from '../../renderer/stores/same-row.ts';
import { caseView } from './fixtures/case.ts';

const { patient } = caseView.banner;
const atFirst: RowView = must(
  caseView.rows.find((row) => linesOf(row).length > 1 && row.group !== 'not-current'),
  'a row of several lines',
);
const [line = ''] = linesOf(atFirst);
const withRows = (change: (row: RowView) => readonly RowView[]): CaseView => ({
  ...caseView,
  rows: caseView.rows.flatMap((row) => (row.id === atFirst.id ? change(row) : [row])),
});
/** As an answer in which the row has another id, because a line of another source has joined it. */
const renamed = withRows((row) => [{ ...row, id: 'renamed' }]);
const only = (row: RowView, keeps: (key: string) => boolean, id: string): RowView => ({
  ...row,
  id,
  cells: row.cells.map((cell) =>
    cell.kind === 'lines' ? { ...cell, lines: cell.lines.filter(({ key }) => keeps(key)) } : cell,
  ),
});
const split = withRows((row) => [
  only(row, (key) => key === line, 'one'),
  only(row, (key) => key !== line, 'another'),
]);
const gone = withRows(() => []);

beforeEach(() => {
  forgetCase();
  caseStore.setState({ patient, case: { view: caseView, busy: false, fault: null }, active: atFirst.id });
});

test('a row is the same under its id, else where all its lines stand; in several rows, or gone, it is none', () => {
  expect(sameRow(caseView, caseView, atFirst.id)).toBe(atFirst.id);
  expect(sameRow(caseView, renamed, atFirst.id)).toBe('renamed');
  expect(sameRow(caseView, split, atFirst.id)).toBeNull();
  expect(sameRow(caseView, gone, atFirst.id)).toBeNull();
  expect(sameRow(null, gone, atFirst.id)).toBeNull();
  expect(sameRow(caseView, null, atFirst.id)).toBe(atFirst.id);
});

// Hazard: decision-on-the-wrong-row
test('the edge, the mark, the selection and what is typed stay with their medicine when its row gets another id', () => {
  const key = draftKey(patient, atFirst.id);
  openDraft(key, 'stop');
  setField(key, 'words', 'falls');
  caseStore.setState({ marked: atFirst.id, selected: [atFirst.id] });
  takeAnswer(ok(renamed));
  const { active, marked, selected } = caseStore.getState();
  expect([active, marked, selected]).toEqual(['renamed', 'renamed', ['renamed']]);
  expect(currentRow()?.row?.id).toBe('renamed');
  expect(draftAt(key)).toBeUndefined();
  const moved = draftKey(patient, 'renamed');
  expect(draftAt(moved)?.fields).toEqual({ words: 'falls' });
  leaveDraft(moved);
  takeAnswer(ok(caseView));
  expect(keptForms(draftStore.getState().kept, key)).toEqual(['stop']);
});

// Hazard: decision-on-the-wrong-row
test('a key pressed where the medicine has left its place does nothing but say which row is next', async () => {
  for (const answer of [split, gone]) {
    caseStore.setState({
      case: { view: caseView, busy: false, fault: null },
      active: atFirst.id,
      notice: null,
    });
    takeAnswer(ok(answer));
    expect(currentRow()?.row).toBeUndefined();
    expect(rowForKey()).toBeUndefined();
    expect(caseStore.getState().notice).toContain('this key did nothing');
    // Of a hand that types "1 c" the second key was meant for the same medicine.
    expect(rowForKey()).toBeUndefined();
    await new Promise((go) => setTimeout(go, 700));
    expect(rowForKey()?.row.id).toBe(caseStore.getState().active);
  }
});
