import { z } from 'zod';
import { brand } from '../core/brand.ts';
import type { Instant } from '../core/instant.ts';
import { typedSourceSchema, type TypedSource } from './source.ts';

/** Who typed it. */
export const typistSchema = z.object({
  user: z.string(),
  name: z.string(),
  role: z.string(),
  registration: z.string().nullable(),
});
type Typist = z.infer<typeof typistSchema>;

/** A version is never changed: a correction is the next one, and withdrawing is one too. */
export const versionBodySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), source: typedSourceSchema }),
  z.object({ kind: z.literal('withdrawn'), why: z.string().min(1).max(2_000) }),
]);
export type VersionBody = z.infer<typeof versionBodySchema>;

export type TypedVersion = {
  readonly source: string;
  /** From 1, without a gap. */
  readonly version: number;
  readonly at: Instant;
  readonly by: Typist;
  readonly body: VersionBody;
};

/** A version as another computer sends it. */
export const typedVersionSchema = z.object({
  source: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  version: z.number().int().min(1),
  at: z.string().transform((at) => brand<Instant>(at)),
  by: typistSchema,
  body: versionBodySchema,
});

/** A source as it stands: the last thing said of it, with everything said before. */
export type TypedInSource = {
  readonly id: string;
  readonly version: number;
  readonly at: Instant;
  readonly by: Typist;
  readonly content: TypedSource;
  /** By line and allergy: the version that last changed it, so that correcting one asks again about that one only. */
  readonly changedIn: ReadonlyMap<string, number>;
  readonly withdrawn: { readonly why: string; readonly at: Instant; readonly by: Typist } | null;
};

/** The sources of one patient from their versions, in the order they were first saved. Total: a version alone withdrawn is none. */
export function foldVersions(versions: readonly TypedVersion[]): readonly TypedInSource[] {
  const inOrder = [...versions].toSorted((a, b) => a.version - b.version);
  const bySource = Map.groupBy(inOrder, (version) => version.source);
  return [...bySource.values()].flatMap((own) => own.reduce(next, undefined) ?? []);
}

function next(before: TypedInSource | undefined, version: TypedVersion): TypedInSource | undefined {
  const { body, at, by } = version;
  if (body.kind === 'withdrawn')
    return before === undefined
      ? undefined
      : { ...before, version: version.version, withdrawn: { why: body.why, at, by } };
  return {
    id: version.source,
    version: version.version,
    at,
    by,
    content: body.source,
    changedIn: changes(before, body.source, version.version),
    withdrawn: null,
  };
}

function changes(
  before: TypedInSource | undefined,
  now: TypedSource,
  version: number,
): ReadonlyMap<string, number> {
  const was = new Map(partsOf(before?.content).map((part) => [part.id, JSON.stringify(part)]));
  return new Map(
    partsOf(now).map((part) => [
      part.id,
      was.get(part.id) === JSON.stringify(part) ? (before?.changedIn.get(part.id) ?? version) : version,
    ]),
  );
}

const partsOf = (
  source: TypedSource | undefined,
): readonly (TypedSource['lines'][number] | TypedSource['allergies'][number])[] =>
  source === undefined ? [] : [...source.lines, ...source.allergies];
