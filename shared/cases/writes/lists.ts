import type { JsonObject } from '../../core/brand.ts';
import { supersededLists } from './earlier-lists.ts';
import {
  createOnce,
  person,
  profile,
  subject,
  systems,
  tags,
  urn,
  type PlannedWrite,
  type WriteContext,
  type WriteRow,
} from './write.ts';

/** List A (1102411000000102): what the patient takes now. List B (933361000000108): what changed. */
const codes = { now: '1102411000000102', changes: '933361000000108' } as const;

const reasons = 'http://terminology.hl7.org/CodeSystem/list-empty-reason';
const coded = (code: string, text: string): JsonObject => ({ coding: [{ system: reasons, code }], text });

/**
 * Why a list is empty, only ever written on an empty one. "Takes no medicines" is said only where somebody was asked and
 * nothing was left unestablished: an empty list because nothing could be known is another thing.
 */
function emptyReason(
  which: keyof typeof codes,
  rows: readonly WriteRow[],
  context: WriteContext,
): JsonObject {
  if (which === 'changes') return { text: 'Nothing changed' };
  const unknown = rows.some((row) => row.decision.history?.value.kind === 'unable-to-establish');
  if (unknown) return coded('unavailable', 'What the patient takes could not be established');
  return context.informant.kind === 'organisation'
    ? coded('notasked', 'Nobody could be asked what the patient takes')
    : coded('nilknown', 'Takes no medicines');
}

const live: readonly unknown[] = ['active', 'on-hold', 'intended'];

/** Both lists of one record, after the statements they refer to. */
export function listsFor(
  statements: readonly PlannedWrite[],
  rows: readonly WriteRow[],
  record: WriteContext['records'][number],
  context: WriteContext,
): readonly PlannedWrite[] {
  const now = statements.filter((statement) => live.includes(statement.body['status']));
  const changed = statements.flatMap((statement) => {
    const flag = flagOf(statement, rows);
    return flag === undefined ? [] : [{ statement, flag }];
  });
  return [
    list(
      'list-now',
      'now',
      'snapshot',
      now.map((statement) => ({ item: reference(statement) })),
      now,
      emptyReason('now', rows, context),
      record,
      context,
    ),
    list(
      'list-changes',
      'changes',
      'changes',
      changed.map(({ statement, flag }) => change(statement, flag)),
      changed.map(({ statement }) => statement),
      emptyReason('changes', rows, context),
      record,
      context,
    ),
  ];
}

const reference = (statement: PlannedWrite): JsonObject => ({ reference: urn(statement.uuid) });

const flags: Readonly<Record<string, string>> = {
  stopped: 'Stopped',
  'not-taken': 'Not taken',
  'on-hold': 'On hold',
  completed: 'Completed',
  intended: 'Started',
};

/** What happened to it, in a word; `undefined` where nothing did, as when a prescriber confirms that it goes on. */
function flagOf(statement: PlannedWrite, rows: readonly WriteRow[]): string | undefined {
  const flag = flags[String(statement.body['status'])];
  if (flag !== undefined) return flag;
  if (statement.kind !== 'confirmed-decision') return undefined;
  const action = rows.find((row) => row.id === statement.row)?.decision.recommendation?.value.action;
  return action === 'change' ? 'Changed' : action === 'substitute' ? 'Substituted' : undefined;
}

/** What is no longer taken is marked as deleted: legal only in mode "changes". */
const change = (statement: PlannedWrite, flag: string): JsonObject => ({
  flag: { text: flag },
  ...(live.includes(statement.body['status']) ? {} : { deleted: true }),
  item: reference(statement),
});

function list(
  kind: 'list-now' | 'list-changes',
  which: keyof typeof codes,
  mode: 'snapshot' | 'changes',
  entries: readonly JsonObject[],
  statements: readonly PlannedWrite[],
  whyEmpty: JsonObject,
  record: WriteContext['records'][number],
  context: WriteContext,
): PlannedWrite {
  const uuid = context.uuid(`${kind} ${record.endpoint}`);
  const supersedes = supersededLists(record, context);
  return {
    uuid,
    endpoint: record.endpoint,
    kind,
    type: 'List',
    after: statements.map((statement) => statement.uuid),
    guard: createOnce(uuid),
    row: null,
    ...(kind === 'list-now' && supersedes.length > 0 ? { supersedes } : {}),
    body: {
      resourceType: 'List',
      meta: { profile: [profile('UKCore-List')], tag: tags(context) },
      identifier: [{ system: systems.uuid, value: uuid }],
      status: 'current',
      mode,
      title: kind === 'list-now' ? 'Medicines the patient takes now' : 'Medicines changed at reconciliation',
      code: { coding: [{ system: systems.snomed, code: codes[which] }] },
      subject: subject(record.patient, context.nhsNumber),
      ...(record.encounter === null ? {} : { encounter: { reference: record.encounter } }),
      date: context.at,
      source: person(context.signedBy),
      note: context.sources.map((source) => ({
        text: `${source.name}: ${source.state}, as of ${source.asOf}`,
      })),
      ...(entries.length === 0 ? { emptyReason: whyEmpty } : { entry: entries }),
    },
  };
}
