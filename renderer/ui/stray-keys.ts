import { sinceStart } from './now.ts';

/** A letter that comes so soon after another belongs to the same word. */
const wordMs = 600;
/** A second Enter that comes so soon after a form was saved was pressed for the form. */
const enterMs = 400;

let lettersUntil = 0;
let isSaid = false;
let enterUntil = 0;

/** A form that asks for one letter heard one: what is typed on is a word, and no key of the row that comes next. */
export function leaveOutLetters(): void {
  lettersUntil = sinceStart() + wordMs;
  isSaid = false;
}

/** A form was saved and is gone: the next Enter would open whatever has the keys now. */
export function leaveOutEnter(): void {
  enterUntil = sinceStart() + enterMs;
}

const writes =
  'textarea, select, input:not([type="radio"], [type="checkbox"], [type="button"], [type="submit"])';

const within = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/** A key held with Ctrl, Alt or Meta is meant: nobody presses Ctrl Enter because a form did not answer yet. */
const isAlone = (event: KeyboardEvent): boolean => !event.ctrlKey && !event.altKey && !event.metaKey;

/** Nothing that is typed into a box is left out. */
const isLetter = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && isAlone(event) && !within(event.target, writes);

/**
 * Stops keys that run on behind what they answered, before anything else hears of them; `onLeftOut` is told once for each word.
 * The returned function ends it.
 */
export function stopStrayKeys(onLeftOut: () => void): () => void {
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Shift') return;
    const isWord = isLetter(event) && event.timeStamp < lettersUntil;
    const isSecondEnter =
      event.key === 'Enter' &&
      isAlone(event) &&
      event.timeStamp < enterUntil &&
      !within(event.target, `form, ${writes}`);
    if (isWord) {
      lettersUntil = event.timeStamp + wordMs;
      if (!isSaid) onLeftOut();
      isSaid = true;
    } else lettersUntil = 0;
    if (!isWord && !isSecondEnter) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', press, { capture: true });
  return () => window.removeEventListener('keydown', press, { capture: true });
}
