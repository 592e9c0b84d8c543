import { fromMillis } from '../../../shared/core/instant.ts';
import { ok, type Result } from '../../../shared/core/result.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { Newcomer, Session } from '../context.ts';
import type { Host, Timer } from '../host.ts';
import { createClosing } from './closing.ts';
import {
  begin,
  enter,
  leave,
  lockedFault,
  takeTurn,
  type LockState,
  type LockReason,
  type Attempt,
} from './lock-state.ts';
import { signOpenAudit, type Open } from './open.ts';

export type { LockReason, Attempt } from './lock-state.ts';

export type LockOptions = {
  readonly idleLockMs: number;
  readonly startedBecause: LockReason;
  readonly changed: () => void;
  /** Told of each lock before anything is closed: what is on screen is hidden meanwhile. */
  readonly locking: (why: LockReason) => void;
};

/** The lock of this computer: who has the store open, who has signed in and not come in yet, and the idle lock. */
export type Lock = {
  readonly session: Pick<
    Session,
    'store' | 'user' | 'sealed' | 'signAudit' | 'touch' | 'beginEnrolment' | 'onUnlock' | 'onLock'
  >;
  readonly open: () => Open | undefined;
  /** `undefined` while locked; else a question that stays true until the next lock. */
  readonly visit: () => (() => boolean) | undefined;
  readonly pending: () => Newcomer | undefined;
  /** True once for each sign-in. */
  readonly takeForgiveness: () => boolean;
  readonly locked: () => LockState['locked'];
  readonly inTurn: <T>(work: (attempt: Attempt) => Promise<T>) => Promise<T>;
  /** False once it was locked after the attempt was taken. */
  readonly isCurrent: (attempt: Attempt) => boolean;
  readonly enter: (attempt: Attempt, opened: Result<Open, Fault>) => Result<void, Fault>;
  readonly lock: (why: LockReason) => void;
  /** When nothing is being closed any more. */
  readonly closed: () => Promise<void>;
  readonly end: () => Promise<void>;
};

export function createLock(host: Host, options: LockOptions): Lock {
  const state: LockState = {
    unlocked: undefined,
    pending: undefined,
    forgivable: false,
    locked: { since: fromMillis(host.now()), why: options.startedBecause },
    epoch: 0,
    turn: Promise.resolve(),
  };
  const closing = createClosing(host);
  const unlockListeners: (() => void)[] = [];
  const idle = idleTimer(host, options.idleLockMs, () => lock('idle'));
  const touch = (): void => idle.restart(state.unlocked !== undefined || state.pending !== undefined);
  const told = <T>(outcome: T): T => {
    touch();
    options.changed();
    return outcome;
  };
  const lock = (why: LockReason): void => {
    options.locking(why);
    told(leave(state, closing, host.now(), why));
  };
  return {
    ...looking(state),
    session: {
      ...whileOpen(state, host),
      touch,
      beginEnrolment: (newcomer) => told(begin(state, newcomer)),
      onUnlock: (listener) => unlockListeners.push(listener),
      onLock: closing.before,
    },
    inTurn: (work) => takeTurn(state, closing, work),
    enter: (attempt, opened) => {
      const entered = enter(state, closing, attempt, opened);
      if (entered.ok) for (const listener of unlockListeners) listener();
      return told(entered);
    },
    lock,
    closed: closing.done,
    end: async () => {
      if (state.unlocked !== undefined) lock('engine-restarted');
      state.epoch += 1;
      await state.turn;
      await closing.done();
      idle.restart(false);
    },
  };
}

const looking = (
  state: LockState,
): Pick<Lock, 'open' | 'visit' | 'isCurrent' | 'pending' | 'takeForgiveness' | 'locked'> => ({
  open: () => state.unlocked,
  visit: () => {
    const { unlocked, epoch } = state;
    return unlocked === undefined ? undefined : () => state.epoch === epoch;
  },
  isCurrent: (attempt) => attempt.epoch === state.epoch,
  pending: () => state.pending,
  takeForgiveness: () => {
    const had = state.forgivable;
    state.forgivable = false;
    return had;
  },
  locked: () => state.locked,
});

function whileOpen(state: LockState, host: Host): Pick<Session, 'store' | 'user' | 'sealed' | 'signAudit'> {
  const take = <T>(from: (open: Open) => T): Result<T, Fault> =>
    state.unlocked === undefined ? lockedFault : ok(from(state.unlocked));
  return {
    store: () => take((open) => open.store),
    user: () => take((open) => open.user),
    sealed: () => take((open) => open.sealed),
    signAudit: () => take((open) => signOpenAudit(open, host.now())),
  };
}

/** Runs `act` when nothing restarted it for so long; not at all while there is nobody to lock out. */
function idleTimer(
  host: Host,
  delayMs: number,
  act: () => void,
): { readonly restart: (somebody: boolean) => void } {
  let timer: Timer | undefined;
  return {
    restart: (somebody) => {
      timer?.cancel();
      timer = somebody ? host.after(delayMs, act) : undefined;
    },
  };
}
