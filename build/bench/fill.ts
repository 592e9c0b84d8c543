import { saveResource } from '../../electron/engine/db/queries/resources.ts';
import { saveSourceRead } from '../../electron/engine/db/queries/source-reads.ts';
import { saveStay, saveWard } from '../../electron/engine/db/queries/wards.ts';
import type { Store, WriteTx } from '../../electron/engine/db/store.ts';
import { addPerson } from './people.ts';
import { sandboxResources } from './shapes.ts';

const at = '2026-11-18T10:00:00.000Z';

export type Filling = {
  readonly people: number;
  readonly sources: number;
  readonly lines: number;
  /** Patients on a ward; 60 where left out. */
  readonly perWard?: number;
};

/** Texts of one patient's statements at each source; forty shapes are used again and again. */
const shapes = new Map<string, ReturnType<typeof sandboxResources>>();

function textsOf(person: number, { sources, lines }: Filling): readonly (readonly string[])[] {
  const seed = 1 + (person % 40);
  const key = `${seed} ${sources} ${lines}`;
  const made = shapes.get(key) ?? sandboxResources({ sources, lines, seed });
  shapes.set(key, made);
  return made.map((resources, source) =>
    resources.map((resource, line) => JSON.stringify({ ...resource, id: `p${person}-${source}-${line}` })),
  );
}

/** People on wards, each with resources at every source, as a pull leaves them. */
export function fill(store: Store, filling: Filling): void {
  for (let from = 0; from < filling.people; from += 100)
    store.inTransaction('fill', { user: null, action: 'fill', subject: '' }, (tx) => {
      for (let person = from; person < Math.min(from + 100, filling.people); person += 1)
        fillPerson(tx, person, filling);
    });
}

function fillPerson(tx: WriteTx, number: number, filling: Filling): void {
  addPerson(tx, number);
  const person = `p${number}`;
  const perWard = filling.perWard ?? 60;
  const ward = `census:w${Math.floor(number / perWard)}`;
  tx.run(saveWard, { ward, name: ward, endpoint: 'census', read_at: at, state: '{"kind":"complete"}' });
  const bed = String(number % perWard);
  tx.run(saveStay, { encounter: `census:e${number}`, ward, bed, person, admitted: at, reason: null });
  for (const [source, texts] of textsOf(number, filling).entries()) fillSource(tx, number, source, texts);
}

function fillSource(tx: WriteTx, number: number, source: number, texts: readonly string[]): void {
  const [endpoint, person, state] = [`source-${source}`, `p${number}`, '{"kind":"complete"}'];
  tx.run(saveSourceRead, {
    endpoint,
    person,
    state,
    as_of: at,
    attempted_at: at,
    outcome: state,
    full_read_at: at,
  });
  for (const [line, body] of texts.entries())
    tx.run(saveResource, {
      source: endpoint,
      type: 'MedicationStatement',
      id: `p${number}-${source}-${line}`,
      person,
      version_id: '1',
      last_updated: at,
      fetched_at: at,
      body,
      hash: `${number}-${source}-${line}`,
      run: '',
    });
}
