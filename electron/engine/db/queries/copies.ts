import { z } from 'zod';
import { command, query } from '../query.ts';

type Place = { readonly endpoint: string; readonly person: string };

export const peopleOfSource = query<{ endpoint: string }>()(
  'who is linked at a source',
  'SELECT person FROM patient_link WHERE endpoint = :endpoint',
  z.object({ person: z.string() }),
);

/** Everything that was read of a person at a source, whoever it belongs to. */
export const removeCopies = command<Place>(
  'remove what was read of a person at a source',
  'DELETE FROM resource WHERE person = :person AND source = :endpoint',
);

export const removeSourceRead = command<Place>(
  'forget how a source of a person was read',
  'DELETE FROM source_read WHERE endpoint = :endpoint AND person = :person',
);
