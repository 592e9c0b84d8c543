import { z } from 'zod';
import { caseReasonSchema, howToldSchema, sayingSchema } from '../cases/cases.ts';
import { typedSourceSchema } from '../typed-in/typed-in.ts';
import { halfTypedSchema } from './session-views.ts';
import { typedInDraftSchema, typedInId } from './typed-in-views.ts';

const nothing = z.object({});
const patient = z.object({ patient: z.string().min(1).max(200) });
const ward = z.object({ ward: z.string().min(1).max(200) });
const pin = z.string().max(64);
const chosenFile = { name: z.string().min(1).max(260), bytes: z.string().max(28_000_000) };

/** Every call the renderer may make, and what it is asked with. Verbs, not pipes. What is answered: `replies.ts`. */
export const requests = {
  getSession: nothing,
  /** Opens the system browser; resolves when the redirect came back, or fails. */
  signIn: z.object({
    audience: z.string().max(64),
    /** Who is meant, compared with who comes back: anybody, this very user, or somebody else than them. */
    meant: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('anybody') }),
      z.object({ kind: z.literal('user'), user: z.string().max(200) }),
      z.object({ kind: z.literal('not'), user: z.string().max(200) }),
    ]),
  }),
  /** A launch from the record system, handed over by the operating system; waits until somebody is unlocked. */
  receiveLaunch: z.object({ iss: z.string().min(1).max(2_000), launch: z.string().min(1).max(2_000) }),
  cancelSignIn: nothing,
  /** Chooses a PIN after the first sign-in. On a computer others use, one of them admits the newcomer. */
  enrol: z.object({ pin, admittedBy: z.object({ user: z.string().max(200), pin }).nullable() }),
  unlock: z.object({ user: z.string().max(200), pin }),
  lock: z.object({ why: z.enum(['asked', 'idle', 'screen-lock', 'sleep']) }),
  /** Revokes the tokens of every record of the person who is unlocked. */
  signOut: nothing,
  /** Every setting of this computer, what holds, and who decided it. */
  getSettings: nothing,
  /** Who did what on this computer, newest first; about one patient where `patient` is given. */
  openAudit: z.object({ patient: z.string().max(200).nullable(), before: z.number().int().nullable() }),
  /** The whole audit as FHIR AuditEvent, a line each, with the signed heads of its chain as Provenance. */
  exportAudit: nothing,
  /** A person pressed a key or moved the pointer: the only thing that keeps the idle lock away. */
  personActive: nothing,
  /** The operating system says that there is a network, or none. */
  networkChanged: z.object({ online: z.boolean() }),
  /** What the person who is unlocked typed into forms and has not said yet; kept for them alone, each time as a whole. */
  openHalfTyped: nothing,
  keepHalfTyped: z.object({ forms: halfTypedSchema }),
  listWards: nothing,
  openWard: ward,
  /** The same ward again for a screen that shows it already. */
  lookAgainAtWard: ward,
  /** Reads the census again. */
  refreshWard: ward,
  prepareWard: ward,
  pausePreparation: ward,
  resumePreparation: ward,
  cancelPreparation: ward,
  /** Everybody on this computer whom the words of a name, an NHS number or its start, or a birth date fit. */
  searchPatients: z.object({ typed: z.string().max(200) }),
  /**
   * Begins a patient whom no ward list and no record named, with or without a network. Whoever has that NHS number on this
   * computer already is answered in `here`, and nobody is made twice.
   */
  beginPatient: z.object({
    family: z.string().min(1).max(200),
    given: z.string().min(1).max(200),
    /** A whole date, `1948-03-04`. */
    born: z.string().max(10),
    /** Empty where they have none, or cannot say it. */
    nhsNumber: z.string().max(40),
    /** Why somebody is opened whom no ward list names; audited, and shown above their case. */
    why: z.string().max(300),
  }),
  /** Corrects what was typed of a patient whom no record has confirmed; the records are asked again. Else as `beginPatient`. */
  correctPatient: patient.extend({
    family: z.string().min(1).max(200),
    given: z.string().min(1).max(200),
    born: z.string().max(10),
    nhsNumber: z.string().max(40),
  }),
  /** A person looks at a patient: it is audited, and the copy is brought up to date behind it. */
  openCase: patient,
  /** The same case again for a screen that shows it already: reads the copy and nothing else. */
  lookAgain: patient,
  /** Reads one source again (or all of them when `source` is null). */
  refreshCase: patient.extend({ source: z.string().max(64).nullable() }),
  openRow: patient.extend({ row: z.string().max(400) }),
  /**
   * Says something about rows or the case; several sayings are one act. `seen` is the progress the screen showed, so that two
   * windows notice each other.
   */
  decide: patient.extend({ sayings: z.array(sayingSchema).min(1).max(80), seen: z.number().int() }),
  undo: patient,
  redo: patient,
  /** What blocks signing, and what would be written where. */
  openSignOff: patient,
  signOff: patient.extend({ pin, seen: z.number().int() }),
  /** Opens a signed case again as its next version, with the reason why. */
  reopenCase: patient.extend({ why: z.string().min(1).max(2_000), seen: z.number().int() }),
  /** Begins the next reconciliation of the stay from the one before. */
  beginNextCase: patient.extend({ reason: caseReasonSchema, seen: z.number().int() }),
  /** Takes over an unsigned case that was handed over on another computer. */
  takeOverCase: patient.extend({ document: z.string().max(64) }),
  /** A prescriber's answer to what was asked of them, on any computer. */
  answerTask: patient.extend({
    task: z.string().max(64),
    status: z.enum(['accepted', 'rejected']),
    words: z.string().max(2_000),
  }),
  addAddendum: patient.extend({ words: z.string().min(1).max(4_000) }),
  /** The list the patient takes home, in their words, with its PDF in base64. */
  openPatientList: patient,
  /** The record as it would be printed; after sign-off exactly as it was signed, with its PDF in base64. */
  openRecord: patient.extend({ case: z.string().max(64).nullable() }),
  /** The same facts as they stand now, laid out for whoever goes on with the case. */
  openHandOver: patient,
  /** A typed-in source to be read or corrected, with what this person was typing; a new one when `source` is null. */
  openTypedIn: patient.extend({ source: typedInId }),
  /** Saves a version. `base` is the version the screen showed, 0 for a new source. */
  saveTypedIn: patient.extend({ source: typedInId, base: z.number().int(), content: typedSourceSchema }),
  /** Takes a source out of the comparison, with a reason; what it said stays. */
  withdrawTypedIn: patient.extend({
    source: typedInId.unwrap(),
    base: z.number().int(),
    why: z.string().min(1).max(2_000),
  }),
  /** Keeps what is being typed for this person alone; null throws it away. */
  keepTypedInDraft: patient.extend({ source: typedInId, draft: typedInDraftSchema.nullable() }),
  /** What the words of lines are read as. */
  readTypedLines: z.object({
    lines: z.array(z.object({ name: z.string().max(2_000), directions: z.string().max(2_000) })).max(500),
  }),
  /** What somebody typed or scanned into the box for a line. */
  readEntry: z.object({ text: z.string().max(4_000) }),
  /** A pasted list taken apart; nothing of it is saved by this. */
  readPasted: patient.extend({ text: z.string().max(200_000) }),
  /** What a file holds and whose it is, before it is imported; nothing of it is kept by this. `bytes` in base64. */
  readFile: patient.extend(chosenFile),
  /** Imports a file as a source: another patient's is refused, and one that does not say whose it is wants `confirmed`. */
  importFile: patient.extend({
    ...chosenFile,
    organisation: z.string().min(1).max(2_000),
    saidAt: z.string().max(30),
    copyOf: z.enum(['gp-record', 'other-record']),
    confirmed: z.boolean(),
  }),
  openOutbox: nothing,
  /** Tries an entry again now, or everything that waits when `entry` is null. */
  retryEntry: z.object({ entry: z.string().max(64).nullable() }),
  withdrawEntry: z.object({ entry: z.string().max(64), reason: z.string().min(1).max(2_000) }),
  /** Records that somebody was told of a recommendation by other means; it stays in the outbox. */
  recordTold: z.object({ entry: z.string().max(64), to: z.string().min(1).max(200), how: howToldSchema }),
  /** What waits and why, for IT: references, records and layers, and nothing about any patient. */
  exportOutbox: nothing,
  openConflict: z.object({ entry: z.string().max(64) }),
  resolveConflict: z.object({
    entry: z.string().max(64),
    choices: z.record(z.string().max(64), z.enum(['mine', 'theirs'])),
    seenVersion: z.string().max(200),
  }),
  /** Neither is right: theirs stays as it is, mine is withdrawn, and what is right is kept in the case as an addendum. */
  resolveNeither: z.object({
    entry: z.string().max(64),
    words: z.string().min(1).max(2_000),
    seenVersion: z.string().max(200),
  }),
  /** Medicines by the beginnings of words of their names ("amox 500 cap"), or by the GTIN of a box; at most thirty. */
  searchMedicines: z.object({ words: z.string().max(200) }),
  getPack: nothing,
  /** Begins to import a dm+d release, a folder or a zip as TRUD gives it; `pack-changed` says how far it is. */
  importPack: z.object({ path: z.string().min(1).max(1_000) }),
  cancelImport: nothing,
} as const;

export type CallName = keyof typeof requests;
export type RequestOf<Name extends CallName> = z.input<(typeof requests)[Name]>;
