import type { Host } from '../host.ts';

/** Lets a call through at once, then at most one each `everyMs`, the last one always. */
export function throttle(host: Pick<Host, 'after'>, everyMs: number, run: () => void): () => void {
  let waiting = false;
  let again = false;
  const go = (): void => {
    if (waiting) {
      again = true;
      return;
    }
    waiting = true;
    run();
    host.after(everyMs, () => {
      waiting = false;
      if (!again) return;
      again = false;
      go();
    });
  };
  return go;
}
