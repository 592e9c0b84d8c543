import type { JsonObject } from '../../core/brand.ts';
import {
  createOnce,
  ownTag,
  person,
  profile,
  subject,
  systems,
  urn,
  type PlannedWrite,
  type WriteContext,
} from './write.ts';

/** List A (1102411000000102): what the patient takes now. List B (933361000000108): what changed. */
const codes = { now: '1102411000000102', changes: '933361000000108' } as const;

/** Only ever written on an empty list. */
const empty = {
  now: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: 'nilknown' }],
    text: 'Takes no medicines',
  },
  changes: { text: 'Nothing changed' },
} as const;

const live: readonly unknown[] = ['active', 'on-hold', 'intended'];

/** Both lists of one record, after the statements they refer to. */
export function listsFor(
  statements: readonly PlannedWrite[],
  record: WriteContext['records'][number],
  context: WriteContext,
): readonly PlannedWrite[] {
  const now = statements.filter((statement) => live.includes(statement.body['status']));
  const changed = statements.filter(
    (statement) => !live.includes(statement.body['status']) || statement.kind === 'confirmed-decision',
  );
  return [
    list(
      'list-now',
      'now',
      'snapshot',
      now.map((statement) => ({ item: reference(statement) })),
      now,
      record,
      context,
    ),
    list('list-changes', 'changes', 'changes', changed.map(change), changed, record, context),
  ];
}

const reference = (statement: PlannedWrite): JsonObject => ({ reference: urn(statement.uuid) });

const change = (statement: PlannedWrite): JsonObject => {
  const stopped = !live.includes(statement.body['status']);
  return {
    flag: { text: stopped ? 'Stopped or not taken' : 'Changed' },
    // Legal only in mode "changes".
    ...(stopped ? { deleted: true } : {}),
    item: reference(statement),
  };
};

function list(
  kind: 'list-now' | 'list-changes',
  which: keyof typeof codes,
  mode: 'snapshot' | 'changes',
  entries: readonly JsonObject[],
  statements: readonly PlannedWrite[],
  record: WriteContext['records'][number],
  context: WriteContext,
): PlannedWrite {
  const uuid = context.uuid(`${kind} ${record.endpoint}`);
  return {
    uuid,
    endpoint: record.endpoint,
    kind,
    type: 'List',
    after: statements.map((statement) => statement.uuid),
    guard: createOnce(uuid),
    row: null,
    body: {
      resourceType: 'List',
      meta: { profile: [profile('UKCore-List')], tag: [ownTag] },
      identifier: [{ system: systems.uuid, value: uuid }],
      status: 'current',
      mode,
      title: kind === 'list-now' ? 'Medicines the patient takes now' : 'Medicines changed at reconciliation',
      code: { coding: [{ system: systems.snomed, code: codes[which] }] },
      subject: subject(record.patient, context.nhsNumber),
      date: context.at,
      source: person(context.signedBy),
      note: context.sources.map((source) => ({
        text: `${source.name}: ${source.state}, as of ${source.asOf}`,
      })),
      ...(entries.length === 0 ? { emptyReason: empty[which] } : { entry: entries }),
    },
  };
}
