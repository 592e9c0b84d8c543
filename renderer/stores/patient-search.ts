import { createStore } from 'zustand/vanilla';
import type { PatientSearchView } from '../../shared/ipc/ward-views.ts';
import { call } from '../bridge.ts';

/** Whom the engine found for what was typed last. Nobody found, still looking and a search that failed are three things. */
type PatientSearch = PatientSearchView & { readonly stands: 'not-asked' | 'looking' | 'answered' | 'failed' };

const nobody: PatientSearch = { found: [], more: false, stands: 'not-asked' };

export const patientSearchStore = createStore<PatientSearch>(() => nobody);

let latest = '';

/** Looks on every ward; an answer to what is no longer asked is dropped. Two letters or figures at least. */
export async function findPatients(typed: string): Promise<void> {
  latest = typed;
  if (typed.trim().length < 2) {
    patientSearchStore.setState(nobody, true);
    return;
  }
  patientSearchStore.setState({ stands: 'looking' });
  const result = await call('searchPatients', { typed });
  if (latest !== typed) return;
  patientSearchStore.setState(
    result.ok ? { ...result.value, stands: 'answered' } : { ...nobody, stands: 'failed' },
    true,
  );
}

/** At a lock nobody's name stays on the page. */
export const forgetFound = (): void => {
  latest = '';
  patientSearchStore.setState(nobody, true);
};
