import { z } from 'zod';
import { command, query } from '../query.ts';

const person = z.object({
  person: z.string(),
  family: z.string(),
  given: z.string(),
  title: z.string().nullable(),
  birth_date: z.string().nullable(),
  gender: z.string().nullable(),
  nhs_number: z.string().nullable(),
  died: z.string().nullable(),
  restricted: z.number().int(),
  /** JSON array of identity warnings, `endpoint:kind`. */
  warnings: z.string(),
});
export type PersonRow = z.infer<typeof person>;

export const personById = query<{ person: string }>()(
  'a person',
  'SELECT * FROM person WHERE person = :person',
  person,
);

export const savePerson = command<PersonRow>(
  'save a person',
  `INSERT INTO person (person, family, given, title, birth_date, gender, nhs_number, died, restricted, warnings)
   VALUES (:person, :family, :given, :title, :birth_date, :gender, :nhs_number, :died, :restricted, :warnings)
   ON CONFLICT (person) DO UPDATE SET
     family = excluded.family, given = excluded.given, title = excluded.title, birth_date = excluded.birth_date,
     gender = excluded.gender, nhs_number = excluded.nhs_number, died = excluded.died, restricted = excluded.restricted`,
);

export const saveWarnings = command<{ person: string; warnings: string }>(
  'save the identity warnings of a person',
  'UPDATE person SET warnings = :warnings WHERE person = :person',
);

const link = z.object({ endpoint: z.string(), patient_id: z.string(), person: z.string(), how: z.string() });

export const linkOfPatient = query<{ endpoint: string; patient_id: string }>()(
  'the person an endpoint’s patient is linked to',
  'SELECT endpoint, patient_id, person, how FROM patient_link WHERE endpoint = :endpoint AND patient_id = :patient_id',
  link,
);

/** Each by the record's own id: without the base of a store that a locator led to. */
export const linksOfPerson = query<{ person: string }>()(
  'the patients a person is linked to',
  `SELECT endpoint, iif(instr(patient_id, '@') = 0, patient_id, substr(patient_id, 1, instr(patient_id, '@') - 1)) AS patient_id,
     person, how FROM patient_link WHERE person = :person ORDER BY endpoint`,
  link,
);

export const saveLink = command<{
  endpoint: string;
  patient_id: string;
  person: string;
  how: string;
  linked_at: string;
  by: string | null;
}>(
  'link a patient to a person',
  `INSERT INTO patient_link (endpoint, patient_id, person, how, linked_at, by)
   VALUES (:endpoint, :patient_id, :person, :how, :linked_at, :by)
   ON CONFLICT (endpoint, patient_id) DO UPDATE SET
     person = excluded.person, how = excluded.how, linked_at = excluded.linked_at, by = excluded.by
   WHERE patient_link.person <> excluded.person`,
);

export const personByIdentity = query<{ nhs_number: string; birth_date: string }>()(
  'a person by NHS number and birth date',
  'SELECT * FROM person WHERE nhs_number = :nhs_number AND birth_date = :birth_date LIMIT 1',
  person,
);
