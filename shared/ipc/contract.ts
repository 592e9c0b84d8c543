import { z } from 'zod';
import { caseReasonSchema, howToldSchema, sayingSchema } from '../cases/cases.ts';
import { auditSchema } from './audit-views.ts';
import { caseSchema, rowDetailSchema } from './case-views.ts';
import { faultSchema } from './faults.ts';
import { conflictSchema, outboxSchema, recordSchema, signOffSchema } from './decision-views.ts';
import { medicineSearchSchema, packSchema } from './medicine-views.ts';
import { patientListSchema } from './patient-list-views.ts';
import { halfTypedSchema, lockReasonSchema, sessionSchema } from './session-views.ts';
import { settingsSchema } from './settings-views.ts';
import {
  entrySchema,
  fileViewSchema,
  lineReadingSchema,
  pastedSchema,
  typedInDraftSchema,
  typedInId,
  typedInOpenSchema,
} from './typed-in-views.ts';
import { typedSourceSchema } from '../typed-in/typed-in.ts';
import { beginPatientSchema, patientSearchSchema, wardSchema, wardSummarySchema } from './ward-views.ts';

/** Bump with every change of a schema, and add a line to `history`; the lock test compares. */
export const contractVersion = 50;

const nothing = z.object({});
const patient = z.object({ patient: z.string().min(1).max(200) });
const ward = z.object({ ward: z.string().min(1).max(200) });
const pin = z.string().max(64);
const chosenFile = { name: z.string().min(1).max(260), bytes: z.string().max(28_000_000) };

