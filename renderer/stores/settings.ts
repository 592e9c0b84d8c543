import { createStore } from 'zustand/vanilla';
import type { SettingsView } from '../../shared/ipc/settings-views.ts';
import { call } from '../bridge.ts';
import { loadedFrom, notLoaded, type Loaded } from './loaded.ts';

/** What holds on this computer. It changes at a start only, so it is asked for when somebody looks. */
export const settingsStore = createStore<{ readonly settings: Loaded<SettingsView> }>(() => ({
  settings: notLoaded,
}));

export async function openSettings(): Promise<void> {
  settingsStore.setState(({ settings }) => ({ settings: { ...settings, busy: true } }));
  const answer = await call('getSettings', {});
  settingsStore.setState(({ settings }) => ({ settings: loadedFrom(settings, answer) }));
}
