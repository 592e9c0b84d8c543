import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { must } from '../../../shared/core/must.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import {
  severityWords,
  leadLine,
  planWrites,
  requestReplaced,
  type Pdf,
  type PlannedWrite,
  type WriteContext,
  type WriteRow,
} from '../../../shared/cases/cases.ts';
import { readTree } from '../../../shared/fhir/fhir.ts';
import { keyText, type ResourceKey } from '../../../shared/medicines/keys.ts';
import { columnOf } from './columns.ts';
import type { SourceRole } from '../../../shared/medicines/source.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { lastEventSeq, saveSigned } from '../db/queries/case-events.ts';
import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { append } from './events.ts';
import { endOfBegun, takeBackBegun } from './begun.ts';
import type { OpenCase } from './open-case.ts';
import { queue } from './queue.ts';
import { recordPdf } from '../paper/paper.ts';
import { askedBefore } from './put-to-prescriber.ts';
import type { DecidedRow } from './rows-state.ts';
import { allergyDigest } from './sign-off.ts';
import { theirRequests } from './their-requests.ts';
import { isSameMedicine } from '../sync/sync.ts';
import { isOrder } from './situation.ts';
import { writeContext, type Signing } from './write-context.ts';

/** What a signed case will write, before anybody signs: the same plan that is then put into the outbox. */
export function plannedWrites(signing: Signing, pdf: Uint8Array | null): readonly PlannedWrite[] {
  const context = writeContext(signing);
  const planned = planWrites(writeRows(signing), pdf === null ? null : pdfOf(pdf), context);
  return [...planned, ...requestsReplaced(signing, planned, context), ...endOfBegun(signing, context)];
}

/** What a colleague asked of the prescriber about a medicine that is signed for here, unanswered: this reconciliation stands for it. */
function requestsReplaced(
  { context, store, person }: Signing,
  planned: readonly PlannedWrite[],
  write: WriteContext,
): readonly PlannedWrite[] {
  const medicines = planned.flatMap(({ kind, type, body }): readonly JsonObject[] => {
    const [proposed] = kind === 'recommendation' ? [body['contained'] ?? []].flat() : [];
    return type === 'MedicationStatement' ? [body] : isObject(proposed) ? [proposed] : [];
  });
  const ended = new Set(planned.flatMap(({ guard }) => (guard.kind === 'if-match' ? [guard.id] : [])));
  return theirRequests(context, store, person, atAnyTime)
    .filter(
      ({ task, medicine }) => !ended.has(task.id) && medicines.some((one) => isSameMedicine(one, medicine)),
    )
    .flatMap(({ task }) => requestReplaced(task, write) ?? []);
}

/** The clock of whoever asked may be ahead. */
const atAnyTime = '9999';

export const pdfOf = (bytes: Uint8Array): Pdf => ({
  data: Buffer.from(bytes).toString('base64'),
  sha1: createHash('sha1').update(bytes).digest('base64'),
  bytes: bytes.length,
});

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
        case_id: must(signing.open.current.id, 'a case that is signed has a key'),
        person,
        signed_at: now,
        signed_by: user.id,
        snapshot: JSON.stringify(record),
        pdf,
      });
      takeBackBegun(signing, tx, now);
      queue(tx, signing, writes, now);
    },
  );
  context.emit({ event: 'case-changed', patient: person });
  context.emit({ event: 'outbox-changed' });
  return ok(undefined);
}

const caseChanged = ({ store, person, open }: Signing): boolean =>
  store.read.get(lastEventSeq, { person })?.seq !== open.seen;

function writeRows(signing: Signing): readonly WriteRow[] {
  const { open, rows } = signing;
  const sent = askedBefore(signing);
  return rows
    .filter((row) => row.standing.decided)
    .map((row) => ({
      id: row.view.id,
      lines: row.row.lines.map((placed) => placed.line),
      decision: row.standing.decision,
      agrees: row.view.group === 'agrees',
      severity: worstOf(row),
      asked: sent.has(row.standing.decision.recommendation?.at ?? ''),
      source: sourceOf(open, row),
      inpatientOnly: isInpatientOnly(row),
      fromHistory: keysOf(row, 'history'),
      fromDischarge: keysOf(row, 'discharge'),
      raw: row.row.lines.flatMap(({ line }) => rawOf(open, line.key)),
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
  return (lead && columnOf(open.columns, lead.key)?.list.name) ?? 'Source not recorded';
};

/** Nothing but the order side has it, and nobody said that the patient takes it at home. */
function isInpatientOnly({ row, standing }: DecidedRow): boolean {
  const fact = standing.decision.history?.value.kind;
  return row.lines.every(isOrder) && fact !== 'taking-as-directed' && fact !== 'taking-differently';
}

function rawOf(open: OpenCase, key: ResourceKey): WriteRow['raw'] {
  const { type, id } = key;
  const endpoint = columnOf(open.columns, key)?.endpoint;
  const resource = open.copy.endpoints
    .find((one) => one.source.id === endpoint)
    ?.resources.find((one) => one.type === type && one.id === id);
  if (resource === undefined || endpoint === undefined) return [];
  const tree = readTree(resource.text);
  return [
    { key: keyText(key), endpoint, reference: `${type}/${id}`, body: tree.ok ? tree.value : resource.body },
  ];
}
