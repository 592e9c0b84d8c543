import type { CaseView, CellLineView, RowView } from '../../../shared/ipc/case-views.ts';
import { groupBy } from '../../../shared/core/compare.ts';
import { caseText } from '../../text/case.ts';
import { statedText } from '../../text/deciding.ts';
import { listed } from '../../text/known.ts';
import type { Offer } from '../../ui/form.ts';
import type { DecideAction } from '../../ui/key-maps.ts';

type Stated = { readonly words: string; readonly sources: readonly string[] };

/**
 * What each source states of a row, once for all that state the same. What the patient or a carer said comes first in every case,
 * whatever the order of the columns; then these, as they stand. A source whose text and structure contradict each other states no
 * one thing that could be picked.
 */
export function statementsOf(row: RowView, columns: CaseView['columns']): readonly Stated[] {
  const each = row.cells.flatMap((cell, at) => {
    const column = columns[at];
    if (cell.kind !== 'lines' || column === undefined || cell.lines.some(contradictsItself)) return [];
    const words = [...new Set(cell.lines.map(lineWords))].filter((line) => line !== '').join(' + ');
    return words === '' ? [] : [{ words, source: column.name, told: cell.lines.some(isTold) }];
  });
  const inOrder = each.toSorted((a, b) => Number(b.told) - Number(a.told));
  return [...groupBy(inOrder, (one) => one.words)].map(([words, same]) => ({
    words,
    sources: same.map((one) => one.source),
  }));
}

const contradictsItself = (line: CellLineView): boolean => line.textAgainstStructure !== null;

const isTold = ({ category }: CellLineView): boolean =>
  category.kind === 'known' && category.value === 'patient-reported';

/** With the product where the dose does not say how much medicine it is: "ramipril 5mg capsules: 1 once a day". */
function lineWords(line: CellLineView): string {
  const words = line.remainder === '' ? directionsOf(line) : withUnread(line);
  return line.product === '' || words === '' ? words : `${line.product}: ${words}`;
}

/** Words that were not understood are never left out of what is picked: the directions stand as written, beside them what they do not hold. */
function withUnread(line: CellLineView): string {
  const { directions, remainder } = line;
  const written = directions.kind === 'known' ? directions.value : '';
  const words = written === '' ? directionsOf(line) : `“${written}”`;
  if (remainder.split(/[\s;]+/).every((word) => written.includes(word))) return words;
  return [words, `(${caseText.notUnderstood.toLowerCase()} “${remainder}”)`]
    .filter((part) => part !== '')
    .join(' ');
}

/** "10 mg once a day", the steps of a split dose, or the directions as they were written; empty where nothing is stated. */
function directionsOf({ dose, frequency, steps, directions }: CellLineView): string {
  if (steps.length > 0) return steps.join(', ');
  const read = [dose, frequency].flatMap((part) => (part.kind === 'known' ? [part.value] : []));
  if (read.length > 0) return read.join(' ');
  return directions.kind === 'known' ? `“${directions.value}”` : '';
}

/** What is filled in by picking: the field that says how much, and the one that says why it is that. */
const filled: Readonly<Partial<Record<DecideAction, readonly [what: string, why: string | null]>>> = {
  change: ['proposed', 'words'],
  start: ['proposed', null],
  substitute: ['proposed', 'words'],
  'taking-differently': ['asTaken', 'difference'],
};

/** What a form may be filled with, by field: each source's own statement. Nothing is chosen for anybody. */
export function offersFor(
  action: DecideAction,
  row: RowView,
  columns: CaseView['columns'],
): Readonly<Record<string, readonly Offer[]>> {
  const fields = filled[action];
  if (fields === undefined) return {};
  const [what, why] = fields;
  const offers = statementsOf(row, columns).map(({ words, sources }): Offer => ({
    words: `${listed(sources)}: ${words}`,
    fills: { [what]: words, ...(why === null ? {} : { [why]: statedText.as(listed(sources)) }) },
  }));
  return { [what]: offers };
}
