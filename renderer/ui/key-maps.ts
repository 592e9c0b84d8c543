import { actionWords, type Action, type HistoryFact } from '../../shared/cases/cases.ts';
import type { KeyMap } from './keys.ts';

/** Every key of every screen, as data: the screens act on it, `?` shows it, and a test holds it free of clashes. */

export type EverywhereAction = 'palette' | 'keys' | 'go-ward' | 'go-outbox' | 'go-settings' | 'lock';

export const everywhereKeys: KeyMap<EverywhereAction> = [
  { action: 'palette', combos: ['Ctrl+k'], caps: ['Ctrl K'], words: 'find or do' },
  { action: 'keys', combos: ['?'], caps: ['?'], words: 'all keys' },
  { action: 'go-ward', combos: ['g w'], caps: ['G', 'W'], words: 'go to the ward' },
  { action: 'go-outbox', combos: ['g o'], caps: ['G', 'O'], words: 'go to the outbox' },
  { action: 'go-settings', combos: ['Ctrl+,'], caps: ['Ctrl ,'], words: 'settings of this computer' },
  { action: 'lock', combos: ['Ctrl+l'], caps: ['Ctrl L'], words: 'lock', inDialogs: true },
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
  | 'new-patient'
  | 'refresh';

export const wardKeys: KeyMap<WardAction> = [
  ...moves,
  { action: 'open', combos: ['Enter'], caps: ['Enter'], words: 'open case' },
  { action: 'filter', combos: ['/'], caps: ['/'], words: 'filter' },
  { action: 'sort', combos: ['s'], caps: ['S'], words: 'sort' },
  { action: 'prepare', combos: ['o'], caps: ['O'], words: 'prepare for offline' },
  { action: 'pause', combos: [' '], caps: ['Space'], words: 'pause or go on preparing' },
  { action: 'cancel', combos: ['Escape'], caps: ['Esc'], words: 'cancel preparing, keep what is ready' },
  { action: 'new-patient', combos: ['n'], caps: ['N'], words: 'begin a case for somebody not on any list' },
  { action: 'choose-ward', combos: ['g c'], caps: ['G', 'C'], words: 'choose another ward' },
  { action: 'refresh', combos: ['Shift+r'], caps: ['Shift R'], words: 'read the ward list again' },
];

/** Keys that decide something about the row with the yellow edge. */
export type DecideAction = HistoryFact['kind'] | Action | 'last-taken' | 'indication' | 'confirmed';

const decide = <Named extends DecideAction>(action: Named, key: string, words: string) => ({
  action,
  combos: [key.startsWith('Shift ') ? `Shift+${key.slice(-1).toLowerCase()}` : key.toLowerCase()],
  caps: [key],
  words,
});

export const historyKeys: KeyMap<DecideAction> = [
  decide('taking-as-directed', '1', 'taking as directed'),
  decide('taking-differently', '2', 'taking differently'),
  decide('not-taking', '3', 'not taking'),
  decide('unable-to-establish', '4', 'unable to establish'),
  decide('started-here', '5', 'started here, not taken at home'),
];

const recommend = (action: Action, key: string) => decide(action, key, actionWords[action]);

export const recommendKeys: KeyMap<DecideAction> = [
  recommend('continue', 'C'),
  recommend('change', 'H'),
  recommend('withhold', 'W'),
  recommend('stop', 'S'),
  recommend('complete', 'M'),
  recommend('start', 'T'),
  recommend('substitute', 'U'),
  recommend('own-supply', 'O'),
  recommend('not-current', 'N'),
  recommend('refer', 'R'),
  recommend('intended-omission', 'Shift O'),
];

export const besideKeys: KeyMap<DecideAction> = [
  decide('last-taken', 'D', 'last taken'),
  decide('indication', 'I', 'indication'),
  decide('confirmed', 'Shift C', 'confirmed by a prescriber'),
];

/** Keys for the case as a whole. */
export type CheckAction =
  | 'identity'
  | 'asked'
  | 'allergies'
  | 'note'
  | 'own-drug'
  | 'finding'
  | 'checklist'
  | 'allergy'
  | 'history-checked'
  | 'takes-no-medicines'
  | 'pass-on'
  | 'typed-in'
  | 'import-file'
  | 'supply'
  | 'reason';

export const checkKeys: KeyMap<CheckAction> = [
  { action: 'identity', combos: ['e'], caps: ['E'], words: 'identity checked' },
  { action: 'asked', combos: ['q'], caps: ['Q'], words: 'patient or carer asked' },
  { action: 'allergies', combos: ['y'], caps: ['Y'], words: 'allergies confirmed' },
  { action: 'note', combos: ['a'], caps: ['A'], words: 'add a note' },
  { action: 'own-drug', combos: ['6'], caps: ['6'], words: 'one of the patient’s own drugs' },
  { action: 'finding', combos: ['7'], caps: ['7'], words: 'what a finding is: intended or not, how bad' },
  { action: 'checklist', combos: ['8'], caps: ['8'], words: 'drug-history checklist' },
  { action: 'allergy', combos: ['9'], caps: ['9'], words: 'record an allergy' },
  { action: 'history-checked', combos: ['0'], caps: ['0'], words: 'history checked by a pharmacist' },
  {
    action: 'takes-no-medicines',
    combos: ['Shift+n'],
    caps: ['Shift N'],
    words: 'the patient or carer said: takes no medicines',
  },
  { action: 'pass-on', combos: ['Shift+h'], caps: ['Shift H'], words: 'hand over the case' },
  {
    action: 'typed-in',
    combos: ['Shift+s'],
    caps: ['Shift S'],
    words: 'type in a source: what somebody says',
  },
  { action: 'import-file', combos: ['Shift+i'], caps: ['Shift I'], words: 'import a file as a source' },
  { action: 'supply', combos: ['Shift+t'], caps: ['Shift T'], words: 'what leaves with the patient' },
  { action: 'reason', combos: ['Shift+a'], caps: ['Shift A'], words: 'admission, transfer or discharge' },
];

export type CaseAction =
  | MoveAction
  | DecideAction
  | CheckAction
  | 'open'
  | 'back'
  | 'rail'
  | 'refresh'
  | 'fold'
  | 'raw'
  | 'next'
  | 'pair'
  | 'link'
  | 'select'
  | 'undo'
  | 'redo'
  | 'sign-off'
  | 'patient-list'
  | 'hand-over-sheet'
  | 'print';

const patientList = {
  action: 'patient-list',
  combos: ['g m'],
  caps: ['G', 'M'],
  words: 'the patient’s own list, to take home',
} as const;

const handOverSheet = {
  action: 'hand-over-sheet',
  combos: ['g h'],
  caps: ['G', 'H'],
  words: 'the hand-over sheet, for whoever goes on',
} as const;

export const caseKeys: KeyMap<CaseAction> = [
  ...moves,
  { action: 'next', combos: ['.'], caps: ['.'], words: 'next to decide' },
  ...historyKeys,
  ...recommendKeys,
  ...besideKeys,
  { action: 'pair', combos: ['p'], caps: ['P'], words: 'mark, then pair; twice on one row takes it apart' },
  { action: 'link', combos: ['l'], caps: ['L'], words: 'accept or undo a link' },
  { action: 'select', combos: ['x'], caps: ['X'], words: 'select several rows to say the same of each' },
  { action: 'undo', combos: ['z'], caps: ['Z'], words: 'undo' },
  { action: 'redo', combos: ['Shift+z'], caps: ['Shift Z'], words: 'redo' },
  ...checkKeys,
  { action: 'open', combos: ['Enter'], caps: ['Enter'], words: 'open originals' },
  { action: 'back', combos: ['Escape'], caps: ['Esc'], words: 'back to the ward' },
  { action: 'rail', combos: ['b'], caps: ['B'], words: 'side rail' },
  { action: 'raw', combos: ['v'], caps: ['V'], words: 'the row as its sources sent it' },
  { action: 'fold', combos: ['f'], caps: ['F'], words: 'show or fold what is not current' },
  { action: 'refresh', combos: ['Shift+r'], caps: ['Shift R'], words: 'read every source again' },
  { action: 'sign-off', combos: ['g s'], caps: ['G', 'S'], words: 'sign-off' },
  patientList,
  handOverSheet,
  { action: 'print', combos: ['Ctrl+p'], caps: ['Ctrl P'], words: 'the record as it would be printed' },
];

export type RowAction = 'down' | 'up' | 'back' | 'raw';

export const rowKeys: KeyMap<RowAction> = [
  { action: 'down', combos: ['j', 'ArrowRight'], caps: ['J'], words: 'next row' },
  { action: 'up', combos: ['k', 'ArrowLeft'], caps: ['K'], words: 'previous row' },
  { action: 'back', combos: ['Escape'], caps: ['Esc'], words: 'back to all rows' },
  { action: 'raw', combos: ['v'], caps: ['V'], words: 'as the source sent it' },
];

export type TypedInAction = 'back' | 'entry' | 'allergy' | 'paste' | 'offered' | 'save';

export const typedInKeys: KeyMap<TypedInAction> = [
  { action: 'entry', combos: ['Ctrl+m'], caps: ['Ctrl M'], words: 'the box for a medicine' },
  { action: 'allergy', combos: ['Ctrl+i'], caps: ['Ctrl I'], words: 'the box for an allergy' },
  { action: 'paste', combos: ['Ctrl+b'], caps: ['Ctrl B'], words: 'the pasted list' },
  { action: 'offered', combos: ['Ctrl+j'], caps: ['Ctrl J'], words: 'what other sources state' },
  { action: 'save', combos: ['Ctrl+s'], caps: ['Ctrl S'], words: 'save the source' },
  {
    action: 'back',
    combos: ['Escape'],
    caps: ['Esc'],
    words: 'back to the case; what was typed stays a draft',
  },
];

export const importKeys: KeyMap<'back'> = [
  { action: 'back', combos: ['Escape'], caps: ['Esc'], words: 'back to the case' },
];

export type SignOffAction =
  | 'hand-over'
  | 'pass-on'
  | 'sign'
  | 'addendum'
  | 'next-case'
  | 'print'
  | 'patient-list'
  | 'hand-over-sheet'
  | 'back'
  | 'outbox'
  | `blocker-${number}`;

export const signOffKeys: KeyMap<SignOffAction> = [
  ...Array.from({ length: 9 }, (_, at) => ({
    action: `blocker-${at + 1}` as const,
    combos: [`${at + 1}`],
    caps: [`${at + 1}`],
    words: `go to what blocks, number ${at + 1}`,
  })),
  { action: 'hand-over', combos: ['h'], caps: ['H'], words: 'hand over a top finding' },
  { action: 'pass-on', combos: ['Shift+h'], caps: ['Shift H'], words: 'hand over the case' },
  { action: 'sign', combos: ['Ctrl+Enter'], caps: ['Ctrl Enter'], words: 'sign with PIN' },
  { action: 'addendum', combos: ['a'], caps: ['A'], words: 'add an addendum, once signed' },
  {
    action: 'next-case',
    combos: ['n'],
    caps: ['N'],
    words: 'open again, transfer or discharge, once signed',
  },
  { action: 'outbox', combos: ['o'], caps: ['O'], words: 'see what waits in the outbox' },
  patientList,
  handOverSheet,
  { action: 'print', combos: ['Ctrl+p'], caps: ['Ctrl P'], words: 'the record as it would be printed' },
  { action: 'back', combos: ['Escape'], caps: ['Esc'], words: 'back to the table' },
];

export type RecordAction = 'print' | 'save' | 'patient-list' | 'hand-over-sheet' | 'sign-off' | 'back';

export const recordKeys: KeyMap<RecordAction> = [
  { action: 'print', combos: ['Ctrl+p'], caps: ['Ctrl P'], words: 'print' },
  { action: 'save', combos: ['Ctrl+s'], caps: ['Ctrl S'], words: 'save the PDF' },
  patientList,
  handOverSheet,
  { action: 'sign-off', combos: ['g s'], caps: ['G', 'S'], words: 'sign-off' },
  { action: 'back', combos: ['Escape'], caps: ['Esc'], words: 'back to the table' },
];

export type OutboxAction =
  | MoveAction
  | 'open'
  | 'compare'
  | 'retry'
  | 'retry-all'
  | 'withdraw'
  | 'tell'
  | 'fold'
  | 'export'
  | 'copy'
  | 'back';

export const outboxKeys: KeyMap<OutboxAction> = [
  ...moves,
  { action: 'open', combos: ['Enter'], caps: ['Enter'], words: 'open the case' },
  { action: 'compare', combos: ['d'], caps: ['D'], words: 'compare both versions and decide' },
  { action: 'retry', combos: ['r'], caps: ['R'], words: 'try this one again' },
  { action: 'retry-all', combos: ['Shift+r'], caps: ['Shift R'], words: 'try all that wait' },
  { action: 'fold', combos: ['f'], caps: ['F'], words: 'show or fold the entries of one patient' },
  { action: 'tell', combos: ['t'], caps: ['T'], words: 'record that you told them' },
  { action: 'export', combos: ['e'], caps: ['E'], words: 'export the list for IT' },
  { action: 'copy', combos: ['c'], caps: ['C'], words: 'copy the reference for IT' },
  { action: 'withdraw', combos: ['w'], caps: ['W'], words: 'withdraw, with a reason' },
  { action: 'back', combos: ['Escape'], caps: ['Esc'], words: 'back to the ward' },
];

/** Screens that are read and left again. */
export const leaveKeys: KeyMap<'back'> = [
  { action: 'back', combos: ['Escape'], caps: ['Esc'], words: 'back to the ward' },
];

export const auditKeys: KeyMap<'back' | 'export' | 'older'> = [
  ...leaveKeys,
  { action: 'export', combos: ['e'], caps: ['E'], words: 'export the audit for checking' },
  { action: 'older', combos: ['o'], caps: ['O'], words: 'show older records' },
];

export type ConflictAction = MoveAction | 'mine' | 'theirs' | 'neither' | 'undo' | 'leave' | 'send' | 'back';

export const conflictKeys: KeyMap<ConflictAction> = [
  ...moves.map((move) => ({ ...move, words: move.words.replace('row', 'field') })),
  { action: 'mine', combos: ['m'], caps: ['M'], words: 'keep mine' },
  { action: 'theirs', combos: ['t'], caps: ['T'], words: 'keep theirs' },
  { action: 'neither', combos: ['e'], caps: ['E'], words: 'neither is right' },
  { action: 'undo', combos: ['z'], caps: ['Z'], words: 'take back the choice of this field' },
  { action: 'leave', combos: ['l'], caps: ['L'], words: 'leave for later' },
  { action: 'send', combos: ['Ctrl+Enter'], caps: ['Ctrl Enter'], words: 'send what you chose' },
  { action: 'back', combos: ['Escape'], caps: ['Esc'], words: 'back to the outbox' },
];

/** Digits are the PIN, so other people are Alt and a number. */
export const lockKeys: KeyMap = Array.from({ length: 9 }, (_, at) => ({
  action: `person-${at + 1}`,
  combos: [`Alt+${at + 1}`],
  caps: [`Alt ${at + 1}`],
  words: `person ${at + 1}`,
}));
