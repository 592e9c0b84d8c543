import { later } from './now.ts';

/** A hand never strikes two figures this close together; a scanner sends a whole number so. */
const scannerMs = 30;
/** After the last key of a scan nothing more of it comes. */
const quietMs = 120;

const isFigure = (key: string): boolean => /^[\d\])(]$/.test(key);

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(target.type));

/**
 * Stops what a scanner types outside a text box before anything hears of it, so that the figures of a box never decide
 * anything: a figure waits for a moment, and only where no other follows at once is it a key that somebody pressed.
 * `onScan` is told of each scan that was stopped. The returned function ends it.
 */
export function stopScans(onScan: () => void): () => void {
  let held: KeyboardEvent | null = null;
  let scanning = false;
  let forget = (): void => undefined;
  const sent = new WeakSet<Event>();
  const release = (): void => {
    const event = held;
    held = null;
    if (event === null) return;
    const again = new KeyboardEvent('keydown', {
      key: event.key,
      code: event.code,
      bubbles: true,
      cancelable: true,
    });
    sent.add(again);
    event.target?.dispatchEvent(again);
  };
  const end = (): void => {
    scanning = false;
  };
  const press = (event: KeyboardEvent): void => {
    if (sent.has(event) || takesText(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Shift') return;
    if (scanning) stop(event, end, quietMs);
    else if (held !== null && isFigure(event.key)) {
      held = null;
      scanning = true;
      onScan();
      stop(event, end, quietMs);
    } else if (held !== null) {
      forget();
      release();
    } else if (isFigure(event.key) && !event.repeat) {
      held = event;
      stop(event, release, scannerMs);
    }
  };
  const stop = (event: KeyboardEvent, then: () => void, delayMs: number): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    forget();
    forget = later(delayMs, then);
  };
  window.addEventListener('keydown', press, { capture: true });
  return () => window.removeEventListener('keydown', press, { capture: true });
}
