import { createStore } from 'zustand/vanilla';

/** What a screen reader is told. The count makes the same words twice two announcements. */
export const announceStore = createStore<{ readonly words: string; readonly count: number }>(() => ({
  words: '',
  count: 0,
}));

export const announce = (words: string): void =>
  announceStore.setState((before) => ({ words, count: before.count + 1 }));

/** At a lock: what was said may have named a medicine. */
export const forgetAnnounced = (): void => announceStore.setState({ words: '', count: 0 });
