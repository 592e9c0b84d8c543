import { z } from 'zod';
import {
  actionSchema,
  caseReasonSchema,
  historyFactSchema,
  historyKinds,
  howToldSchema,
  ownDrugSchema,
  recommendationSchema,
  recordedAllergySchema,
  sides,
  supplySchema,
} from '../cases/cases.ts';
import { checklistSchema, said } from './history-views.ts';
import { knownText } from './known-schema.ts';
import { patientListSchema } from './patient-list-views.ts';

const standing = z.enum(['none', 'stands', 'confirm-again']);

const productSchema = z.object({ line: z.string(), term: z.string() });

/** What may be said of a row, as its sources are. What is not here is not offered. */
export const offersSchema = z.object({
  history: z.array(z.enum(historyKinds)),
  actions: z.array(actionSchema),
  /** Whose directions "continue" goes on with, in the words shown; more than one has to be chosen from. */
  continues: z.array(z.object({ side: z.enum(sides).nullable(), words: z.string() })),
  /** "Continue" wants a coded reason and words. */
  continueReason: z.boolean(),
  /** Products that want a dose said, for "taking as directed" and for "taking differently". */
  dosesAsDirected: z.array(productSchema),
  dosesDifferently: z.array(productSchema),
  /** A dose wants to be told who gave it. */
  doseFrom: z.boolean(),
  /** Sources that direct different things, each with its words: "taking as directed" names one of them. Empty where none do. */
  directedBy: z.array(z.object({ source: z.string(), name: z.string(), words: z.string() })),
});

/** What was decided about a row, and whether it still stands against the lines as they are. */
export const rowDecisionSchema = z.object({
  history: said(historyFactSchema).nullable(),
  historyStanding: standing,
  recommendation: said(recommendationSchema).nullable(),
  recommendationStanding: standing,
  /** What came after the recommendation, findings or another way in which it is taken, in words: why it is asked again though no line changed. */
  since: z.array(z.string()),
  confirmed: said(z.object({ by: z.string(), how: z.string() })).nullable(),
  lastTaken: said(z.string().nullable()).nullable(),
  indication: said(z.string()).nullable(),
  /** What leaves with the patient: said at discharge. */
  supply: said(supplySchema).nullable(),
  /**
   * What entries of our organisation say in the records that this computer did not write: a colleague's, or what another system made of
   * ours. `changed`: since it was signed; where the record changes entries, whoever signs something else is asked which stands.
   */
  inRecords: z.array(
    z.object({
      records: z.array(z.string()),
      /** The directions, with the product where they need it; "Stopped (...)" where it is not live. */
      says: z.string(),
      /** Who signed it; null where that is not known, or somebody changed it since. */
      by: z.string().nullable(),
      /** When it got there or was changed, as an instant; empty where the record does not say. */
      at: z.string(),
      changed: z.boolean(),
    }),
  ),
  decided: z.boolean(),
  needsDecision: z.boolean(),
  /** What stands asks something of the prescriber, who may confirm it. */
  asked: z.boolean(),
  offers: offersSchema,
});

