import { z } from 'zod';
import { brand } from '../core/brand.ts';
import type { Instant } from '../core/instant.ts';
import { caseSayings, ownDrugSchema, rowSayings } from './sayings.ts';
import { caseReasonSchema, howToldSchema, roleSchema, type Role } from './vocabulary.ts';

/**
 * A case is what people said about it, in order. Events are appended and never changed; undo is an event too.
 * Everything shown, counted, signed and written is folded from them (`fold.ts`). A stored payload that does not fit its
 * schema is a bug or damage, and is never guessed at.
 */

/** Who did it: kept with each event, because a case passes through several hands. */
export type Actor = {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  /** GPhC number or another professional id, where the record gave one. */
  readonly registration: string | null;
};

export const actorSchema: z.ZodType<Actor> = z.object({
  user: z.string(),
  name: z.string(),
  role: roleSchema,
  registration: z.string().nullable(),
});

const instant = z.string().transform((text) => brand<Instant>(text));

/**
 * A line as it stood when somebody decided about it. The decision is asked again when version or hash differ.
 * `key` is `source#Type/id`; `hash` is of the clinical content, not of the whole resource.
 */
const coverSchema = z.object({ key: z.string(), version: z.string(), hash: z.string() });
export type Cover = Readonly<z.infer<typeof coverSchema>>;

/** How a finding of the top two severities reached a named person. A queued message is not a hand-over. */
const handOverSchema = z.object({ to: z.string(), how: howToldSchema, at: instant });
export type HandOver = z.infer<typeof handOverSchema>;

const covered = { covers: z.array(coverSchema).readonly() };
const [history, recommended, confirmed, lastTaken, indication, supply] = rowSayings;

/** A patient as somebody typed them: a whole birth date, `1948-03-04`, and ten figures. */
const statedPatientSchema = z.object({
  family: z.string(),
  given: z.string(),
  born: z.string(),
  nhsNumber: z.string(),
});
export type StatedPatient = z.infer<typeof statedPatientSchema>;

const singleBodies = [
  /** Begins a case. `from` is the key of the one it goes on from; a version beyond the first re-opens it, and `why` says why. */
  z.object({
    kind: z.literal('opened'),
    encounter: z.string().nullable(),
    reason: caseReasonSchema,
    from: z.string().nullable().default(null),
    version: z.number().int().default(1),
    why: z.string().default(''),
  }),
  history.extend(covered),
  /**
   * `bearing` names the findings that stood on the row when it was decided (`bearingOn`); what comes later asks again. Absent in
   * decisions made before it was kept.
   */
  recommended.extend({ ...covered, bearing: z.array(z.string()).readonly().optional() }),
  confirmed.extend(covered),
  lastTaken.extend(covered),
  indication.extend(covered),
  supply.extend(covered),
  ...caseSayings,
  /** A pack, beside the row it belongs to, or by itself. `pack` names it, so that it can be said again. */
  z.object({
    kind: z.literal('own-drug'),
    pack: z.string(),
    row: z.string().nullable(),
    ...covered,
    drug: ownDrugSchema,
  }),
  z.object({ kind: z.literal('handed-over'), finding: z.string(), handOver: handOverSchema }),
  /** What was typed of a patient whom no record has confirmed, as it was and as it is now. Identity is checked anew. */
  z.object({ kind: z.literal('patient-corrected'), from: statedPatientSchema, to: statedPatientSchema }),
  z.object({ kind: z.literal('undone'), event: z.string() }),
  z.object({ kind: z.literal('redone'), event: z.string() }),
  /** `allergies` is a digest of what every source said about allergies then; absent in cases signed before it was kept. */
  z.object({
    kind: z.literal('signed-off'),
    snapshot: z.string(),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    allergies: z.string().optional(),
  }),
  z.object({ kind: z.literal('addendum'), words: z.string() }),
] as const;

const singleBodySchema = z.discriminatedUnion('kind', [...singleBodies]);

export const caseEventBodySchema = z.discriminatedUnion('kind', [
  ...singleBodies,
  /** Said with one key or one press of Save: several things, kept and taken back as one act. */
  z.object({ kind: z.literal('several'), parts: z.array(singleBodySchema).min(2).max(80).readonly() }),
]);
export type CaseEventBody = z.infer<typeof caseEventBodySchema>;
export type SingleBody = z.infer<typeof singleBodySchema>;

type EventWith<Body> = {
  readonly id: string;
  readonly at: Instant;
  readonly by: Actor;
  readonly body: Body;
};

export type CaseEvent = EventWith<CaseEventBody>;
/** One thing somebody said; a part of an act of several has an id of its own. */
export type SingleEvent = EventWith<SingleBody>;

/** The things an event says, in order. */
export const partsOf = (event: CaseEvent): readonly SingleEvent[] => {
  const { body } = event;
  return body.kind === 'several'
    ? body.parts.map((part, at) => ({ ...event, id: `${event.id}.${at + 1}`, body: part }))
    : [{ ...event, body }];
};
