import type { Timer } from '../../electron/engine/host.ts';

/** The one clock and the one queue of a schedule: nothing happens but by an event of this queue, in the order of time. */
export type World = {
  /** Milliseconds since 1970, by no computer's clock. */
  readonly now: () => number;
  readonly after: (delayMs: number, run: () => void) => Timer;
  readonly sleep: (delayMs: number) => Promise<void>;
  /** Runs events until `done` says so, the queue is empty, or `untilMs` is reached. Gives how it ended. */
  readonly run: (until: {
    readonly atMs: number;
    readonly done?: () => boolean;
  }) => Promise<'done' | 'empty' | 'late'>;
  readonly events: () => number;
};

type Event = { readonly at: number; readonly order: number; readonly run: () => void; cancelled: boolean };

export const startMs = Date.parse('2026-11-18T10:52:00Z');

export function createWorld(): World {
  const queue: Event[] = [];
  let now = startMs;
  let order = 0;
  let events = 0;
  const after = (delayMs: number, run: () => void): Timer => {
    const event: Event = { at: now + Math.max(0, delayMs), order, run, cancelled: false };
    order += 1;
    push(queue, event);
    return { cancel: () => void (event.cancelled = true) };
  };
  return {
    now: () => now,
    events: () => events,
    after,
    sleep: (delayMs) => new Promise((resolve) => void after(delayMs, resolve)),
    run: async ({ atMs, done }) => {
      for (;;) {
        await settle();
        if (done?.() === true) return 'done';
        const next = pop(queue);
        if (next === undefined) return 'empty';
        if (next.at > atMs) {
          push(queue, next);
          return 'late';
        }
        now = next.at;
        events += 1;
        next.run();
      }
    },
  };
}

/** Comes back when every promise that can go on has gone on: the loop reaches this only after all of them. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const before = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** A binary heap, earliest first. */
function push(heap: Event[], event: Event): void {
  heap.push(event);
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const [low, high] = [heap[parent], heap[at]];
    if (low === undefined || high === undefined || before(low, high)) return;
    heap[parent] = high;
    heap[at] = low;
    at = parent;
  }
}

function pop(heap: Event[]): Event | undefined {
  for (;;) {
    const top = takeTop(heap);
    if (top === undefined || !top.cancelled) return top;
  }
}

function takeTop(heap: Event[]): Event | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (top === undefined || last === undefined || heap.length === 0) return top;
  heap[0] = last;
  let at = 0;
  for (;;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let least = at;
    for (const child of [left, right]) {
      const [one, other] = [heap[child], heap[least]];
      if (one !== undefined && other !== undefined && before(one, other)) least = child;
    }
    if (least === at) return top;
    const [one, other] = [heap[at], heap[least]];
    if (one === undefined || other === undefined) return top;
    heap[at] = other;
    heap[least] = one;
    at = least;
  }
}