/** The case as a whole: what was checked, what blocks signing, who signed. */
export const progressSchema = z.object({
  /** Number of events said so far; sent back with a saying so that two windows notice each other. */
  seen: z.number().int(),
  decided: z.number().int(),
  toDecide: z.number().int(),
  blockers: z.number().int(),
  /** What undo would take back and redo would bring again, in words. */
  undoable: z.string().nullable(),
  redoable: z.string().nullable(),
  identity: said(z.array(z.string())).nullable(),
  asked: said(z.object({ who: z.string(), name: z.string(), why: z.string() })).nullable(),
  allergies: said(z.string()).nullable(),
  reason: caseReasonSchema,
  /** 1, and one more each time the case was re-opened; and why it was. */
  version: z.number().int(),
  whyReopened: z.string(),
  /** Every reconciliation of the person in the order they were begun; the last is the one that is worked on. */
  cases: z.array(
    z.object({
      id: z.string(),
      reason: caseReasonSchema,
      version: z.number().int(),
      signed: z.object({ by: z.string(), at: z.string() }).nullable(),
    }),
  ),
  /** What is decided otherwise than in the case this one goes on from, a line a medicine. */
  changedFrom: z.array(z.string()),
  checklist: checklistSchema,
  ownDrugs: z.array(
    z.object({
      pack: z.string(),
      row: z.string().nullable(),
      /** The medicine of its row; null where it stands by itself. */
      medicine: z.string().nullable(),
      said: said(ownDrugSchema),
    }),
  ),
  recordedAllergies: z.array(said(recordedAllergySchema)),
  passedOn: said(z.object({ to: z.string(), words: z.string() })).nullable(),
  historyChecked: said(z.literal(true)).nullable(),
  /** The patient or carer said: no medicines at all. */
  takesNothing: said(z.literal(true)).nullable(),
  /** Decisions whose lines are gone from every source, in words. */
  gone: z.array(z.object({ id: z.string(), words: z.string() })),
  /** After sign-off: medicines that changed in a source, and whether an allergy did. */
  changedSince: z.array(z.string()),
  notes: z.array(said(z.string())),
  /** `signed-not-shared` until every entry of the signed case is acknowledged. */
  signed: z
    .object({
      by: z.string(),
      at: z.string(),
      shared: z.boolean(),
      conflicts: z.number().int(),
      /** Entries that wait for a person: nothing sends them by itself. */
      parked: z.number().int(),
      /** What of it does not stand as it was signed, a line each: taken back and why, put otherwise, changed by others since. */
      notAsSigned: z.array(z.string()),
      /** All of it was taken back. */
      noneStands: z.boolean(),
    })
    .nullable(),
  addenda: z.array(said(z.string())),
  mayDecide: z.object({
    history: z.boolean(),
    recommend: z.boolean(),
    confirm: z.boolean(),
    sign: z.boolean(),
  }),
});

export const blockerSchema = z.object({
  kind: z.string(),
  words: z.string(),
  detail: z.string(),
  /** Where the screen goes to mend it: a row id, or null for the case itself. */
  row: z.string().nullable(),
});

export const signOffSchema = z.object({
  blockers: z.array(blockerSchema),
  done: z.array(z.object({ words: z.string(), detail: z.string() })),
  writes: z.array(
    z.object({
      record: z.string(),
      architecture: z.string(),
      what: z.string(),
      as: z.string(),
      how: z.string(),
    }),
  ),
  /** By action, how many rows and which medicines. */
  totals: z.array(z.object({ action: z.string(), count: z.number().int(), medicines: z.array(z.string()) })),
  /** What goes on doubled or against an allergy although its rows are decided, in words, and who said that it is intended. */
  standsOn: z.array(z.string()),
  /** Entries in which others wrote since and of which something else is signed: each is asked about before it is sent. */
  asksAbout: z.array(z.string()),
  caveats: z.string(),
  rows: z.number().int(),
});

/** The signed record as shown: kept exactly, printed, and filed. */
/** A record as it is printed. What has a default was not yet said by records that were signed before it was. */
export const recordSchema = z.object({
  status: z.enum(['draft', 'signed-not-shared', 'shared', 'not-as-signed', 'in-conflict']),
  signedBy: z.string().nullable(),
  signedAt: z.string().nullable(),
  registration: z.string().nullable(),
  trust: z.string(),
  reason: z.string(),
  madeAt: z.string(),
  patient: z.object({
    name: z.string(),
    born: z.string(),
    gender: z.string(),
    nhsNumber: z.string(),
    ward: z.string(),
    bed: z.string(),
    admitted: z.string(),
  }),
  allergies: z.array(z.string()),
  intolerances: z.array(z.string()),
  allergyNotes: z.array(z.string()),
  sources: z.array(
    z.object({
      name: z.string(),
      system: z.string(),
      asOf: z.string(),
      /** How old its answer was when the record was made: "3 h old". */
      age: z.string().default(''),
      state: z.string(),
      meaning: z.string(),
    }),
  ),
  rows: z.array(
    z.object({
      medicine: z.string(),
      product: z.string(),
      takes: z.string(),
      chart: z.string(),
      difference: z.string(),
      severity: z.string().nullable(),
      decision: z.string(),
      reason: z.string(),
      agrees: z.boolean(),
      /** Not decided, not confirmed, or of the top two severities: what a colleague looks at first. */
      toFollow: z.boolean().default(true),
    }),
  ),
  /** Whether it was shared when it was printed, a line a record. */
  sharing: z.array(z.string()).default([]),
  /** What of it did not stand as it was signed when it was printed, in words. */
  notAsSigned: z.array(z.string()).default([]),
  /** What blocks the signature, in words. */
  outstanding: z.array(z.string()).default([]),
  /** To whom the case was handed over, and with which words. */
  handedOver: z.array(z.string()).default([]),
  /** Warnings about who the patient is. */
  warnings: z.array(z.string()).default([]),
  /** Findings about a source or the patient rather than a medicine. */
  aboutCase: z.array(z.string()).default([]),
  /** Weight, kidney function, reason for admission: each with its date and source. */
  facts: z.array(z.string()).default([]),
  /** Entries that could not be shown as a medicine. */
  notShown: z.array(z.string()).default([]),
  notCurrent: z.array(z.string()),
  unresolved: z.array(z.string()),
  /** What changed in a source since it was signed: the paper may be out of date. */
  changedSince: z.array(z.string()),
  /** 1, and one more for each time it was re-opened; and what this version decides otherwise than the one before. */
  version: z.number().int().default(1),
  changedFrom: z.array(z.string()).default([]),
  checklist: z.array(z.string()),
  ownDrugs: z.array(z.string()),
  notes: z.array(z.string()),
  addenda: z.array(z.string()),
  caveats: z.string(),
  /** The list for the patient as it was signed; null of what is no discharge. */
  forPatient: patientListSchema.nullable().default(null),
});

