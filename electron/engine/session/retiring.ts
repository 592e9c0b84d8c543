import type { Session } from '../context.ts';
import type { LockReason } from './lock-state.ts';

/** What is still under way on behalf of whoever was here is given this long; its own time limits are shorter. */
const drainMs = 2 * 60_000;

export type RetiringParts = {
  readonly session: Pick<Session, 'onLock' | 'onUnlock'> & {
    /** Why it is locked, while nobody is here and nobody is signing in. */
    readonly atRest: () => LockReason | undefined;
    readonly closed: () => Promise<void>;
  };
  /** Calls that were heard and not answered yet. */
  readonly inFlight: () => number;
  /** Comes back when nothing is on its way to a record. */
  readonly drained: () => Promise<void>;
  readonly after: (delayMs: number, run: () => void) => { readonly cancel: () => void };
  readonly retired: (why: LockReason) => void;
};

/**
 * Tells once that this engine may end: it had a store open, was locked again, and has nothing left to answer, to close or to
 * send. What it read stays in its memory, wherever the runtime put it, so the next unlock is for a fresh process.
 */
export function retireAfterLock(parts: RetiringParts): { readonly settled: () => void } {
  const { session, inFlight, drained, after, retired } = parts;
  const life = { used: false, over: false };
  const free = (): boolean => life.used && !life.over && session.atRest() !== undefined && inFlight() === 0;
  const look = async (): Promise<void> => {
    if (!free()) return;
    await session.closed();
    const late = Promise.withResolvers<void>();
    const timer = after(drainMs, late.resolve);
    await Promise.race([drained(), late.promise]);
    timer.cancel();
    const why = session.atRest();
    if (!free() || why === undefined) return;
    life.over = true;
    retired(why);
  };
  // A lock's own listeners run before the store is being closed.
  const lookSoon = (): void => void Promise.resolve().then(look);
  session.onUnlock(() => {
    life.used = true;
  });
  session.onLock(lookSoon);
  return { settled: lookSoon };
}
