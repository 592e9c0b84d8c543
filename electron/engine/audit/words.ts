import type { Saying } from '../../../shared/cases/cases.ts';
import { table } from '../../../shared/core/table.ts';

/** What each entry of the audit says in plain words, and what kind of act it was in FHIR (`AuditEvent.action`). */
type ActWords = { readonly words: string; readonly act: 'C' | 'R' | 'U' | 'D' | 'E' };

const acts = table<ActWords>({
  enrol: { words: 'Chose a PIN on this computer', act: 'E' },
  unlock: { words: 'Unlocked', act: 'E' },
  lock: { words: 'Locked', act: 'E' },
  'wrong-pin': { words: 'Wrong PIN typed', act: 'E' },
  'pin-count-put-back': { words: 'Found an earlier copy of the PIN counts put back', act: 'E' },
  'changes-missing': { words: 'Opened a store that lacks changes kept on this computer before', act: 'E' },
  'secret-kept': { words: 'Kept a sign-in or a draft, sealed', act: 'U' },
  'draft-kept': { words: 'Typed into a form, kept sealed', act: 'U' },
  'secret-removed': { words: 'Removed a sealed sign-in or draft', act: 'D' },
  'audit-key-made': { words: 'Made the key that signs this audit', act: 'C' },
  'computer-cleared': {
    words: 'Handed everything to the trust and cleared this computer by its policy',
    act: 'D',
  },
  'computer-not-cleared': { words: 'Could not hand everything to the trust, and cleared nothing', act: 'E' },
  'data-key-changed': { words: 'Encrypted this store anew under another key', act: 'U' },
  'data-key-not-changed': {
    words: 'Could not encrypt this store anew; its key is the earlier one',
    act: 'E',
  },
  'audit-signed': { words: 'Signed the audit as it stood', act: 'E' },
  'audit-anchored': { words: 'Put the head of the audit into the trust’s own store', act: 'C' },
  'audit-viewed': { words: 'Looked at the audit', act: 'R' },
  'audit-exported': { words: 'Exported the audit', act: 'R' },
  'census-read': { words: 'Read the ward list from the record', act: 'R' },
  'census-failed': { words: 'Could not read the ward list', act: 'R' },
  'open-ward': { words: 'Opened the ward', act: 'R' },
  'patient-begun': { words: 'Began a patient nobody had read', act: 'C' },
  'patient-corrected': { words: 'Corrected what was typed of a patient', act: 'U' },
  launch: { words: 'Was launched from the record system', act: 'E' },
  'patient-launched': { words: 'Began a patient that the record system opened', act: 'C' },
  'open-case': { words: 'Opened the case', act: 'R' },
  'open-row': { words: 'Opened a medicine of the case', act: 'R' },
  'open-sign-off': { words: 'Looked at what signing would write', act: 'R' },
  'open-record': { words: 'Opened the record to print or save', act: 'R' },
  'open-hand-over': { words: 'Opened the hand-over sheet to print or save', act: 'R' },
  'open-patient-list': { words: 'Opened the patient’s own list to print or save', act: 'R' },
  'open-outbox': { words: 'Opened the outbox', act: 'R' },
  'open-conflict': { words: 'Opened a conflict', act: 'R' },
  'case-signed': { words: 'Signed the reconciliation', act: 'C' },
  'case-addendum': { words: 'Added an addendum', act: 'C' },
  'case-undone': { words: 'Took a decision back', act: 'U' },
  'case-redone': { words: 'Put a decision back', act: 'U' },
  'case-handed-over': { words: 'Recorded who was told', act: 'C' },
  'open-typed-in': { words: 'Opened a source somebody gave', act: 'R' },
  'typed-in-saved': { words: 'Saved a source somebody gave', act: 'C' },
  'typed-in-withdrawn': { words: 'Withdrew a source somebody gave', act: 'U' },
  'file-read': { words: 'Looked at a file to import', act: 'R' },
  'paste-read': { words: 'Pasted a list to be read', act: 'R' },
  'export-outbox': { words: 'Exported the outbox for IT', act: 'R' },
  'census-identity-changed': { words: 'Found another identity behind a patient of the ward list', act: 'U' },
  'opened-outside-ward': { words: 'Opened a patient who lies on no ward, with a reason', act: 'R' },
  'copies-removed': { words: 'Removed copies of a source by its cache rule', act: 'D' },
  'escrow-sealed': { words: 'Sealed unsent work to the trust’s escrow key', act: 'C' },
  'patient-purged': { words: 'Removed a patient’s copy from this computer', act: 'D' },
  linked: { words: 'Linked the patient to a record', act: 'U' },
  'read-begun': { words: 'Began to read the record', act: 'R' },
  'read-resumed': { words: 'Went on reading the record where it had stopped', act: 'R' },
  'page-read': { words: 'Read a page of the record', act: 'R' },
  'read-finished': { words: 'Read the record to its end', act: 'R' },
  'read-stopped': { words: 'Stopped reading the record', act: 'R' },
  'sign-in': { words: 'Signed in to a record', act: 'E' },
  'sign-out': { words: 'Signed out of every record', act: 'E' },
  'search-patients': { words: 'Searched for patients', act: 'R' },
  'prepare-ward': { words: 'Prepared the ward', act: 'R' },
  'pause-preparation': { words: 'Paused preparing the ward', act: 'E' },
  'resume-preparation': { words: 'Went on preparing the ward', act: 'E' },
  'cancel-preparation': { words: 'Stopped preparing the ward', act: 'E' },
  'import-dmd': { words: 'Began to import a dm+d release', act: 'E' },
  'cancel-dmd-import': { words: 'Stopped importing a dm+d release', act: 'E' },
  'case-begun': { words: 'Began the next reconciliation', act: 'C' },
  'case-reopened': { words: 'Opened the signed case again', act: 'U' },
  'case-taken-over': { words: 'Took over a case from another computer', act: 'C' },
  'task-answered': { words: 'Answered what was asked of a prescriber', act: 'U' },
  'retry-entry': { words: 'Asked for an entry to be sent again', act: 'E' },
  'outbox-withdraw': { words: 'Withdrew an entry of the outbox', act: 'U' },
  'policy-changed': { words: 'Found the policy of this computer changed', act: 'U' },
  'copies-confirmed': { words: 'Found copies of the record still current', act: 'R' },
  'pages-read': { words: 'Read pages of the record', act: 'R' },
  'store-located': { words: 'Found which store holds the patient’s record', act: 'R' },
  'summaries-kept': { words: 'Kept the ward’s summaries', act: 'C' },
  'read-failed': { words: 'Could not read the record', act: 'R' },
});

