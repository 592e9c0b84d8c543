import type { JsonObject } from '../../../shared/core/brand.ts';
import {
  ownNames,
  storedObject,
  uuidSystem,
  type Outcome,
  type StoredGuard,
} from '../../../shared/sync/sync.ts';
import type { ReadyEntry } from './ready-entry.ts';
import { searchAll, textOf, type Asking } from './record-answers.ts';
import { isMarked, markAsError } from './error-marks.ts';

/**
 * A new entry of ours that a person put in the place of a colleague's, and whose first sending got there after all: it stands beside
 * the one it is to be, and is marked as an error before that is written. `undefined` where there is none, or no more.
 */
export async function takeBackLateArrival(
  asking: Asking,
  { id: ours, type }: ReadyEntry,
  guard: Extract<StoredGuard, { kind: 'if-match' }>,
  mine: JsonObject,
): Promise<Outcome | undefined> {
  const wasNew = ownNames(mine).includes(ours) && !ownNames(storedObject(guard.base)).includes(ours);
  if (type !== 'MedicationStatement' || !wasNew) return undefined;
  const query = `identifier=${encodeURIComponent(`${uuidSystem}|${ours}`)}`;
  const all = await searchAll(asking, type, query);
  if (!all.ok) return all.fault;
  const late = all.value.filter(
    ({ resource }) =>
      textOf(resource['id']) !== guard.id && ownNames(resource).includes(ours) && !isMarked(resource),
  );
  for (const one of late) {
    const done = await markAsError(asking, type, one);
    if (done.kind !== 'retracted') return done;
  }
  return undefined;
}
