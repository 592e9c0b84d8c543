import { z } from 'zod';
import { packSchema, typedSourceSchema } from '../typed-in/typed-in.ts';

/** Names a typed-in source; null for one not saved yet. */
export const typedInId = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/)
  .nullable();

/** One source somebody typed in, as the list of them says it. */
export const typedInSchema = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number().int(),
  kind: typedSourceSchema.shape.kind,
  /** Who typed the last version, and when. */
  by: z.string(),
  at: z.string(),
  saidAt: z.string(),
  lines: z.number().int(),
  withdrawn: z.object({ why: z.string(), by: z.string(), at: z.string() }).nullable(),
});

/** What is being typed and not yet saved: `base` is the version it began from, 0 for a new source. */
export const typedInDraftSchema = z.object({
  base: z.number().int(),
  /** When it was said, as typed; null where nobody touched it. */
  saidAt: z.string().max(100).nullable().default(null),
  /** A line begun and not yet entered. */
  entry: z.string().max(4_000),
  /** An allergy begun and not yet entered. */
  allergy: z.string().max(4_000).default(''),
  /** A list in its box, not read yet. */
  paste: z.string().max(200_000).default(''),
  /** A list that was read, and what became of its items so far, by their place. */
  pasting: z
    .object({
      text: z.string().max(200_000),
      theirs: z.boolean(),
      looked: z.array(z.tuple([z.number().int(), z.enum(['taken', 'left'])])),
    })
    .nullable()
    .default(null),
  /** A box that no list names and that waits for its name. */
  waiting: z
    .object({ pack: packSchema, words: z.string(), name: z.string().max(4_000).default('') })
    .nullable()
    .default(null),
  /** Whether it is all they take, as answered; null where nobody answered yet. */
  complete: z.enum(['yes', 'no']).nullable().default(null),
  content: typedSourceSchema,
});

/** A source opened to be read or corrected. */
export const typedInOpenSchema = z.object({
  source: z.object({ id: z.string(), version: z.number().int(), content: typedSourceSchema }).nullable(),
  draft: typedInDraftSchema.nullable(),
});

/** What a line's words were read as: what a row would show of it, and every word that was not understood. */
export const lineReadingSchema = z.object({
  /** For a line that has none yet. */
  id: z.string(),
  /** The substance, where the name is one Concord knows. */
  recognised: z.boolean(),
  /** One name per substance; what two lines share where they are the same medicine. */
  substance: z.string(),
  /** Names a slip of the keyboard away, where the name is none that Concord knows: to be asked, never to be taken. */
  near: z.array(z.string()),
  medicine: z.string(),
  dose: z.string(),
  route: z.string(),
  often: z.string(),
  notUnderstood: z.string(),
});

/** What was entered in one go: a line's words taken apart, or a box that was scanned. */
export const entrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('line'),
    name: z.string(),
    directions: z.string(),
    rest: z.string(),
    stopped: z.boolean(),
    reading: lineReadingSchema,
  }),
  z.object({
    kind: z.literal('pack'),
    gtin: z.string(),
    batch: z.string(),
    expires: z.string().nullable(),
    expired: z.boolean(),
    /** The product by the pack's GTIN file; null where it is not there, or no pack is loaded (`release` null). */
    product: z.object({ name: z.string(), code: z.string().nullable() }).nullable(),
    release: z.string().nullable(),
    reading: lineReadingSchema,
  }),
  z.object({ kind: z.literal('unreadable-code'), why: z.enum(['check-digit', 'no-gtin', 'not-a-code']) }),
]);

const pastedPlace = { from: z.number().int(), to: z.number().int(), original: z.string() };

/** One stretch of a pasted text, its original beside what it was read as. */
export const pastedItemSchema = z.discriminatedUnion('kind', [
  z.object({
    ...pastedPlace,
    /** `unsure` may be one: it is asked about as a medicine is. */
    kind: z.enum(['medicine', 'unsure']),
    name: z.string(),
    directions: z.string(),
    rest: z.string(),
    status: z.enum(['taking', 'stopped']),
    reading: lineReadingSchema,
  }),
  z.object({
    ...pastedPlace,
    kind: z.literal('allergy'),
    id: z.string(),
    substance: z.string(),
    reaction: z.string(),
    /** It says that there is none. */
    none: z.enum(['no-known-allergies', 'no-known-drug-allergies']).nullable(),
  }),
  z.object({ ...pastedPlace, kind: z.enum(['heading', 'patient', 'date', 'other']) }),
  /** Too much to be read: asked about as a whole. */
  z.object({ ...pastedPlace, kind: z.literal('unread') }),
]);

export const pastedSchema = z.object({
  items: z.array(pastedItemSchema),
  /** Words of the text that name somebody else than this patient. */
  others: z.array(z.object({ what: z.enum(['nhs-number', 'born', 'name']), found: z.string() })),
  /** Dates the text bears of itself, when it was printed or written: `2026-11-12`. */
  dates: z.array(z.string()),
  /** It holds marks that are not seen, which are left out of what was read. */
  unseenMarks: z.boolean(),
});

/** A file somebody chose, before it is imported: what it holds, whose it is, and whom it names. */
export const fileViewSchema = z.object({
  owner: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('this-patient') }),
    z.object({
      kind: z.literal('ask'),
      why: z.enum(['names-nobody', 'number-only', 'not-enough', 'name-differs', 'number-replaced']),
    }),
    z.object({ kind: z.literal('another-patient'), why: z.array(z.string()) }),
  ]),
  /** As the file states them; empty where it does not. */
  names: z.object({ name: z.string(), born: z.string(), nhsNumber: z.string() }),
  /** The first 500, as the file states them: name, how it is taken in its words, and what it says of whether it is taken. */
  medicines: z.array(z.object({ name: z.string(), directions: z.string(), status: z.string() })),
  /** Substance, and what is said of it: what happened, that it is over or was refuted. */
  allergies: z.array(z.object({ substance: z.string(), said: z.string() })),
  /** Entered in error there: not taken in. */
  withdrawn: z.number().int(),
  notUnderstood: z.number().int(),
  /** It says itself that parts of it are missing where false. */
  whole: z.boolean(),
});

export type FileView = z.infer<typeof fileViewSchema>;
export type EntryView = z.infer<typeof entrySchema>;
export type PastedView = z.infer<typeof pastedSchema>;
export type PastedItemView = z.infer<typeof pastedItemSchema>;
export type TypedInView = z.infer<typeof typedInSchema>;
export type TypedInDraft = z.infer<typeof typedInDraftSchema>;
export type LineReading = z.infer<typeof lineReadingSchema>;
