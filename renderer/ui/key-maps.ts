import type { KeyMap } from './keys.ts';

/** Every key of every screen, as data: the screens act on it, `?` shows it, and a test holds it free of clashes. */

export type EverywhereAction = 'palette' | 'keys' | 'go-ward' | 'lock';

export const everywhereKeys: KeyMap<EverywhereAction> = [
  { action: 'palette', combos: ['Ctrl+k'], caps: ['Ctrl K'], words: 'find or do' },
  { action: 'keys', combos: ['?'], caps: ['?'], words: 'all keys' },
  { action: 'go-ward', combos: ['g w'], caps: ['G', 'W'], words: 'go to the ward' },
  { action: 'lock', combos: ['Ctrl+l'], caps: ['Ctrl L'], words: 'lock' },
];

export type MoveAction = 'down' | 'up' | 'first' | 'last';

const moves: KeyMap<MoveAction> = [
  { action: 'down', combos: ['j', 'ArrowDown'], caps: ['J', '↓'], words: 'next row' },
  { action: 'up', combos: ['k', 'ArrowUp'], caps: ['K', '↑'], words: 'previous row' },
  { action: 'first', combos: ['Home'], caps: ['Home'], words: 'first row' },
  { action: 'last', combos: ['End'], caps: ['End'], words: 'last row' },
];

export type WardAction =
  | MoveAction
  | 'open'
  | 'filter'
  | 'sort'
  | 'prepare'
  | 'pause'
  | 'cancel'
  | 'choose-ward'
  | 'refresh';

export const wardKeys: KeyMap<WardAction> = [
  ...moves,
  { action: 'open', combos: ['Enter'], caps: ['Enter'], words: 'open case' },
  { action: 'filter', combos: ['/'], caps: ['/'], words: 'filter' },
  { action: 'sort', combos: ['s'], caps: ['S'], words: 'sort' },
  { action: 'prepare', combos: ['o'], caps: ['O'], words: 'prepare for offline' },
  { action: 'pause', combos: [' '], caps: ['Space'], words: 'pause or go on preparing' },
  { action: 'cancel', combos: ['Escape'], caps: ['Esc'], words: 'cancel preparing, keep what is ready' },
  { action: 'choose-ward', combos: ['g c'], caps: ['G', 'C'], words: 'choose another ward' },
  { action: 'refresh', combos: ['Shift+r'], caps: ['Shift R'], words: 'read the ward list again' },
];

export type CaseAction = MoveAction | 'open' | 'back' | 'rail' | 'refresh' | 'fold' | 'raw';

export const caseKeys: KeyMap<CaseAction> = [
  ...moves,
  { action: 'open', combos: ['Enter'], caps: ['Enter'], words: 'open originals' },
  { action: 'back', combos: ['Escape'], caps: ['Esc'], words: 'back to the ward' },
  { action: 'rail', combos: ['b'], caps: ['B'], words: 'side rail' },
  { action: 'raw', combos: ['v'], caps: ['V'], words: 'originals and raw resources of the row' },
  { action: 'fold', combos: ['f'], caps: ['F'], words: 'show or fold what is not current' },
  { action: 'refresh', combos: ['Shift+r'], caps: ['Shift R'], words: 'read every source again' },
];

export type RowAction = 'down' | 'up' | 'back' | 'raw';

export const rowKeys: KeyMap<RowAction> = [
  { action: 'down', combos: ['j', 'ArrowRight'], caps: ['J'], words: 'next row' },
  { action: 'up', combos: ['k', 'ArrowLeft'], caps: ['K'], words: 'previous row' },
  { action: 'back', combos: ['Escape'], caps: ['Esc'], words: 'back to all rows' },
  { action: 'raw', combos: ['v'], caps: ['V'], words: 'raw resources' },
];

/** Digits are the PIN, so other people are Alt and a number. */
export const lockKeys: KeyMap = Array.from({ length: 9 }, (_, at) => ({
  action: `person-${at + 1}`,
  combos: [`Alt+${at + 1}`],
  caps: [`Alt ${at + 1}`],
  words: `person ${at + 1}`,
}));
