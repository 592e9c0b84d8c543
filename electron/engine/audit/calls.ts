import type { Result } from '../../../shared/core/result.ts';
import type { CallName } from '../../../shared/ipc/requests.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { Session } from '../context.ts';
import type { AuditEntry } from '../db/audit-entry.ts';
import type { Parsed } from '../handlers.ts';

/** How a call gets into the audit. */
type Recording<Name extends CallName> =
  /** Looking at something: recorded once, until something else is looked at. */
  | { readonly how: 'view'; readonly action: string; readonly subject: (request: Parsed<Name>) => string }
  /** An act without a transaction of its own: recorded each time, with what came of it. */
  | { readonly how: 'act'; readonly action: string; readonly subject: (request: Parsed<Name>) => string }
  /** Its own transaction says what was done. */
  | { readonly how: 'by-itself' }
  /** The program's own question, or nothing about any patient. */
  | { readonly how: 'not-recorded' };

const byItself = { how: 'by-itself' } as const;
const notRecorded = { how: 'not-recorded' } as const;
const ofPatient = ({ patient }: { readonly patient: string }): string => patient;
const ofWard = ({ ward }: { readonly ward: string }): string => ward;
const ofEntry = ({ entry }: { readonly entry: string | null }): string => entry ?? '';
const ofNobody = (): string => '';

/** Every call of the contract, so that none is forgotten. */
export const recordings: { readonly [Name in CallName]: Recording<Name> } = {
  getSession: notRecorded,
  getSettings: notRecorded,
  cancelSignIn: notRecorded,
  personActive: notRecorded,
  networkChanged: notRecorded,
  openHalfTyped: notRecorded,
  keepHalfTyped: byItself,
  listWards: notRecorded,
  lookAgain: notRecorded,
  searchMedicines: notRecorded,
  getPack: notRecorded,
  importPack: { how: 'act', action: 'import-dmd', subject: ofNobody },
  cancelImport: { how: 'act', action: 'cancel-dmd-import', subject: ofNobody },
  signIn: { how: 'act', action: 'sign-in', subject: ({ audience }) => audience },
  receiveLaunch: { how: 'act', action: 'launch', subject: ofNobody },
  signOut: { how: 'act', action: 'sign-out', subject: ofNobody },
  enrol: byItself,
  unlock: byItself,
  lock: byItself,
  searchPatients: { how: 'view', action: 'search-patients', subject: ofNobody },
  lookAgainAtWard: notRecorded,
  beginPatient: byItself,
  correctPatient: byItself,
  openWard: { how: 'view', action: 'open-ward', subject: ofWard },
  refreshWard: byItself,
  prepareWard: { how: 'act', action: 'prepare-ward', subject: ofWard },
  pausePreparation: { how: 'act', action: 'pause-preparation', subject: ofWard },
  resumePreparation: { how: 'act', action: 'resume-preparation', subject: ofWard },
  cancelPreparation: { how: 'act', action: 'cancel-preparation', subject: ofWard },
  openCase: byItself,
  refreshCase: byItself,
  openRow: { how: 'view', action: 'open-row', subject: ofPatient },
  decide: byItself,
  undo: byItself,
  redo: byItself,
  addAddendum: byItself,
  reopenCase: byItself,
  beginNextCase: byItself,
  takeOverCase: byItself,
  answerTask: byItself,
  openSignOff: { how: 'view', action: 'open-sign-off', subject: ofPatient },
  signOff: byItself,
  openRecord: byItself,
  openPatientList: byItself,
  openHandOver: byItself,
  openTypedIn: { how: 'view', action: 'open-typed-in', subject: ofPatient },
  saveTypedIn: byItself,
  withdrawTypedIn: byItself,
  keepTypedInDraft: byItself,
  readTypedLines: notRecorded,
  readEntry: notRecorded,
  readFile: { how: 'view', action: 'file-read', subject: ofPatient },
  importFile: byItself,
  readPasted: { how: 'view', action: 'paste-read', subject: ofPatient },
  openOutbox: { how: 'view', action: 'open-outbox', subject: ofNobody },
  retryEntry: { how: 'act', action: 'retry-entry', subject: ofEntry },
  withdrawEntry: byItself,
  recordTold: byItself,
  exportOutbox: byItself,
  openConflict: { how: 'view', action: 'open-conflict', subject: ofEntry },
  resolveConflict: byItself,
  resolveNeither: byItself,
  openAudit: byItself,
  exportAudit: byItself,
};

/**
 * Records in the audit what a call did, where its own transaction does not: an act with what came of it, a look once until
 * something else is looked at. Wrong PINs are counted by the vault and recorded by the session.
 */
export function callRecorder(
  session: Session,
): <Name extends CallName>(name: Name, request: Parsed<Name>, result: Result<unknown, Fault>) => void {
  const memory = { view: '' };
  session.onLock(() => {
    memory.view = '';
  });
  return (name, request, result) => {
    const recording = recordings[name];
    const outcome = result.ok ? 'done' : result.fault.kind;
    if (recording.how === 'act') write(session, recording.action, recording.subject(request), { outcome });
    if (recording.how !== 'view') return;
    const view = `${recording.action} ${recording.subject(request)} ${outcome}`;
    if (view === memory.view) return;
    memory.view = view;
    write(session, recording.action, recording.subject(request), { outcome });
  };
}

/** Nothing can be recorded while the store is closed; what a lock interrupts is told by the lock itself. */
function write(session: Session, action: string, subject: string, detail: AuditEntry['detail']): void {
  const [store, user] = [session.store(), session.user()];
  if (!store.ok || !user.ok) return;
  store.value.inTransaction(
    action,
    { user: user.value.id, action, subject, ...(detail === undefined ? {} : { detail }) },
    () => undefined,
  );
}
