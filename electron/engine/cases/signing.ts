import { err, ok, type Result } from '../../../shared/core/result.ts';
import { showDateTime, type Instant } from '../../../shared/core/instant.ts';
import { must } from '../../../shared/core/must.ts';
import {
  recordSchema,
  type ProgressView,
  type RecordView,
  type SignOffView,
} from '../../../shared/ipc/decision-views.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { PatientListView } from '../../../shared/ipc/patient-list-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { signedRecord } from '../db/queries/case-events.ts';
import { notAsSigned, whyTakenBack } from './as-signed.ts';
import { viewCase } from './cases.ts';
import { inRecords } from './in-records.ts';
import type { Unlocked } from './unlocked.ts';
import { readCurrent } from './events.ts';
import { gatherCase, type OpenCase } from './open-case.ts';
import { makePatientList } from './patient-list.ts';
import { handOverPdf, patientListPdf, recordPdf } from '../paper/paper.ts';
import { readEntry, readOutboxOf } from '../sync/sync.ts';
import type { PlannedWrite } from '../../../shared/cases/cases.ts';
import { storedObject } from '../../../shared/sync/sync.ts';
import { allSources } from '../../../shared/records/records.ts';
import { viewBlocker } from './blocker-view.ts';
import { sharingWords } from './sharing.ts';
import { makeRecord } from './record.ts';
import { plannedWrites, sign } from './sign.ts';
import { judge, type Judged } from './sign-off.ts';
import { viewSignOff, type Written } from './sign-off-view.ts';

/** What blocks signing and what signing would write. */
export function viewSigning(here: Unlocked, person: string): SignOffView {
  const open = gatherCase(here.context, here.store, person);
  const judged = judge(open, here.store, person, here.user);
  const { id } = open.current;
  const kept = id === null ? undefined : here.store.read.get(signedRecord, { case_id: id });
  const writes =
    kept === undefined
      ? plannedWrites({ ...here, person, open, rows: judged.rows }, new Uint8Array()).map(writtenOf)
      : writtenAt(here, person, kept.signed_at);
  // What was signed asks in the outbox.
  const others = kept === undefined ? inRecords({ ...here, person, open, rows: judged.rows }) : [];
  return viewSignOff(here.context, open, judged, writes, others);
}

const writtenOf = ({
  endpoint,
  kind,
  guard,
  body,
}: Pick<PlannedWrite, 'endpoint' | 'kind' | 'guard' | 'body'>): Written => ({
  endpoint,
  kind,
  guarded: guard.kind === 'if-match',
  body,
  of: guard.kind === 'if-match' ? guard.id : null,
  takenBack: undefined,
});

/** What a signature put into the outbox: what would be written now is something else. */
const writtenAt = ({ store }: Unlocked, person: string, signedAt: string): readonly Written[] =>
  readOutboxOf(store.read, person)
    .filter((entry) => entry.createdAt === signedAt)
    .flatMap((entry) => readEntry(store.read, entry.id) ?? [])
    .map(({ endpoint, kind, guard, body, state }) => ({
      endpoint,
      kind,
      guarded: guard.kind === 'if-match',
      body: storedObject(body),
      of: guard.kind === 'if-match' ? guard.id : null,
      takenBack: whyTakenBack(state),
    }));

/** Signs what the screen showed; anything said since then, or still blocking, is a fault and nothing is signed. */
export async function signNow(
  here: Unlocked,
  person: string,
  shown: number,
  at: Instant,
): Promise<Result<void, Fault>> {
  const open = gatherCase(here.context, here.store, person);
  if (open.state.signedOff !== null) return err({ kind: 'not-possible', why: 'the case is signed' });
  if (open.seen !== shown) return err({ kind: 'changed-meanwhile', what: 'case' });
  const judged = judge(open, here.store, person, here.user);
  if (judged.blockers.length > 0)
    return err({ kind: 'not-possible', why: `${judged.blockers.length} things block signing` });
  const signed = { by: here.user.name, at, registration: here.user.registration };
  return sign({ ...here, person, open, rows: judged.rows }, recordOf(here, person, open, judged, at, signed));
}

/**
 * The record to print: as signed, where it was signed, with addenda and how it was shared since; else a draft. `earlier` is the key
 * of a case before the one that is worked on.
 */
