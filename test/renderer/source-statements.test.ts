import { expect, test } from 'vitest';
import { known } from '../../shared/core/known.ts';
import { must } from '../../shared/core/must.ts';
import type { CellLineView, RowView } from '../../shared/ipc/case-views.ts';
import { offersFor, statementsOf } from '../../renderer/features/case/source-statements.ts';
import { columns, line, rows } from './fixtures/case.ts';

const told = {
  ...line({ dose: '1 (unit not stated)', often: 'once a day', product: 'ramipril 5mg capsules' }),
  category: known('patient-reported'),
};
const gp = line({ dose: '1 (unit not stated)', often: 'once a day', product: 'Ramipril 10mg capsules' });
const chart = line({ dose: '5 mg', often: 'once a day' });

const row: RowView = {
  ...must(rows[0], 'a row of the example'),
  cells: [gp, told, chart].map((one) => ({ kind: 'lines', lines: [one] })),
};

const wordsOf = (...lines: readonly CellLineView[]): readonly string[] =>
  statementsOf({ ...row, cells: lines.map((one) => ({ kind: 'lines', lines: [one] })) }, columns).map(
    ({ words }) => words,
  );

test('a number that is offered stands with the product it counts, and a dose in milligrams by itself', () => {
  expect(statementsOf(row, columns).map(({ words }) => words)).toEqual([
    'ramipril 5mg capsules: 1 (unit not stated) once a day',
    'Ramipril 10mg capsules: 1 (unit not stated) once a day',
    '5 mg once a day',
  ]);
});

test('what the patient said is Alt 1 in every case, wherever its column stands', () => {
  const [first] = offersFor('start', row, columns)['proposed'] ?? [];
  expect(first?.fills).toEqual({ proposed: 'ramipril 5mg capsules: 1 (unit not stated) once a day' });
});

test('a line of which words were not understood is offered as its source wrote it, every word in sight', () => {
  const read = line({ dose: '10 mg', often: 'once a day', remainder: 'on dialysis days' });
  const unread = { ...read, directions: known('10 mg once a day on dialysis days') };
  const stepped = { ...unread, steps: ['10 mg in the morning', '5 mg at noon'] };
  expect(wordsOf(unread, stepped, told)).toEqual([
    'ramipril 5mg capsules: 1 (unit not stated) once a day',
    '“10 mg once a day on dialysis days”',
  ]);
});

test('a coded field that could not be read stands beside the directions, which do not hold it', () => {
  const coded = line({ dose: '10 mg', often: 'once a day', remainder: 'timing.repeat.offset soon' });
  expect(wordsOf({ ...coded, directions: known('10 mg once a day') }, coded)).toEqual([
    '“10 mg once a day” (not understood: “timing.repeat.offset soon”)',
    '10 mg once a day (not understood: “timing.repeat.offset soon”)',
  ]);
});

test('a line whose text and structure say different things is no statement to pick, nor is a source that holds it', () => {
  const both = line({ dose: '10 mg', often: 'once a day', text: '5 mg once a day', structure: '10 mg' });
  const cell = { kind: 'lines' as const, lines: [chart, both] };
  expect(wordsOf(both, chart)).toEqual(['5 mg once a day']);
  expect(statementsOf({ ...row, cells: [cell] }, columns)).toEqual([]);
});
