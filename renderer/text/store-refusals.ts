import type { StoreRefusal } from '../../shared/ipc/faults.ts';

type Refusal = { readonly what: string; readonly safe: string; readonly todo: string };

const untouched = 'Nothing has been deleted or changed. The store is still on this computer as it was.';
const elsewhere = 'Use another computer meanwhile; the records themselves are not affected.';

const refusals: Readonly<Record<StoreRefusal, Refusal>> = {
  'wrong-key': {
    what: 'The store on this computer does not open with the key kept for it.',
    safe: untouched,
    todo: `Tell IT that the store key does not fit. ${elsewhere}`,
  },
  malformed: {
    what: 'The store on this computer is damaged and cannot be read.',
    safe: `${untouched} What was already sent is safe in the records.`,
    todo: `Tell IT before anybody copies or removes the file. ${elsewhere}`,
  },
  'from-the-future': {
    what: 'The store on this computer was written by a newer Concord than this one.',
    safe: untouched,
    todo: 'Ask IT to install the newer version. This one will not touch the store.',
  },
  'plaintext-file': {
    what: 'The file where the store should be is not encrypted, so Concord will not use it.',
    safe: untouched,
    todo: `Tell IT: a file that is not encrypted stands in the place of the store. ${elsewhere}`,
  },
  'moved-profile': {
    what: 'The store was made under another Windows profile and its key did not come with it.',
    safe: untouched,
    todo: 'Sign in to this computer with the profile you used before, or ask IT.',
  },
  'wrong-user': {
    what: 'The store belongs to another account of this computer.',
    safe: untouched,
    todo: 'Sign in to this computer with the account that set Concord up, or ask IT.',
  },
  'wrong-machine': {
    what: 'The store was copied here from another computer, and its key stayed there.',
    safe: untouched,
    todo: 'Use the computer it came from, or ask IT to set this one up afresh.',
  },
  'key-missing': {
    what: 'The key of the store is missing from this computer.',
    safe: untouched,
    todo: `Ask IT to restore the key. Without it nobody can read the store. ${elsewhere}`,
  },
  'store-missing': {
    what: 'The store that was on this computer is gone; only its key is left.',
    safe: 'Nothing has been made in its place. What was already sent is safe in the records.',
    todo: `Tell IT: the file of the store has been removed or moved. ${elsewhere}`,
  },
  'key-store-unsafe': {
    what: 'This computer cannot keep a key safely, so Concord will not put patient records on it.',
    safe: 'No patient record has been written here.',
    todo: 'Ask IT to turn on the key store of the operating system.',
  },
  'key-store-unavailable': {
    what: 'The key store of this computer is not answering.',
    safe: untouched,
    todo: 'Sign out of the computer and in again. If it stays, tell IT.',
  },
  'disk-full': {
    what: 'The disk of this computer is full.',
    safe: `${untouched} Everything saved before is there.`,
    todo: 'Ask IT to make room, then start Concord again.',
  },
  'read-only': {
    what: 'Concord may not write to its folder on this computer.',
    safe: `${untouched} Everything saved before is there.`,
    todo: `Ask IT to let Concord write to its folder, then start it again. ${elsewhere}`,
  },
  cleared: {
    what: 'The trust has had this computer cleared of everything Concord kept on it.',
    safe: 'What was done here, sent or not, is sealed with the trust. What was already sent is in the records.',
    todo: `Ask IT: nobody can use Concord here until the setting Clear is taken out of the policy. ${elsewhere}`,
  },
};

/** Why the store cannot be used, in plain words. */
export const storeWords = (reason: StoreRefusal): Refusal => refusals[reason];

const isRefusal = (reason: string): reason is StoreRefusal => Object.hasOwn(refusals, reason);

/** The same from the session, where the reason travels as text. A reason this screen has no words for is named as it came. */
export function storeWordsFor(reason: string): Refusal {
  if (isRefusal(reason)) return storeWords(reason);
  return {
    what: `The store on this computer cannot be used (${reason}).`,
    safe: untouched,
    todo: `Tell IT. ${elsewhere}`,
  };
}
