import { createStore } from 'zustand/vanilla';
import type { AuditView } from '../../shared/ipc/audit-views.ts';
import { call } from '../bridge.ts';
import { loadedFrom, notLoaded, type Loaded } from './loaded.ts';

type AuditState = {
  /** FilePatients audit it is; `null` for the whole computer. */
  readonly patient: string | null;
  readonly audit: Loaded<AuditView>;
};

export const auditStore = createStore<AuditState>(() => ({ patient: null, audit: notLoaded }));

/** From the newest record. */
export async function openAudit(patient: string | null): Promise<void> {
  auditStore.setState({ patient, audit: { ...notLoaded, busy: true } });
  const answer = await call('openAudit', { patient, before: null });
  if (auditStore.getState().patient === patient)
    auditStore.setState(({ audit }) => ({ audit: loadedFrom(audit, answer) }));
}

/** Adds the next older page to what is shown. */
export async function showOlder(): Promise<void> {
  const { patient, audit } = auditStore.getState();
  if (audit.view === null || audit.view.older === null || audit.busy) return;
  const shown = audit.view.entries;
  auditStore.setState({ audit: { ...audit, busy: true } });
  const answer = await call('openAudit', { patient, before: audit.view.older });
  if (auditStore.getState().patient !== patient) return;
  const joined = answer.ok
    ? { ...answer, value: { ...answer.value, entries: [...shown, ...answer.value.entries] } }
    : answer;
  auditStore.setState((state) => ({ audit: loadedFrom(state.audit, joined) }));
}

/** The file to save, or `null` with the fault in sight. */
export async function exportAudit(): Promise<{ readonly name: string; readonly text: string } | null> {
  const answer = await call('exportAudit', {});
  if (answer.ok) return answer.value;
  auditStore.setState(({ audit }) => ({ audit: { ...audit, fault: answer.fault } }));
  return null;
}

export const forgetAudit = (): void => auditStore.setState({ patient: null, audit: notLoaded });
