import type { SessionView, UserView } from '../../shared/ipc/session-views.ts';
import { roleWords } from './common.ts';
import { showMoment } from './dates.ts';
import { plural } from './known.ts';

export const shellText = {
  screens: 'Screens',
  ward: 'Ward',
  case: 'Case',
  backToWard: 'Back to the ward',
  keysTitle: 'Keys',
  keysEverywhere: 'Everywhere',
  keysHere: 'On this screen',
  singleKeys: 'Single-letter keys are on',
  singleKeysWhy:
    'They act on the row with the yellow edge and never while you type. Every one has a button. Keys with Ctrl, Alt, Enter, Esc and the arrows always work.',
  paletteTitle: 'Find or do',
  paletteLabel: 'Type a patient, a bed, or what you want to do',
  paletteLooking: 'Looking on every ward…',
  paletteFailed: 'Only this ward was looked at: the search of the other wards failed. Type on to try again.',
  paletteNone: 'Nothing found. Try a surname, a bed number, or “ward”.',
  recordsTitle: 'Records and sign-ins',
  signOutWhy: 'Revokes your sign-in to every record. Patients on this computer stay readable with your PIN.',
  waitingTitle: 'Waiting for the browser',
} as const;

export const paletteWords = {
  ward: 'Go to the ward',
  wards: 'Choose another ward',
  onNoWard: 'On no ward',
  case: 'Back to the case opened last',
  records: 'Records and sign-ins',
  keys: 'Show all keys',
  settings: 'Settings of this computer',
  audit: 'Audit of this computer',
  auditOfPatient: 'Who looked at the patient opened last',
  lock: 'Lock Concord',
  outbox: 'Go to the outbox',
  signOff: 'Sign off the case opened last',
  record: 'Print or save the record of the case opened last',
  beginPatient: 'Begin a case for a patient not on any list',
  handOver: 'Print or save the hand-over sheet of the case opened last',
  patientList: 'Print or save the patient’s own list of the case opened last',
  prepare: 'Prepare this ward for offline',
  refresh: 'Read the ward list again',
} as const;

/** What a store that was cut off or put back means for whoever worked here. */
export const missingWords = ({ changes, newest, since }: NonNullable<SessionView['missing']>) => ({
  what: `The store of this computer lacks ${plural(changes, 'change')} that had been kept in it, the last of ${showMoment(newest)}.`,
  safe: 'What was sent before is safe in the records, and everything older is here.',
  todo: `Look through the cases worked on here since ${since === null ? 'Concord was set up' : showMoment(since)}, and decide again what is missing. Tell IT that the file of the store was cut off or an older one put back.`,
});

/** "Ruth Calloway, pharmacist" */
export const userWords = (user: UserView): string => `${user.name}, ${roleWords[user.role]}`;

export const found = (count: number): string => (count === 1 ? '1 found' : `${count} found`);

export const bedWords = (bed: string): string => `Bed ${bed}`;

/** "Outbox 5": how much other systems have not confirmed yet. */
export const outboxTab = (waiting: number): string => (waiting === 0 ? 'Outbox' : `Outbox ${waiting}`);
