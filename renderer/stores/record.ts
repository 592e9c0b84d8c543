import { createStore } from 'zustand/vanilla';
import type { ReplyOf } from '../../shared/ipc/contract.ts';
import { call } from '../bridge.ts';
import { loadedFrom, notLoaded, type Loaded } from './loaded.ts';

type RecordState = { readonly patient: string | null; readonly record: Loaded<ReplyOf<'openRecord'>> };

const start: RecordState = { patient: null, record: notLoaded };

/** The record of one case as it is printed, with its PDF. */
export const recordStore = createStore<RecordState>(() => start);

export async function openRecord(patient: string): Promise<void> {
  recordStore.setState((state) =>
    state.patient === patient
      ? { record: { ...state.record, busy: true } }
      : { patient, record: { ...notLoaded, busy: true } },
  );
  const result = await call('openRecord', { patient });
  if (recordStore.getState().patient === patient)
    recordStore.setState((state) => ({ record: loadedFrom(state.record, result) }));
}

export const forgetRecord = (): void => recordStore.setState(start);
