import { isObject } from '../../../shared/core/brand.ts';
import { readHomeStore, type HomeResource, type HomeStore } from '../../../shared/cases/cases.ts';
import { readTree } from '../../../shared/fhir/fhir.ts';
import { allSources } from '../../../shared/records/records.ts';
import type { EngineContext } from '../context.ts';
import { entriesOfKind } from '../db/queries/outbox.ts';
import { resourcesOfPerson } from '../db/queries/resources.ts';
import type { Store } from '../db/store.ts';
import { guardOfEntry, stateOfEntry } from '../sync/sync.ts';

/** The trust's own store, by its id; undefined where the trust has none. */
export const homeSource = (context: EngineContext): string | undefined =>
  allSources(context.config).find(({ source }) => source.role === 'home')?.source.id;

/** What the trust's own store keeps of a patient's reconciliations, as this computer last read it. */
export function homeStoreOf(context: EngineContext, store: Store, person: string): HomeStore {
  const source = homeSource(context);
  const rows = source === undefined ? [] : store.read.all(resourcesOfPerson, { person, source });
  const resources = rows.flatMap((row) => {
    const tree = readTree(row.body);
    return row.gone_at !== null || !tree.ok || !isObject(tree.value)
      ? []
      : [{ type: row.type, id: row.id, versionId: row.version_id ?? '', body: tree.value }];
  });
  return readHomeStore(withAnswers(resources, store, person), context.config.trust.odsCode);
}

/**
 * What was answered on this computer, or cancelled with a signature, and is still on its way, or not read back yet, stands as answered
 * or cancelled: nobody is to act on it here.
 */
function withAnswers(
  resources: readonly HomeResource[],
  store: Store,
  person: string,
): readonly HomeResource[] {
  const sent = ['answer', 'recommendation'].flatMap((kind) =>
    store.read.all(entriesOfKind, { person, kind }),
  );
  const answers = sent.flatMap((entry) => {
    const body = readTree(entry.body);
    const isOver = ['withdrawn', 'parked', 'conflicted'].includes(stateOfEntry(entry.state).kind);
    return isOver || !body.ok ? [] : [{ body: body.value, guard: guardOfEntry(entry.guard) }];
  });
  return resources.map((one) => {
    const answer = answers.findLast(
      ({ guard }) => guard.kind === 'if-match' && guard.id === one.id && guard.versionId === one.versionId,
    );
    return answer === undefined || one.type !== 'Task' ? one : { ...one, body: answer.body };
  });
}
