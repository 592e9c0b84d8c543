import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { LockReason } from '../../../shared/ipc/session-views.ts';
import type { Newcomer } from '../context.ts';
import type { Closing } from './closing.ts';
import type { Open } from './open.ts';
import { keepSelf } from './sealed-box.ts';

export type { LockReason };

/** Of whoever sets out to unlock; a lock meanwhile makes it worthless. */
export type Attempt = { readonly epoch: number };

/** Who has the store open, and who waits to. */
export type LockState = {
  unlocked: Open | undefined;
  pending: Newcomer | undefined;
  /** A sign-in gives tries again, but only once. */
  forgivable: boolean;
  locked: { readonly since: string; readonly why: LockReason };
  /** Counts the locks. */
  epoch: number;
  /** The end of the queue of those coming in. */
  turn: Promise<unknown>;
};

export const lockedFault = err<Fault>({ kind: 'locked' });

/** One after the other, and only once an earlier store is closed. */
export function takeTurn<T>(
  state: LockState,
  closing: Closing,
  work: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  const attempt = { epoch: state.epoch };
  const mine = state.turn.then(closing.done).then(() => work(attempt));
  // The next in line does not inherit this one's failure; whoever called gets it.
  state.turn = mine.then(
    () => undefined,
    () => undefined,
  );
  return mine;
}

export function enter(
  state: LockState,
  closing: Closing,
  attempt: Attempt,
  opened: Result<Open, Fault>,
): Result<void, Fault> {
  if (!opened.ok) return opened;
  if (attempt.epoch !== state.epoch) {
    // Locked while the PIN was being checked: whoever locked meant this opening too.
    closing.now(opened.value);
    return lockedFault;
  }
  const { pending } = state;
  state.unlocked = opened.value;
  state.pending = undefined;
  if (pending?.user.id === opened.value.user.id) keepSecrets(opened.value, pending);
  return ok(undefined);
}

/** Somebody signed in: whoever is unlocked keeps the tokens, anybody else waits for a PIN. */
export function begin(state: LockState, newcomer: Newcomer): Result<void, Fault> {
  const { unlocked } = state;
  if (unlocked === undefined) {
    state.pending = newcomer;
    state.forgivable = true;
    return ok(undefined);
  }
  if (unlocked.user.id !== newcomer.user.id)
    return err({ kind: 'sign-in-failed', reason: 'different-person', detail: '' });
  state.unlocked = { ...unlocked, user: newcomer.user };
  keepSelf(unlocked.sealed, newcomer.user);
  keepSecrets(unlocked, newcomer);
  return ok(undefined);
}

export function leave(state: LockState, closing: Closing, nowMs: number, why: LockReason): void {
  const { unlocked } = state;
  state.epoch += 1;
  state.pending = undefined;
  state.unlocked = undefined;
  state.locked = { since: fromMillis(nowMs), why };
  if (unlocked !== undefined) closing.start(unlocked, why);
}

function keepSecrets(open: Open, newcomer: Newcomer): void {
  for (const [name, bytes] of newcomer.secrets) open.sealed.put(name, bytes);
}
