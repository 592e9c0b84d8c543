import { roles, type CaseEvent, type Role, type Saying } from '../../../shared/cases/cases.ts';
import type { CallName } from '../../../shared/ipc/requests.ts';
import type { User } from '../context.ts';
import type { Policy } from '../policy/policy.ts';

/**
 * Who may do what, in one place, for every call of the contract. A technician collects; a pharmacist decides and signs; a
 * prescriber reads and answers; whoever has no coded role at the trust only reads.
 */

/** `locked` is answered with nobody unlocked; else the roles whose holders are answered. */
export type Permission = 'locked' | readonly Role[];

const everybody: Permission = roles;
const ward: Permission = ['technician', 'pharmacist', 'prescriber'];
const pharmacy: Permission = ['technician', 'pharmacist'];
const pharmacist: readonly Role[] = ['pharmacist'];
const signing: readonly Role[] = ['pharmacist', 'prescriber'];

/** What may be said, by what is said. */
const sayings: Readonly<Record<Saying['kind'], readonly Role[]>> = {
  history: pharmacy,
  recommended: pharmacist,
  confirmed: ['pharmacist', 'prescriber'],
  'last-taken': pharmacy,
  indication: pharmacy,
  supply: pharmacist,
  paired: pharmacy,
  unpaired: pharmacy,
  linked: pharmacy,
  unlinked: pharmacy,
  'identity-checked': pharmacy,
  'patient-asked': pharmacy,
  'allergies-confirmed': pharmacy,
  'origins-accepted': pharmacy,
  noted: ward,
  'history-checked': pharmacist,
  'takes-no-medicines': pharmacy,
  checklist: pharmacy,
  'reason-said': pharmacist,
  'finding-judged': pharmacist,
  'severity-said': pharmacist,
  'allergy-recorded': pharmacy,
  'passed-on': pharmacy,
  'gone-seen': pharmacist,
  'handed-over': pharmacist,
  'own-drug': pharmacy,
};

const callTable: Readonly<Record<CallName, Permission>> = {
  getSession: 'locked',
  signIn: 'locked',
  receiveLaunch: 'locked',
  cancelSignIn: 'locked',
  personActive: 'locked',
  networkChanged: 'locked',
  enrol: 'locked',
  unlock: 'locked',
  lock: 'locked',
  signOut: everybody,
  getSettings: everybody,
  openAudit: everybody,
  exportAudit: everybody,
  openHalfTyped: everybody,
  keepHalfTyped: everybody,
  listWards: everybody,
  openWard: everybody,
  lookAgainAtWard: everybody,
  refreshWard: everybody,
  prepareWard: ward,
  pausePreparation: ward,
  resumePreparation: ward,
  cancelPreparation: ward,
  openCase: everybody,
  lookAgain: everybody,
  refreshCase: everybody,
  openRow: everybody,
  // What is said decides further (`sayings`), and whose it is where it is taken back (`mayTakeBack`).
  decide: ward,
  undo: ward,
  redo: ward,
  openSignOff: everybody,
  // Policy says which of them (`signersBy`); the case refuses the others.
  signOff: signing,
  addAddendum: pharmacist,
  takeOverCase: pharmacy,
  answerTask: ['pharmacist', 'prescriber'],
  reopenCase: pharmacist,
  beginNextCase: pharmacy,
  openRecord: everybody,
  openPatientList: everybody,
  openHandOver: everybody,
  openTypedIn: pharmacy,
  saveTypedIn: pharmacy,
  withdrawTypedIn: pharmacy,
  keepTypedInDraft: pharmacy,
  readTypedLines: pharmacy,
  readEntry: pharmacy,
  readPasted: pharmacy,
  readFile: pharmacy,
  importFile: pharmacy,
  openOutbox: everybody,
  retryEntry: ward,
  withdrawEntry: pharmacist,
  recordTold: pharmacist,
  exportOutbox: everybody,
  openConflict: everybody,
  resolveConflict: pharmacist,
  resolveNeither: pharmacist,
  searchPatients: everybody,
  beginPatient: pharmacy,
  correctPatient: pharmacy,
  searchMedicines: everybody,
  getPack: everybody,
  // What medicines are decided by is decided for everybody at this computer.
  importPack: pharmacist,
  cancelImport: pharmacist,
};

export const permissionOf = (call: CallName): Permission => callTable[call];

export const mayCall = (role: Role, call: CallName): boolean => {
  const permission = callTable[call];
  return permission === 'locked' || permission.includes(role);
};

export const maySay = (role: Role, kind: Saying['kind']): boolean => sayings[kind].includes(role);

/** Roles whose holders may sign a case, as the trust decided: never more than the table lets through. */
export const signersBy = ({ whoMaySign }: Pick<Policy, 'whoMaySign'>): readonly Role[] =>
  whoMaySign === 'pharmacist-or-prescriber' ? signing : pharmacist;

const isSaying = (kind: string): kind is Saying['kind'] => Object.hasOwn(sayings, kind);

/** What was said in one act. */
const kindsOf = ({ body }: CaseEvent): readonly string[] =>
  body.kind === 'several' ? body.parts.map((part) => part.kind) : [body.kind];

/** What one person said is taken back (or brought again) by them, or by a pharmacist; and by nobody who might not say it. */
export function mayTakeBack(user: Pick<User, 'id' | 'role'>, event: CaseEvent | undefined): boolean {
  if (event === undefined || !kindsOf(event).every((kind) => isSaying(kind) && maySay(user.role, kind)))
    return false;
  return event.by.user === user.id || user.role === 'pharmacist';
}
