import type { ConflictView } from '../../shared/ipc/decision-views.ts';

/** What the two answers to one whole question are called, and what each does. */
export type WholeWords = {
  readonly lead: string;
  readonly mine: string;
  readonly theirs: string;
  /** What sending does. */
  readonly ifSend: string;
};

const keepTheirs = 'Keep theirs, withdraw mine';
const askedAgain = 'If theirs changes first, you are asked again.';

/** By what becomes of theirs, where the answers are the same whatever the entry says. */
const byWhatBecomes: Readonly<Record<Exclude<ConflictView['ifMine'], 'taken-back' | 'ended'>, WholeWords>> = {
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
export function wholeWords(conflict: ConflictView): WholeWords {
  const { signature, ifMine } = conflict;
  if (signature && ifMine === 'taken-back') return keptGone;
  if (ifMine === 'taken-back') return takenBack(conflict);
  if (ifMine === 'ended') return endsList(conflict) ? endedList : ended(conflict);
  if (signature && (ifMine === 'in-its-place' || ifMine === 'supersedes')) return colleaguesList;
  return byWhatBecomes[ifMine];
}

/** A list of ours is to be retired, and not a medicine's entry to be marked as an error. */
export const endsList = ({ fields }: Pick<ConflictView, 'fields'>): boolean =>
  fields.some(({ field, mine }) => field === 'ended' && mine === 'Retired');

/** " (Take HALF at night)": nobody chooses by an entry's author alone. */
function dose({ fields }: ConflictView, side: 'mine' | 'theirs'): string {
  const words = fields.find(({ field }) => field === 'dosage')?.[side] ?? '';
  return words === '' ? '' : ` (${words})`;
}

/** Mine was a new entry, or the next version of an earlier one. */
function takenBack(conflict: ConflictView): WholeWords {
  const theirs = `theirs${dose(conflict, 'theirs')}`;
  const lead = 'What stands in the record now is their version of your entry. Choose what becomes of it.';
  return conflict.sent
    ? {
        lead,
        mine: `Mark ${theirs} as an error too`,
        theirs: `Leave ${theirs} in the record`,
        ifSend: `Marked as an error, it counts no more, and nothing of yours is left in its place; where nothing is changed, an entry is added that says so. Left, it stays as they have it. ${askedAgain}`,
      }
    : {
        lead,
        mine: `Put back what stood there before mine, over ${theirs}`,
        theirs: `Leave ${theirs} in the record`,
        ifSend: `Put back, the entry says again what it said before yours; what they wrote stays in its history. Left, it stays as they have it. ${askedAgain}`,
      };
}

const ended = (conflict: ConflictView): WholeWords => ({
  lead: 'Yours and theirs both stand in the record now. Choose what becomes of theirs.',
  mine: `Mark theirs${dose(conflict, 'theirs')} as an error: only mine${dose(conflict, 'mine')} stays`,
  theirs: `Leave both: mine${dose(conflict, 'mine')} and theirs${dose(conflict, 'theirs')}`,
  ifSend: `Marked as an error, their entry counts no more, with what they wrote kept in it. Yours stays as it is either way. ${askedAgain}`,
});

const endedList: WholeWords = {
  lead: 'Theirs stands in the record as a current list. Choose what becomes of it.',
  mine: 'Retire theirs',
  theirs: 'Leave theirs current',
  ifSend: `Retired, their list is no longer current, with what they wrote kept in it. What you signed stays as it is either way. ${askedAgain}`,
};

type NeitherWords = {
  /** In the dialog, before anything is typed. */
  readonly lead: string;
  readonly save: string;
  readonly what: string;
};

const addendum =
  'What you write stands in the case as an addendum, under your name; tell whoever relies on the record.';

/** What becomes of either where neither is right. */
export function neitherWords({
  ifMine,
  signature,
}: Pick<ConflictView, 'ifMine' | 'signature'>): NeitherWords {
  if (ifMine === 'ended')
    return {
      lead: `Yours and theirs both stay in the record as they are. ${addendum}`,
      save: 'Leave both and keep these words',
      what: 'Nothing is written: both stay in the record as they are, and what is right is kept in the case in your words.',
    };
  if (ifMine === 'taken-back' && !signature)
    return {
      lead: `Theirs stays in the record as it is, and yours stays taken back. ${addendum}`,
      save: 'Leave theirs and keep these words',
      what: 'Nothing is written over theirs, yours stays taken back, and what is right is kept in the case in your words.',
    };
  if (signature)
    return {
      lead: `Theirs stays in the record as it is. Every entry and list that you signed is taken back, in every record, with what was asked because of it; the signed PDF stays where it was filed. ${addendum}`,
      save: 'Withdraw all of mine and keep these words',
      what: 'Nothing is written over theirs. Every entry and list that you signed is taken back, in every record, with what was asked because of it, and what is right is kept in the case in your words. The signed PDF stays where it was filed.',
    };
  return {
    lead: `Theirs stays in the record as it is. Yours is withdrawn and not sent. ${addendum}`,
    save: 'Withdraw mine and keep these words',
    what: 'Nothing is written over theirs, which your list names as it stands there. Yours is withdrawn, and what is right is kept in the case in your words.',
  };
}
