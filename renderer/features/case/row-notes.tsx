import type { RowView } from '../../../shared/ipc/case-views.ts';
import type { ColumnView } from '../../../shared/ipc/source-views.ts';
import { caseText } from '../../text/case.ts';
import { NoBreak } from '../../ui/no-break.tsx';

type SourceNote = { readonly source: string; readonly words: string };

/** What the sources wrote beside a row's lines, each note once a source. */
export function notesOf(row: RowView, columns: readonly ColumnView[]): readonly SourceNote[] {
  return row.cells.flatMap((cell, at) =>
    cell.kind === 'absent'
      ? []
      : [...new Set(cell.lines.flatMap((line) => line.notes))].map((words) => ({
          source: columns[at]?.name ?? '',
          words,
        })),
  );
}

/** Notes in full across the row: a narrow cell would make them tall, and they are never cut. */
export function RowNotes({ notes }: { readonly notes: readonly SourceNote[] }) {
  return (
    <ul className="row-notes">
      {notes.map(({ source, words }) => (
        <li key={`${source} ${words}`}>
          <span className="quiet">
            {source}, {caseText.note}
          </span>{' '}
          <NoBreak text={words} />
        </li>
      ))}
    </ul>
  );
}
