/** Words that more than one screen uses. */
export const product = 'Concord';

export const actions = {
  close: 'Close',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  tryNow: 'Try now',
  signIn: 'Sign in',
  signInAgain: 'Sign in again',
  readAgain: 'Read again',
  lock: 'Lock',
  findOrDo: 'Find or do',
  signOut: 'Sign out of all records',
} as const;

export const notices = {
  detail: 'For IT:',
  sourceSays: 'The source says:',
  loading: 'Reading from this computer',
  starting: 'Starting',
  sandbox: 'Sandbox: made-up patients only',
  offline: 'You are offline.',
  broken:
    'This screen of Concord failed. What you did is on this computer and safe. Reload the window, or restart Concord.',
} as const;

export const roleWords = {
  technician: 'pharmacy technician',
  pharmacist: 'pharmacist',
  prescriber: 'prescriber',
  'read-only': 'read only',
} as const;

export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
