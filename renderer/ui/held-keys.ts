/** What of a keyboard event says whether a held key may go on acting. */
type Held = {
  readonly repeat: boolean;
  readonly key: string;
  readonly shiftKey: boolean;
  readonly target: EventTarget | null;
};

/** Keys that press something or send a form: holding one presses once. */
const pressing: readonly string[] = ['Enter', ' '];

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');

/**
 * Whether a held key is stopped. It acts where it was pressed down and nowhere else: when what it did moved the focus, the
 * rest of the press would fall on something nobody meant. `began` is where it was pressed down.
 */
export function isStopped(held: Held, began: EventTarget | null): boolean {
  if (!held.repeat) return false;
  if (held.target !== began) return !isMove(held.key);
  if (!pressing.includes(held.key)) return false;
  return !(writes(held.target) && (held.key === ' ' || held.shiftKey));
}

/** Moving over rows and fields goes on while the key is held: it decides nothing. */
export const isMove = (key: string): boolean =>
  ['j', 'k', 'Tab', 'Home', 'End', 'PageUp', 'PageDown'].includes(key) || key.startsWith('Arrow');

/** Stops held keys before anything else hears of them; the returned function ends it. */
export function stopHeldKeys(): () => void {
  let began: EventTarget | null = null;
  const press = (event: KeyboardEvent): void => {
    if (!event.repeat) began = event.target;
    if (!isStopped(event, began)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', press, { capture: true });
  return () => window.removeEventListener('keydown', press, { capture: true });
}
