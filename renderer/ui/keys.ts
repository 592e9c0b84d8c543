/** One key or chord and what it does. `combo` is `j`, `Shift+Z`, `Ctrl+k`, `Alt+2`, `ArrowDown`, or a chord `g w`. */
export type KeyBinding<Action extends string = string> = {
  readonly action: Action;
  readonly combos: readonly string[];
  /** As printed on the keys, for hints and the list of keys. */
  readonly caps: readonly string[];
  readonly words: string;
  /** Also beside an open dialog, which keeps every other key to itself. */
  readonly inDialogs?: true;
};

export type KeyMap<Action extends string = string> = readonly KeyBinding<Action>[];

/** What of a keyboard event decides. */
export type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** A press in the words of a key map. Shift counts for letters and named keys; for `?` it is part of the sign. */
export function comboOf(pressed: Pressed): string {
  const letter = /^[a-z]$/i.test(pressed.key);
  const key = letter ? pressed.key.toLowerCase() : pressed.key;
  const shift = pressed.shiftKey && (letter || pressed.key.length > 1);
  const held = [
    pressed.ctrlKey || pressed.metaKey ? 'Ctrl' : '',
    pressed.altKey ? 'Alt' : '',
    shift ? 'Shift' : '',
  ];
  return [...held.filter((name) => name !== ''), key].join('+');
}

/** Keys that write, so that a text box keeps them and a person may switch them off. */
export const isSingleKey = (combo: string): boolean => /^(Shift\+)?.$/u.test(combo) || combo.includes(' ');

export type Found<Action extends string> =
  | { readonly kind: 'action'; readonly action: Action }
  /** The first half of a chord. */
  | { readonly kind: 'begun'; readonly prefix: string }
  | { readonly kind: 'nothing' };

/** Looks a press up, after the first half of a chord or without one. */
export function findKey<Action extends string>(
  map: KeyMap<Action>,
  combo: string,
  prefix: string,
): Found<Action> {
  const sought = prefix === '' ? combo : `${prefix} ${combo}`;
  const hit = map.find((binding) => binding.combos.includes(sought));
  if (hit !== undefined) return { kind: 'action', action: hit.action };
  const begins = map.some((binding) => binding.combos.some((other) => other.startsWith(`${sought} `)));
  return begins ? { kind: 'begun', prefix: sought } : { kind: 'nothing' };
}

/** Combos that two bindings claim, or that are the first half of another's chord. None is what is wanted. */
export function clashes(map: KeyMap): readonly string[] {
  const all = map.flatMap((binding) => binding.combos);
  const twice = all.filter((combo, at) => all.indexOf(combo) !== at);
  const halves = all.filter((combo) => all.some((other) => other.startsWith(`${combo} `)));
  return [...new Set([...twice, ...halves])];
}
