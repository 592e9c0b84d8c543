import { z } from 'zod';
import { auditSchema } from './audit-views.ts';
import { caseSchema, rowDetailSchema } from './case-views.ts';
import { conflictSchema, outboxSchema, recordSchema, signOffSchema } from './decision-views.ts';
import { medicineSearchSchema, packSchema } from './medicine-views.ts';
import { patientListSchema } from './patient-list-views.ts';
import type { CallName } from './requests.ts';
import { halfTypedSchema, sessionSchema } from './session-views.ts';
import { settingsSchema } from './settings-views.ts';
import {
  entrySchema,
  fileViewSchema,
  lineReadingSchema,
  pastedSchema,
  typedInOpenSchema,
} from './typed-in-views.ts';
import { beginPatientSchema, patientSearchSchema, wardSchema, wardSummarySchema } from './ward-views.ts';

const nothing = z.object({});

/** What each call is answered with; apart from `requests.ts`, so that the engine, which parses no answer of its own, loads none of it. */
export const replies = {
  getSession: sessionSchema,
  signIn: sessionSchema,
  receiveLaunch: nothing,
  cancelSignIn: nothing,
  enrol: sessionSchema,
  unlock: sessionSchema,
  lock: sessionSchema,
  signOut: sessionSchema,
  getSettings: settingsSchema,
  openAudit: auditSchema,
  exportAudit: z.object({ name: z.string(), text: z.string() }),
  personActive: nothing,
  networkChanged: nothing,
  openHalfTyped: z.object({ forms: halfTypedSchema }),
  keepHalfTyped: nothing,
  listWards: z.object({ wards: z.array(wardSummarySchema) }),
  openWard: wardSchema,
  lookAgainAtWard: wardSchema,
  refreshWard: wardSchema,
  prepareWard: nothing,
  pausePreparation: nothing,
  resumePreparation: nothing,
  cancelPreparation: nothing,
  searchPatients: patientSearchSchema,
  beginPatient: beginPatientSchema,
  correctPatient: beginPatientSchema,
  openCase: caseSchema,
  lookAgain: caseSchema,
  refreshCase: caseSchema,
  openRow: rowDetailSchema,
  decide: caseSchema,
  undo: caseSchema,
  redo: caseSchema,
  openSignOff: signOffSchema,
  signOff: caseSchema,
  reopenCase: caseSchema,
  beginNextCase: caseSchema,
  takeOverCase: caseSchema,
  answerTask: caseSchema,
  addAddendum: caseSchema,
  openPatientList: z.object({ list: patientListSchema, pdf: z.string() }),
  openRecord: z.object({ record: recordSchema, pdf: z.string() }),
  openHandOver: z.object({ record: recordSchema, pdf: z.string() }),
  openTypedIn: typedInOpenSchema,
  saveTypedIn: caseSchema,
  withdrawTypedIn: caseSchema,
  keepTypedInDraft: nothing,
  readTypedLines: z.object({ readings: z.array(lineReadingSchema) }),
  readEntry: entrySchema,
  readPasted: pastedSchema,
  readFile: fileViewSchema,
  importFile: caseSchema,
  openOutbox: outboxSchema,
  retryEntry: outboxSchema,
  withdrawEntry: outboxSchema,
  recordTold: outboxSchema,
  exportOutbox: z.object({ name: z.string(), text: z.string() }),
  openConflict: conflictSchema,
  resolveConflict: outboxSchema,
  resolveNeither: outboxSchema,
  searchMedicines: medicineSearchSchema,
  getPack: packSchema,
  importPack: packSchema,
  cancelImport: packSchema,
} as const satisfies Readonly<Record<CallName, z.ZodType>>;

export type ReplyOf<Name extends CallName> = z.output<(typeof replies)[Name]>;