export const entryStateSchema = z.enum([
  'waiting',
  'sending',
  'received',
  'in-conflict',
  'parked',
  'withdrawn',
]);

export const entrySchema = z.object({
  id: z.string(),
  patient: z.string(),
  family: z.string(),
  given: z.string(),
  born: knownText,
  nhsNumber: knownText,
  what: z.string(),
  about: z.string(),
  record: z.string(),
  state: entryStateSchema,
  /** Why it is here, in plain words that name the layer. */
  why: z.string(),
  since: z.string(),
  attempts: z.number().int(),
  nextTry: knownText,
  /** The path it takes and where it stopped: this computer, network, engine, record. */
  path: z.array(z.object({ words: z.string(), done: z.boolean(), detail: z.string() })),
  safe: z.string(),
  todo: z.string(),
  reference: z.string(),
  /** A newer Concord made it: only that can send it or take it back. */
  newer: z.boolean(),
  /** Somebody took it back after it may have arrived: it is looked for, and nothing of it is left to withdraw. */
  takenBack: z.boolean(),
  /** A recommendation that nobody has received: somebody can be told by other means, and that can be recorded. */
  mayTell: z.boolean(),
  /** What is taken back with it where somebody withdraws it, in words. */
  hanging: z.array(z.string()),
  /** Who was told by other means, and how. */
  told: said(z.object({ to: z.string(), how: howToldSchema })).nullable(),
});

export const outboxSchema = z.object({
  entries: z.array(entrySchema),
  needsPerson: z.number().int(),
  waiting: z.number().int(),
  sent: z.number().int(),
  /** Settled before those that are listed. */
  earlier: z.number().int(),
});

export const conflictSchema = z.object({
  entry: z.string(),
  patient: z.string(),
  medicine: z.string(),
  record: z.string(),
  mine: z.object({ by: z.string(), at: z.string() }),
  theirs: z.object({ by: z.string(), at: z.string(), version: z.string() }),
  fields: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      base: z.string(),
      mine: z.string(),
      theirs: z.string(),
      asks: z.boolean(),
      note: z.string(),
    }),
  ),
  /** Somebody else signed a list: decided once for everything of the patient, whatever waits behind it. */
  signature: z.boolean(),
  /** Mine got there: somebody changed it since, or a list of theirs stands beside it. */
  sent: z.boolean(),
  /** Theirs is another entry, not a version of mine: all of one or all of the other, never a mixture. */
  whole: z.boolean(),
  /**
   * What choosing mine does: the next version of the entry; the next version of a colleague's, and of a signature each that it
   * brought; beside a colleague's and naming it, where nothing is changed; beside another organisation's; what I took back is
   * marked as an error; another entry of ours, for which mine stands, is ended.
   */
  ifMine: z.enum(['next-version', 'in-its-place', 'supersedes', 'beside', 'taken-back', 'ended']),
  decidedVersion: z.string(),
});

export type OffersView = z.infer<typeof offersSchema>;
export type RowDecisionView = z.infer<typeof rowDecisionSchema>;
export type ProgressView = z.infer<typeof progressSchema>;
export type SignOffView = z.infer<typeof signOffSchema>;
export type RecordView = z.infer<typeof recordSchema>;
export type OutboxView = z.infer<typeof outboxSchema>;
export type EntryView = z.infer<typeof entrySchema>;
export type ConflictView = z.infer<typeof conflictSchema>;
