import { writeTree } from '../../fhir/fhir.ts';
import { isObject, type JsonObject } from '../../core/brand.ts';
import { isEnded } from './own.ts';
import type { PlannedWrite, WriteContext } from './write.ts';

type Target = WriteContext['records'][number];

/**
 * Our organisation's earlier lists of a record that is changed directly, retired once the new one is there: two current
 * lists of one hand would be two answers to one question. Where nothing is left to list, an earlier one that names what has
 * ended is no longer true, and is retired once that is written; one that names nothing of it stays, for nothing speaks against it.
 */
export function earlierListsFor(
  written: readonly PlannedWrite[],
  record: Target,
  context: WriteContext,
): readonly PlannedWrite[] {
  if (record.appendOnly) return [];
  const now = written.find((list) => list.kind === 'list-now');
  return ownLists(record, context).flatMap((list) => {
    const after = now === undefined ? endedOf(list.body, written) : [now];
    return after.length === 0 ? [] : [retired(list, after, record, context)];
  });
}

function retired(
  { id, versionId, body }: WriteContext['ownLists'][number],
  after: readonly PlannedWrite[],
  { endpoint }: Target,
  context: WriteContext,
): PlannedWrite {
  const { text: _narrative, ...list } = body;
  return {
    uuid: context.uuid(`earlier list ${endpoint} ${id}`),
    endpoint,
    kind: 'list-earlier',
    type: 'List',
    body: { ...list, status: 'retired' },
    after: after.map(({ uuid }) => uuid),
    guard: { kind: 'if-match', id, versionId, base: writeTree(body) },
    row: null,
  };
}

/** Where nothing is changed, the new list says which it takes the place of. */
export const supersededLists = (record: Target, context: WriteContext): readonly string[] =>
  record.appendOnly ? ownLists(record, context).map(({ id }) => `List/${id}`) : [];

/** Where nothing is changed and nothing is left to list, the list of changes takes the place of those that name what has ended. */
export const endedLists = (
  statements: readonly PlannedWrite[],
  record: Target,
  context: WriteContext,
): readonly string[] =>
  record.appendOnly
    ? ownLists(record, context)
        .filter(({ body }) => endedOf(body, statements).length > 0)
        .map(({ id }) => `List/${id}`)
    : [];

/** What is written to have ended, of the entries that a list names. */
const endedOf = (list: JsonObject, written: readonly PlannedWrite[]): readonly PlannedWrite[] =>
  written.filter(
    ({ type, body, guard, supersedes = [] }) =>
      type === 'MedicationStatement' &&
      isEnded(body['status']) &&
      namesAnyOf(list, guard.kind === 'if-match' ? [`${type}/${guard.id}`] : supersedes),
  );

/** Whether a list has one of these as an item: `MedicationStatement/1`, of its own record. */
export function namesAnyOf(list: JsonObject, references: readonly string[]): boolean {
  const items: readonly unknown[] = Array.isArray(list['entry']) ? list['entry'] : [];
  return items.some((entry) => {
    const item = isObject(entry) && isObject(entry['item']) ? entry['item']['reference'] : undefined;
    const named =
      typeof item === 'string'
        ? /([A-Za-z]+\/[A-Za-z0-9.-]+)(?:\/_history\/[^/]+)?$/.exec(item)?.[1]
        : undefined;
    return named !== undefined && references.includes(named);
  });
}

const ownLists = (record: Target, context: WriteContext): WriteContext['ownLists'] =>
  context.ownLists.filter((list) => list.endpoint === record.endpoint);
