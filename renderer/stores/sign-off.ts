import { createStore } from 'zustand/vanilla';
import type { SignOffView } from '../../shared/ipc/decision-views.ts';
import { call } from '../bridge.ts';
import { loadedFrom, notLoaded, type Loaded } from './loaded.ts';

type SignOffState = { readonly patient: string | null; readonly signOff: Loaded<SignOffView> };

const start: SignOffState = { patient: null, signOff: notLoaded };

/** What blocks signing one case, and what signing it would write. */
export const signOffStore = createStore<SignOffState>(() => start);

export async function openSignOff(patient: string): Promise<void> {
  signOffStore.setState((state) =>
    state.patient === patient
      ? { signOff: { ...state.signOff, busy: true } }
      : { patient, signOff: { ...notLoaded, busy: true } },
  );
  const result = await call('openSignOff', { patient });
  if (signOffStore.getState().patient === patient)
    signOffStore.setState((state) => ({ signOff: loadedFrom(state.signOff, result) }));
}

export const forgetSignOff = (): void => signOffStore.setState(start);
