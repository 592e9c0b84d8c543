import type { JsonObject } from '../../core/brand.ts';
import { endedLists, supersededLists } from './earlier-lists.ts';
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
import { table } from '../../core/table.ts';

/** List A (1102411000000102): what the patient takes now. List B (933361000000108): what changed. */
const codes = { now: '1102411000000102', changes: '933361000000108' } as const;

const reasons = 'http://terminology.hl7.org/CodeSystem/list-empty-reason';

/** Only ever written on an empty list of what is taken, and only where somebody said so (`takesNothing`). */
const takesNothing = {
  coding: [{ system: reasons, code: 'nilknown' }],
  text: 'Takes no medicines',
} satisfies JsonObject;

const live: readonly unknown[] = ['active', 'on-hold', 'intended'];

/**
 * Both lists of one record, after the statements they refer to. An empty list states that there is nothing: what is taken now
 * is written empty only where somebody said so, and a list of changes without a change is not written at all.
 */
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
  const isListed = now.length > 0 || context.takesNothing;
  const nowList = isListed
    ? [
        taking(
          supersededLists(record, context),
          list(
            'list-now',
            now.map((statement) => ({ item: reference(statement) })),
            // Of those that ended too: somebody may keep one as a colleague has it, and it is on the list then.
            statements,
            record,
            context,
          ),
        ),
      ]
    : [];
  const changeList =
    changed.length === 0
      ? []
      : [
          taking(
            isListed ? [] : endedLists(statements, record, context),
            list(
              'list-changes',
              changed.map(({ statement, flag }) => change(statement, flag)),
              changed.map(({ statement }) => statement),
              record,
              context,
            ),
          ),
        ];
  return [...nowList, ...changeList];
}

/** The list with the earlier ones whose place it takes. */
const taking = (supersedes: readonly string[], write: PlannedWrite): PlannedWrite =>
  supersedes.length === 0 ? write : { ...write, supersedes };

const reference = (statement: PlannedWrite): JsonObject => ({ reference: urn(statement.uuid) });

const flags = table<string>({
  stopped: 'Stopped',
  'not-taken': 'Not taken',
  'on-hold': 'On hold',
  completed: 'Completed',
  intended: 'Started',
});

/** What happened to it, in a word; `undefined` where nothing did, as when a prescriber confirms that it goes on. */
function flagOf(statement: PlannedWrite, rows: readonly WriteRow[]): string | undefined {
  const flag = flags[String(statement.body['status'])];
  if (flag !== undefined) return flag;
  if (statement.kind !== 'confirmed-decision') return undefined;
  const decision = rows.find((row) => row.id === statement.row)?.decision;
  if (decision?.history?.value.kind === 'started-here') return 'Started';
  const action = decision?.recommendation?.value.action;
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
      meta: { profile: [profile('UKCore-List')], tag: tags(context) },
      identifier: [{ system: systems.uuid, value: uuid }],
      status: 'current',
      mode: kind === 'list-now' ? 'snapshot' : 'changes',
      title: kind === 'list-now' ? 'Medicines the patient takes now' : 'Medicines changed at reconciliation',
      code: { coding: [{ system: systems.snomed, code: kind === 'list-now' ? codes.now : codes.changes }] },
      subject: subject(record.patient, context.nhsNumber),
      ...(record.encounter === null ? {} : { encounter: { reference: record.encounter } }),
      date: context.at,
      source: person(context.signedBy),
      note: context.sources.map((source) => ({
        text: `${source.name}: ${source.state}, ${source.asOf === null ? 'not read' : `as of ${source.asOf}`}`,
      })),
      ...(entries.length === 0 ? { emptyReason: takesNothing } : { entry: entries }),
    },
  };
}
