import { saveResource } from '../../electron/engine/db/queries/resources.ts';
import { saveSourceRead } from '../../electron/engine/db/queries/source-reads.ts';
import type { ReadingHere } from './reading.ts';

/** What a computer holds of one person at one record, put there without being asked for. */

export const place = { endpoint: 'gp', person: 'p1' };
export const audit = { user: null, action: 'test', subject: 'test' };
export const complete = '{"kind":"complete"}';
export const minutes = (here: ReadingHere, ago: number): string =>
  new Date(here.clock.now() - ago * 60_000).toISOString();

/** How the record was read last. */
export const read = (here: ReadingHere, over: object = {}): number =>
  here.parts.store.inTransaction('read', audit, (tx) =>
    tx.run(saveSourceRead, {
      ...place,
      state: complete,
      as_of: minutes(here, 20),
      attempted_at: minutes(here, 20),
      outcome: complete,
      full_read_at: minutes(here, 60),
      ...over,
    }),
  );
/** Something the record had, changed so many minutes ago by its own clock, seen in this run. */
export const holding = (here: ReadingHere, id: string, over: object = {}): number =>
  here.parts.store.inTransaction('hold', audit, (tx) =>
    tx.run(saveResource, {
      source: 'gp',
      type: 'MedicationStatement',
      id,
      person: 'p1',
      version_id: null,
      last_updated: minutes(here, 40),
      fetched_at: minutes(here, 20),
      body: '{}',
      hash: '',
      run: 'r0',
      ...over,
    }),
  );
export const shown = (here: ReadingHere) => here.copy().resources.map(({ type, id }) => `${type}/${id}`);
export const gone = (here: ReadingHere) => here.copy().gone.map(({ type, id }) => `${type}/${id}`);
