import { createStore } from 'zustand/vanilla';
import type { SignOffView } from '../../shared/ipc/decision-views.ts';
import { call } from '../bridge.ts';
import { loadedFrom, notLoaded, type Loaded } from './loaded.ts';

type SignOffState = {
  readonly patient: string | null;
  /** The progress of the case that it was asked for. */
  readonly seen: number;
  readonly signOff: Loaded<SignOffView>;
};

const start: SignOffState = { patient: null, seen: -1, signOff: notLoaded };

/** What blocks signing one case, and what signing it would write. */
export const signOffStore = createStore<SignOffState>(() => start);

/** Asked for anew whenever something was said since, so that what blocks is never what blocked before. */
export async function openSignOff(patient: string, seen: number): Promise<void> {
  signOffStore.setState((state) =>
    state.patient === patient
      ? { seen, signOff: { ...state.signOff, busy: true } }
      : { patient, seen, signOff: { ...notLoaded, busy: true } },
  );
  const result = await call('openSignOff', { patient });
  const { patient: open, seen: last } = signOffStore.getState();
  if (open === patient && last === seen)
    signOffStore.setState((state) => ({ signOff: loadedFrom(state.signOff, result) }));
}

export const forgetSignOff = (): void => signOffStore.setState(start);
