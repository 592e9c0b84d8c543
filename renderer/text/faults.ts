import type { Fault, SignInRefusal, StoreRefusal } from '../../shared/ipc/faults.ts';
import { storeWords } from './store-refusals.ts';
import { silenceWords } from '../../shared/medicines/source-words.ts';

/** A fault as a person needs it: what happened (naming the layer), what is safe, what to do. */
export type FaultWords = { readonly what: string; readonly safe: string; readonly todo: string };

const signInWords: Readonly<Record<SignInRefusal, { readonly what: string; readonly todo: string }>> = {
  cancelled: {
    what: 'The sign-in was cancelled before it finished.',
    todo: 'Sign in again when you are ready.',
  },
  'timed-out': {
    what: 'The identity server was opened in the browser, but no answer came back in time.',
    todo: 'Sign in again, and finish in the browser window that opens.',
  },
  'wrong-state': {
    what: 'An answer came back from the browser that does not belong to this sign-in. Concord did not use it.',
    todo: 'Close old sign-in windows, then sign in again. If it happens twice, tell IT.',
  },
  'refused-by-server': {
    what: 'The identity server refused the sign-in.',
    todo: 'Check that you used the right account. If you did, give IT the technical detail below.',
  },
  'server-not-answering': {
    what: 'The identity server did not answer.',
    todo: 'Check the network, then try again. Patients already on this computer can be read meanwhile.',
  },
  'answer-unreadable': {
    what: 'The identity server answered, but not in a form Concord can read.',
    todo: 'Try again. If it stays, give IT the technical detail below.',
  },
  'different-person': {
    what: 'Somebody else signed in than the person who was meant. Concord did not keep that sign-in.',
    todo: 'Sign in with your own account, or lock the screen and let the other person unlock it.',
  },
  'same-person': {
    what: 'The identity server signed in the same person again, not somebody else. Concord did not keep that sign-in.',
    todo: 'Unlock with your PIN. For somebody else, sign out in the browser first, then sign in as them.',
  },
  'not-asked-again': {
    what: 'The identity server did not ask who you are: it took a sign-in that was already open in the browser.',
    todo: 'Sign out in the browser, then sign in again. If it stays, give IT the technical detail below.',
  },
  'browser-not-opened': {
    what: 'This computer did not open its browser for the sign-in.',
    todo: 'Copy the sign-in address into a browser on this computer, or ask IT to set a default browser.',
  },
  'not-the-sandbox': {
    what: 'This preview works with the sandbox’s made-up patients only, and that record is not the sandbox.',
    todo: 'Use the desktop application for a real record.',
  },
};

const notFoundWords = {
  patient: 'this patient',
  ward: 'this ward',
  row: 'this row',
  user: 'this person',
  audience: 'this record',
  source: 'this source',
  entry: 'this entry',
  case: 'this case',
} as const;

const changedWords = { case: 'The case', row: 'The row', source: 'The source', entry: 'The entry' } as const;

/** Where a file broke: before it was text, or in what it says. */
const fileLayers = {
  'this-computer': 'The file was not imported. This computer could not read it',
  answer: 'The file was not imported. It was read, but it is no record Concord takes',
} as const;

const kept = 'Nothing was lost: everything done so far is on this computer, encrypted.';
const cached = 'Copies already on this computer stay readable.';

/** Every fault in plain words. */
export function faultWords(fault: Fault, when: (instant: string) => string): FaultWords {
  switch (fault.kind) {
    case 'locked':
      return { what: 'Concord is locked on this computer.', safe: kept, todo: 'Unlock with your PIN.' };
    case 'wrong-pin':
      return wrongPin(fault.triesLeft);
    case 'pin-blocked':
      return {
        what: `Too many wrong PINs: this computer takes none until ${when(fault.until)}.`,
        safe: kept,
        todo: 'Wait until then, or sign in again in full.',
      };
    case 'pin-too-simple':
      return { what: pinWords(fault.why), safe: 'No PIN has been set yet.', todo: 'Choose another PIN.' };
    case 'store-refused':
      return storeWords(fault.reason);
    case 'sign-in-failed':
      return { ...signInWords[fault.reason], safe: kept };
    case 'sign-in-needed':
      return {
        what: `The sign-in to ${fault.audience} is missing or has run out; the identity server must see you again.`,
        safe: cached,
        todo: 'Sign in again when the network is up.',
      };
    case 'admission-needed':
      return {
        what: 'Other people already use this computer, so one of them has to let you in.',
        safe: 'Your sign-in is kept while you ask.',
        todo: 'Ask a colleague on this computer to enter their PIN.',
      };
    case 'file-refused':
      return {
        what: `${fileLayers[fault.layer === 'answer' ? 'answer' : 'this-computer']}: ${fault.why}.`,
        safe: 'Nothing of it was taken, and the case is as it was.',
        todo: 'Choose another file: FHIR R4 or STU3, JSON or XML, as the other system saved it.',
      };
    default:
      return workFaultWords(fault);
  }
}

