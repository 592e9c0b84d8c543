import { z } from 'zod';
import { command, query } from '../query.ts';

export const typedInOfPerson = query<{ person: string }>()(
  'typed-in sources of a person',
  'SELECT source, version, at, typist, body FROM typed_in_version WHERE person = :person ORDER BY rowid',
  z.object({
    source: z.string(),
    version: z.number().int(),
    at: z.string(),
    typist: z.string(),
    body: z.string(),
  }),
);

/** How many versions there are: what was made from them is made anew when it grows. */
export const typedInCount = query<{ person: string }>()(
  'versions of the typed-in sources of a person',
  'SELECT count(*) AS versions FROM typed_in_version WHERE person = :person',
  z.object({ versions: z.number().int() }),
);

/** Whose a source is: its versions are all about one person. */
export const typedInOwner = query<{ source: string }>()(
  'whose a typed-in source is',
  'SELECT person, max(version) AS version FROM typed_in_version WHERE source = :source GROUP BY person',
  z.object({ person: z.string(), version: z.number().int() }),
);

export const addTypedIn = command<{
  person: string;
  source: string;
  version: number;
  at: string;
  typist: string;
  body: string;
}>(
  'save a version of a typed-in source',
  'INSERT INTO typed_in_version (person, source, version, at, typist, body) VALUES (:person, :source, :version, :at, :typist, :body)',
);
