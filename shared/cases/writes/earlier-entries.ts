import { writeTree } from '../../fhir/fhir.ts';
import { isEnded, medicineName, ownGuard } from './own.ts';
import { productOf } from './product-lines.ts';
import type { OwnEntry, PlannedWrite, WriteContext, WriteRow } from './write.ts';

type Target = WriteContext['records'][number];

/**
 * Other live entries of ours about a medicine that is written, in a record that is changed directly: two desks may each have put one
 * there, and only one of them can be updated. They end as errors once that is written: it stands for them. Where another row is of the
 * same name, an entry may be of that one, and stays.
 */
export function earlierEntriesFor(
  statements: readonly PlannedWrite[],
  rows: readonly WriteRow[],
  record: Target,
  context: WriteContext,
): readonly PlannedWrite[] {
  if (record.appendOnly) return [];
  const updated = new Set(statements.flatMap(({ guard }) => (guard.kind === 'if-match' ? [guard.id] : [])));
  return statements.flatMap((statement) => {
    const name = medicineName(statement.body);
    if (name === '' || rows.some((row) => row.id !== statement.row && isNamed(row, name))) return [];
    return context.own
      .filter(
        (entry) =>
          entry.endpoint === record.endpoint &&
          entry.row === statement.row &&
          !updated.has(entry.id) &&
          !isEnded(entry.body['status']) &&
          medicineName(entry.body) === name,
      )
      .map((entry) => ended(entry, statement, context));
  });
}

function ended(own: OwnEntry, statement: PlannedWrite, context: WriteContext): PlannedWrite {
  const { endpoint, id, body, changedSince } = own;
  const { text: _narrative, ...entry } = body;
  return {
    uuid: context.uuid(`earlier entry ${endpoint} ${id}`),
    endpoint,
    kind: 'statement-earlier',
    type: 'MedicationStatement',
    body: { ...entry, status: 'entered-in-error' },
    after: [statement.uuid],
    // What somebody else made of it since is no error of ours: whether it ends is asked.
    guard:
      changedSince === null
        ? ownGuard(own, entry)
        : { kind: 'if-match', id, versionId: changedSince.versionId, base: writeTree(changedSince.base) },
    row: statement.row,
  };
}

const isNamed = ({ lines }: WriteRow, name: string): boolean =>
  lines.some((line) => productOf(line) === name);
