import { looksScanned } from '../../shared/typed-in/typed-in.ts';
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

/** The box that scans are meant for, and a box for a PIN, which a card reader may type. */
const isForScans = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && (target.hasAttribute('data-entry') || target.type === 'password');

/**
 * In a text box a scan is only text, but the Enter or Tab behind it would send a form. Answers whether a key is that end: of
 * the number of a box, typed faster than a hand types.
 */
function scanEnds(): (event: KeyboardEvent) => boolean {
  let sent = '';
  let at = 0;
  return ({ key, timeStamp }) => {
    const isFast = timeStamp - at < scannerMs;
    at = timeStamp;
    if (key === 'Shift') return false;
    if (key === 'Enter' || key === 'Tab') {
      const ends = isFast && looksScanned(sent);
      sent = '';
      return ends;
    }
    sent = `${isFast ? sent : ''}${key.length === 1 ? key : ''}`;
    return false;
  };
}

/**
 * Stops what a scanner types outside a text box before anything hears of it, so that the figures of a box never decide
 * anything: a figure waits for a moment, and only where no other follows at once is it a key that somebody pressed. In a text
 * box that is not for scans the figures stand, and the key that would send them is stopped.
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
    // What had the keys may be gone by now: a decided row is drawn anew.
    const gone = event.target instanceof Node && !event.target.isConnected;
    (gone ? (document.activeElement ?? document.body) : event.target)?.dispatchEvent(again);
  };
  const end = (): void => {
    scanning = false;
  };
  const endsScan = scanEnds();
  const press = (event: KeyboardEvent): void => {
    if (takesText(event.target) && !isForScans(event.target) && endsScan(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      onScan();
      return;
    }
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
