import type { ConflictView } from '../../shared/ipc/decision-views.ts';
import { endsList, wholeWords } from './conflict-choice.ts';
import { showMoment } from './dates.ts';
import { capital } from '../../shared/core/capital.ts';
import { plural } from './known.ts';

export const conflictText = {
  label: 'Conflict',
  lead: (medicine: string, record: string) =>
    `Your decision on ${medicine} was not written to ${record}. Their entry was not changed. Both are kept until somebody decides, also if this computer is restarted.`,
  table: 'Both versions, field by field',
  field: 'Field',
  base: 'Base',
  baseLead: 'What you both started from',
  mine: 'Mine',
  mineNotSentLead: (record: string) => `Not in ${record}`,
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
  signatureLead: (record: string) =>
    `Somebody else signed a list of what this patient takes, which stands in ${record}. You are asked once, for everything you signed for this patient. What is not sent yet waits for the answer; what has arrived in a record stays there until then.`,
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
    `An earlier entry of your organisation on ${medicine} was to be marked as an error, since what you signed stands for it. ${capital(by)} changed it first. Both stand until somebody decides, also if this computer is restarted.`,
  endedListLead: (by: string) =>
    `An earlier list of your organisation was to be retired for what you signed. ${capital(by)} changed it first. It stands as they left it until somebody decides, also if this computer is restarted.`,
  differs: ', differs',
  neither: 'Neither is right',
  neitherTitle: 'Neither is right',
  neitherWords: 'What is right, and who was told',
  ifNeither: 'What happens if neither is right',
  ifLeave: 'What happens if you leave it',
  ifLeaveWords:
    'The case and every print say that it is in conflict. Nothing is sent and nothing is overwritten. Other patients’ entries keep going.',
  ifLeaveSignatureWords:
    'The case and every print say that it is in conflict. What waits for the answer is not sent, and what has arrived in a record stays there until somebody decides. Other patients’ entries keep going.',
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
  const by = inSentence(theirs.by);
  if (signature && ifMine === 'taken-back') return `The list you kept was taken back: ${by}`;
  const when = theirs.at === '' ? conflictText.notTimed : showMoment(theirs.at);
  // Of what I signed some may be there and some not: before or after is said of one entry alone.
  return signature
    ? `A list was signed by ${by}, ${when}`
    : `Changed by ${by}, ${when}, ${orderOf(conflict)}`;
}

/** Who has no name is none: no capital in the middle of a sentence. */
const inSentence = (by: string): string => (by === 'Somebody else' ? 'somebody else' : by);

/** Before or after what of mine theirs came. */
function orderOf(conflict: ConflictView): string {
  const { sent, ifMine } = conflict;
  if (ifMine === 'taken-back') return 'before yours was taken back';
  if (ifMine === 'ended')
    return endsList(conflict) ? 'before it was retired' : 'before it was marked as an error';
  return sent ? 'after yours had arrived' : 'before yours was sent';
}

/** What sending does with what was chosen. */
export const ifSendWords = (conflict: ConflictView): string =>
  conflict.whole ? wholeWords(conflict).ifSend : conflictText.ifSendWords;

/** Why somebody is asked. */
export function leadOf(conflict: ConflictView): string {
  const { signature, sent, ifMine, medicine, record } = conflict;
  const by = inSentence(conflict.theirs.by);
  if (signature && ifMine === 'taken-back') return conflictText.keptGoneLead;
  if (signature) return conflictText.signatureLead(record);
  if (ifMine === 'taken-back') return conflictText.takenBackLead(medicine, by);
  if (ifMine === 'ended')
    return endsList(conflict) ? conflictText.endedListLead(by) : conflictText.endedLead(medicine, by);
  return sent ? conflictText.arrivedLead(medicine) : conflictText.lead(medicine, record);
}

/** Whether the record has mine; null of a list, of which some may be there and some not. */
export function mineLead({ sent, signature, ifMine, record }: ConflictView): string | null {
  if (signature) return null;
  if (ifMine === 'ended') return conflictText.mineInRecordLead;
  if (ifMine === 'taken-back') return conflictText.mineTakenBackLead;
  return sent ? conflictText.mineSentLead : conflictText.mineNotSentLead(record);
}

/** What it means to leave it undecided. */
export function ifLeaveWords(conflict: ConflictView): string {
  const { signature, ifMine } = conflict;
  if (signature)
    return ifMine === 'taken-back' ? conflictText.ifLeaveWords : conflictText.ifLeaveSignatureWords;
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
