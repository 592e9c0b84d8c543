import { z } from 'zod';
import { command, query } from '../query.ts';

export const saveOpenedOutside = command<{
  person: string;
  opened_why: string;
  opened_by: string;
  opened_at: string;
}>(
  'save why a person was opened outside the ward list',
  'UPDATE person SET opened_why = :opened_why, opened_by = :opened_by, opened_at = :opened_at WHERE person = :person',
);

export const openedOutside = query<{ person: string }>()(
  'why a person was opened outside the ward list',
  'SELECT opened_why, opened_by, opened_at FROM person WHERE person = :person AND opened_why IS NOT NULL',
  z.object({ opened_why: z.string(), opened_by: z.string(), opened_at: z.string() }),
);

/** Those who lie on no ward now, the latest last. */
export const peopleOpenedOutside = query()(
  'who was opened outside the ward list',
  `SELECT person.person FROM person WHERE opened_why IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM stay WHERE stay.person = person.person AND stay.gone_at IS NULL)
   ORDER BY opened_at`,
  z.object({ person: z.string() }),
);
