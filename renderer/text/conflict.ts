import type { ConflictView } from '../../shared/ipc/decision-views.ts';
import { endsList, wholeWords } from './conflict-choice.ts';
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
  mineNotSentLead: 'Not sent',
  mineSentLead: 'Sent',
  mineTakenBackLead: 'Sent, and taken back since',
  mineInRecordLead: 'In the record',
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
  takenBackLead: (medicine: string, by: string) =>
    `You took your entry on ${medicine} back, and that is not done: ${by} changed it first. It stands as they left it until somebody decides, also if this computer is restarted.`,
  endedLead: (medicine: string, by: string) =>
    `An earlier entry of your organisation on ${medicine} was to be marked as an error, since what you signed stands for it. ${by} changed it first. Both stand until somebody decides, also if this computer is restarted.`,
  endedListLead: (by: string) =>
    `An earlier list of your organisation was to be retired for what you signed. ${by} changed it first. It stands as they left it until somebody decides, also if this computer is restarted.`,
  seeAbove: 'Differs',
  neither: 'Neither is right',
  neitherTitle: 'Neither is right',
  neitherWords: 'What is right, and who was told',
  ifNeither: 'What happens if neither is right',
  ifLeave: 'What happens if you leave it',
  ifLeaveWords:
    'The case and every print say that it is in conflict. Nothing is sent and nothing is overwritten. Other patients’ entries keep going.',
  ifLeaveBesideWords:
    'The case and every print say that it is in conflict. Both lists stand in the record until somebody decides. Other patients’ entries keep going.',
  ifLeaveTakenBackWords:
    'It stands in the record as they left it. The case and every print say that it is in conflict. Other patients’ entries keep going.',
  ifLeaveEndedWords:
    'Theirs stands in the record beside yours. The case and every print say that it is in conflict. Other patients’ entries keep going.',
  changed:
    'Theirs changed again. Look at it as it is now; what you chose against the version before was taken back.',
  notTimed: 'time not recorded',
} as const;

/** "Changed by Sam Pritchard, 18-Nov-2026 10:42, before yours was sent" */
export function conflictHeadline(conflict: ConflictView): string {
  const { theirs, signature, ifMine } = conflict;
  if (signature && ifMine === 'taken-back') return `The list you kept was taken back: ${theirs.by}`;
  const when = theirs.at === '' ? conflictText.notTimed : showMoment(theirs.at);
  const what = signature ? 'A list was signed by' : 'Changed by';
  return `${what} ${theirs.by}, ${when}, ${orderOf(conflict)}`;
}

/** Before or after what of mine theirs came. */
function orderOf(conflict: ConflictView): string {
  const { signature, sent, ifMine } = conflict;
  if (ifMine === 'taken-back') return 'before yours was taken back';
  if (ifMine === 'ended')
    return endsList(conflict) ? 'before it was retired' : 'before it was marked as an error';
  if (!sent) return 'before yours was sent';
  return signature ? 'beside yours' : 'after yours had arrived';
}

/** What sending does with what was chosen. */
export const ifSendWords = (conflict: ConflictView): string =>
  conflict.whole ? wholeWords(conflict).ifSend : conflictText.ifSendWords;

/** Why somebody is asked. */
export function leadOf(conflict: ConflictView): string {
  const { signature, sent, ifMine, medicine, theirs } = conflict;
  if (signature && ifMine === 'taken-back') return conflictText.keptGoneLead;
  if (signature) return sent ? conflictText.besideLead : conflictText.signatureLead;
  if (ifMine === 'taken-back') return conflictText.takenBackLead(medicine, theirs.by);
  if (ifMine === 'ended')
    return endsList(conflict)
      ? conflictText.endedListLead(theirs.by)
      : conflictText.endedLead(medicine, theirs.by);
  return sent ? conflictText.arrivedLead(medicine) : conflictText.lead(medicine);
}

/** Whether the record has mine. */
export function mineLead({ sent, signature, ifMine }: ConflictView): string {
  if (ifMine === 'ended') return conflictText.mineInRecordLead;
  if (ifMine === 'taken-back' && !signature) return conflictText.mineTakenBackLead;
  return sent ? conflictText.mineSentLead : conflictText.mineNotSentLead;
}

/** What it means to leave it undecided. */
export function ifLeaveWords(conflict: ConflictView): string {
  const { signature, sent, ifMine } = conflict;
  if (signature)
    return sent && ifMine !== 'taken-back' ? conflictText.ifLeaveBesideWords : conflictText.ifLeaveWords;
  if (ifMine === 'taken-back') return conflictText.ifLeaveTakenBackWords;
  return ifMine === 'ended' ? conflictText.ifLeaveEndedWords : conflictText.ifLeaveWords;
}

/** What the two say, apart from what is decided about them. */
export const comparedFields = ({ fields }: ConflictView): ConflictView['fields'] =>
  fields.filter(({ field }) => field !== 'ended');

export const fieldsWords = (conflict: ConflictView): string => {
  const { signature, whole } = conflict;
  const fields = comparedFields(conflict);
  const asking = fields.filter((field) => field.asks).length;
  if (signature) {
    const differing = asking - 1;
    return `${differing} of ${plural(fields.length - 1, 'medicine')} ${differing === 1 ? 'differs' : 'differ'}`;
  }
  const all = `${asking} of ${plural(fields.length, 'field')}`;
  if (whole) return `One decision: ${all} ${asking === 1 ? 'differs' : 'differ'}`;
  return `${all} ${asking === 1 ? 'needs' : 'need'} you`;
};

export const leftWords = (left: number): string =>
  left === 0
    ? 'Every field is decided'
    : `${plural(left, 'field')} to decide first. Each is decided by itself`;

/** The same where one choice answers all: nothing is counted. */
export const wholeLeftWords = (left: number): string =>
  left === 0 ? 'Chosen' : 'Choose one of the two first';
