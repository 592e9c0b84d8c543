import { z } from 'zod';
import { checklistAnswerSchema, intentSchema } from '../cases/cases.ts';
import { severitySchema } from './ward-views.ts';

/** A thing somebody said, with who and when. */
export const said = <T extends z.ZodType>(value: T) => z.object({ value, by: z.string(), at: z.string() });

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
      /** Medicines that the case holds of it: "none" is not said of it together with the rest. */
      held: z.array(z.string()),
    }),
  ),
  asked: z.number().int(),
  /** Nobody could be asked at all: why. It stands for every item. */
  nobody: z.string().nullable(),
});
