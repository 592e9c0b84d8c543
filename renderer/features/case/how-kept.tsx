import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { caseText } from '../../text/case.ts';

/** Which record each source stands in, and what the way it is kept means for whoever reads it: copies that lag, consent. */
export function HowKept({ view }: { readonly view: CaseView }) {
  const columns = view.columns.filter((column) => column.typedIn === null);
  if (columns.length === 0) return null;
  return (
    <section>
      <h2>{caseText.howKept}</h2>
      {columns.map((column) => (
        <div key={column.id} className="fact-group">
          <h3>{column.name}</h3>
          <p>{column.system}</p>
          {column.about.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      ))}
    </section>
  );
}
