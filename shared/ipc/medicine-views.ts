import { z } from 'zod';

/**
 * A medicine found by its name or by the number on its box. dm+d calls a substance a VTM, a generic product a VMP, a brand's
 * or supplier's product an AMP, and its pack an AMPP; without a pack our own table knows substances and brands.
 */
export const medicineFoundSchema = z.object({
  name: z.string(),
  level: z.enum(['VTM', 'VMP', 'AMP', 'AMPP', 'substance', 'brand']),
  /** The dm+d code; null from the table, and for a brand name that several products share. */
  code: z.string().nullable(),
  /** The generic product of a brand, or its substances; empty where the name is generic itself. */
  generic: z.string(),
});

export const medicineSearchSchema = z.object({
  found: z.array(medicineFoundSchema),
  /** There are others; more words would narrow them down. */
  more: z.boolean(),
  /** The dm+d release that was searched; null where there is no pack and only the table could be. */
  release: z.string().nullable(),
});

/** The dm+d pack of this computer, and the import that is under way. */
export const packSchema = z.object({
  /** Null where there is none: names are read by our own table then. */
  release: z.string().nullable(),
  sample: z.boolean(),
  /** Days since the release came out; null where it carries no date. */
  days: z.number().int().nullable(),
  /** Older than four weekly releases. */
  old: z.boolean(),
  /** Why the pack that lies there cannot be used. */
  refused: z.string().nullable(),
  importing: z.object({ file: z.string(), percent: z.number(), records: z.number().int() }).nullable(),
  /** Why the last import came to nothing; null where it did not, or where there was none. */
  last: z.string().nullable(),
});

export type PackView = z.infer<typeof packSchema>;
export type MedicineFound = z.infer<typeof medicineFoundSchema>;
