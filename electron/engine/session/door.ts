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
  type Inside,
  type LockReason,
  type Passage,
} from './inside.ts';
import { signOpenAudit, type Open } from './open.ts';

export type { LockReason, Passage } from './inside.ts';

export type DoorOptions = {
  readonly idleLockMs: number;
  readonly startedBecause: LockReason;
  readonly changed: () => void;
};

/** The one way in and out: who has the store open, who has signed in and not come in yet, and the idle lock. */
export type Door = {
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
  readonly locked: () => Inside['locked'];
  readonly inTurn: <T>(work: (passage: Passage) => Promise<T>) => Promise<T>;
  /** False once it was locked after the passage was taken. */
  readonly isCurrent: (passage: Passage) => boolean;
  readonly enter: (passage: Passage, opened: Result<Open, Fault>) => Result<void, Fault>;
  readonly lock: (why: LockReason) => void;
  /** When nothing is being closed any more. */
  readonly closed: () => Promise<void>;
  readonly end: () => Promise<void>;
};

export function createDoor(host: Host, options: DoorOptions): Door {
  const inside: Inside = {
    here: undefined,
    pending: undefined,
    forgivable: false,
    locked: { since: fromMillis(host.now()), why: options.startedBecause },
    epoch: 0,
    turn: Promise.resolve(),
  };
  const closing = createClosing(host);
  const unlockListeners: (() => void)[] = [];
  const idle = idleTimer(host, options.idleLockMs, () => lock('idle'));
  const touch = (): void => idle.restart(inside.here !== undefined || inside.pending !== undefined);
  const told = <T>(outcome: T): T => {
    touch();
    options.changed();
    return outcome;
  };
  const lock = (why: LockReason): void => told(leave(inside, closing, host.now(), why));
  return {
    ...looking(inside),
    session: {
      ...whileOpen(inside, host),
      touch,
      beginEnrolment: (newcomer) => told(begin(inside, newcomer)),
      onUnlock: (listener) => unlockListeners.push(listener),
      onLock: closing.before,
    },
    inTurn: (work) => takeTurn(inside, closing, work),
    enter: (passage, opened) => {
      const entered = enter(inside, closing, passage, opened);
      if (entered.ok) for (const listener of unlockListeners) listener();
      return told(entered);
    },
    lock,
    closed: closing.done,
    end: async () => {
      if (inside.here !== undefined) lock('engine-restarted');
      inside.epoch += 1;
      await inside.turn;
      await closing.done();
      idle.restart(false);
    },
  };
}

const looking = (
  inside: Inside,
): Pick<Door, 'open' | 'visit' | 'isCurrent' | 'pending' | 'takeForgiveness' | 'locked'> => ({
  open: () => inside.here,
  visit: () => {
    const { here, epoch } = inside;
    return here === undefined ? undefined : () => inside.epoch === epoch;
  },
  isCurrent: (passage) => passage.epoch === inside.epoch,
  pending: () => inside.pending,
  takeForgiveness: () => {
    const had = inside.forgivable;
    inside.forgivable = false;
    return had;
  },
  locked: () => inside.locked,
});

function whileOpen(inside: Inside, host: Host): Pick<Session, 'store' | 'user' | 'sealed' | 'signAudit'> {
  const take = <T>(from: (open: Open) => T): Result<T, Fault> =>
    inside.here === undefined ? lockedFault : ok(from(inside.here));
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
