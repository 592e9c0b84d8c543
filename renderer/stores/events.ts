import type { EngineEvent } from '../../shared/ipc/contract.ts';
import { assertNever } from '../../shared/core/must.ts';
import { onEvent } from '../bridge.ts';
import { caseStore, forgetCase, openRow, reloadCase } from './case.ts';
import { forgetPlace, screenStore } from './screen.ts';
import { refreshSession, sessionStore } from './session.ts';
import { forgetWardData, loadWards, reloadWard } from './ward.ts';

/** Asks the engine again whenever it says that something changed. */
function hear(event: EngineEvent): Promise<void> {
  switch (event.event) {
    case 'session-changed':
    case 'outbox-changed':
      return refreshSession();
    case 'ward-changed':
      return reloadWard(event.ward);
    case 'case-changed':
      return hearCase(event.patient);
    default:
      return assertNever(event);
  }
}

async function hearCase(patient: string): Promise<void> {
  await reloadCase(patient);
  const { screen } = screenStore.getState();
  if (screen.kind === 'row' && screen.patient === patient && caseStore.getState().patient === patient)
    await openRow(patient, screen.row);
}

const stateOf = (state: ReturnType<typeof sessionStore.getState>): string => state.view?.state.kind ?? 'none';

/** At a lock what is clinical leaves the page; at an unlock the ward is asked for. */
function followLock(): () => void {
  return sessionStore.subscribe((now, before) => {
    if (stateOf(now) === stateOf(before)) return;
    if (stateOf(now) === 'unlocked') void loadWards();
    if (stateOf(before) === 'unlocked') {
      forgetPlace();
      forgetCase();
      forgetWardData();
    }
  });
}

/** Starts listening; the returned function stops it. */
export function startListening(): () => void {
  const stopFollowing = followLock();
  const stopHearing = onEvent((event) => void hear(event));
  void refreshSession();
  return () => {
    stopHearing();
    stopFollowing();
  };
}
