import type { ReactNode } from 'react';
import { signInText } from '../../text/sign-in.ts';

/** The right half: the records, and what is under them. */
export function RecordsSide({ lead, children }: { readonly lead?: string; readonly children: ReactNode }) {
  return (
    <section className="sign-in-records" aria-labelledby="records">
      <h2 id="records">{signInText.records}</h2>
      {lead === undefined ? null : <p className="quiet">{lead}</p>}
      {children}
    </section>
  );
}
