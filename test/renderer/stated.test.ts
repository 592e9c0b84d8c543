import { expect, test } from 'vitest';
import { known } from '../../shared/core/known.ts';
import { must } from '../../shared/core/must.ts';
import type { RowView } from '../../shared/ipc/case-views.ts';
import { offersFor, statedOf } from '../../renderer/features/case/stated.ts';
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

test('a number that is offered stands with the product it counts, and a dose in milligrams by itself', () => {
  expect(statedOf(row, columns).map(({ words }) => words)).toEqual([
    'ramipril 5mg capsules: 1 (unit not stated) once a day',
    'Ramipril 10mg capsules: 1 (unit not stated) once a day',
    '5 mg once a day',
  ]);
});

test('what the patient said is Alt 1 in every case, wherever its column stands', () => {
  const [first] = offersFor('start', row, columns)['proposed'] ?? [];
  expect(first?.fills).toEqual({ proposed: 'ramipril 5mg capsules: 1 (unit not stated) once a day' });
});
