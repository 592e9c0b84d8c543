import { createHash } from 'node:crypto';
import type { BrowserWindow, Clipboard } from 'electron';

export type Copies = {
  /** What comes into the clipboard while this window has the focus was copied out of it, by key, menu or button. */
  readonly watch: (window: Pick<BrowserWindow, 'on'>) => void;
  /** Concord is locked or ends: what was copied out of it leaves the clipboard, unless something else lies there by now. */
  readonly clear: () => Promise<void>;
};

/**
 * What was copied out of Concord is not left in the clipboard of a locked computer. Kept are digests alone, so that nothing of a patient
 * stays in this process, and what somebody copied elsewhere is not touched.
 */
export function createCopies(
  clipboard: Pick<Clipboard, 'readText' | 'clear'>,
  failed: (error: unknown) => void,
): Copies {
  const state = { focused: false, seen: '', ours: new Set<string>(), turn: Promise.resolve() };
  const now = async (): Promise<string> =>
    createHash('sha256')
      .update(await clipboard.readText())
      .digest('hex');
  const note = async (): Promise<void> => {
    if (!state.focused) return;
    const there = await now();
    if (there !== state.seen) state.ours.add(there);
    state.seen = there;
  };
  /** One look after the other, in the order of what was seen. A clipboard that another program holds cannot be read. */
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    state.turn = state.turn.then(act).catch(failed);
    return state.turn;
  };
  return {
    watch: (window) => {
      window.on('focus', () => {
        void inTurn(async () => {
          state.seen = await now();
          state.focused = true;
        });
      });
      window.on('blur', () => {
        void inTurn(async () => {
          await note();
          state.focused = false;
        });
      });
    },
    clear: () =>
      inTurn(async () => {
        await note();
        if (state.ours.has(await now())) clipboard.clear();
        state.ours.clear();
        state.seen = await now();
      }),
  };
}
