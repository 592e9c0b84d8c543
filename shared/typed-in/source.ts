import { z } from 'zod';
import { kindIds } from './kinds.ts';

/** 20 MB: less than `concord read` takes. */
export const mostFileBytes = 20_000_000;

/** Words as somebody typed or pasted them. */
const words = z.string().max(2_000);
/** A FHIR date or date-time, partial dates staying partial; checked where it is saved. */
const date = z.string().max(30);
const id = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);

const codeSchema = z.object({
  system: z.string().max(200),
  code: z.string().max(64),
  display: z.string().max(500).optional(),
});

/** A pack somebody held: what its bar code says, and its date. */
export const packSchema = z.object({
  gtin: z.string().max(14),
  batch: z.string().max(40),
  /** As scanned or on the box, `2027-11-30` or `2027-11`; null where it says none. */
  expires: date.nullable(),
});

/** One medicine as it was given. The words are all that was said; what they mean is read from them, never stored beside. */
export const typedLineSchema = z.object({
  id,
  /** Name, strength and form, `Methotrexate 2.5mg tablets`. */
  name: words.min(1),
  /** Dose, route, how often, as needed: `4 once a week on Monday`. Empty where nothing was said of it. */
  directions: words,
  status: z.enum(['taking', 'stopped', 'not-taken']),
  /** Null where nobody was asked; `not-known` where they could not say. */
  lastTaken: z.union([date, z.literal('not-known')]).nullable(),
  indication: words,
  note: words,
  /** From the list of medicines, where the name was chosen there. */
  codes: z.array(codeSchema).max(10),
  pack: packSchema.nullable(),
  /** The words it was read from, where it was pasted. */
  original: words,
});

export const typedAllergySchema = z.object({
  id,
  kind: z.enum(['allergy', 'intolerance', 'not-stated']),
  substance: words.min(1),
  reaction: words,
  severity: z.enum(['mild', 'moderate', 'severe', 'not-known']),
  onset: date.nullable(),
});

/** A file as another system saved it: FHIR R4 or STU3, JSON or XML, whole. */
const fileSchema = z.object({
  name: z.string().min(1).max(260),
  text: z.string().max(mostFileBytes),
  /** A copy of the GP record counts once with it, whoever saved the file. */
  copyOf: z.enum(['gp-record', 'other-record']),
  /** The file names this very patient; or whoever imported it looked and said that it is theirs. */
  identity: z.enum(['agrees', 'confirmed']),
});

/** What one source said, whole, at one time: the content of one version. */
export const typedSourceSchema = z.object({
  kind: z.enum(kindIds),
  /** Who said it, by name; empty for the patient. */
  informant: words,
  /** The pharmacy, care home, clinic or hospital it comes from. */
  organisation: words,
  how: z.enum(['in-person', 'telephone', 'paper', 'on-screen']),
  /** When it was said, or the date it bears. */
  saidAt: date,
  /** Not the whole list: why not. */
  incomplete: words.min(1).nullable(),
  /** Said in so many words: takes no medicines at all. Never the same as no line. */
  takesNothing: z.boolean(),
  noneKnown: z.enum(['no-known-allergies', 'no-known-drug-allergies']).nullable(),
  lines: z.array(typedLineSchema).max(500),
  allergies: z.array(typedAllergySchema).max(100),
  /** The pasted text exactly as it came. */
  pasted: z.string().max(200_000),
  file: fileSchema.nullable(),
});

export type TypedLine = z.infer<typeof typedLineSchema>;
export type TypedAllergy = z.infer<typeof typedAllergySchema>;
export type TypedSource = z.infer<typeof typedSourceSchema>;
