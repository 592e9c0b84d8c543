import type { RecordStatusView, SessionView, UserView } from '../../shared/ipc/session-views.ts';
import { capitalised, roleWords } from './common.ts';
import { showShortly, showWhen } from './dates.ts';
import { listed, plural } from './known.ts';

type Locked = Extract<SessionView['state'], { kind: 'locked' }>;
type Source = RecordStatusView['sources'][number];

export const signInText = {
  records: 'Records',
  welcome: 'Welcome to Concord',
  welcomeLead:
    'Nobody has used Concord on this computer yet. Sign in to one of the records on the right with the account you use for it. After that you choose a PIN for this computer.',
  firstNeedsNetwork:
    'The first sign-in needs the network. Afterwards everything but signing in works without it.',
  keeps: 'What Concord keeps here',
  keepsLead:
    'Copies of the patients you prepare, encrypted. The key is guarded by this computer and by your PIN, and nobody else can open your drafts.',
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  noPatients: 'This screen shows no patient details.',
  pinLabel: 'Your PIN for this computer',
  pinWrong: 'That PIN is not right.',
  wardFirst: 'Opens the ward list first, never straight into a patient.',
  launchFirst: 'Opens the patient who was asked for, once it is certain who that is.',
  signInAgainAs: (name: string) => `Sign in again as ${name}`,
  someoneElse: 'Sign in as someone else',
  someoneElseNeeds: 'needs the network the first time',
  someoneElseTitle: 'Sign in as someone else',
  someoneElseLead:
    'Choose the record you have an account for. The browser opens for the sign-in; then you choose your own PIN.',
  chosen: 'Chosen.',
  afterUnlock: 'Sign in again after you unlock.',
  closedUntilUnlock: 'Shown after you unlock',
  closedUntilPin: 'Shown after you save the PIN',
  whatIsSafe: 'What is safe',
  signingIn: 'Finish signing in',
  signingInLead:
    'Your browser has opened the sign-in page. When you have finished there, come back to this window; it goes on by itself.',
  address: 'If the browser did not open, copy this address into it:',
  openAgain: 'Open the sign-in page',
  enrol: 'Choose a PIN',
  enrolLead: 'You are signed in as',
  enrolWhy:
    'The PIN opens Concord on this computer without the network: 6 digits or more, or a passphrase of 8 characters or more, not easy to guess. Nobody can look it up for you. If you forget it, your drafts here are lost, and what you signed and was not sent yet can be recovered by IT only where the trust has an escrow key (the Settings screen says so).',
  newPin: 'New PIN',
  newPinAgain: 'The same PIN again',
  notSame: 'The two PINs are not the same. Type the second one again.',
  admission: 'A colleague lets you in',
  admissionWhy:
    'Other people already keep work on this computer. One of them enters their own PIN, so that nobody adds themselves unseen.',
  colleague: 'Colleague',
  colleaguePin: 'PIN of the colleague',
  savePin: 'Save PIN',
  savingPin: 'Saving the PIN…',
  updating: 'Updating what is kept on this computer.',
  refused: 'Concord cannot open its store',
  refusedSafe: 'What is safe',
  refusedDo: 'What to do',
  refusedReference: 'For IT:',
  next: 'next',
  anotherPerson: 'another person',
  footer:
    'Signing out revokes every sign-in of yours. Patients kept on this computer are removed when their keep-until date passes.',
  status: {
    up: 'Network is up',
    'in-part': 'Not every source answers',
    down: 'No network',
    unknown: 'Network not checked yet',
  },
} as const;

const lockWords: Readonly<Record<Locked['why'], string>> = {
  started: 'Locked since Concord was started',
  asked: 'Locked on request',
  idle: 'Locked after a time without use',
  'screen-lock': 'Locked with the screen',
  sleep: 'Locked when the computer went to sleep',
  'engine-restarted': 'The engine of Concord stopped and was started again',
};

/** "40 % done. This happens once after ..." */
export const updatingWords = ({ moved, total }: { readonly moved: number; readonly total: number }): string =>
  `${Math.floor((100 * moved) / Math.max(total, 1))} % done. This happens once, after a new version. Nothing is lost if it is interrupted; it goes on at the next unlock.`;

/** Why and since when it is locked, and that nothing was lost. */
export function lockedLead(state: Locked, nowMillis: number): string {
  return `${lockWords[state.why]}, ${showShortly(state.since, nowMillis)}. Your work was saved as you went.`;
}

/** Which record system asked for a patient while nobody was here, and how long that waits. */
export function launchWords(
  { system, since, until }: NonNullable<SessionView['launchWaiting']>,
  nowMillis: number,
): string {
  const who = system === '' ? 'A record system that is not one of this trust’s' : system;
  return `${who} asked Concord at ${showShortly(since, nowMillis)} to open a patient. Unlock to open them. It waits until ${showShortly(until, nowMillis)}; after that, start again there.`;
}

/** "Pharmacist. Last here 12:44 today" */
export function personLine(user: UserView, nowMillis: number): string {
  return `${capitalised(roleWords[user.role])}. Last here ${showWhen(user.lastHere, nowMillis)}`;
}

const roleOfSource: Readonly<Record<Source['role'], string>> = {
  census: 'ward lists and admissions',
  history: 'medication history',
  chart: 'inpatient chart',
  discharge: 'discharge medicines',
  home: 'what Concord records',
};

/** What stands behind one sign-in: "Ward lists and admissions, inpatient chart". */
export function behindRecord(record: RecordStatusView): string {
  const roles = [...new Set(record.sources.map((source) => roleOfSource[source.role]))];
  return capitalised(listed(roles));
}

