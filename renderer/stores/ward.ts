import { createStore } from 'zustand/vanilla';
import type { CallName, RequestOf } from '../../shared/ipc/requests.ts';
import type { ReplyOf } from '../../shared/ipc/replies.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { WardSummaryView, WardView } from '../../shared/ipc/ward-views.ts';
import { call } from '../bridge.ts';
import { loadedFrom, notLoaded, type Loaded } from './loaded.ts';

export type WardSort = 'risk' | 'time-left' | 'bed' | 'name';
export type WardFilter = 'all' | 'to-do' | 'under-6-hours' | 'time-critical';

type WardState = {
  readonly wards: Loaded<readonly WardSummaryView[]>;
  readonly wardId: string | null;
  readonly ward: Loaded<WardView>;
  readonly sort: WardSort;
  readonly filter: WardFilter;
  readonly search: string;
  /** The row with the yellow edge. */
  readonly active: string | null;
};

const start: WardState = {
  wards: notLoaded,
  wardId: null,
  ward: notLoaded,
  sort: 'risk',
  filter: 'all',
  search: '',
  active: null,
};

export const wardStore = createStore<WardState>(() => start);

/** Asks for the wards; opens the one chosen before, or the only one. */
export async function loadWards(): Promise<void> {
  wardStore.setState((state) => ({ wards: { ...state.wards, busy: true, fault: null } }));
  const result = await call('listWards', {});
  wardStore.setState((state) => ({
    wards: loadedFrom(state.wards, result.ok ? { ok: true, value: result.value.wards } : result),
  }));
  if (!result.ok) return;
  const chosen =
    wardStore.getState().wardId ?? (result.value.wards.length === 1 ? result.value.wards[0]?.id : undefined);
  if (chosen !== undefined) await openWard(chosen);
}

/** Opens a ward and keeps it as the chosen one. */
export async function openWard(ward: string): Promise<void> {
  const same = wardStore.getState().wardId === ward;
  wardStore.setState((state) => ({
    wardId: ward,
    active: same ? state.active : null,
    ward: { view: same ? state.ward.view : null, busy: true, fault: null },
  }));
  await settle(ward, 'openWard');
}

/** Reads the census again. */
export async function refreshWard(): Promise<void> {
  const ward = wardStore.getState().wardId;
  if (ward === null) return;
  wardStore.setState((state) => ({ ward: { ...state.ward, busy: true, fault: null } }));
  await settle(ward, 'refreshWard');
}

let reloading: Promise<void> | undefined;
let reloadAgain = false;

/** Shows the ward as the engine now has it; no census is read. Many changes at once are one more look, not many. */
export async function reloadWard(ward: string): Promise<void> {
  if (wardStore.getState().wardId !== ward) return;
  if (reloading !== undefined) {
    reloadAgain = true;
    return reloading;
  }
  reloading = settle(ward, 'lookAgainAtWard').finally(() => {
    reloading = undefined;
  });
  await reloading;
  if (!reloadAgain) return;
  reloadAgain = false;
  await reloadWard(ward);
}

/** A case on the ward shown has changed: its stage, its clock and its counts are what the list shows of it. */
export async function followCase(patient: string | null): Promise<void> {
  const { wardId, ward } = wardStore.getState();
  const patients = ward.view?.patients ?? [];
  if (wardId === null || (patient !== null && !patients.some((one) => one.patient === patient))) return;
  // While the ward is prepared the engine says by itself, and not too often, that the list has changed.
  if (ward.view?.preparation.kind === 'running') return;
  await reloadWard(wardId);
}

async function settle(ward: string, name: 'openWard' | 'lookAgainAtWard' | 'refreshWard'): Promise<void> {
  const result = await call(name, { ward });
  if (wardStore.getState().wardId === ward)
    wardStore.setState((state) => ({ ward: loadedFrom(state.ward, result) }));
}

type PreparationCall = Extract<
  CallName,
  'prepareWard' | 'pausePreparation' | 'resumePreparation' | 'cancelPreparation'
>;

async function steer(name: PreparationCall): Promise<void> {
  const ward = wardStore.getState().wardId;
  if (ward === null) return;
  const request: RequestOf<PreparationCall> = { ward };
  const result: { ok: true; value: ReplyOf<PreparationCall> } | { ok: false; fault: Fault } = await call(
    name,
    request,
  );
  if (result.ok) await reloadWard(ward);
  else wardStore.setState((state) => ({ ward: { ...state.ward, fault: result.fault } }));
}

export const prepareWard = (): Promise<void> => steer('prepareWard');
export const pausePreparation = (): Promise<void> => steer('pausePreparation');
export const resumePreparation = (): Promise<void> => steer('resumePreparation');
export const cancelPreparation = (): Promise<void> => steer('cancelPreparation');

const order: readonly WardSort[] = ['risk', 'time-left', 'bed', 'name'];

/** The next way of sorting, round and round. */
export function nextSort(): WardSort {
  const at = order.indexOf(wardStore.getState().sort);
  const sort = order[(at + 1) % order.length] ?? 'risk';
  wardStore.setState({ sort });
  return sort;
}

export const setFilter = (filter: WardFilter): void => wardStore.setState({ filter });
export const setSearch = (search: string): void => wardStore.setState({ search });
/** Whoever was looked for is found: behind the case stands the whole ward again, with them in it. */
export const foundPatient = (patient: string): void => wardStore.setState({ search: '', active: patient });
export const setActivePatient = (active: string | null): void => wardStore.setState({ active });
export const forgetWardFault = (): void =>
  wardStore.setState((state) => ({ ward: { ...state.ward, fault: null } }));

/** At a lock nothing clinical stays, and no name that was typed; which ward it was and how it was sorted does. */
export const forgetWardData = (): void =>
  wardStore.setState({ wards: notLoaded, ward: notLoaded, active: null, search: '' });
