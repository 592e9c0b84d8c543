import { z } from 'zod';
import { command, query } from '../query.ts';

type Place = { readonly endpoint: string; readonly person: string };

export const locatedStore = query<Place>()(
  'the store a person was located in',
  'SELECT base FROM located_store WHERE endpoint = :endpoint AND person = :person',
  z.object({ base: z.string() }),
);

export const saveLocatedStore = command<Place & { base: string }>(
  'save the store a person was located in',
  `INSERT INTO located_store (endpoint, person, base) VALUES (:endpoint, :person, :base)
   ON CONFLICT (endpoint, person) DO UPDATE SET base = excluded.base`,
);

/** The patient another store knew the person as. */
export const dropLinks = command<Place>(
  'drop the links of a person at a source',
  'DELETE FROM patient_link WHERE endpoint = :endpoint AND person = :person',
);
