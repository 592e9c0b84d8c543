import { createStore } from 'zustand/vanilla';
import type { PatientSearchView } from '../../shared/ipc/ward-views.ts';
import { call } from '../bridge.ts';

const nobody: PatientSearchView = { found: [], more: false };

/** Whom the engine found for what was typed last. */
export const patientSearchStore = createStore<PatientSearchView>(() => nobody);

let latest = '';

/** Looks on every ward; an answer to what is no longer asked is dropped. Two letters or figures at least. */
export async function findPatients(typed: string): Promise<void> {
  latest = typed;
  if (typed.trim().length < 2) {
    patientSearchStore.setState(nobody, true);
    return;
  }
  const result = await call('searchPatients', { typed });
  if (latest === typed) patientSearchStore.setState(result.ok ? result.value : nobody, true);
}

/** At a lock nobody's name stays on the page. */
export const forgetFound = (): void => {
  latest = '';
  patientSearchStore.setState(nobody, true);
};
