import { z } from 'zod';

/** One medicine the patient goes on with, in their words. */
const takenSchema = z.object({
  change: z.enum(['new', 'changed', 'same']),
  name: z.string(),
  /** How and when to take it; never empty: where nothing is stated, that is said. */
  how: z.string(),
  /** The directions are a source's or a colleague's own words, in quotes: to be read through with the patient. */
  quoted: z.boolean(),
  /** How it was taken before, where it changed; empty where that is not known. */
  before: z.string(),
  why: z.string(),
  /** What it is for; empty where nobody recorded it. */
  purpose: z.string(),
  /** How much is given, who goes on prescribing it, when it is looked at again: a sentence each. */
  supply: z.array(z.string()),
});

const notTakenSchema = z.object({
  change: z.enum(['stopped', 'paused']),
  name: z.string(),
  why: z.string(),
  /** When to start again; empty of what is stopped. */
  restart: z.string(),
});

/** The patient's own list at discharge: what is taken, what is not any more, and what is still to be decided. */
export const patientListSchema = z.object({
  /** Why it may not go home with the patient yet, in words for staff; empty once it may. */
  notFinal: z.array(z.string()),
  trust: z.string(),
  madeAt: z.string(),
  signedBy: z.string().nullable(),
  patient: z.object({ name: z.string(), born: z.string(), nhsNumber: z.string() }),
  /** Each allergy with what happened; where there is none, what is known of that, in words. */
  allergies: z.array(z.string()).min(1),
  taken: z.array(takenSchema),
  notTaken: z.array(notTakenSchema),
  unsettled: z.array(z.object({ name: z.string(), words: z.string() })),
  /** Records that could not be read: the list may lack what they hold. */
  notRead: z.array(z.string()),
  /** Medicines changed in a source since it was signed, for staff. */
  changedSince: z.array(z.string()),
  /** Medicines that no source holds as current and nobody decided about: on no list, for staff to know. */
  leftOut: z.array(z.string()),
});

export type PatientListView = z.infer<typeof patientListSchema>;
export type TakenView = PatientListView['taken'][number];
