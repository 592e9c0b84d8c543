import type { JsonObject } from '../../../shared/core/brand.ts';
import { storedObject } from '../../../shared/sync/sync.ts';
import type { ConflictView } from '../../../shared/ipc/decision-views.ts';
import type { ReadDb } from '../db/store.ts';
import { isSameMedicine, readEntry, readOutboxOf, type Entry } from '../sync/sync.ts';
import { isOfOneSigning } from './one-signing.ts';

/**
 * What was signed in the place of an entry that is to end: the statement or the list that the end waits for, or of a list the statement
 * about the same medicine. `undefined` where nothing was: what it names has ended, and nothing is left to list.
 */
export function standsFor(db: ReadDb, entry: Entry, theirs: JsonObject): JsonObject | undefined {
  const waitsFor = entry.after.flatMap((id) => readEntry(db, id) ?? []);
  const beside = readOutboxOf(db, entry.person)
    .filter(
      ({ endpoint, ...one }) => endpoint === entry.endpoint && isOfOneSigning({ endpoint, ...one }, entry),
    )
    .filter(({ id, kind }) => id !== entry.id && kind !== entry.kind)
    .flatMap(({ id }) => readEntry(db, id) ?? []);
  const bodies = [...waitsFor, ...beside].map(({ body }) => storedObject(body));
  const isOfKind = (one: JsonObject): boolean => one['resourceType'] === theirs['resourceType'];
  return bodies.find((one) => isOfKind(one) && (entry.type === 'List' || isSameMedicine(one, theirs)));
}

export const nothingOfMine = 'Nothing of mine';

/** What is decided of it, before what the two say: there may be no difference between them. */
export const whatBecomesOfIt = ({ type }: Pick<Entry, 'type'>): ConflictView['fields'][number] => ({
  field: 'ended',
  label: 'What becomes of this entry',
  base: '',
  mine: type === 'List' ? 'Retired' : 'Marked as an error',
  theirs: 'Stays as it is',
  asks: true,
  note: '',
});