export async function readRecord(
  here: Unlocked,
  person: string,
  at: Instant,
  earlier: string | null,
): Promise<Result<{ record: RecordView; pdf: string }, Fault>> {
  const open = gatherCase(here.context, here.store, person);
  const shown = viewCase(here, person);
  if (shown === undefined) return err({ kind: 'not-found', what: 'patient' });
  const id = earlier ?? open.current.id;
  const kept = id === null ? undefined : here.store.read.get(signedRecord, { case_id: id });
  if (kept === undefined) {
    if (earlier !== null) return err({ kind: 'not-found', what: 'case' });
    const now = recordOf(here, person, open, judge(open, here.store, person, here.user), at, null);
    return ok({ record: now, pdf: base64(await recordPdf(now)) });
  }
  const snapshot = recordSchema.parse(JSON.parse(kept.snapshot));
  const of = open.current.all.find((one) => one.id === id)?.state ?? open.state;
  const addenda = of.addenda.map((one) => `${one.by.name}, ${showDateTime(one.at)}: ${one.value}`);
  const isCurrent = id === open.current.id;
  const { progress } = shown;
  const sharing = isCurrent ? sharedNow(here, person, at) : [];
  const otherwise = isCurrent ? (progress.signed?.notAsSigned ?? []) : notAsSigned({ ...here, person }, id);
  const record: RecordView = {
    ...snapshot,
    status: statusOf(progress.signed, isCurrent, otherwise),
    sharing,
    notAsSigned: [...otherwise],
    addenda,
    changedSince: isCurrent ? [...progress.changedSince] : [],
  };
  // What was signed is kept byte for byte; this paper says how it stands when it is printed.
  return ok({ record, pdf: base64(await recordPdf(record)) });
}

/** Shared only where all of it is, and as it was signed. */
function statusOf(
  signed: ProgressView['signed'],
  isCurrent: boolean,
  otherwise: readonly string[],
): RecordView['status'] {
  if ((signed?.conflicts ?? 0) > 0) return 'in-conflict';
  if (isCurrent && signed?.shared !== true) return 'signed-not-shared';
  return otherwise.length > 0 ? 'not-as-signed' : 'shared';
}

/** The hand-over sheet: how the case stands now, signed or not. */
export async function readHandOver(
  here: Unlocked,
  person: string,
  at: Instant,
): Promise<Result<{ record: RecordView; pdf: string }, Fault>> {
  const open = gatherCase(here.context, here.store, person);
  const shown = viewCase(here, person);
  if (shown === undefined) return err({ kind: 'not-found', what: 'patient' });
  const judged = judge(open, here.store, person, here.user);
  const { signedOff } = open.state;
  const signed =
    signedOff === null
      ? null
      : { by: signedOff.by.name, at: signedOff.at, registration: signedOff.by.registration };
  const stands = recordOf(here, person, open, judged, at, signed);
  const sharing = signed === null ? [] : sharedNow(here, person, at);
  const otherwise = signed === null ? [] : notAsSigned({ ...here, person }, open.current.id, open);
  const record: RecordView = {
    ...stands,
    status: signed === null ? stands.status : statusOf(shown.progress.signed, true, otherwise),
    sharing,
    notAsSigned: otherwise,
    outstanding: signed === null ? stands.outstanding : [],
  };
  return ok({ record, pdf: base64(await handOverPdf(record)) });
}

function sharedNow({ context, store }: Unlocked, person: string, at: Instant): string[] {
  const names = new Map(allSources(context.config).map(({ source }) => [source.id, source.name]));
  return sharingWords(readOutboxOf(store.read, person), (endpoint) => names.get(endpoint) ?? endpoint, at);
}

/**
 * The patient's own list: as it was signed, with what changed in a source since; else as the case stands, with why it may
 * not go home yet.
 */
export async function readPatientList(
  here: Unlocked,
  person: string,
  at: Instant,
): Promise<Result<{ list: PatientListView; pdf: string }, Fault>> {
  const view = viewCase(here, person);
  if (view === undefined) return err({ kind: 'not-found', what: 'patient' });
  const { id } = readCurrent(here.store.read, person);
  const kept = id === null ? undefined : here.store.read.get(signedRecord, { case_id: id });
  const signed = kept === undefined ? null : recordSchema.parse(JSON.parse(kept.snapshot)).forPatient;
  const list =
    signed === null
      ? listNow(here, person, view, at)
      : { ...signed, changedSince: [...view.progress.changedSince] };
  return ok({ list, pdf: base64(await patientListPdf(list)) });
}

function listNow(here: Unlocked, person: string, view: CaseView, madeAt: Instant): PatientListView {
  const open = gatherCase(here.context, here.store, person);
  const judged = judge(open, here.store, person, here.user);
  const record = recordOf(here, person, open, judged, madeAt, null);
  return makePatientList({ open, rows: judged.rows, allergies: view.allergies, record });
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function recordOf(
  here: Unlocked,
  person: string,
  open: OpenCase,
  judged: Judged,
  madeAt: Instant,
  signed: Parameters<typeof makeRecord>[0]['signed'],
): RecordView {
  const view = must(viewCase(here, person), 'the patient of a case is on this computer');
  return makeRecord({
    open,
    rows: judged.rows,
    view,
    outstanding: judged.blockers.map((blocker) => {
      const { words, detail } = viewBlocker(blocker, judged, open);
      return detail === '' ? words : `${words}: ${detail}`;
    }),
    trust: here.context.config.trust.name,
    madeAt,
    signed,
  });
}
