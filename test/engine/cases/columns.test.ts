import { expect, test } from 'vitest';
import { columnOf, type Column } from '../../../electron/engine/cases/columns.ts';
import { foldRoutes } from '../../../shared/records/records.ts';
import { must } from '../../../shared/core/must.ts';
import { source, statement } from '../../support/lines.ts';

const column = (id: string, copied: boolean, term: string): Column => ({
  list: source(id, [statement('m1', term)], { origin: 'practice' }),
  system: id,
  copied,
  about: [],
  folded: [],
  endpoint: `${id}-endpoint`,
  offlineCopy: false,
  since: '',
  staleDays: null,
});

test('a line that came by another route is known by the record that holds it, though another there has its id', () => {
  const columns = foldRoutes([
    column('gp', false, 'Ramipril 5mg capsules'),
    column('copies', true, 'Bisoprolol 5mg tablets'),
  ]);
  const [only, ...more] = columns;
  expect(more).toEqual([]);
  const endpoints = must(only, 'one column').list.lines.map((line) => [
    line.medicine.term,
    columnOf(columns, line.key)?.endpoint,
  ]);
  expect(endpoints).toEqual([
    ['Ramipril 5mg capsules', 'gp-endpoint'],
    ['Bisoprolol 5mg tablets', 'copies-endpoint'],
  ]);
});
