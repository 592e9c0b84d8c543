import { createStore } from 'zustand/vanilla';
import { screenStore } from './screen.ts';

/** What a screen reader is told. The count makes the same words twice two announcements. */
export const announceStore = createStore<{
  readonly words: string;
  readonly count: number;
  /** It answers a key of this screen, and says nothing on another. */
  readonly here: boolean;
}>(() => ({ words: '', count: 0, here: false }));

export const announce = (words: string): void =>
  announceStore.setState((before) => ({ words, count: before.count + 1, here: false }));

/** Why a key of this screen did nothing. */
export const announceHere = (words: string): void =>
  announceStore.setState((before) => ({ words, count: before.count + 1, here: true }));

screenStore.subscribe(({ screen }, before) => {
  if (screen !== before.screen && announceStore.getState().here) forgetAnnounced();
});

/** At a lock: what was said may have named a medicine. */
export const forgetAnnounced = (): void => announceStore.setState({ words: '', count: 0, here: false });