/** Every call the renderer may make. Verbs, not pipes. */
export const calls = {
  getSession: { request: nothing, reply: sessionSchema },
  /** Opens the system browser; resolves when the redirect came back, or fails. */
  signIn: {
    request: z.object({
      audience: z.string().max(64),
      /** Who is meant, compared with who comes back: anybody, this very user, or somebody else than them. */
      meant: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('anybody') }),
        z.object({ kind: z.literal('user'), user: z.string().max(200) }),
        z.object({ kind: z.literal('not'), user: z.string().max(200) }),
      ]),
    }),
    reply: sessionSchema,
  },
  /** A launch from the record system, handed over by the operating system; waits until somebody is unlocked. */
  receiveLaunch: {
    request: z.object({ iss: z.string().min(1).max(2_000), launch: z.string().min(1).max(2_000) }),
    reply: nothing,
  },
  cancelSignIn: { request: nothing, reply: nothing },
  /** Chooses a PIN after the first sign-in. On a computer others use, one of them admits the newcomer. */
  enrol: {
    request: z.object({ pin, admittedBy: z.object({ user: z.string().max(200), pin }).nullable() }),
    reply: sessionSchema,
  },
  unlock: { request: z.object({ user: z.string().max(200), pin }), reply: sessionSchema },
  lock: {
    request: z.object({ why: z.enum(['asked', 'idle', 'screen-lock', 'sleep']) }),
    reply: sessionSchema,
  },
  /** Revokes the tokens of every record of the person who is unlocked. */
  signOut: { request: nothing, reply: sessionSchema },
  /** Every setting of this computer, what holds, and who decided it. */
  getSettings: { request: nothing, reply: settingsSchema },
  /** Who did what on this computer, newest first; about one patient where `patient` is given. */
  openAudit: {
    request: z.object({ patient: z.string().max(200).nullable(), before: z.number().int().nullable() }),
    reply: auditSchema,
  },
  /** The whole audit as FHIR AuditEvent, a line each, with the signed heads of its chain as Provenance. */
  exportAudit: { request: nothing, reply: z.object({ name: z.string(), text: z.string() }) },
  /** A person pressed a key or moved the pointer: the only thing that keeps the idle lock away. */
  personActive: { request: nothing, reply: nothing },
  /** The operating system says that there is a network, or none. */
  networkChanged: { request: z.object({ online: z.boolean() }), reply: nothing },
  /** What the person who is unlocked typed into forms and has not said yet; kept for them alone, each time as a whole. */
  openHalfTyped: { request: nothing, reply: z.object({ forms: halfTypedSchema }) },
  keepHalfTyped: { request: z.object({ forms: halfTypedSchema }), reply: nothing },
  listWards: { request: nothing, reply: z.object({ wards: z.array(wardSummarySchema) }) },
  openWard: { request: ward, reply: wardSchema },
  /** The same ward again for a screen that shows it already. */
  lookAgainAtWard: { request: ward, reply: wardSchema },
  /** Reads the census again. */
  refreshWard: { request: ward, reply: wardSchema },
  prepareWard: { request: ward, reply: nothing },
  pausePreparation: { request: ward, reply: nothing },
  resumePreparation: { request: ward, reply: nothing },
  cancelPreparation: { request: ward, reply: nothing },
  /** Everybody on this computer whom the words of a name, an NHS number or its start, or a birth date fit. */
  searchPatients: { request: z.object({ typed: z.string().max(200) }), reply: patientSearchSchema },
  /**
   * Begins a patient whom no ward list and no record named, with or without a network. Whoever has that NHS number on this
   * computer already is answered in `here`, and nobody is made twice.
   */
  beginPatient: {
    request: z.object({
      family: z.string().min(1).max(200),
      given: z.string().min(1).max(200),
      /** A whole date, `1948-03-04`. */
      born: z.string().max(10),
      /** Empty where they have none, or cannot say it. */
      nhsNumber: z.string().max(40),
      /** Why somebody is opened whom no ward list names; audited, and shown above their case. */
      why: z.string().max(300),
    }),
    reply: beginPatientSchema,
  },
  /** Corrects what was typed of a patient whom no record has confirmed; the records are asked again. Else as `beginPatient`. */
  correctPatient: {
    request: patient.extend({
      family: z.string().min(1).max(200),
      given: z.string().min(1).max(200),
      born: z.string().max(10),
      nhsNumber: z.string().max(40),
    }),
    reply: beginPatientSchema,
  },
  /** A person looks at a patient: it is audited, and the copy is brought up to date behind it. */
  openCase: { request: patient, reply: caseSchema },
  /** The same case again for a screen that shows it already: reads the copy and nothing else. */
  lookAgain: { request: patient, reply: caseSchema },
  /** Reads one source again (or all of them when `source` is null). */
  refreshCase: { request: patient.extend({ source: z.string().max(64).nullable() }), reply: caseSchema },
  openRow: { request: patient.extend({ row: z.string().max(400) }), reply: rowDetailSchema },
  /**
   * Says something about rows or the case; several sayings are one act. `seen` is the progress the screen showed, so that two
   * windows notice each other.
   */
  decide: {
    request: patient.extend({ sayings: z.array(sayingSchema).min(1).max(80), seen: z.number().int() }),
    reply: caseSchema,
  },
  undo: { request: patient, reply: caseSchema },
  redo: { request: patient, reply: caseSchema },
  /** What blocks signing, and what would be written where. */
  openSignOff: { request: patient, reply: signOffSchema },
  signOff: { request: patient.extend({ pin, seen: z.number().int() }), reply: caseSchema },
  /** Opens a signed case again as its next version, with the reason why. */
  reopenCase: {
    request: patient.extend({ why: z.string().min(1).max(2_000), seen: z.number().int() }),
    reply: caseSchema,
  },
  /** Begins the next reconciliation of the stay from the one before. */
  beginNextCase: {
    request: patient.extend({ reason: caseReasonSchema, seen: z.number().int() }),
    reply: caseSchema,
  },
  /** Takes over an unsigned case that was handed over on another computer. */
  takeOverCase: { request: patient.extend({ document: z.string().max(64) }), reply: caseSchema },
  /** A prescriber's answer to what was asked of them, on any computer. */
  answerTask: {
    request: patient.extend({
      task: z.string().max(64),
      status: z.enum(['accepted', 'rejected']),
      words: z.string().max(2_000),
    }),
    reply: caseSchema,
  },
  addAddendum: { request: patient.extend({ words: z.string().min(1).max(4_000) }), reply: caseSchema },
  /** The record as it would be printed; after sign-off exactly as it was signed, with its PDF in base64. */
  /** The list the patient takes home, in their words, with its PDF in base64. */
  openPatientList: { request: patient, reply: z.object({ list: patientListSchema, pdf: z.string() }) },
  openRecord: {
    request: patient.extend({ case: z.string().max(64).nullable() }),
    reply: z.object({ record: recordSchema, pdf: z.string() }),
  },
  /** The same facts as they stand now, laid out for whoever goes on with the case. */
  openHandOver: { request: patient, reply: z.object({ record: recordSchema, pdf: z.string() }) },
  /** A typed-in source to be read or corrected, with what this person was typing; a new one when `source` is null. */
  openTypedIn: { request: patient.extend({ source: typedInId }), reply: typedInOpenSchema },
  /** Saves a version. `base` is the version the screen showed, 0 for a new source. */
  saveTypedIn: {
    request: patient.extend({ source: typedInId, base: z.number().int(), content: typedSourceSchema }),
    reply: caseSchema,
  },
  /** Takes a source out of the comparison, with a reason; what it said stays. */
  withdrawTypedIn: {
    request: patient.extend({
      source: typedInId.unwrap(),
      base: z.number().int(),
      why: z.string().min(1).max(2_000),
    }),
    reply: caseSchema,
  },
  /** Keeps what is being typed for this person alone; null throws it away. */
  keepTypedInDraft: {
    request: patient.extend({ source: typedInId, draft: typedInDraftSchema.nullable() }),
    reply: nothing,
  },
  /** What the words of lines are read as. */
  readTypedLines: {
    request: z.object({
      lines: z.array(z.object({ name: z.string().max(2_000), directions: z.string().max(2_000) })).max(500),
    }),
    reply: z.object({ readings: z.array(lineReadingSchema) }),
  },
  /** What somebody typed or scanned into the box for a line. */
  readEntry: { request: z.object({ text: z.string().max(4_000) }), reply: entrySchema },
  /** A pasted list taken apart; nothing of it is saved by this. */
  readPasted: { request: patient.extend({ text: z.string().max(200_000) }), reply: pastedSchema },
  /** What a file holds and whose it is, before it is imported; nothing of it is kept by this. `bytes` in base64. */
  readFile: { request: patient.extend(chosenFile), reply: fileViewSchema },
  /** Imports a file as a source: another patient's is refused, and one that does not say whose it is wants `confirmed`. */
  importFile: {
    request: patient.extend({
      ...chosenFile,
      organisation: z.string().min(1).max(2_000),
      saidAt: z.string().max(30),
      copyOf: z.enum(['gp-record', 'other-record']),
      confirmed: z.boolean(),
    }),
    reply: caseSchema,
  },
  openOutbox: { request: nothing, reply: outboxSchema },
  /** Tries an entry again now, or everything that waits when `entry` is null. */
  retryEntry: { request: z.object({ entry: z.string().max(64).nullable() }), reply: outboxSchema },
  withdrawEntry: {
    request: z.object({ entry: z.string().max(64), reason: z.string().min(1).max(2_000) }),
    reply: outboxSchema,
  },
  /** Records that somebody was told of a recommendation by other means; it stays in the outbox. */
  recordTold: {
    request: z.object({ entry: z.string().max(64), to: z.string().min(1).max(200), how: howToldSchema }),
    reply: outboxSchema,
  },
  /** What waits and why, for IT: references, records and layers, and nothing about any patient. */
  exportOutbox: { request: nothing, reply: z.object({ name: z.string(), text: z.string() }) },
  openConflict: { request: z.object({ entry: z.string().max(64) }), reply: conflictSchema },
  resolveConflict: {
    request: z.object({
      entry: z.string().max(64),
      choices: z.record(z.string().max(64), z.enum(['mine', 'theirs'])),
      seenVersion: z.string().max(200),
    }),
    reply: outboxSchema,
  },
  /** Neither is right: theirs stays as it is, mine is withdrawn, and what is right is kept in the case as an addendum. */
  resolveNeither: {
    request: z.object({
      entry: z.string().max(64),
      words: z.string().min(1).max(2_000),
      seenVersion: z.string().max(200),
    }),
    reply: outboxSchema,
  },
  /** Medicines by the beginnings of words of their names ("amox 500 cap"), or by the GTIN of a box; at most thirty. */
  searchMedicines: { request: z.object({ words: z.string().max(200) }), reply: medicineSearchSchema },
  getPack: { request: nothing, reply: packSchema },
  /** Begins to import a dm+d release, a folder or a zip as TRUD gives it; `pack-changed` says how far it is. */
  importPack: { request: z.object({ path: z.string().min(1).max(1_000) }), reply: packSchema },
  cancelImport: { request: nothing, reply: packSchema },
} as const;

