import { call } from '../bridge.ts';

/** So often at most the engine is told: the idle lock counts minutes. */
const tellEveryMs = 10_000;

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Tells the engine that a person is at work, by their keys and pointer and by nothing else, and what the operating system says
 * of the network. The returned function stops it.
 */
export function watchPresence(): () => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  let lastPlace = '';
  const hear = (event: Event): void => {
    if (!event.isTrusted || !isMoved(event)) return;
    if (event.timeStamp - toldAt < tellEveryMs) return;
    toldAt = event.timeStamp;
    void call('personActive', {});
  };
  /** A page that changes under a pointer that lies still is no movement. */
  const isMoved = (event: Event): boolean => {
    if (!(event instanceof PointerEvent) || event.type !== 'pointermove') return true;
    const place = `${event.screenX} ${event.screenY}`;
    const moved = place !== lastPlace && lastPlace !== '';
    lastPlace = place;
    return moved;
  };
  const network = (): void => void call('networkChanged', { online: navigator.onLine });
  for (const sign of signs) window.addEventListener(sign, hear, { capture: true, passive: true });
  window.addEventListener('online', network);
  window.addEventListener('offline', network);
  return () => {
    for (const sign of signs) window.removeEventListener(sign, hear, { capture: true });
    window.removeEventListener('online', network);
    window.removeEventListener('offline', network);
  };
}
