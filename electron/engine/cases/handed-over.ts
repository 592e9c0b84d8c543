import { z } from 'zod';
import { actorSchema, caseEventBodySchema } from '../../../shared/cases/cases.ts';
import { typedVersionSchema, type TypedVersion } from '../../../shared/typed-in/typed-in.ts';
import type { KeptCase } from './events.ts';

/**
 * What a hand-over carries: the cases of a patient, event by event, and every version of what was typed in, pasted, scanned or
 * imported. Version 1 had no typed-in sources; whoever reads only that one does not take a later one over by halves.
 */
const handedOverSchema = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  cases: z.array(
    z.object({
      id: z.string(),
      events: z.array(
        z.object({ id: z.string(), at: z.string(), by: actorSchema, body: caseEventBodySchema }),
      ),
    }),
  ),
  typedIn: z.array(typedVersionSchema).default([]),
});
type HandedOver = z.infer<typeof handedOverSchema>;

/** As the attachment of the document has it: base64 of JSON. */
export const handedOverData = (cases: readonly KeptCase[], typedIn: readonly TypedVersion[]): string =>
  Buffer.from(JSON.stringify({ version: 2, cases, typedIn })).toString('base64');

/** What an attachment holds; nothing where it cannot be read. */
export function readHandedOver(data: string): Pick<HandedOver, 'cases' | 'typedIn'> {
  const nothing = { cases: [], typedIn: [] };
  try {
    const json: unknown = JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
    const read = handedOverSchema.safeParse(json);
    return read.success ? read.data : nothing;
  } catch (error) {
    // What somebody else's program filed is no reason to show nothing at all.
    if (error instanceof SyntaxError) return nothing;
    throw error;
  }
}
