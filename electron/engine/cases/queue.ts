import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { isEnded, patientThere, type PlannedWrite } from '../../../shared/cases/cases.ts';
import { writeTree } from '../../../shared/fhir/fhir.ts';
import { fresh, payloadVersion, type StoredGuard } from '../../../shared/sync/sync.ts';
import { addEntry, lastEntrySeq } from '../db/queries/outbox.ts';
import type { WriteTx } from '../db/store.ts';
import type { OpenCase } from './open-case.ts';
import { everyCopy } from './own-entries.ts';
import type { Signing } from './write-context.ts';

/** Puts what is to be written into the outbox, in order, inside the caller's transaction. */
export function queue(
  tx: WriteTx,
  { user, person, open, rows }: Pick<Signing, 'user' | 'person' | 'open' | 'rows'>,
  writes: readonly PlannedWrite[],
  now: string,
): void {
  const first = (tx.get(lastEntrySeq, {})?.seq ?? 0) + 1;
  for (const [at, write] of writes.entries()) {
    tx.run(addEntry, {
      entry: write.uuid,
      seq: first + at,
      person,
      endpoint: write.endpoint,
      kind: write.kind,
      type: write.type,
      case_row: write.row,
      payload_version: payloadVersion,
      body: writeTree(write.body),
      guard: JSON.stringify(guardOf(write, open)),
      after_entries: JSON.stringify(write.after),
      about: rows.find((row) => row.view.id === write.row)?.view.generic ?? '',
      created_at: now,
      created_by: user.id,
      state: JSON.stringify(fresh),
    });
  }
}

/** The search parameter for a subject: by reference, or by number where the store has no patient of its own for them. */
function searchedBy({ reference, identifier }: JsonObject): string | undefined {
  if (typeof reference === 'string' && reference !== patientThere)
    return `patient=${encodeURIComponent(reference)}`;
  if (!isObject(identifier)) return undefined;
  return `patient:identifier=${encodeURIComponent(`${String(identifier['system'])}|${String(identifier['value'])}`)}`;
}

const neverRead = '1970-01-01T00:00:00.000Z';

/** Statements and lists also look whether somebody else signed this patient's list since our copy was read. */
function guardOf(write: PlannedWrite, open: OpenCase): StoredGuard {
  const copy = everyCopy(open).find((endpoint) => endpoint.source.id === write.endpoint);
  const others = othersOf(write, copy);
  if (write.guard.kind === 'if-match') return others === null ? write.guard : { ...write.guard, others };
  const isNewStatement = others !== null && write.type === 'MedicationStatement';
  return { ...write.guard, others, own: isNewStatement ? { seen: idsOf(copy, write.type, isLive) } : null };
}

type Copy = ReturnType<typeof everyCopy>[number] | undefined;

const idsOf = (copy: Copy, type: string, counts = (_body: JsonObject): boolean => true): string[] =>
  (copy?.resources ?? [])
    .filter((resource) => resource.type === type && counts(resource.body))
    .map(({ id }) => id);

/** What had ended when we signed is news when it goes on again. */
const isLive = ({ status }: JsonObject): boolean => !isEnded(status);

const watched: readonly PlannedWrite['kind'][] = ['history-fact', 'confirmed-decision', 'list-now'];

function othersOf(
  write: PlannedWrite,
  copy: Copy,
): NonNullable<Extract<StoredGuard, { kind: 'if-match' }>['others']> | null {
  const patient = isObject(write.body['subject']) ? searchedBy(write.body['subject']) : undefined;
  if (!watched.includes(write.kind) || patient === undefined) return null;
  return {
    search: `List?${patient}&code=1102411000000102&_sort=-date`,
    // No copy, or one with gaps, may lack a list that is older than it: then every list not in it counts as news.
    since: (copy?.state.kind === 'complete' ? copy.asOf : undefined) ?? neverRead,
    seen: idsOf(copy, 'List'),
    signatures: [],
  };
}
