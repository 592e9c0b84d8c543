import type { ProgressView } from '../../shared/ipc/decision-views.ts';
import { decisionText } from './decision.ts';
import { plural } from './known.ts';

/** What is announced while rows are decided. */
export const deciding = {
  next: (generic: string) => `Next: ${generic}.`,
  allDecided: 'Every row is decided. G then S leads to sign-off.',
  pressedTwice: (generic: string) =>
    `The key was pressed twice: the second press decided nothing about ${generic}.`,
  rowsChanged: (generic: string) =>
    `The rows changed meanwhile, and this key did nothing. The next one is about ${generic}.`,
  lettersLeftOut: 'One letter answers this. Further letters were left out.',
  nothingToUndo: 'Nothing to take back.',
  nothingToRedo: 'Nothing to bring back.',
  undone: (act: string) => `Taken back: ${act}.`,
  redone: (act: string) => `Brought back: ${act}.`,
  kept: 'What you typed is kept. It is there when you press the key again.',
  keptIn: (forms: string) => `Typed and not saved: ${forms}. Its key opens it again.`,
  selected: (generic: string, taken: boolean, count: number) =>
    `${generic} ${taken ? 'selected' : 'no longer selected'}. ${plural(count, 'row')} selected.`,
  alone: (generic: string) => `${generic} is decided by itself: its finding is serious or worse.`,
  notAlike: (generic: string, first: string) =>
    `${generic} is not like ${first}: only rows of one group with the same kinds of finding are decided together.`,
  oneByOne: 'That is said of one row at a time. Esc lets the selection go.',
  rows: (count: number) => plural(count, 'row'),
  together: (names: string) => `${names}. What you choose is said of each of them.`,
  notOffered: (words: string) => `“${words}” is not offered for what the sources say of this medicine.`,
  askFirst: 'Only the chart has it: ask the patient or a carer first (Q), or say “started here” (5).',
  nothingToConfirm: 'Nothing that was recommended in this row waits for a prescriber.',
  marked: (generic: string) =>
    `${generic} is marked. P on another row pairs the two; P again here takes this row apart.`,
  unmarked: 'The mark is taken away.',
  paired: 'Paired.',
  notPaired: 'Not paired: they may not stand in one row. L links them.',
  unpaired: 'Taken apart.',
  linked: 'Linked, not merged.',
  unlinked: 'Link undone.',
  nothingToLink: 'No link is proposed here. Mark one row with P, then press L on the other.',
} as const;

/** Why something is as it is, where a person picked what a source states. */
export const statedText = { as: (sources: string) => `As ${sources} has it` } as const;

/** Why this person may not decide here, or null. */
export function refusal(progress: ProgressView, part: 'history' | 'recommend'): string | null {
  if (progress.signed !== null) return decisionText.isSigned;
  if (!progress.mayDecide.history && !progress.mayDecide.recommend) return decisionText.lookOnly;
  return part === 'recommend' && !progress.mayDecide.recommend ? decisionText.historyOnly : null;
}

/** "co-careldopa: start." */
export const decidedWords = (action: string, generic: string): string =>
  `${generic}: ${action.replaceAll('-', ' ')}.`;