/** What a person said about a case, by its kind. */
const said: Readonly<Record<Saying['kind'], string>> = {
  history: 'what the patient takes',
  recommended: 'what is recommended',
  confirmed: 'a recommendation confirmed by a prescriber',
  'last-taken': 'when a medicine was last taken',
  indication: 'what a medicine is for',
  supply: 'what supply there is',
  paired: 'lines that are one medicine',
  unpaired: 'lines that are not one medicine',
  linked: 'lines that belong together',
  unlinked: 'lines that do not belong together',
  'identity-checked': 'how the patient was identified',
  'patient-asked': 'whom the medicines were asked of',
  'allergies-confirmed': 'allergies confirmed',
  'origins-accepted': 'sources accepted as they are',
  noted: 'a note',
  'history-checked': 'the history checked',
  'takes-no-medicines': 'the patient takes no medicines',
  checklist: 'an answer to the checklist',
  'reason-said': 'why it is reconciled',
  'finding-judged': 'what a finding is',
  'severity-said': 'how bad a finding is',
  'allergy-recorded': 'an allergy',
  'passed-on': 'the case handed over to somebody',
  'gone-seen': 'a medicine that is gone, seen',
  'handed-over': 'a named person told of a finding',
  'own-drug': 'one of the patient’s own drugs',
};
const isSaid = (kind: string): kind is Saying['kind'] => Object.hasOwn(said, kind);

/** The words of `case-history+recommended`: several things said at once are one act. */
function saidWords(action: string): string | undefined {
  if (!action.startsWith('case-')) return undefined;
  const kinds = action.slice('case-'.length).split('+');
  const words = kinds.flatMap((kind) => (isSaid(kind) ? said[kind] : []));
  return words.length === kinds.length ? `Recorded ${words.join('; ')}` : undefined;
}

/** Whether an action has words of its own. */
export const isWorded = (action: string): boolean =>
  acts[action] !== undefined || saidWords(action) !== undefined;

/** An action nobody has worded is shown by its own name, never left out. */
export function actOf(action: string): ActWords {
  const known = acts[action];
  if (known !== undefined) return known;
  const words = saidWords(action);
  if (words !== undefined) return { words, act: 'U' };
  const plain = action.replaceAll('-', ' ');
  return { words: plain.charAt(0).toUpperCase() + plain.slice(1), act: 'U' };
}
