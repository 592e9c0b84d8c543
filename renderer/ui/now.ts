import { useSyncExternalStore } from 'react';

/**
 * The screen's clock, the one file that reads one. The engine says what time it is; between its answers the monotonic clock
 * of the page carries on, so that a changed clock of the computer moves nothing. It ticks by the minute: nothing on screen
 * shows seconds.
 */
const minuteMillis = 60_000;

let engineMillis = 0;
let readAt = 0;
let shown = 0;
const listeners = new Set<() => void>();

const current = (): number => engineMillis + (performance.now() - readAt);

function tick(): void {
  const minute = Math.floor(current() / minuteMillis) * minuteMillis;
  if (minute === shown) return;
  shown = minute;
  for (const listener of listeners) listener();
}

/** Sets the clock by the engine's instant. */
export function syncNow(instant: string): void {
  const millis = Date.parse(instant);
  if (Number.isNaN(millis)) return;
  engineMillis = millis;
  readAt = performance.now();
  tick();
}

/** Starts ticking; the returned function stops it. */
export function startClock(): () => void {
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Now, in milliseconds since 1970, to the minute. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => shown);

/** Milliseconds since the page began, on the clock that events carry in `timeStamp`. */
export const sinceStart = (): number => performance.now();

/** Runs something after a while; the returned function takes that back. */
export function later(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}
