import type { TypedVersion } from './versions.ts';

/** What a hand-over brings of a patient's typed-in sources, laid beside what this computer has. */
type Joined = {
  /** The versions that are new here, in order; each keeps its time and its typist. */
  readonly added: readonly TypedVersion[];
  /** How many sources were gone on with at both computers, each its own way. */
  readonly apart: number;
};

/**
 * Which versions are new here. Where both know the same versions, a source goes on where this computer's ended. Where both went
 * on differently, both stand as two sources and a person withdraws one: neither replaces the other. `ownId` gives what
 * arrived its id then, the same for the same version, so that what arrives twice is added once.
 */
export function joinVersions(
  here: readonly TypedVersion[],
  arrived: readonly TypedVersion[],
  ownId: (source: string, differs: TypedVersion) => string,
): Joined {
  const known = bySource(here);
  const joinOne = (versions: readonly TypedVersion[], isApart: boolean): Joined => {
    const source = versions[0]?.source ?? '';
    const before = known.get(source) ?? [];
    const differs = versions.find((version, at) => isAnother(before[at], version));
    if (differs === undefined)
      return { added: versions.slice(before.length), apart: isApart && before.length === 0 ? 1 : 0 };
    const id = ownId(source, differs);
    return joinOne(
      versions.map((version) => ({ ...version, source: id })),
      true,
    );
  };
  const joined = [...bySource(arrived).values()].map((versions) => joinOne(versions, false));
  return {
    added: joined.flatMap((one) => one.added),
    apart: joined.reduce((sum, one) => sum + one.apart, 0),
  };
}

const bySource = (versions: readonly TypedVersion[]) =>
  Map.groupBy(
    versions.toSorted((a, b) => a.version - b.version),
    (version) => version.source,
  );

/** This computer has another version in its place; where it has none, nothing differs. */
const isAnother = (here: TypedVersion | undefined, { at, by, body }: TypedVersion): boolean =>
  here !== undefined && JSON.stringify([here.at, here.by, here.body]) !== JSON.stringify([at, by, body]);
