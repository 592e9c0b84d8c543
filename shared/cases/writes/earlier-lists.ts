import type { PlannedWrite, WriteContext } from './write.ts';

/**
 * Our organisation's earlier lists of a record that is changed directly, retired once the new one is there: two current
 * lists of one hand would be two answers to one question.
 */
export function earlierListsFor(
  lists: readonly PlannedWrite[],
  record: WriteContext['records'][number],
  context: WriteContext,
): readonly PlannedWrite[] {
  const now = lists.find((list) => list.kind === 'list-now');
  if (now === undefined || record.appendOnly || !says(now)) return [];
  return ownLists(record, context).map(({ id, versionId, body }) => {
    const { text: _narrative, ...list } = body;
    return {
      uuid: context.uuid(`earlier list ${record.endpoint} ${id}`),
      endpoint: record.endpoint,
      kind: 'list-earlier',
      type: 'List',
      body: { ...list, status: 'retired' },
      after: [now.uuid],
      guard: { kind: 'if-match', id, versionId, base: JSON.stringify(body) },
      row: null,
    };
  });
}

/** A list that is empty for want of knowing takes the place of none that said something. */
const says = ({ body }: PlannedWrite): boolean =>
  body['entry'] !== undefined || JSON.stringify(body['emptyReason'] ?? '').includes('"nilknown"');

/** Where nothing is changed, the new list says which it takes the place of. */
export const supersededLists = (
  record: WriteContext['records'][number],
  context: WriteContext,
): readonly string[] => (record.appendOnly ? ownLists(record, context).map(({ id }) => `List/${id}`) : []);

const ownLists = (record: WriteContext['records'][number], context: WriteContext): WriteContext['ownLists'] =>
  context.ownLists.filter((list) => list.endpoint === record.endpoint);
