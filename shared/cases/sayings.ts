import { z } from 'zod';
import {
  actions,
  askedSchema,
  caseReasonSchema,
  howConfirmedSchema,
  howToldSchema,
  identifierSchema,
  intentSchema,
  notAskedReasons,
  reasonCodes,
  severityWords,
  sides,
  words,
} from './vocabulary.ts';

/**
 * What a person may say about a row or about the case. The engine adds who, when and the lines as they stand, and keeps it
 * as an event (`events.ts`); the contract and the store parse by the same schemas.
 */

/**
 * The dose of each product line by the line's key, in words: where the directions state none, or one regimen is made of
 * several strengths. An empty dose says that this product is not taken. `doseFrom` is who said it.
 */
const dosesSaid = {
  doses: z
    .array(z.object({ line: z.string().max(400), asTaken: words }))
    .max(20)
    .default([]),
  doseFrom: words.default(''),
};

/**
 * Whose directions are followed, where history sources contradict each other: the source's id. The engine adds its name and its
 * directions in words, as they stood.
 */
const directedBySchema = z.object({
  source: z.string().max(200),
  name: z.string().max(200).default(''),
  words: z.string().max(4000).default(''),
});

/** What the patient really takes. */
export const historyFactSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('taking-as-directed'),
    ...dosesSaid,
    directedBy: directedBySchema.optional(),
  }),
  z.object({
    kind: z.literal('taking-differently'),
    asTaken: words.min(1),
    difference: words.min(1),
    ...dosesSaid,
  }),
  z.object({
    kind: z.literal('not-taking'),
    never: z.boolean(),
    /** Year, month, day or instant, as told; null where it is not known. */
    since: z.string().max(30).nullable(),
    why: words,
  }),
  z.object({ kind: z.literal('unable-to-establish'), why: words }),
  /** Only the order side has it: begun in hospital, not taken at home. */
  z.object({ kind: z.literal('started-here') }),
]);
export const historyKinds = historyFactSchema.options.map((option) => option.shape.kind.value);
export type HistoryFact = z.infer<typeof historyFactSchema>;

export const actionSchema = z.enum(actions);
export const reasonSchema = z.enum(reasonCodes);

/** What is put to the prescriber. Never an order. */
export const recommendationSchema = z.object({
  action: actionSchema,
  reason: reasonSchema.nullable(),
  /** Free text; mandatory where `needsReason` says so. */
  words,
  /** What it should be instead (change, start, substitute), in words. */
  proposed: words,
  /** When to give it again (withhold). */
  restartWhen: words,
  /** Substitutions are restored at discharge unless somebody says otherwise. */
  restoreAtDischarge: z.boolean().nullable(),
  /** Whose directions "continue" means, where that has to be said. */
  side: z.enum(sides).nullable().default(null),
  /** What continues, in the words shown; the engine fills it from the lines as they stand. */
  continues: words.default(''),
});
export type Recommendation = z.infer<typeof recommendationSchema>;

/** Three answers to an item of the drug-history checklist; what was never answered is a fourth thing. */
export const checklistAnswerSchema = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('asked-and-none') }),
  /** There are lines of it; `details` by name where the item asks for more. */
  z.object({ answer: z.literal('lines'), details: z.record(z.string().max(40), words) }),
  z.object({
    answer: z.literal('not-asked'),
    reason: z.enum(notAskedReasons),
  }),
]);
export type ChecklistAnswer = z.infer<typeof checklistAnswerSchema>;

/** One of the patient's own drugs as somebody held it in their hand. */
export const ownDrugSchema = z.object({
  /** Name and strength as on the label. */
  label: words.min(1),
  /** Whose name the label bears. Somebody else's is a hazard, and is shown as one. */
  labelledFor: z.enum(['patient', 'somebody-else', 'no-name']),
  otherName: words,
  /** As on the label; null where it bears none. */
  dispensed: z.string().max(30).nullable(),
  quantity: words,
  suitability: z.enum(['suitable', 'not-suitable', 'not-assessed']),
  whyNotSuitable: words,
  where: z.enum(['locker', 'ward-cupboard', 'controlled-cupboard', 'pharmacy', 'at-home', 'with-patient']),
  /** What becomes of it: kept for the patient, sent home, or destroyed with the patient's agreement. */
  fate: z.enum(['kept', 'sent-home', 'returned', 'destroyed']),
  controlled: z.boolean(),
});
export type OwnDrug = z.infer<typeof ownDrugSchema>;

