import { looksScanned, readScan } from '../../shared/typed-in/typed-in.ts';
import { later } from './now.ts';

/**
 * Longest a scanner waits between two keys: slow ones, and those behind a remote desktop, take up to 100 ms. A figure that
 * somebody pressed outside a text box acts after this long, or with the next key that is no figure.
 */
const scannerMs = 120;
/** After the last key of a scan nothing more of it comes. */
const quietMs = 300;
/** Eight figures are a date as well: only typed faster than a hand types are they a code. */
const dateMs = 400;

/** A code is longer than this, so that as many of one figure are one key that was pressed more than once. */
const mostOfOne = 3;

const isFigure = (key: string): boolean => /^[\d\])(]$/.test(key);
/** No key of any screen begins so, and every code with its symbology before it does. */
const beginsCode = (key: string): boolean => key === ']';

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(target.type));

/** A box that scans are meant for, and a box for a PIN, which a card reader may type. */
const isForScans = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && (target.hasAttribute('data-scans') || target.type === 'password');

/** The number of a box whose check digit holds, or a code with its parts marked: what nobody types by hand as fast. */
function isCode(typed: string, tookMs: number): boolean {
  const sent = typed.trim();
  if (!looksScanned(sent)) return false;
  if (!/^\d+$/.test(sent) || sent.length > 14) return true;
  return readScan(sent).kind === 'pack' && (sent.length > 8 || tookMs < dateMs);
}

/**
 * In a text box a scan is only text, but the Enter or Tab behind it would send a form. Answers the code whose end a key is:
 * of the number of a box, typed faster than a hand types; `undefined` for any other key.
 */
function scanEnds(): (event: KeyboardEvent) => string | undefined {
  let [sent, at, began] = ['', 0, 0];
  return ({ key, timeStamp }) => {
    const isFast = timeStamp - at < scannerMs;
    if (key === 'Shift') return undefined;
    if (!isFast || sent === '') began = timeStamp;
    at = timeStamp;
    const before = isFast ? sent : '';
    sent = key.length === 1 ? `${before}${key}` : '';
    return (key === 'Enter' || key === 'Tab') && isCode(before, timeStamp - began) ? before : undefined;
  };
}

/** Takes what was scanned out of a box that it was not meant for again; what stood there before stays. */
function takeOut(target: EventTarget | null, code: string): void {
  const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (!isText) return;
  const end = target.selectionStart ?? target.value.length;
  const before = target.value.slice(0, end);
  if (!before.endsWith(code)) return;
  const left = `${before.slice(0, -code.length)}${target.value.slice(end)}`;
  const proto =
    target instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  // As React hears of what is typed: its own setter remembers the value and would pass the event over.
  Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(target, left);
  target.dispatchEvent(new Event('input', { bubbles: true }));
}

const sameKey = ({ key, code }: KeyboardEvent): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true });

/** Where a key was pressed; what had the keys may be gone by now: a decided row is drawn anew. */
const placeOf = ({ target }: KeyboardEvent): EventTarget | null =>
  target instanceof Node && !target.isConnected ? (document.activeElement ?? document.body) : target;

/** Presses a key that was held back, and remembers it so that it is not held back again. */
function pressAgain(event: KeyboardEvent, sent: WeakSet<Event>): void {
  const again = sameKey(event);
  sent.add(again);
  placeOf(event)?.dispatchEvent(again);
}

const hasModifier = ({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean => ctrlKey || altKey || metaKey;

/** A key in a text box: what was scanned into one that it was not meant for is taken out and told, and its end is stopped. */
function scansInText(onScan: (code: string) => void): (event: KeyboardEvent) => void {
  const endsScan = scanEnds();
  return (event) => {
    if (isForScans(event.target)) return;
    const found = endsScan(event);
    if (found === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    takeOut(event.target, found);
    onScan(found);
  };
}

/**
 * Stops what a scanner types outside a text box before anything hears of it, so that the figures of a box never decide
 * anything: a figure waits for a moment, and only where no other follows is it a key that somebody pressed. From a text box
 * that is not for scans the figures are taken out again, and the key that would send them is stopped.
 * `onScan` is told of each scan that was stopped, with its characters. The returned function ends it.
 */
export function stopScans(onScan: (code: string) => void): () => void {
  let held: KeyboardEvent | null = null;
  let [code, times] = ['', 0];
  let forget = (): void => undefined;
  const sent = new WeakSet<Event>();
  const release = (): void => {
    const event = held;
    held = null;
    if (event !== null) pressAgain(event, sent);
  };
  const releaseNow = (): void => {
    forget();
    release();
  };
  const end = (): void => {
    const scanned = code;
    code = '';
    // A bracket alone was a slip of the hand.
    if (scanned.length > 1) onScan(scanned);
  };
  const pressInText = scansInText(onScan);
  const press = (event: KeyboardEvent): void => {
    if (sent.has(event)) return;
    // A lock may follow: what was pressed before it is done before it.
    if (hasModifier(event)) return held === null ? undefined : releaseNow();
    if (code === '' && held === null && takesText(event.target)) return pressInText(event);
    if (event.key === 'Shift') return;
    if (code !== '') {
      code += event.key.length === 1 ? event.key : '';
      if (event.key === 'Enter' || event.key === 'Tab') stop(event, end, 0);
      else stop(event, end, quietMs);
    } else if (held?.key === event.key && times < mostOfOne) {
      times += 1;
      stop(event, release, scannerMs);
    } else if (beginsCode(event.key) || (held !== null && isFigure(event.key))) {
      code = `${held?.key.repeat(times) ?? ''}${event.key}`;
      held = null;
      stop(event, end, quietMs);
    } else if (held !== null) {
      releaseNow();
    } else if (isFigure(event.key) && !event.repeat) {
      held = event;
      times = 1;
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
