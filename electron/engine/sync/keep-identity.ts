import { must } from '../../../shared/core/must.ts';
import { personById, saveLink, saveWarnings } from '../db/queries/people.ts';
import type { WriteTx } from '../db/store.ts';
import type { Found } from './find-patient.ts';
import { nowOf, type Place, type PullParts, type Run } from './parts.ts';
import { saveEntry } from './save-page.ts';

/** The link is recorded with how it was made, and the Patient itself kept, before anything else of them. */
export function keepIdentity(tx: WriteTx, parts: PullParts, place: Place, run: Run, found: Found): void {
  const { patient, warnings } = found.decision;
  tx.audit({
    user: parts.user,
    action: 'linked',
    subject: place.person,
    detail: { endpoint: place.endpoint, warnings: warnings.join(' ') },
  });
  tx.run(saveLink, {
    endpoint: place.endpoint,
    patient_id: patient.id,
    person: place.person,
    how: 'nhs-number-and-birth-date',
    linked_at: nowOf(parts.host),
    by: parts.user,
  });
  saveEntry(tx, place, { run: run.run, at: nowOf(parts.host) }, found.entry, place.person);
  const row = must(tx.get(personById, { person: place.person }), 'a link is to a person of the census');
  const others = warningsIn(row.warnings).filter((one) => !one.startsWith(`${place.endpoint}:`));
  tx.run(saveWarnings, {
    person: place.person,
    warnings: JSON.stringify([...others, ...warnings.map((one) => `${place.endpoint}:${one}`)]),
  });
}

function warningsIn(json: string): readonly string[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}