export type CallName = keyof typeof calls;
export type RequestOf<Name extends CallName> = z.input<(typeof calls)[Name]['request']>;
export type ReplyOf<Name extends CallName> = z.output<(typeof calls)[Name]['reply']>;

/** Events carry ids; the renderer asks again. */
export const eventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('session-changed') }),
  /** Locked, or about to be: the page hides everything before it asks anything. */
  z.object({ event: z.literal('locked'), why: lockReasonSchema }),
  z.object({ event: z.literal('ward-changed'), ward: z.string() }),
  z.object({ event: z.literal('case-changed'), patient: z.string() }),
  z.object({ event: z.literal('outbox-changed') }),
  /** The record system opened this patient. */
  z.object({ event: z.literal('launched'), patient: z.string() }),
  /** It opened somebody, and who that is was not certain, or they could not be read. */
  z.object({ event: z.literal('launch-stopped'), fault: faultSchema }),
  /** The store on this computer is brought up to date while somebody unlocks it: rows moved so far, of how many. */
  z.object({ event: z.literal('store-updating'), moved: z.number().int(), total: z.number().int() }),
  z.object({ event: z.literal('pack-changed') }),
]);

export type EngineEvent = z.infer<typeof eventSchema>;

/** What each version changed. */
export const history: readonly string[] = [
  '1: sign-in, ward, case read only',
  '2: decisions, sign-off, outbox, conflicts',
  '3: rows proposed for linking or pairing; a look again that is no view of its own; the outbox exported, who was told, and neither of two versions',
  '4: checklist, own drugs, findings judged, allergies recorded, case passed on, re-opened',
  '5: medicines searched by name or GTIN',
  '6: what may be said in a case is defined by the case itself',
  '7: the settings of this computer',
  '8: types that were not read, totals that were not reached, stores not found; what a record’s architecture means for a column',
  '9: several things said as one act, and what undo takes back in words',
  '10: what of a row was compared and what was not, as-needed and maximum as fields, what else a source sent',
  '11: how far an old store is brought up to date',
  '12: the audit, to look at and to take away',
  '13: typed-in sources',
  '14: patients searched on every ward',
  '15: which side continues, doses of each product, started here, intended omission, takes no medicines, found since; who is meant by a sign-in',
  '16: a person at the keys and the network of the operating system are told to the engine; whether each record answers',
  '17: a dm+d release imported while Concord runs',
  '18: a dm+d release imported while Concord runs',
  '19: the patient’s own list at discharge',
  '20: a file imported as a source',
  '21: a case opened again, the next reconciliation begun from the one before, what changed, records of earlier cases; what is known beyond this computer; the ward looked at again',
  '22: what the identity server of a record lacks',
  '23: what was last done on other computers in a line, and when it was signed there',
  '24: a patient begun whom nobody read yet',
  '25: a sign-in that is for one patient only',
  '26: a launch from the record system',
  '27: what a medicine is for, as its source says it; a hand-over sheet; how old sources are and what was shared when a record was printed',
  '28: what a medicine is for, as its source says it; a hand-over sheet; how old sources are and what was shared when a record was printed',
  '29: a signed list against mine, medicine by medicine; what is withdrawn with an entry',
  '30: what a person typed and has not said yet is kept for them alone',
  '31: no number of drafts for a person who has not unlocked: they are sealed',
  '32: the record of the audit up to which the trust’s own store holds a signed head',
  '33: an allergy of a pasted list with what happened, and whether it says that there is none; a patient who was typed wrong, corrected; all that is begun in a draft of a source',
  '34: what the store lacks of what was kept in it, in the session; a store that may not be written',
  '35: what was begun or taken over at another computer, and whether that can be known',
  '36: a GP practice that is not recorded, does not offer its record, refuses or gives none; why a patient is opened outside the ward',
  '37: a computer that the trust has had cleared; a PIN is never refused for not being digits',
  '38: whether a dose wants to be told who gave it',
  '39: what choosing mine does in a conflict',
  '40: lines of a pasted text that may be medicines, the dates it bears, names meant, a scanned box named in its own box; what a file holds line by line, allergies that were refuted, a draft that waits',
  '41: the product beside a dose that does not say how much medicine it is; what the case holds of an item of the checklist; whose directions are followed where sources contradict each other; what is signed by medicine, and what stands although it is decided',
  '42: what goes on doubled or against an allergy until somebody says that it is intended',
  '43: for how many days a source has had nothing new, where it is stale; a launch that waits for somebody to unlock',
  '44: whether each source of a record answers',
  '45: a lock is told by itself, so that everything is hidden before anything is asked',
  '46: why a source states no allergy: in part, withheld, patient not known; whether mine stands in the record beside a colleague’s list',
  '47: why a ward’s preparation ended',
  '48: whether a newer Concord made an entry of the outbox, so that only that can send it or take it back',
  '49: how much of the outbox was settled before what is listed',
  '50: locked, what is cached and what waits to be sent is not known, and not none',
];
