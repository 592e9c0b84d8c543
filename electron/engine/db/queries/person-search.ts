import { z } from 'zod';
import { command, query } from '../query.ts';

/** Who may be the one looked for, with where they lie. */
const found = z.object({
  person: z.string(),
  family: z.string(),
  given: z.string(),
  birth_date: z.string().nullable(),
  nhs_number: z.string().nullable(),
  ward: z.string().nullable(),
  bed: z.string().nullable(),
});
export type FoundPersonRow = z.infer<typeof found>;

const columns = `person.person, person.family, person.given, person.birth_date, person.nhs_number,
   ward.name AS ward, stay.bed`;
const place = `LEFT JOIN stay ON stay.person = person.person AND stay.gone_at IS NULL
   LEFT JOIN ward ON ward.ward = stay.ward`;

/** `to`: the first text behind all that begin with `from`. */
export const peopleByWord = query<{ from: string; to: string; most: number }>()(
  'people by a word of their name',
  `SELECT ${columns} FROM person_word JOIN person ON person.person = person_word.person ${place}
   WHERE person_word.word >= :from AND person_word.word < :to ORDER BY person_word.word, person_word.person LIMIT :most`,
  found,
);

export const peopleByNumber = query<{ from: string; to: string; most: number }>()(
  'people by the start of their NHS number',
  `SELECT ${columns} FROM person ${place} WHERE person.nhs_number >= :from AND person.nhs_number < :to
   ORDER BY person.nhs_number LIMIT :most`,
  found,
);

/** On a day, in a month or in a year. */
export const peopleBorn = query<{ from: string; to: string; most: number }>()(
  'people born at a time',
  `SELECT ${columns} FROM person ${place} WHERE person.birth_date >= :from AND person.birth_date < :to LIMIT :most`,
  found,
);

export const forgetWords = command<{ person: string }>(
  'forget the words a person is found by',
  'DELETE FROM person_word WHERE person = :person',
);

export const saveWord = command<{ word: string; person: string }>(
  'save a word a person is found by',
  'INSERT INTO person_word (word, person) VALUES (:word, :person) ON CONFLICT (word, person) DO NOTHING',
);
