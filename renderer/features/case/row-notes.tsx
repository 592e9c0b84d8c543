import type { RowView } from '../../../shared/ipc/case-views.ts';
import type { RowDecisionView } from '../../../shared/ipc/decision-views.ts';
import { caseText } from '../../text/case.ts';
import { decisionText, inRecordFrom } from '../../text/decision.ts';
import { StateMark } from '../../ui/marks.tsx';
import { NoBreak } from '../../ui/no-break.tsx';
import { useNow } from '../../ui/now.ts';
import type { RowColumn } from './shown-columns.ts';

type SourceNote = { readonly source: string; readonly words: string };

/** What the sources wrote beside a row's lines, each note once a source. */
export function notesOf(row: RowView, columns: readonly RowColumn[]): readonly SourceNote[] {
  return row.cells.flatMap((cell, at) =>
    cell.kind === 'absent'
      ? []
      : [...new Set(cell.lines.flatMap((line) => line.notes))].map((words) => ({
          source: columns[at]?.name ?? '',
          words,
        })),
  );
}

type Props = {
  readonly notes: readonly SourceNote[];
  /** What entries of ours say of it in the records: they stand in no column. */
  readonly inRecords: RowDecisionView['inRecords'];
};

/** Notes, and what others wrote in our entries, in full across the row: a narrow cell would make them tall, and they are never cut. */
export function RowNotes({ notes, inRecords }: Props) {
  const now = useNow();
  // Where every record says the same, which they are is no news.
  const named = inRecords.length > 1;
  return (
    <ul className="row-notes">
      {inRecords.map(({ records, says, by, at, changed }) => (
        <li key={`${records.join()} ${says}`}>
          {changed ? (
            <span className="strong">
              <StateMark state="stale" /> {decisionText.changedSince}{' '}
            </span>
          ) : (
            <span className="quiet">
              {by === null ? decisionText.writtenElsewhere : decisionText.signedElsewhere}{' '}
            </span>
          )}
          <NoBreak text={says} />
          <span className="quiet"> – {inRecordFrom({ records: named ? records : [], by, at }, now)}</span>
        </li>
      ))}
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
