import { createHash } from 'node:crypto';
import { fromMillis } from '../../../shared/core/instant.ts';
import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import {
  severityWords,
  leadLine,
  patientThere,
  planWrites,
  reasonOf,
  type PlannedWrite,
  type WriteContext,
  type WriteRow,
} from '../../../shared/cases/cases.ts';
import { readTree, writeTree } from '../../../shared/fhir/fhir.ts';
import { keyText } from '../../../shared/medicines/keys.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import type { SourceRole, SourceState } from '../../../shared/medicines/source.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { fresh, payloadVersion, type StoredGuard } from '../../../shared/sync/sync.ts';
import { writeTargets } from '../../../shared/records/records.ts';
import type { EngineContext, User } from '../context.ts';
import { lastEventSeq, saveSigned } from '../db/queries/case-events.ts';
import { addEntry, lastEntrySeq } from '../db/queries/outbox.ts';
import { personById } from '../db/queries/people.ts';
import type { Store, WriteTx } from '../db/store.ts';
import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { locatedBase } from '../records/records.ts';
import { actorOf, append } from './events.ts';
import type { OpenCase } from './open-case.ts';
import { everyCopy, ownEntries, ownLists } from './own-entries.ts';
import { homeOf, whereabouts } from './patient-there.ts';
import { recordPdf } from './pdf.ts';
import type { DecidedRow } from './rows-state.ts';
import { allergyDigest } from './sign-off.ts';
import { isOrder } from './situation.ts';
import { stateWords } from './state-words.ts';

type Signing = {
  readonly context: EngineContext;
  readonly store: Store;
  readonly user: User;
  readonly person: string;
  readonly open: OpenCase;
  readonly rows: readonly DecidedRow[];
};

/** What a signed case will write, before anybody signs: the same plan that is then put into the outbox. */
export function plannedWrites(signing: Signing, pdf: Uint8Array | null): readonly PlannedWrite[] {
  const base64 =
    pdf === null
      ? null
      : {
          data: Buffer.from(pdf).toString('base64'),
          sha1: createHash('sha1').update(pdf).digest('base64'),
          bytes: pdf.length,
        };
  return planWrites(writeRows(signing), base64, writeContext(signing));
}

/**
 * Signs: the event, the record exactly as shown, and everything to be written, in one transaction. Nothing is sent here;
 * killed at any moment, either all of it is there or none.
 */
export async function sign(signing: Signing, record: RecordView): Promise<Result<void, Fault>> {
  const { context, store, user, person } = signing;
  const pdf = await recordPdf(record);
  const writes = plannedWrites(signing, pdf);
  const now = fromMillis(context.host.now());
  const still = context.session.store();
  // The PDF took a moment: locked or said something meanwhile, and what was looked at is no longer what would be signed.
  if (!still.ok || still.value !== store) return err({ kind: 'locked' });
  if (caseChanged(signing)) return err({ kind: 'changed-meanwhile', what: 'case' });
  store.inTransaction(
    'sign off',
    { user: user.id, action: 'case-signed', subject: person, detail: { entries: writes.length } },
    (tx) => {
      append(tx, context.host, person, user, {
        kind: 'signed-off',
        snapshot: createHash('sha256').update(JSON.stringify(record)).digest('hex'),
        level: 2,
        allergies: allergyDigest(signing.open),
      });
      tx.run(saveSigned, {
        person,
        signed_at: now,
        signed_by: user.id,
        snapshot: JSON.stringify(record),
        pdf,
      });
      queue(tx, signing, writes, now);
    },
  );
  context.emit({ event: 'case-changed', patient: person });
  context.emit({ event: 'outbox-changed' });
  return ok(undefined);
}

const caseChanged = ({ store, person, open }: Signing): boolean =>
  store.read.get(lastEventSeq, { person })?.seq !== open.seen;

