import { brand } from '../../../shared/core/brand.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import {
  foldVersions,
  joinVersions,
  typistSchema,
  versionBodySchema,
  type TypedInSource,
  type TypedVersion,
} from '../../../shared/typed-in/typed-in.ts';
import { addTypedIn, typedInOfPerson, typedInOwner } from '../db/queries/typed-in.ts';
import type { ReadDb, WriteTx } from '../db/store.ts';

export { hasDraft } from './drafts.ts';
export { typedInEndpoints } from './endpoints.ts';

/** Every version typed in about a person, as stored: what a hand-over to another computer carries. Parsed, never cast. */
export const readVersions = (db: ReadDb, person: string): readonly TypedVersion[] =>
  db.all(typedInOfPerson, { person }).map((row) => ({
    source: row.source,
    version: row.version,
    at: brand<Instant>(row.at),
    by: typistSchema.parse(JSON.parse(row.typist)),
    body: versionBodySchema.parse(JSON.parse(row.body)),
  }));

/** The typed-in sources of a person as they stand, the withdrawn among them. */
export const readTypedIn = (db: ReadDb, person: string): readonly TypedInSource[] =>
  foldVersions(readVersions(db, person));

/** Appends a version inside the caller's transaction; it keeps its own time and typist, so that it can come from elsewhere. */
export const appendVersion = (tx: WriteTx, person: string, version: TypedVersion): void => {
  tx.run(addTypedIn, {
    person,
    source: version.source,
    version: version.version,
    at: version.at,
    typist: JSON.stringify(version.by),
    body: JSON.stringify(version.body),
  });
};

/**
 * Adds what a hand-over brings, inside the caller's transaction. `uuidOf` makes a UUID of an id and a name, the same whenever
 * it is asked. Answers how many sources had been gone on with at both computers: both stand.
 */
export function takeOverVersions(
  tx: WriteTx,
  person: string,
  arrived: readonly TypedVersion[],
  uuidOf: (id: string, name: string) => string,
): number {
  // Two entries of one person on this computer (a birth date typed wrong) may both have it: it stays with each.
  const theirs = arrived.map((version) => {
    const owner = tx.get(typedInOwner, { source: version.source })?.person ?? person;
    return owner === person ? version : { ...version, source: uuidOf(version.source, person) };
  });
  const { added, apart } = joinVersions(readVersions(tx, person), theirs, (source, { at, by }) =>
    uuidOf(source, `${at} ${by.user}`),
  );
  for (const version of added) appendVersion(tx, person, version);
  return apart;
}
