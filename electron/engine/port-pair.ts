import type { Port } from './host.ts';

/** Two ends of a channel inside one process, for hosts that run the engine beside themselves. Messages are copied. */
export function portPair(): readonly [Port, Port] {
  const left = makeEnd();
  const right = makeEnd();
  return [
    { post: (message) => right.deliver(message), onMessage: left.listen },
    { post: (message) => left.deliver(message), onMessage: right.listen },
  ];
}

type Listener = (message: unknown) => void;

/** Messages that arrive before anybody listens wait for the first listener. */
function makeEnd(): {
  readonly deliver: (message: unknown) => void;
  readonly listen: (listener: Listener) => void;
} {
  const listeners: Listener[] = [];
  const waiting: unknown[] = [];
  return {
    deliver: (message) => {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => {
        if (listeners.length === 0) waiting.push(copy);
        for (const listener of listeners) listener(copy);
      });
    },
    listen: (listener) => {
      listeners.push(listener);
      for (const message of waiting.splice(0)) queueMicrotask(() => listener(message));
    },
  };
}
