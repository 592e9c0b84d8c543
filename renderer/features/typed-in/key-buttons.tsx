import type { KeyboardEvent } from 'react';
import { KeyCap } from '../../ui/key-cap.tsx';

/** One of several things that may be done with an item, by its letter or pressed. */
export type Choice = { readonly key: string; readonly words: string; readonly run: () => void };

type Props = {
  /** What they are done with, for whoever hears the buttons. */
  readonly about: string;
  readonly choices: readonly Choice[];
  /** The list these stand in: J and K move over its items. */
  readonly list: string;
};

/** Buttons of one item of a list: while one has the focus each letter does what it says, and J and K move. */
export function KeyButtons({ about, choices, list }: Props) {
  const press = (event: KeyboardEvent<HTMLButtonElement>): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const choice = choices.find((one) => one.key.toLowerCase() === event.key.toLowerCase());
    if (choice !== undefined) choice.run();
    else if (!move(event, list)) return;
    event.preventDefault();
  };
  return (
    <div className="buttons" data-list={list}>
      {choices.map(({ key, words, run }) => (
        <button key={key} type="button" className="button button-link" onClick={run} onKeyDown={press}>
          <KeyCap name={key} />
          {words}
          <span className="only-read"> {about}</span>
        </button>
      ))}
    </div>
  );
}

const firstButtons = (list: string): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`[data-list="${list}"] button:first-child`),
];

function move(event: KeyboardEvent<HTMLButtonElement>, list: string): boolean {
  const steps = { j: 1, arrowdown: 1, k: -1, arrowup: -1 }[event.key.toLowerCase()];
  if (steps === undefined) return false;
  const all = firstButtons(list);
  const at = all.findIndex((one) => one.parentElement === event.currentTarget.parentElement);
  all[at + steps]?.focus();
  return true;
}

export const focusFirst = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus();

/** Where in its list the focus stands; -1 where it is elsewhere. */
export const placeIn = (list: string): number =>
  firstButtons(list).findIndex((one) => one.parentElement?.contains(document.activeElement) === true);

/** After an item has gone the one in its place has the keys, or else the box for a medicine. */
export function focusPlace(list: string, at: number): void {
  const left = firstButtons(list);
  (left[Math.max(0, at)] ?? left.at(-1) ?? document.querySelector<HTMLElement>('[data-entry]'))?.focus();
}
