import type { HowTold } from '../../shared/cases/cases.ts';
import { createStore } from 'zustand/vanilla';
import type { OutboxView } from '../../shared/ipc/decision-views.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { Result } from '../../shared/core/result.ts';
import { call } from '../bridge.ts';
import { loadedFrom, notLoaded, type Loaded } from './loaded.ts';

type OutboxState = {
  readonly outbox: Loaded<OutboxView>;
  /** The entry with the yellow edge. */
  readonly active: string | null;
  /** Somebody is at the outbox, and it was asked for since they came. */
  readonly isVisited: boolean;
  /** Folded entries that are shown one by one. */
  readonly opened: readonly string[];
};

const start: OutboxState = { outbox: notLoaded, active: null, isVisited: false, opened: [] };

/** Everything decided here that other systems have not confirmed. */
export const outboxStore = createStore<OutboxState>(() => start);

const settle = (result: Result<OutboxView, Fault>): Fault | null => {
  outboxStore.setState((state) => ({ outbox: loadedFrom(state.outbox, result) }));
  return result.ok ? null : result.fault;
};

const busy = (): void =>
  outboxStore.setState((state) => ({ outbox: { ...state.outbox, busy: true, fault: null } }));

export async function openOutbox(): Promise<void> {
  busy();
  settle(await call('openOutbox', {}));
}

/** Another visit begins at the top: what needs a person, else what waits, else the newest that was sent. */
export async function beginOutbox(): Promise<void> {
  outboxStore.setState({ active: null, isVisited: true });
  await openOutbox();
}

export const leaveOutbox = (): void => outboxStore.setState({ isVisited: false });

/** Asks again when the engine says that something changed; nothing is asked for before the outbox was looked at. */
export async function reloadOutbox(): Promise<void> {
  if (outboxStore.getState().outbox.view !== null) settle(await call('openOutbox', {}));
}

/** One entry, or everything that waits (`null`). */
export async function retry(entry: string | null): Promise<void> {
  busy();
  settle(await call('retryEntry', { entry }));
}

/** Several entries, one after another; the first that is refused stops the rest. */
export async function retryEach(entries: readonly string[]): Promise<void> {
  busy();
  for (const entry of entries) {
    const fault = settle(await call('retryEntry', { entry }));
    if (fault !== null) return;
  }
}

/** Records that somebody was told; the fault, if any, belongs beside what was typed. */
export async function tell(entry: string, to: string, how: HowTold): Promise<Fault | null> {
  const result = await call('recordTold', { entry, to, how });
  return result.ok ? settle(result) : result.fault;
}

/** What waits, as a file for IT. */
export async function exportList(): Promise<{ readonly name: string; readonly text: string } | null> {
  const result = await call('exportOutbox', {});
  if (result.ok) return result.value;
  outboxStore.setState((state) => ({ outbox: { ...state.outbox, fault: result.fault } }));
  return null;
}

/** Takes an entry back; the fault, if any, belongs beside the reason that was typed. */
export async function withdraw(entry: string, reason: string): Promise<Fault | null> {
  const result = await call('withdrawEntry', { entry, reason });
  if (!result.ok) return result.fault;
  return settle(result);
}

export const takeOutbox = (view: OutboxView): Fault | null => settle({ ok: true, value: view });
export const setActiveEntry = (active: string | null): void => outboxStore.setState({ active });
export const toggleBundle = (id: string): void =>
  outboxStore.setState(({ opened }) => ({
    opened: opened.includes(id) ? opened.filter((one) => one !== id) : [...opened, id],
  }));
export const forgetOutboxFault = (): void =>
  outboxStore.setState((state) => ({ outbox: { ...state.outbox, fault: null } }));
export const forgetOutbox = (): void => outboxStore.setState(start);
