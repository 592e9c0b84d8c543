import { savePerson, saveLink } from '../../electron/engine/db/queries/people.ts';
import { saveResource } from '../../electron/engine/db/queries/resources.ts';
import { saveSourceRead } from '../../electron/engine/db/queries/source-reads.ts';
import { saveStay, saveWard } from '../../electron/engine/db/queries/wards.ts';
import type { Store, WriteTx } from '../../electron/engine/db/store.ts';

export type Filling = {
  readonly people: number;
  readonly sources: number;
  readonly resourcesEach: number;
  /** Characters of a resource's body. */
  readonly bodyLength?: number;
};

const at = '2026-11-18T10:00:00.000Z';

/** Fills a store with people on wards of thirty, each with resources at every source, as a pull leaves them. */
export function fillStore(store: Store, filling: Filling): void {
  for (let from = 0; from < filling.people; from += 200)
    store.inTransaction('fill', { user: null, action: 'fill', subject: '' }, (tx) => {
      for (let person = from; person < Math.min(from + 200, filling.people); person += 1)
        addPerson(tx, person, filling);
    });
}

function addPerson(
  tx: WriteTx,
  number: number,
  { sources, resourcesEach, bodyLength = 1200 }: Filling,
): void {
  const person = `person-${number}`;
  const ward = `census:w${Math.floor(number / 30)}`;
  tx.run(savePerson, {
    person,
    family: `Family${number}`,
    given: 'Given',
    title: null,
    birth_date: `19${String(30 + (number % 60))}-03-04`,
    gender: null,
    nhs_number: String(9_990_000_000 + number),
    died: null,
    restricted: 0,
    warnings: '[]',
  });
  tx.run(saveWard, { ward, name: ward, endpoint: 'census', read_at: at, state: '{"kind":"complete"}' });
  tx.run(saveStay, {
    encounter: `census:e${number}`,
    ward,
    bed: String(number % 30),
    person,
    admitted: at,
    reason: null,
  });
  for (let source = 0; source < sources; source += 1)
    addSource(tx, { person, endpoint: `source-${source}`, resourcesEach, bodyLength });
}

type OneSource = {
  readonly person: string;
  readonly endpoint: string;
  readonly resourcesEach: number;
  readonly bodyLength: number;
};

function addSource(tx: WriteTx, { person, endpoint, resourcesEach, bodyLength }: OneSource): void {
  tx.run(saveLink, { endpoint, patient_id: person, person, how: 'filled', linked_at: at, by: null });
  tx.run(saveSourceRead, {
    endpoint,
    person,
    state: '{"kind":"complete"}',
    as_of: at,
    attempted_at: at,
    outcome: '{"kind":"complete"}',
    full_read_at: at,
  });
  for (let one = 0; one < resourcesEach; one += 1) {
    const id = `${person}-${one}`;
    const pad = 'x'.repeat(Math.max(0, bodyLength - 80));
    tx.run(saveResource, {
      source: endpoint,
      type: 'MedicationStatement',
      id,
      person,
      version_id: '1',
      last_updated: at,
      fetched_at: at,
      body: JSON.stringify({ resourceType: 'MedicationStatement', id, pad }),
      hash: id,
      run: '',
    });
  }
}
