import { groupBy } from '../core/compare.ts';
import {
  eachField,
  comparePair,
  states,
  type FieldComparison,
  type FieldsCompared,
} from './compared-fields.ts';
import type { ComparedPair } from './compared-pair.ts';
import type { Context, RowItems } from './context.ts';
import { sideOf, type Pair } from './pairs.ts';

/** What was compared in each row, by row id: the most that must be said of any two of its lines. */
export function comparedInRows(
  { rows }: Context,
  differing: readonly ComparedPair[],
  agreeing: readonly Pair[],
): ReadonlyMap<string, FieldsCompared> {
  const compared = [
    ...differing.filter((pair) => pair.rows.length === 1),
    ...agreeing.map((pair) => ({ rows: pair.rows, fields: comparePair(pair) })),
  ];
  const byRow = groupBy(compared, (pair) => pair.rows[0] ?? '');
  return new Map(rows.map((row) => [row.row.id, ofRow(row, byRow.get(row.row.id) ?? [])]));
}

const weight: readonly FieldComparison['kind'][] = ['differs', 'not-compared', 'equal', 'one-side', 'none'];

function ofRow(row: RowItems, pairs: readonly Pick<ComparedPair, 'fields'>[]): FieldsCompared {
  const [first, ...others] = pairs;
  if (first === undefined) return alone(row);
  if (others.length === 0) return first.fields;
  return eachField((field) =>
    pairs
      .map(({ fields }) => fields[field])
      .reduce((a, b) => (weight.indexOf(b.kind) < weight.indexOf(a.kind) ? b : a)),
  );
}

/** Nothing to compare with: what the row states is stated on one side. */
function alone({ items }: RowItems): FieldsCompared {
  const current = items.filter((item) => item.current);
  const said = (current.length > 0 ? current : items).map(sideOf);
  return eachField((field) => ({
    kind: said.some((item) => states(item, field)) ? 'one-side' : 'none',
  }));
}
