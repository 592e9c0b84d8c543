import type { ConflictView } from '../../shared/ipc/decision-views.ts';
import { showMoment } from './dates.ts';
import { plural } from './known.ts';

export const conflictText = {
  label: 'Conflict',
  lead: (medicine: string) =>
    `Your decision on ${medicine} was not sent. Their entry was not changed. Both are kept until somebody decides, also if this computer is restarted.`,
  table: 'Both versions, field by field',
  field: 'Field',
  base: 'Base',
  baseLead: 'What you both started from',
  mine: 'Mine',
  mineLead: 'Not sent',
  theirs: 'Theirs',
  decide: 'Decide',
  keepMine: 'Keep mine',
  keepTheirs: 'Keep theirs',
  same: 'No difference',
  send: 'Send what you chose',
  leave: 'Leave for later',
  ifSend: 'What happens if you send',
  signatureLead:
    'Somebody else signed a list of what this patient takes, and nothing of yours was sent. You are asked once, for everything you signed for this patient; both are kept until somebody decides.',
  medicines: 'Both lists, medicine by medicine',
  medicine: 'Medicine',
  ifSendWords:
    'Your choices become the next version of the entry, written only while theirs is as you see it. If it changes again first, you are asked again. The version before stays in the history of the record.',
  keepAllMine: 'Keep all of mine beside theirs',
  keepAllTheirs: 'Keep theirs, withdraw mine',
  wholeLead:
    'Theirs is an entry of its own, not a version of yours. The two are not mixed: choose one or the other whole.',
  seeAbove: 'Differs',
  neither: 'Neither is right',
  neitherTitle: 'Neither is right',
  neitherLead:
    'Theirs stays in the record as it is. Yours is withdrawn and not sent. What you write stands in the case as an addendum, under your name; tell whoever relies on the record.',
  neitherWords: 'What is right, and who was told',
  neitherSave: 'Withdraw mine and keep these words',
  ifNeither: 'What happens if neither is right',
  ifNeitherWords:
    'Nothing is written over theirs. Yours is withdrawn, and what is right is kept in the case in your words.',
  ifSendWhole:
    'Yours is sent as an entry beside theirs, or is withdrawn and theirs stands alone. Theirs is not changed either way. If it changes first, you are asked again.',
  ifLeave: 'What happens if you leave it',
  ifLeaveWords:
    'The case and every print say that it is in conflict. Nothing is sent and nothing is overwritten. Other patients’ entries keep going.',
  changed:
    'Theirs changed again. Look at it as it is now; what you chose against the version before was taken back.',
  notTimed: 'time not recorded',
} as const;

/** "Changed by Sam Pritchard, 18-Nov-2026 10:42, while you had not sent yours" */
export function conflictHeadline(conflict: ConflictView): string {
  const when = conflict.theirs.at === '' ? conflictText.notTimed : showMoment(conflict.theirs.at);
  const what = conflict.signature ? 'A list was signed by' : 'Changed by';
  return `${what} ${conflict.theirs.by}, ${when}, before yours was sent`;
}

/** What sending does with what was chosen; of two entries, that both or one of them stands. */
export const ifSendWords = (conflict: ConflictView): string =>
  conflict.whole ? conflictText.ifSendWhole : conflictText.ifSendWords;

export const fieldsWords = ({ fields, signature }: ConflictView): string => {
  const asking = fields.filter((field) => field.asks).length;
  if (signature) {
    const differing = asking - 1;
    return `${differing} of ${plural(fields.length - 1, 'medicine')} ${differing === 1 ? 'differs' : 'differ'}`;
  }
  const all = fields.length;
  return `${asking} of ${plural(all, 'field')} ${asking === 1 ? 'needs' : 'need'} you`;
};

export const leftWords = (left: number): string =>
  left === 0
    ? 'Every field is decided'
    : `${plural(left, 'field')} to decide first. Each is decided by itself`;

/** The same where one choice answers all: nothing is counted. */
export const wholeLeftWords = (left: number): string =>
  left === 0 ? 'Chosen' : 'Choose one of the two, whole';
