import type { Migration } from './migration.ts';

/**
 * The words a person is found by. What is already there is indexed by SQLite's own letters; the next census adds the words
 * as the program folds them.
 */
export const patientSearch: Migration = {
  version: 9,
  name: 'patient search',
  floor: 5,
  sql: `
    CREATE TABLE person_word (
      word TEXT NOT NULL, person TEXT NOT NULL REFERENCES person (person), PRIMARY KEY (word, person)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX word_of_person ON person_word (person);
    CREATE INDEX person_by_birth_date ON person (birth_date);
  `,
  data: `
    WITH RECURSIVE split (person, word, rest) AS (
      SELECT person, '', lower(replace(replace(family || ' ' || given, '-', ' '), '''', ' ')) || ' ' FROM person
      UNION ALL
      SELECT person, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM split WHERE rest <> ''
    )
    INSERT OR IGNORE INTO person_word (word, person) SELECT word, person FROM split WHERE word <> '';
  `,
};
