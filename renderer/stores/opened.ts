import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { Result } from '../../shared/core/result.ts';
import { loadedFrom, notLoaded, type Loaded } from './loaded.ts';

type Opened<T> = { readonly patient: string | null; readonly loaded: Loaded<T> };

/** A store of what the engine answers about one patient at a time; an answer about somebody else who was left is dropped. */
export function openedOf<T>(ask: (patient: string) => Promise<Result<T, Fault>>): {
  readonly store: StoreApi<Opened<T>>;
  readonly open: (patient: string) => Promise<void>;
  readonly forget: () => void;
} {
  const start: Opened<T> = { patient: null, loaded: notLoaded };
  const store = createStore<Opened<T>>(() => start);
  const open = async (patient: string): Promise<void> => {
    store.setState((state) =>
      state.patient === patient
        ? { ...state, loaded: { ...state.loaded, busy: true } }
        : { patient, loaded: { ...notLoaded, busy: true } },
    );
    const result = await ask(patient);
    if (store.getState().patient === patient)
      store.setState((state) => ({ ...state, loaded: loadedFrom(state.loaded, result) }));
  };
  return { store, open, forget: () => store.setState(start) };
}
