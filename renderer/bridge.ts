import { caseSchema } from '../shared/ipc/case-views.ts';
import { wardSchema } from '../shared/ipc/ward-views.ts';
import { replies, type ReplyOf } from '../shared/ipc/replies.ts';
import { eventSchema, type EngineEvent } from '../shared/ipc/events.ts';
import type { CallName, RequestOf } from '../shared/ipc/requests.ts';
import { faultSchema, type Fault } from '../shared/ipc/faults.ts';
import type { Concord } from '../shared/ipc/messages.ts';
import { err, type Result } from '../shared/core/result.ts';

declare global {
  interface Window {
    /** Put there by the preload script of the desktop, or by the preview page. */
    readonly concord: Concord;
  }
}

const locks = { count: 0 };

/** At a lock: what was asked before it and is not answered yet is for nobody's eyes now. */
export function dropAnswers(): void {
  locks.count += 1;
}

/**
 * Asks the engine. What comes back is parsed here, on the receiving side: an answer that does not fit the contract is a
 * fault of ours and is not shown; so is one that comes after a lock. Never rejects.
 */
export async function call<Name extends CallName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<Result<ReplyOf<Name>, Fault>> {
  const before = locks.count;
  const answer = await ask(name, request);
  // That a lock was carried out is true after another one, too.
  return before === locks.count || name === 'lock' ? answer : err({ kind: 'locked' });
}

async function ask<Name extends CallName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<Result<ReplyOf<Name>, Fault>> {
  try {
    const result = await window.concord.call(name, request);
    if (result.ok) {
      const parsed = replies[name].safeParse(result.value);
      if (longAnswers.has(replies[name])) await nextTurn();
      return parsed.success
        ? result
        : err({ kind: 'bad-request', call: name, path: pathOf(parsed.error.issues) });
    }
    const fault = faultSchema.safeParse(result.fault);
    return fault.success ? err(fault.data) : err({ kind: 'internal', where: `fault of ${name}` });
  } catch {
    return err({ kind: 'engine-stopped' });
  }
}

/** Answers of many rows, which take long to read and long to draw. */
const longAnswers: ReadonlySet<unknown> = new Set([caseSchema, wardSchema]);

/** Has a key or a frame that waits come between reading a long answer and drawing it: two short tasks, not a long one. */
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });

const pathOf = (issues: readonly { readonly path: readonly PropertyKey[] }[]): string =>
  issues
    .slice(0, 3)
    .map((issue) => issue.path.map(String).join('.'))
    .join(', ');

/** Tells of events; one that does not fit the contract is taken as "something changed" and asks for everything again. */
export function onEvent(listener: (event: EngineEvent) => void): () => void {
  return window.concord.onEvent((raw) => {
    const event = eventSchema.safeParse(raw);
    listener(event.success ? event.data : { event: 'session-changed' });
  });
}
