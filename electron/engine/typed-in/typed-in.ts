import { brand } from '../../../shared/core/brand.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import {
  foldVersions,
  typistSchema,
  versionBodySchema,
  type TypedInSource,
  type TypedVersion,
} from '../../../shared/typed-in/typed-in.ts';
import { addTypedIn, typedInOfPerson } from '../db/queries/typed-in.ts';
import type { ReadDb, WriteTx } from '../db/store.ts';

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