const cachedWords = (record: RecordStatusView): string =>
  record.cachedPatients === null
    ? 'How many patients of it are kept on this computer is known once you unlock.'
    : record.cachedPatients === 0
      ? 'No patients of it are kept on this computer yet.'
      : `${plural(record.cachedPatients, 'patient stays', 'patients stay')} readable from the copy on this computer.`;

const waitingWords = (record: RecordStatusView): string =>
  record.waitingEntries === null || record.waitingEntries === 0
    ? ''
    : ` ${plural(record.waitingEntries, 'entry waits', 'entries wait')} to be sent.`;

type Lack = Extract<RecordStatusView['access'], { kind: 'signed-in' }>['lacks'][number];

const lackWords: Readonly<Record<Lack, string>> = {
  revocation: 'Its identity server offers no revocation: after signing out the sign-in ends there by itself.',
  'other-patients':
    'It is for the one patient opened in the record system: nobody else may be read, which says nothing about what is recorded of them.',
  keys: 'Its identity server publishes no keys: who signed in is believed by the connection alone.',
};

/** How a sign-in stands: the words in bold, and what still works. */
export function accessWords(
  record: RecordStatusView,
  nowMillis: number,
): { readonly state: string; readonly more: string; readonly trouble: boolean } {
  const { access } = record;
  switch (access.kind) {
    case 'signed-out':
      return {
        state: 'Not signed in',
        more: `${cachedWords(record)}${waitingWords(record)}`,
        trouble: false,
      };
    case 'signing-in':
      return { state: 'Signing in', more: 'Waiting for the browser.', trouble: false };
    case 'signed-in':
      return {
        state:
          access.missingScopes.length === 0 ? 'Signed in' : 'Signed in, with less than Concord needs here',
        more: [
          ...(access.missingScopes.length === 0
            ? []
            : [`The identity server did not grant ${listed(access.missingScopes)}.`]),
          `Until ${showWhen(access.until, nowMillis)}${access.missingScopes.length + access.lacks.length === 0 ? '' : '.'}`,
          ...access.lacks.map((one) => lackWords[one]),
        ].join(' '),
        trouble: access.missingScopes.length > 0,
      };
    case 'expired':
      return {
        state: `Sign-in expired ${showShortly(access.since, nowMillis)}`,
        more: `${cachedWords(record)}${waitingWords(record)}`,
        trouble: true,
      };
    case 'unavailable':
      return {
        state: `Unavailable since ${showShortly(access.since, nowMillis)}`,
        more: `${access.detail} ${cachedWords(record)}`.trim(),
        trouble: true,
      };
  }
}

const isSignedIn = (record: RecordStatusView): boolean => record.access.kind === 'signed-in';

/** "3 of 5 signed in. You can unlock and work now; the other two can wait." */
export function recordsLead(records: readonly RecordStatusView[], locked: boolean): string {
  const inside = records.filter(isSignedIn).length;
  const rest = records.length - inside;
  if (locked && records.every((record) => record.access.kind === 'signed-out'))
    return 'You can unlock and work now, with or without the network.';
  const start = `${inside} of ${records.length} signed in.`;
  if (rest === 0) return start;
  return locked
    ? `${start} You can unlock and work now; the ${rest === 1 ? 'other one' : `other ${rest}`} can wait.`
    : start;
}

/** What a person who finds the screen locked needs to hear. */
export function safeWords(session: SessionView): string {
  const start = 'Everything you decided is on this computer, encrypted, and only you can open your drafts.';
  const { waitingEntries } = session;
  if (waitingEntries === null) return `${start} Whether anything waits to be sent is known once you unlock.`;
  if (waitingEntries === 0) return `${start} Nothing waits to be sent.`;
  return `${start} ${plural(waitingEntries, 'entry waits', 'entries wait')} to be sent.`;
}

/** Names of the sources whose latest request was not answered. */
const silentSources = (records: readonly RecordStatusView[]): readonly string[] => [
  ...new Set(
    records.flatMap(({ sources }) => sources.filter(({ answering }) => !answering).map(({ name }) => name)),
  ),
];

/** "Did not answer: Last TTO"; nothing where every source of the record did. */
export const silentWords = (record: RecordStatusView): string => didNotAnswer(silentSources([record]));

const didNotAnswer = (names: readonly string[]): string =>
  names.length === 0 ? '' : `Did not answer: ${listed(names)}`;

/** That there is a network is no promise of any source: one that did not answer is said instead. */
export const networkState = (session: SessionView): SessionView['network'] | 'in-part' =>
  session.network === 'up' && silentSources(session.records).length > 0 ? 'in-part' : session.network;

/** "Network is up. 4 of 5 records signed in", "Did not answer: Inpatient chart" */
export function networkWords(session: SessionView): string {
  const signedIn = `${session.records.filter(isSignedIn).length} of ${plural(session.records.length, 'record')} signed in`;
  switch (networkState(session)) {
    case 'up':
      return `${signInText.status.up}. ${signedIn}`;
    case 'in-part': {
      const silent = silentSources(session.records);
      return silent.length > 2 ? `${silent.length} sources did not answer` : didNotAnswer(silent);
    }
    case 'down':
      return 'Offline';
    case 'unknown':
      return signedIn;
  }
}

/** "5 tries left, then full sign-in" */
export const triesWords = (left: number): string => `${plural(left, 'try', 'tries')} left, then full sign-in`;
