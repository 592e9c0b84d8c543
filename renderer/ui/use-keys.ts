import { createContext, useContext, useEffect, useRef } from 'react';
import { isMove } from './held-keys.ts';
import { comboOf, findKey, isSingleKey, type KeyMap } from './keys.ts';

/** Whether single-letter keys are on. */
export const SingleKeys = createContext(true);

const typing = 'input, textarea, select, [contenteditable="true"]';
/** These act on Enter and Space by themselves. */
const pressable = 'button, a[href], summary';

/**
 * The first half of a chord, whichever map it began in: the key after it belongs to the chord and to nothing else, so that
 * "G then W" never does what "W" alone does on the screen.
 */
const chord: { event: KeyboardEvent | null; prefix: string; next: string } = {
  event: null,
  prefix: '',
  next: '',
};

function prefixAt(event: KeyboardEvent): string {
  if (chord.event !== event) {
    chord.event = event;
    chord.prefix = chord.next;
    chord.next = '';
  }
  return chord.prefix;
}

/** Carries out the actions of a key map while the component is on screen. Dialogs keep their keys to themselves. */
export function useKeys<Action extends string>(
  map: KeyMap<Action>,
  handlers: Readonly<Partial<Record<Action, () => void>>>,
): void {
  const single = useContext(SingleKeys);
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const combo = comboOf(event);
      const inDialogs = map.some((one) => one.inDialogs === true && one.combos.includes(combo));
      if (!inDialogs && document.querySelector('dialog[open]') !== null) return;
      if (!mayAct(event, combo, single)) return;
      const found = findKey(map, combo, prefixAt(event));
      if (found.kind === 'begun') chord.next = found.prefix;
      if (found.kind !== 'action') return;
      const handler = latest.current[found.action];
      if (handler === undefined) return;
      event.preventDefault();
      handler();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [map, single]);
}

function mayAct(event: KeyboardEvent, combo: string, single: boolean): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  // A key that is held decides nothing; it only moves.
  if (event.repeat && !isMove(event.key)) return false;
  if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (within(target, typing) && !isCommand(event)) return false;
  // Nor does a letter beside an open form: who types on after its last answer must not decide about a medicine.
  if (isSingleKey(combo) && within(target, '.say-form')) return false;
  if (isSingleKey(combo) && combo !== '?' && !single) return false;
  // Space on the name in a row belongs to the screen; Enter opens the row.
  if ((event.key === 'Enter' || event.key === ' ') && !event.ctrlKey)
    return !within(target, pressable) || (event.key === ' ' && within(target, '[data-row-opener]'));
  return true;
}

/** In a text box only keys that write nothing act. */
const isCommand = (event: KeyboardEvent): boolean =>
  event.ctrlKey || event.metaKey || event.altKey || event.key === 'Escape';

const within = (target: Element | null, selector: string): boolean =>
  target !== null && target.closest(selector) !== null;
