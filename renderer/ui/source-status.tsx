import type { ColumnView } from '../../shared/ipc/source-views.ts';
import { notices } from '../text/common.ts';
import { columnLines, stateDetail } from '../text/sources.ts';
import { StateMark } from './marks.tsx';

/** Under the name of a source: a mark and a word for each thing that limits it, and what is behind the word. */
export function SourceStatus({
  column,
  detailed = false,
}: {
  readonly column: ColumnView;
  readonly detailed?: boolean;
}) {
  const detail = detailed ? stateDetail(column.state) : '';
  const lines = columnLines(column).map((line) => (
    <span key={line.word} className="column-line">
      <StateMark state={line.mark} />{' '}
      {line.mark === 'complete' ? <span className="quiet">{line.word}</span> : <strong>{line.word}</strong>}
      {line.more === '' ? null : `: ${line.more}`}
    </span>
  ));
  return (
    <>
      {lines}
      {detail === '' ? null : (
        <span className="column-line quiet">
          {column.state.kind === 'partial' ? notices.sourceSays : notices.detail} {detail}
        </span>
      )}
    </>
  );
}
