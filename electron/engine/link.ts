import { err, ok, type Result } from '../../shared/core/result.ts';
import { contractVersion } from '../../shared/ipc/version.ts';
import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { replyMessageSchema, type RequestMessage } from '../../shared/ipc/messages.ts';
import type { Port } from './host.ts';

/**
 * A host's end of the channel to the engine: numbers the calls, matches the answers, hands on events. The value of an
 * answer stays unread here; the renderer parses it.
 */
export type EngineLink = {
  readonly call: (name: string, request: unknown) => Promise<Result<unknown, Fault>>;
  readonly onEvent: (listener: (event: EngineEvent) => void) => () => void;
  /** Answers every waiting call, and every later one, with `engine-stopped`. */
  readonly close: () => void;
};

type Answer = (result: Result<unknown, Fault>) => void;

const stopped = err<Fault>({ kind: 'engine-stopped' });

export function linkTo(port: Port): EngineLink {
  const waiting = new Map<number, Answer>();
  const listeners = new Set<(event: EngineEvent) => void>();
  let lastId = 0;
  let closed = false;

  const answer = (id: number, result: Result<unknown, Fault>): void => {
    const settle = waiting.get(id);
    waiting.delete(id);
    settle?.(result);
  };

  port.onMessage((message) => {
    const parsed = replyMessageSchema.safeParse(message);
    if (closed) return;
    if (!parsed.success) return answer(idOf(message), err({ kind: 'internal', where: 'engine-answer' }));
    if (parsed.data.type === 'event') {
      for (const listener of listeners) listener(parsed.data.event);
      return;
    }
    answer(parsed.data.id, parsed.data.type === 'reply' ? ok(parsed.data.value) : err(parsed.data.fault));
  });

  return {
    call: (name, request) => {
      if (closed) return Promise.resolve(stopped);
      lastId += 1;
      const message: RequestMessage = {
        type: 'call',
        id: lastId,
        version: contractVersion,
        call: name,
        request,
      };
      return new Promise((settle) => {
        waiting.set(message.id, settle);
        port.post(message);
      });
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      closed = true;
      for (const id of waiting.keys()) answer(id, stopped);
    },
  };
}

/** The id of an answer that could not be read, so that its caller is not left waiting; 0 matches no call. */
function idOf(message: unknown): number {
  const isRecord = typeof message === 'object' && message !== null && 'id' in message;
  return isRecord && typeof message.id === 'number' ? message.id : 0;
}
