import type { JsonObject } from '../../core/brand.ts';
import { leadLine } from './product-lines.ts';
import {
  createOnce,
  person,
  profile,
  readFrom,
  subject,
  systems,
  tags,
  urn,
  type PlannedWrite,
  type WriteContext,
  type WriteRow,
} from './write.ts';

/**
 * Asks the owner of a record that takes no writes to change it: a `Task` about our own statement, which stands in its place
 * until they do. `null` where what was found is what they say already.
 */
export function changeRequestFor(
  row: WriteRow,
  statement: PlannedWrite | undefined,
  record: WriteContext['records'][number],
  context: WriteContext,
): PlannedWrite | null {
  const best = leadLine(row);
  const fact = row.decision.history?.value;
  const remote = readFrom(row, record).filter((reference) =>
    record.standsFor.some(({ base }) => reference.startsWith(`${base}/`)),
  );
  if (statement === undefined || best === undefined || fact === undefined || remote.length === 0) return null;
  if (fact.kind === 'taking-as-directed' && row.decision.confirmed === null) return null;
  const uuid = context.uuid(`change request ${record.endpoint} ${row.id}`);
  const body: JsonObject = {
    resourceType: 'Task',
    meta: { profile: [profile('UKCore-Task')], tag: tags(context) },
    identifier: [{ system: systems.uuid, value: uuid }],
    groupIdentifier: { system: systems.uuid, value: context.uuid('group') },
    status: 'requested',
    intent: 'proposal',
    priority: 'routine',
    code: { text: 'Request change of record' },
    description: `The record of ${row.source} differs from what was found: ${best.medicine.term}`,
    focus: { reference: urn(statement.uuid) },
    for: subject(record.patient, context.nhsNumber),
    authoredOn: row.decision.history?.at ?? context.at,
    requester: person(context.signedBy),
    owner: { display: row.source, type: 'Organization' },
    input: remote.map((reference) => ({
      type: { text: 'Entry to be changed' },
      valueReference: { reference },
    })),
  };
  return {
    uuid,
    endpoint: record.endpoint,
    kind: 'change-request',
    type: 'Task',
    body,
    after: [statement.uuid],
    guard: createOnce(uuid),
    row: row.id,
  };
}