function queue(
  tx: WriteTx,
  { user, person, open, rows }: Signing,
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

/** Statements also look whether somebody else signed this patient's list since our copy was read. */
function guardOf(write: PlannedWrite, open: OpenCase): StoredGuard {
  if (write.guard.kind === 'if-match') return write.guard;
  const copy = everyCopy(open).find((endpoint) => endpoint.source.id === write.endpoint);
  const patient = isObject(write.body['subject']) ? searchedBy(write.body['subject']) : undefined;
  const watched =
    write.kind === 'history-fact' || write.kind === 'confirmed-decision' || write.kind === 'list-now';
  if (!watched || patient === undefined) return { ...write.guard, others: null, own: null };
  const whole = copy?.state.kind === 'complete' ? copy.asOf : undefined;
  return {
    ...write.guard,
    own:
      write.type === 'MedicationStatement'
        ? {
            seen: (copy?.resources ?? []).filter(({ type }) => type === write.type).map(({ id }) => id),
          }
        : null,
    others: {
      search: `List?${patient}&code=1102411000000102&_sort=-date`,
      // No copy, or one with gaps, may lack a list that is older than it: then every list not in it counts as news.
      since: whole ?? neverRead,
      seen: (copy?.resources ?? [])
        .filter((resource) => resource.type === 'List')
        .map((resource) => resource.id),
      signatures: [],
    },
  };
}

function writeRows({ open, rows }: Signing): readonly WriteRow[] {
  return rows
    .filter((row) => row.standing.decided)
    .map((row) => ({
      id: row.view.id,
      lines: row.row.lines.map((placed) => placed.line),
      decision: row.standing.decision,
      agrees: row.view.group === 'agrees',
      severity: worstOf(row),
      source: sourceOf(open, row),
      inpatientOnly: isInpatientOnly(row),
      fromHistory: keysOf(row, 'history'),
      fromDischarge: keysOf(row, 'discharge'),
      raw: row.row.lines.flatMap((placed) =>
        rawOf(open, placed.source, placed.line.key.type, placed.line.key.id, keyText(placed.line.key)),
      ),
    }));
}

/** The worst that was found of a row, as a person said it or as the rule did. */
function worstOf({ view }: DecidedRow): WriteRow['severity'] {
  const found = view.findings.map((finding) => finding.severity);
  return severityWords.findLast((severity) => found.includes(severity)) ?? null;
}

const keysOf = ({ row }: DecidedRow, role: SourceRole): readonly string[] =>
  row.lines.filter((placed) => placed.role === role).map((placed) => placed.key);

const sourceOf = (open: OpenCase, row: DecidedRow): string => {
  const lead = leadLine({
    lines: row.row.lines.map((placed) => placed.line),
    fromHistory: keysOf(row, 'history'),
    fromDischarge: keysOf(row, 'discharge'),
  });
  return open.columns.find(({ list }) => list.id === lead?.key.source)?.list.name ?? 'Source not recorded';
};

/** Nothing but the order side has it, and nobody said that the patient takes it at home. */
function isInpatientOnly({ row, standing }: DecidedRow): boolean {
  const fact = standing.decision.history?.value.kind;
  return row.lines.every(isOrder) && fact !== 'taking-as-directed' && fact !== 'taking-differently';
}

function rawOf(open: OpenCase, column: string, type: string, id: string, key: string): WriteRow['raw'] {
  const endpoint = open.columns.find((one) => one.list.id === column)?.endpoint;
  const resource = open.copy.endpoints
    .find((one) => one.source.id === endpoint)
    ?.resources.find((one) => one.type === type && one.id === id);
  if (resource === undefined || endpoint === undefined) return [];
  const tree = readTree(resource.text);
  return [{ key, endpoint, reference: `${type}/${id}`, body: tree.ok ? tree.value : resource.body }];
}

/**
 * Nothing is written to a record that did not answer for this very patient: whose identity disagreed, was not checked, or
 * which does not know them. A record that merely did not answer now was checked before, and its link stands.
 */
export function identityAgreed({ copy }: Pick<OpenCase, 'copy'>, endpoint: string): boolean {
  const read = copy.endpoints.find(({ source }) => source.id === endpoint);
  const answers = [read?.state, read?.failedSince].filter((state) => state !== undefined);
  return read !== undefined && answers.every((state) => !deniesPatient(state));
}

/** The trust's own store need not have been read of this patient, but must not have denied them either. */
const mayWriteTo = (open: OpenCase, { id, role }: SourceConfig): boolean =>
  identityAgreed(open, id) ||
  (role === 'home' && !open.copy.endpoints.some(({ source }) => source.id === id));

const deniesPatient = (state: SourceState): boolean =>
  state.kind === 'patient-not-known' ||
  (state.kind === 'unavailable' &&
    ['identity-disagrees', 'restricted', 'not-read-yet'].includes(state.reason.kind));

function writeContext({ context, store, user, person, open, rows }: Signing): WriteContext {
  const there = whereabouts(context, store, person);
  const nhsNumber = store.read.get(personById, { person })?.nhs_number ?? null;
  const records = writeTargets(context.config).flatMap(({ source, appendOnly, standsFor }) => {
    const known = there.patientAt(source.id);
    // A record that does not know the patient is not written to; in the trust's own store they are found before sending.
    const patient = source.role === 'home' ? (known ?? patientThere) : known;
    if (patient === undefined || !mayWriteTo(open, source)) return [];
    return [
      {
        endpoint: source.id,
        patient,
        encounter: there.encounterAt(source.id),
        appendOnly,
        standsFor: standsFor.map((one) => ({
          endpoint: one.id,
          base: locatedBase(store.read, one, person),
        })),
      },
    ];
  });
  const uuids = new Map<string, string>();
  const asked = open.state.asked?.value;
  return {
    caseId: person,
    reason: reasonOf(open.state),
    at: fromMillis(context.host.now()),
    signedBy: actorOf(user),
    organisation: context.config.trust,
    deviceVersion: context.host.appVersion,
    nhsNumber,
    // Whoever has no NHS number can be named to no record.
    records: nhsNumber === null ? [] : records,
    home: nhsNumber === null ? null : homeOf(context, there),
    sources: open.columns.map(({ list }) => ({
      name: list.name,
      state: stateWords(list.state).state,
      asOf: list.asOf.kind === 'known' ? list.asOf.value : 'not read',
    })),
    informant:
      asked === undefined || asked.who === 'nobody'
        ? { kind: 'organisation', name: context.config.trust.name }
        : { kind: asked.who, name: asked.name },
    takesNothing:
      open.state.takesNothing !== null &&
      open.columns.some(({ list }) => list.role === 'history' && list.state.kind === 'complete'),
    own: ownEntries(open, rows, context.config.trust.odsCode),
    ownLists: ownLists(open, context.config.trust.odsCode),
    allergies: open.state.recordedAllergies,
    uuid: (name) => {
      const made = uuids.get(name) ?? context.host.randomUuid();
      uuids.set(name, made);
      return made;
    },
  };
}
