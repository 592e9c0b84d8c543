import type { CaseView, RowDetailView } from '../../../shared/ipc/case-views.ts';
import { rowText } from '../../text/row.ts';
import { columnsOf } from './detail-columns.ts';

/** What was received, letter for letter, behind one fold a line. */
export function RawResources({ view, detail }: { readonly view: CaseView; readonly detail: RowDetailView }) {
  return (
    <section className="raw" aria-labelledby="raw">
      <h2 id="raw">{rowText.raw}</h2>
      {columnsOf(view, detail).flatMap((column) =>
        column.lines.map((line) => (
          <details key={line.key}>
            <summary>
              {rowText.rawOf} {column.name}: {line.entry}
            </summary>
            <pre>{line.raw}</pre>
          </details>
        )),
      )}
    </section>
  );
}
