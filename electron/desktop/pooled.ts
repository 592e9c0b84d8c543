import { z } from 'zod';
import type { Calls } from './channels.ts';

/** Desktops that lose their disk at log-off: what was signed goes to the records before the program closes, or a person is told. */

const sessionSchema = z.object({
  state: z.object({ kind: z.string() }),
  waitingEntries: z.number().nullable(),
});

export type PooledClosing = {
  readonly call: Calls;
  readonly after: (delayMs: number, run: () => void) => { readonly cancel: () => void };
  /** Whether the policy names an escrow key, and whether a sealed copy of unsent work lies there now. */
  readonly escrow: () => { readonly kept: boolean; readonly folder: string; readonly holds: boolean };
  /** Shows words; true when the person closes all the same. */
  readonly ask: (words: ClosingWords) => Promise<boolean>;
};

export type ClosingWords = { readonly message: string; readonly detail: string };

const tries = 20;
const betweenMs = 1_000;

/** Sends what waits, for twenty seconds at most, and asks when something is left or cannot be known. */
export async function mayClosePooled(parts: PooledClosing): Promise<boolean> {
  const { call, after, escrow, ask } = parts;
  const look = async (): Promise<z.infer<typeof sessionSchema> | undefined> => {
    const answer = await call('getSession', {});
    const read = answer.ok ? sessionSchema.safeParse(answer.value) : undefined;
    return read?.success === true ? read.data : undefined;
  };
  let now = await look();
  const waits = (): boolean => now?.state.kind === 'unlocked' && (now.waitingEntries ?? 0) > 0;
  if (waits()) await call('retryEntry', { entry: null });
  for (let at = 0; at < tries && waits(); at += 1) {
    await new Promise<void>((resolve) => void after(betweenMs, resolve));
    now = await look();
  }
  const words = closingWords(now?.state.kind, now?.waitingEntries ?? 0, escrow());
  return words === undefined || ask(words);
}

/** What is said before a pooled desktop closes; nothing where nothing can be lost. */
export function closingWords(
  state: string | undefined,
  waiting: number,
  { kept, folder, holds }: ReturnType<PooledClosing['escrow']>,
): ClosingWords | undefined {
  const copy = sealedCopy(kept, folder);
  if (state === 'unlocked' && waiting > 0)
    return {
      message: `${waiting} ${waiting === 1 ? 'entry' : 'entries'} signed here ${waiting === 1 ? 'is' : 'are'} not in the records yet.`,
      detail: `This desktop loses its disk when you log off. ${copy} Go back and see the outbox, or close all the same.`,
    };
  // Locked, nothing can be counted: with an escrow key a sealed copy lies there for as long as anything waits.
  const unknown = state === undefined || (state === 'locked' && (holds || !kept));
  if (!unknown) return undefined;
  return {
    message: holds
      ? 'Work signed here is not in the records yet.'
      : 'Concord is locked and cannot tell whether anything signed here still waits to be sent.',
    detail: `This desktop loses its disk when you log off. ${copy} Go back and unlock to send it, or close all the same.`,
  };
}

function sealedCopy(kept: boolean, folder: string): string {
  if (kept && folder !== '') return 'A sealed copy is kept where the trust can open it.';
  return 'No copy is kept anywhere else: what is not sent is lost.';
}
