import { signHead } from '../audit/audit.ts';
import type { Host } from '../host.ts';
import { closeOpen, type Open } from './open.ts';

/** How long a locked store may stay open for what must still be written. */
const graceMs = 10_000;

/** Closing a store after a lock: rooms may finish writing, within limits; then the keys are forgotten. */
export type Closing = {
  readonly before: (listener: () => void | Promise<void>) => void;
  readonly start: (open: Open, why: string) => void;
  /** Without asking anybody. */
  readonly now: (open: Open) => void;
  /** When nothing is being closed any more. */
  readonly done: () => Promise<void>;
};

export function createClosing(host: Host): Closing {
  const listeners: (() => void | Promise<void>)[] = [];
  let underway: Promise<void> = Promise.resolve();
  /** A lock is never stopped by what fails on the way to it, only told of it. */
  const calmly = <T>(what: string, act: () => T): T | undefined => {
    try {
      return act();
    } catch (error) {
      host.log({
        level: 'error',
        event: 'closing-failed',
        data: { what, error: error instanceof Error ? error.name : 'unknown' },
      });
      return undefined;
    }
  };
  const now = (open: Open): void => {
    calmly('close', () => closeOpen(open));
  };
  return {
    before: (listener) => listeners.push(listener),
    now,
    done: () => underway,
    start: (open, why) => {
      calmly('audit', () => recordLock(open, why, host));
      const waits = listeners.flatMap((listener) => calmly('listener', listener) ?? []);
      if (waits.length === 0) return now(open);
      const late = Promise.withResolvers<void>();
      const timer = host.after(graceMs, late.resolve);
      underway = Promise.race([Promise.allSettled(waits), late.promise]).then(() => {
        timer.cancel();
        now(open);
      });
    },
  };
}

function recordLock({ store, user, auditSeed }: Open, why: string, host: Host): void {
  store.inTransaction('lock', { user: user.id, action: 'lock', subject: '', detail: { why } }, (tx) => {
    if (auditSeed !== undefined) signHead(tx, auditSeed, host.now());
  });
}
