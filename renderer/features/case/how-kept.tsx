import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { caseText } from '../../text/case.ts';

/** What the way each record is kept means for whoever reads its column: copies that lag, consent, where a store is. */
export function HowKept({ view }: { readonly view: CaseView }) {
  const columns = view.columns.filter((column) => column.about.length > 0);
  if (columns.length === 0) return null;
  return (
    <section>
      <h2>{caseText.howKept}</h2>
      {columns.map((column) => (
        <div key={column.id} className="fact-group">
          <h3>{column.name}</h3>
          {column.about.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      ))}
    </section>
  );
}
