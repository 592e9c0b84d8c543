import { z } from 'zod';
import { severitySchema } from './ward-views.ts';

export const words = z.string().max(2_000);

/** A thing somebody said, with who and when. */
export const said = <T extends z.ZodType>(value: T) => z.object({ value, by: z.string(), at: z.string() });

export const checklistAnswerSchema = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('asked-and-none') }),
  z.object({ answer: z.literal('lines'), details: z.record(z.string().max(40), words) }),
  z.object({
    answer: z.literal('not-asked'),
    reason: z.enum(['too-unwell', 'could-not-say', 'declined', 'does-not-apply']),
  }),
]);

export const ownDrugSchema = z.object({
  label: words.min(1),
  labelledFor: z.enum(['patient', 'somebody-else', 'no-name']),
  otherName: words,
  dispensed: z.string().max(30).nullable(),
  quantity: words,
  suitability: z.enum(['suitable', 'not-suitable', 'not-assessed']),
  whyNotSuitable: words,
  where: z.enum(['locker', 'ward-cupboard', 'controlled-cupboard', 'pharmacy', 'at-home', 'with-patient']),
  fate: z.enum(['kept', 'sent-home', 'returned', 'destroyed']),
  controlled: z.boolean(),
});

export const caseReasonSchema = z.enum(['admission', 'transfer', 'discharge']);

export const supplySchema = z.object({
  quantity: words,
  continuing: words,
  review: words,
  restored: z.boolean().nullable(),
});

export const intentSchema = z.enum(['unintentional', 'intended', 'undocumented-intentional']);

export const recordedAllergySchema = z.object({
  kind: z.enum(['allergy', 'intolerance']),
  substance: words.min(1),
  reaction: words,
  severity: z.enum(['mild', 'moderate', 'severe', 'not-known']),
  onset: z.string().max(30).nullable(),
});

/** What people said about a finding; the rule's own suggestion stays beside it. */
export const findingSaidSchema = z.object({
  intent: said(intentSchema).nullable(),
  severity: said(z.object({ severity: severitySchema, why: z.string() })).nullable(),
  handedOver: said(z.object({ to: z.string(), how: z.string() })).nullable(),
});

/** The drug-history checklist: every item, with what was said of it. */
export const checklistSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      words: z.string(),
      /** What else is written down where there are lines of it. */
      asks: z.array(z.object({ name: z.string(), label: z.string() })),
      said: said(checklistAnswerSchema).nullable(),
      asked: z.boolean(),
      settled: z.boolean(),
    }),
  ),
  asked: z.number().int(),
  /** Nobody could be asked at all: why. It stands for every item. */
  nobody: z.string().nullable(),
});
