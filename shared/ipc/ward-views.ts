import { z } from 'zod';
import { knownText } from './known-schema.ts';
import { sourceStateSchema } from './source-views.ts';

export const severitySchema = z.enum(['potentially-lethal', 'serious', 'significant', 'minor']);

export const stageSchema = z.enum([
  'not-started',
  'history-in-progress',
  'history-checked',
  'compared',
  'awaiting-prescriber',
  'resolved',
  'signed-off',
  'signed-not-shared',
  're-opened',
]);

/** Counts per severity; `not-compared` is never zero. */
export const findingsCountSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-compared') }),
  z.object({
    kind: z.literal('compared'),
    potentiallyLethal: z.number().int(),
    serious: z.number().int(),
    significant: z.number().int(),
    minor: z.number().int(),
  }),
]);

export const freshnessSchema = z.object({
  source: z.string(),
  name: z.string(),
  state: sourceStateSchema,
  asOf: knownText,
});

export const offlineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** A copy with a source missing is not ready. */
  z.object({ kind: z.literal('gaps'), count: z.number().int() }),
  z.object({ kind: z.literal('reading') }),
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('not-on-this-computer') }),
]);

export const wardPatientSchema = z.object({
  patient: z.string(),
  family: z.string(),
  given: z.string(),
  born: knownText,
  nhsNumber: knownText,
  nhsNumberValid: z.boolean(),
  bed: knownText,
  admitted: knownText,
  /** When the case was signed off, if it was. */
  doneAt: knownText,
  stage: stageSchema,
  /** What is known of the case beyond this computer, in a line: begun, handed over or signed elsewhere. */
  elsewhere: z.string().nullable(),
  findings: findingsCountSchema,
  /** Names of medicines on the trust's time-critical list; not recorded means none, unreadable never used. */
  timeCritical: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('not-known-yet') }),
    z.object({ kind: z.literal('known'), names: z.array(z.string()) }),
  ]),
  /** Beds of patients on this ward with a similar name. */
  similarTo: z.array(z.string()),
  sources: z.array(freshnessSchema),
  offline: offlineSchema,
});

export const preparationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({
    kind: z.enum(['running', 'paused']),
    done: z.number().int(),
    total: z.number().int(),
    readingBeds: z.array(z.string()),
    waiting: z.number().int(),
  }),
  z.object({
    kind: z.literal('finished'),
    done: z.number().int(),
    total: z.number().int(),
    at: z.string(),
    /** Whether everybody was read, or why not: somebody cancelled, it failed, or what is wrong with the disk. */
    ended: z.enum(['whole', 'cancelled', 'failed', 'disk-full', 'read-only', 'malformed', 'wrong-key']),
  }),
]);

export const gapSchema = z.object({
  bed: z.string(),
  /** The family name, said where there is no bed. */
  name: z.string(),
  source: z.string(),
  state: sourceStateSchema,
});

export const wardSummarySchema = z.object({ id: z.string(), name: z.string(), patients: z.number().int() });

export const wardSchema = z.object({
  id: z.string(),
  name: z.string(),
  census: z.object({ name: z.string(), readAt: knownText, state: sourceStateSchema }),
  patients: z.array(wardPatientSchema),
  /** Whether there is a store of the trust's own: without one it cannot be known what was begun at other computers. */
  othersKnown: z.boolean(),
  preparation: preparationSchema,
  gaps: z.array(gapSchema),
  /** Until when copies are kept on this computer. */
  keptUntil: knownText,
  /** Share reconciled within 24 hours per admission day (NICE QS120), from the cases on this computer; newest last. */
  within24Hours: z.array(
    z.object({ day: z.string(), admitted: z.number().int(), reconciled: z.number().int() }),
  ),
});

/** People found by what was typed; `more`: typing further would tell. */
export const patientSearchSchema = z.object({
  found: z.array(
    z.object({
      patient: z.string(),
      family: z.string(),
      given: z.string(),
      born: knownText,
      nhsNumber: knownText,
      /** Not recorded where the census has them on no ward now. */
      ward: knownText,
      bed: knownText,
    }),
  ),
  more: z.boolean(),
});

/** Who was begun, or who has that NHS number on this computer already, with what of them is otherwise than was typed. */
export const beginPatientSchema = z.object({
  patient: z.string(),
  here: z
    .object({
      family: z.string(),
      given: z.string(),
      born: z.string(),
      /** Empty where they lie on no ward now. */
      ward: z.string(),
      differs: z.array(z.enum(['born', 'family'])),
    })
    .nullable(),
});

export type PatientSearchView = z.infer<typeof patientSearchSchema>;
export type WardView = z.infer<typeof wardSchema>;
export type WardPatientView = z.infer<typeof wardPatientSchema>;
export type WardSummaryView = z.infer<typeof wardSummarySchema>;
export type PreparationView = z.infer<typeof preparationSchema>;
export type SeverityView = z.infer<typeof severitySchema>;