/** What leaves with the patient, in words: how much, who goes on prescribing it, when it is looked at again. */
export const supplySchema = z.object({
  quantity: words,
  continuing: words,
  review: words,
  /** A substitution made in hospital: put back, or kept on purpose; null where there is none or nobody said. */
  restored: z.boolean().nullable(),
});
export type Supply = z.infer<typeof supplySchema>;

/** An allergy or intolerance the clinician recorded, in words: what was told is never coded by guessing. */
export const recordedAllergySchema = z.object({
  kind: z.enum(['allergy', 'intolerance']),
  substance: words.min(1),
  /** What happened; empty where the person asked does not know. */
  reaction: words,
  severity: z.enum(['mild', 'moderate', 'severe', 'not-known']),
  /** Year, month or day, as told; null where it is not known. */
  onset: z.string().max(30).nullable(),
});
export type RecordedAllergy = z.infer<typeof recordedAllergySchema>;

const row = z.string();

/** Said about a row: kept with the lines of that row as they stand. */
export const rowSayings = [
  z.object({ kind: z.literal('history'), row, fact: historyFactSchema }),
  z.object({ kind: z.literal('recommended'), row, recommendation: recommendationSchema }),
  z.object({ kind: z.literal('confirmed'), row, by: words.min(1), how: howConfirmedSchema }),
  z.object({ kind: z.literal('last-taken'), row, when: z.string().max(30).nullable() }),
  z.object({ kind: z.literal('indication'), row, words: words.min(1) }),
  z.object({ kind: z.literal('supply'), row, supply: supplySchema }),
] as const;

/** Said about the case, a finding or a set of lines: kept as it was said. */
export const caseSayings = [
  z.object({
    kind: z.enum(['paired', 'unpaired', 'linked', 'unlinked']),
    lines: z.array(z.string()).min(2).max(40),
  }),
  z.object({ kind: z.literal('identity-checked'), identifiers: z.array(identifierSchema) }),
  z.object({ kind: z.literal('patient-asked'), who: askedSchema, name: words, why: words }),
  z.object({ kind: z.literal('allergies-confirmed'), withWhom: words.min(1) }),
  z.object({ kind: z.literal('origins-accepted'), why: words.min(1) }),
  z.object({ kind: z.literal('noted'), words: words.min(1) }),
  z.object({ kind: z.literal('history-checked') }),
  /** Said by the patient or carer who was asked: no medicines at all. */
  z.object({ kind: z.literal('takes-no-medicines') }),
  z.object({ kind: z.literal('checklist'), item: z.string().max(64), said: checklistAnswerSchema }),
  z.object({ kind: z.literal('reason-said'), reason: caseReasonSchema }),
  z.object({ kind: z.literal('finding-judged'), finding: z.string(), intent: intentSchema }),
  /** Beside the suggestion, never in its place. */
  z.object({
    kind: z.literal('severity-said'),
    finding: z.string(),
    severity: z.enum(severityWords),
    why: words.min(1),
  }),
  z.object({ kind: z.literal('allergy-recorded'), allergy: recordedAllergySchema }),
  /** The unfinished case is somebody else's now, by name, with what they need to know. */
  z.object({ kind: z.literal('passed-on'), to: words.min(1), words }),
  /** Lines somebody decided about are gone from every source: seen, with what is known of it. The decision stays. */
  z.object({ kind: z.literal('gone-seen'), gone: z.string(), why: words.min(1) }),
] as const;

/** Everything a person may say. */
export const sayingSchema = z.discriminatedUnion('kind', [
  ...rowSayings,
  ...caseSayings,
  z.object({ kind: z.literal('handed-over'), finding: z.string(), to: words.min(1), how: howToldSchema }),
  /** `pack` is null for one not seen before. */
  z.object({
    kind: z.literal('own-drug'),
    pack: z.string().max(64).nullable(),
    row: z.string().nullable(),
    drug: ownDrugSchema,
  }),
]);
export type Saying = z.infer<typeof sayingSchema>;
