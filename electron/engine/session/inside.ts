import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { Newcomer } from '../context.ts';
import type { Closing } from './closing.ts';
import type { Open } from './open.ts';
import { keepSelf } from './sealed-box.ts';

export type LockReason = 'started' | 'asked' | 'idle' | 'screen-lock' | 'sleep' | 'engine-restarted';

/** Taken when somebody sets out to come in; a lock meanwhile makes it worthless. */
export type Passage = { readonly epoch: number };

/** What changes behind the door. */
export type Inside = {
  here: Open | undefined;
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
  inside: Inside,
  closing: Closing,
  work: (passage: Passage) => Promise<T>,
): Promise<T> {
  const passage = { epoch: inside.epoch };
  const mine = inside.turn.then(closing.done).then(() => work(passage));
  // The next in line does not inherit this one's failure; whoever called gets it.
  inside.turn = mine.then(
    () => undefined,
    () => undefined,
  );
  return mine;
}

export function enter(
  inside: Inside,
  closing: Closing,
  passage: Passage,
  opened: Result<Open, Fault>,
): Result<void, Fault> {
  if (!opened.ok) return opened;
  if (passage.epoch !== inside.epoch) {
    // Locked while the PIN was being checked: whoever locked meant this opening too.
    closing.now(opened.value);
    return lockedFault;
  }
  const { pending } = inside;
  inside.here = opened.value;
  inside.pending = undefined;
  if (pending?.user.id === opened.value.user.id) keepSecrets(opened.value, pending);
  return ok(undefined);
}

/** Somebody signed in: whoever is unlocked keeps the tokens, anybody else waits for a PIN. */
export function begin(inside: Inside, newcomer: Newcomer): Result<void, Fault> {
  const { here } = inside;
  if (here === undefined) {
    inside.pending = newcomer;
    inside.forgivable = true;
    return ok(undefined);
  }
  if (here.user.id !== newcomer.user.id)
    return err({ kind: 'sign-in-failed', reason: 'different-person', detail: '' });
  inside.here = { ...here, user: newcomer.user };
  keepSelf(here.sealed, newcomer.user);
  keepSecrets(here, newcomer);
  return ok(undefined);
}

export function leave(inside: Inside, closing: Closing, nowMs: number, why: LockReason): void {
  const { here } = inside;
  inside.epoch += 1;
  inside.pending = undefined;
  inside.here = undefined;
  inside.locked = { since: fromMillis(nowMs), why };
  if (here !== undefined) closing.start(here, why);
}

function keepSecrets(open: Open, newcomer: Newcomer): void {
  for (const [name, bytes] of newcomer.secrets) open.sealed.put(name, bytes);
}
