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
  mineSentLead: 'Sent',
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
  besideLead:
    'Somebody else signed a list of what this patient takes at the same time, and both stand in the record. You are asked once, for everything you signed for this patient; both are kept until somebody decides.',
  keptGoneLead:
    'You kept this list and gave up yours. Whoever signed it has taken it back since, so that neither would stand. Yours is not withdrawn until somebody decides again.',
  medicines: 'Both lists, medicine by medicine',
  medicine: 'Medicine',
  ifSendWords:
    'Your choices become the next version of the entry, written only while theirs is as you see it. If it changes again first, you are asked again. The version before stays in the history of the record.',
  arrivedLead: (medicine: string) =>
    `Your decision on ${medicine} had arrived, and somebody changed it since. It is as they left it until somebody decides, also if this computer is restarted.`,
  takenBackLead: (medicine: string) =>
    `You took your entry on ${medicine} back, and somebody changed it first. It is as they left it until somebody decides, also if this computer is restarted.`,
  endedLead: (medicine: string) =>
    `What you signed takes the place of this entry on ${medicine}, and somebody changed it first. It is as they left it until somebody decides, also if this computer is restarted.`,
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
  ifLeave: 'What happens if you leave it',
  ifLeaveWords:
    'The case and every print say that it is in conflict. Nothing is sent and nothing is overwritten. Other patients’ entries keep going.',
  ifLeaveBesideWords:
    'The case and every print say that it is in conflict. Both lists stand in the record until somebody decides. Other patients’ entries keep going.',
  changed:
    'Theirs changed again. Look at it as it is now; what you chose against the version before was taken back.',
  notTimed: 'time not recorded',
} as const;

/** "Changed by Sam Pritchard, 18-Nov-2026 10:42, before yours was sent" */
export function conflictHeadline({ theirs, signature, sent, ifMine }: ConflictView): string {
  if (signature && ifMine === 'taken-back') return `The list you kept was taken back: ${theirs.by}`;
  const when = theirs.at === '' ? conflictText.notTimed : showMoment(theirs.at);
  const what = signature ? 'A list was signed by' : 'Changed by';
  const yours = signature ? 'beside yours' : 'after yours had arrived';
  const order = ifMine === 'ended' ? 'before yours took its place' : sent ? yours : 'before yours was sent';
  return `${what} ${theirs.by}, ${when}, ${order}`;
}

type WholeWords = {
  readonly lead: string;
  readonly mine: string;
  readonly theirs: string;
  /** What sending does. */
  readonly ifSend: string;
};

const keepTheirs = 'Keep theirs, withdraw mine';
const askedAgain = 'If theirs changes first, you are asked again.';

/** One answer for all of it: what choosing either does, by what becomes of theirs. */
const whole: Readonly<Record<ConflictView['ifMine'], WholeWords>> = {
  'next-version': {
    lead: 'Yours had arrived, and somebody changed it since. The two are not mixed: choose one or the other whole.',
    mine: 'Keep all of mine as the next version',
    theirs: keepTheirs,
    ifSend: `Yours becomes the next version of the entry, or it stays as they left it. The version before stays in the history of the record. ${askedAgain}`,
  },
  'in-its-place': {
    lead: 'Theirs is an entry that a colleague at another desk wrote. The two are not mixed: choose one or the other whole.',
    mine: 'Keep mine in the place of theirs',
    theirs: keepTheirs,
    ifSend: `Yours becomes the next version of their entry, which stays in the history of the record; or yours is withdrawn and theirs stands. ${askedAgain}`,
  },
  supersedes: {
    lead: 'Theirs is an entry that a colleague at another desk wrote, in a record where nothing is changed. The two are not mixed: choose one or the other whole.',
    mine: 'Add mine, to take the place of theirs',
    theirs: keepTheirs,
    ifSend: `Yours is added and names theirs as what it takes the place of; or yours is withdrawn and theirs stands. ${askedAgain}`,
  },
  beside: {
    lead: 'Theirs is an entry of its own, not a version of yours. The two are not mixed: choose one or the other whole.',
    mine: 'Keep all of mine beside theirs',
    theirs: keepTheirs,
    ifSend: `Yours is sent as an entry beside theirs, or is withdrawn and theirs stands alone. Theirs is not changed either way. ${askedAgain}`,
  },
  'taken-back': {
    lead: 'You took yours back. What stands there now is somebody’s later version of it.',
    mine: 'Take back what stands there now',
    theirs: 'Leave what stands there now',
    ifSend: `What stands there now is marked as an error, or, where yours had changed an earlier entry, that entry is put back; where nothing is changed, an entry is added that says so. Or it stays as they left it. ${askedAgain}`,
  },
  ended: {
    lead: 'This is another entry of your organisation, for which what you signed stands. End it, or leave it beside yours.',
    mine: 'End it: mine stands for it',
    theirs: 'Leave it as it is, beside mine',
    ifSend: `A medicine’s entry is marked as an error and a list is retired, with what they wrote kept in it; or it stays, and the record shows it beside yours. ${askedAgain}`,
  },
};

const colleaguesList: WholeWords = {
  lead: 'Theirs is the list of a colleague at another desk. The two are not mixed: choose one or the other whole.',
  mine: 'Keep all of mine in the place of theirs',
  theirs: keepTheirs,
  ifSend: `With mine, in every record: their list is retired, what it brought about a medicine of yours gets yours as its next version, or is marked as an error where yours stands beside it already, and what they asked the prescriber about such a medicine, unanswered, is taken back. Where nothing is ever changed, yours is added and names what it takes the place of. Medicines that only theirs has stay as they are. With theirs, all of yours is withdrawn. ${askedAgain}`,
};

const keptGone: WholeWords = {
  lead: 'Nobody’s list stands where both are taken back: choose again.',
  mine: 'Keep mine after all',
  theirs: 'Withdraw mine all the same',
  ifSend:
    'With mine, everything that you gave up for their list stands, or is sent, after all; theirs stays taken back. Else all of yours is withdrawn too, and you are not asked again.',
};

/** The words of a choice between one whole and the other. */
export function wholeWords({ signature, ifMine }: ConflictView): WholeWords {
  if (signature && ifMine === 'taken-back') return keptGone;
  return signature && (ifMine === 'in-its-place' || ifMine === 'supersedes') ? colleaguesList : whole[ifMine];
}

/** What sending does with what was chosen. */
export const ifSendWords = (conflict: ConflictView): string =>
  conflict.whole ? wholeWords(conflict).ifSend : conflictText.ifSendWords;

/** Why somebody is asked. */
export function leadOf({ signature, sent, ifMine, medicine }: ConflictView): string {
  if (signature && ifMine === 'taken-back') return conflictText.keptGoneLead;
  if (signature) return sent ? conflictText.besideLead : conflictText.signatureLead;
  if (ifMine === 'taken-back') return conflictText.takenBackLead(medicine);
  if (ifMine === 'ended') return conflictText.endedLead(medicine);
  return sent ? conflictText.arrivedLead(medicine) : conflictText.lead(medicine);
}

/** What it means to leave it undecided. */
export const ifLeaveWords = ({ signature, sent, ifMine }: ConflictView): string =>
  signature && sent && ifMine !== 'taken-back' ? conflictText.ifLeaveBesideWords : conflictText.ifLeaveWords;

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