type SignInFault = Extract<
  Fault,
  {
    kind:
      | 'locked'
      | 'wrong-pin'
      | 'pin-blocked'
      | 'pin-too-simple'
      | 'store-refused'
      | 'sign-in-failed'
      | 'sign-in-needed'
      | 'admission-needed'
      | 'file-refused';
  }
>;

/** It was reached; what came of it was of no use. */
const isPastReaching = (layer: Extract<Fault, { kind: 'not-answering' }>['layer']): boolean =>
  layer === 'answer' || layer === 'this-computer';

function workFaultWords(fault: Exclude<Fault, SignInFault>): FaultWords {
  switch (fault.kind) {
    case 'not-answering':
      return {
        what: `${fault.source} ${isPastReaching(fault.layer) ? 'was not read' : 'could not be reached'}: ${silenceWords(fault.layer)}.`,
        safe: cached,
        todo: 'Try again in a few minutes. If it stays, give IT the technical detail below.',
      };
    case 'answer-unreadable':
      return {
        what: `${fault.source} answered, but the answer could not be read. Nothing from it was used.`,
        safe: 'The copy read before is kept and still shown.',
        todo: 'Try again. If it stays, give IT the technical detail below.',
      };
    case 'not-permitted':
      return {
        what: `${fault.source} refused: your sign-in does not allow it.`,
        safe: cached,
        todo: 'Ask IT for the permission named below, or work with the other sources.',
      };
    case 'not-allowed-for-role':
      return {
        what: `This is not open to your role (${fault.role}).`,
        safe: 'Nothing was changed.',
        todo: 'Ask a colleague whose role allows it.',
      };
    case 'not-found':
      return {
        what: `This computer does not hold ${notFoundWords[fault.what]} any more, or never did.`,
        safe: 'Nothing was changed.',
        todo: 'Go back to the ward and read it again.',
      };
    case 'reason-needed':
      return {
        what: 'A reason is needed first.',
        safe: 'What you typed is still here.',
        todo: 'Choose or write the reason, then save again.',
      };
    case 'changed-meanwhile':
      return {
        what: `${changedWords[fault.what]} changed while you were looking at it.`,
        safe: 'Nothing was overwritten.',
        todo: 'Look at it as it is now, then decide.',
      };
    case 'not-possible':
      return { what: fault.why, safe: 'Nothing was changed.', todo: 'Try something else, or go back.' };
    default:
      return programFaultWords(fault);
  }
}

type ProgramFault = Extract<
  Fault,
  { kind: 'bad-request' | 'version-mismatch' | 'engine-stopped' | 'internal' }
>;

function programFaultWords(fault: ProgramFault): FaultWords {
  switch (fault.kind) {
    case 'bad-request':
      return {
        what: 'The screen and the engine of Concord did not understand each other.',
        safe: kept,
        todo: 'Restart Concord. If it happens again, give IT the technical detail below.',
      };
    case 'version-mismatch':
      return {
        what: 'The screen and the engine of Concord are of different versions.',
        safe: kept,
        todo: 'Restart Concord. If it happens again, ask IT to install it again.',
      };
    case 'engine-stopped':
      return {
        what: 'The engine of Concord on this computer stopped. It is being started again.',
        safe: kept,
        todo: 'Unlock again when asked. What you were typing stays on screen.',
      };
    case 'internal':
      return {
        what: 'Concord made a mistake of its own on this computer.',
        safe: kept,
        todo: 'Try again. If it happens twice, give IT the technical detail below.',
      };
  }
}

function wrongPin(triesLeft: number): FaultWords {
  return {
    what: 'That PIN is not right.',
    safe: kept,
    todo: triesLeft === 1 ? '1 try left, then full sign-in.' : `${triesLeft} tries left, then full sign-in.`,
  };
}

function pinWords(why: 'too-short' | 'too-easy'): string {
  switch (why) {
    case 'too-short':
      return 'That PIN is too short: it needs 6 digits, or 8 characters where it is not all digits.';
    case 'too-easy':
      return 'That PIN is too easy to guess.';
  }
}

/** Technical detail that is safe to read out to IT; empty where the fault has none. */
export function faultDetail(fault: Fault): string {
  switch (fault.kind) {
    case 'sign-in-failed':
      return fault.detail;
    case 'not-answering':
    case 'answer-unreadable':
      return fault.detail;
    case 'not-permitted':
      return fault.missing;
    case 'bad-request':
      return `${fault.call} ${fault.path}`.trim();
    case 'version-mismatch':
      return `screen ${fault.ours}, engine ${fault.theirs}`;
    case 'internal':
      return fault.where;
    case 'store-refused':
      return fault.reason satisfies StoreRefusal;
    case 'file-refused':
    case 'locked':
    case 'wrong-pin':
    case 'pin-blocked':
    case 'pin-too-simple':
    case 'sign-in-needed':
    case 'admission-needed':
    case 'not-allowed-for-role':
    case 'not-found':
    case 'reason-needed':
    case 'changed-meanwhile':
    case 'not-possible':
    case 'engine-stopped':
      return '';
  }
}
