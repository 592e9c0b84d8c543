import { createStore } from 'zustand/vanilla';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { PackView } from '../../shared/ipc/medicine-views.ts';
import type { Result } from '../../shared/core/result.ts';
import { call } from '../bridge.ts';
import { loadedFrom, notLoaded, type Loaded } from './loaded.ts';

/** The dm+d pack of this computer, and the import that is under way. */
export const packStore = createStore<{ readonly pack: Loaded<PackView> }>(() => ({ pack: notLoaded }));

const show = (answer: Result<PackView, Fault>): void =>
  packStore.setState(({ pack }) => ({ pack: loadedFrom(pack, answer) }));

export const openPack = async (): Promise<void> => show(await call('getPack', {}));
export const importPack = async (path: string): Promise<void> => show(await call('importPack', { path }));
export const cancelImport = async (): Promise<void> => show(await call('cancelImport', {}));

/** Asked for again only where somebody has looked. */
export const reloadPack = async (): Promise<void> =>
  packStore.getState().pack.view === null ? undefined : openPack();
