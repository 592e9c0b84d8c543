/** More ends than this within the window, and a process (engine, page) is not started again by itself. */
export const maxRestarts = 4;
export const restartWindowMs = 60_000;

/** Decides whether a process that ended is started again, from the instants (ms) at which it ended before. */
export function mayRestart(endedAt: readonly number[], nowMs: number): boolean {
  return endedAt.filter((at) => nowMs - at < restartWindowMs).length < maxRestarts;
}
