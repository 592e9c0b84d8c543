import type { EngineEvent } from '../../shared/ipc/events.ts';
import { assertNever } from '../../shared/core/must.ts';
import { onEvent } from '../bridge.ts';
import { forgetAnnounced } from './announce.ts';
import { forgetAudit } from './audit.ts';
import { forgetTypedPatient } from './typed-patient.ts';
import { caseStore, forgetCase, openRow, reloadCase } from './case.ts';
import { forgetConflict } from './conflict.ts';
import { dropSteps } from './decide.ts';
import { draftsFor, keepDraftsSealed } from './drafts.ts';
import { forgetImport } from './import-file.ts';
import { forgetOutbox, reloadOutbox } from './outbox.ts';
import { reloadPack } from './pack.ts';
import { forgetHandOver, openHandOver } from './hand-over.ts';
import { forgetPatientList, openPatientList } from './patient-list.ts';
import { forgetRecord, openRecord } from './record.ts';
import { forgetFound } from './patient-search.ts';
import { forgetPlace, goToCase, screenStore } from './screen.ts';
import { hideAtOnce, refreshSession, sessionStore, storeUpdateStore } from './session.ts';
import { forgetSignOff, openSignOff } from './sign-off.ts';
import { forgetTypedIn } from './typed-in.ts';
import { followCase, forgetWardData, loadWards, reloadWard } from './ward.ts';

/** Asks the engine again whenever it says that something changed. */
function hear(event: EngineEvent): Promise<void> {
  switch (event.event) {
    case 'session-changed':
      return refreshSession();
    case 'locked':
      hideAtOnce(event.why);
      return refreshSession();
    case 'outbox-changed':
      return hearOutbox();
    case 'pack-changed':
      return reloadPack();
    case 'launched':
      if (sessionStore.getState().view?.state.kind === 'unlocked') goToCase(event.patient);
      return Promise.resolve();
    case 'launch-stopped':
      sessionStore.setState({ fault: event.fault });
      return Promise.resolve();
    case 'ward-changed':
      return reloadWard(event.ward);
    case 'case-changed':
      return Promise.all([hearCase(event.patient), followCase(event.patient)]).then(() => undefined);
    case 'store-updating':
      storeUpdateStore.setState({ moved: event.moved, total: event.total }, true);
      return Promise.resolve();
    default:
      return assertNever(event);
  }
}

/** A signed case is shared once its entries are acknowledged, so the open case is asked for again as well. */
async function hearOutbox(): Promise<void> {
  const { patient, case: loaded } = caseStore.getState();
  const waits = loaded.view !== null && loaded.view.progress.signed?.shared === false;
  await Promise.all([
    refreshSession(),
    reloadOutbox(),
    patient !== null && waits ? hearCase(patient) : undefined,
    followCase(null),
  ]);
}

async function hearCase(patient: string): Promise<void> {
  await reloadCase(patient);
  const { screen } = screenStore.getState();
  if (!('patient' in screen) || screen.patient !== patient || caseStore.getState().patient !== patient)
    return;
  if (screen.kind === 'row') await openRow(patient, screen.row);
  const seen = caseStore.getState().case.view?.progress.seen ?? -1;
  if (screen.kind === 'sign-off') await openSignOff(patient, seen);
  if (screen.kind === 'record') await openRecord(patient);
  if (screen.kind === 'hand-over') await openHandOver(patient);
  if (screen.kind === 'patient-list') await openPatientList(patient);
}

const stateOf = (state: ReturnType<typeof sessionStore.getState>): string => state.view?.state.kind ?? 'none';

function forgetClinical(): void {
  forgetAnnounced();
  dropSteps();
  forgetPlace();
  forgetCase();
  forgetSignOff();
  forgetRecord();
  forgetHandOver();
  forgetPatientList();
  forgetOutbox();
  forgetAudit();
  forgetConflict();
  forgetTypedIn();
  forgetImport();
  forgetTypedPatient();
  forgetWardData();
  forgetFound();
}

/** At a lock what is clinical leaves the page; at an unlock the ward is asked for. */
function followLock(): () => void {
  return sessionStore.subscribe((now, before) => {
    if (stateOf(now) === stateOf(before)) return;
    if (now.view?.state.kind === 'unlocked') {
      void draftsFor(now.view.state.user.id);
      void loadWards();
    }
    if (stateOf(before) === 'unlocked') forgetClinical();
  });
}

/** Starts listening; the returned function stops it. */
export function startListening(): () => void {
  const stopFollowing = followLock();
  const stopSealing = keepDraftsSealed();
  const stopHearing = onEvent((event) => void hear(event));
  void refreshSession();
  return () => {
    stopHearing();
    stopFollowing();
    stopSealing();
  };
}
