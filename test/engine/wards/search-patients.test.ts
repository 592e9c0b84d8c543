import { beforeEach, expect, test } from 'vitest';
import { saveWord } from '../../../electron/engine/db/queries/person-search.ts';
import { migrations } from '../../../electron/engine/db/migrations/migrations.ts';
import { openStore } from '../../../electron/engine/db/open-store.ts';
import { savePerson } from '../../../electron/engine/db/queries/people.ts';
import type { Store } from '../../../electron/engine/db/store.ts';
import { searchPatients } from '../../../electron/engine/wards/search-patients.ts';
import { nameWords } from '../../../shared/patients/patients.ts';
import { fillStore } from '../../support/fill-store.ts';
import { openTestStore, storeFile, storeKey } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost } from '../../support/test-host.ts';

let store: Store;

function add(to: Store, person: string, family: string, given: string, born: string, nhs: string): void {
  to.inTransaction('a person', { user: null, action: 'test', subject: person }, (tx) =>
    tx.run(savePerson, {
      person,
      family,
      given,
      title: null,
      birth_date: born,
      gender: null,
      nhs_number: nhs,
      died: null,
      restricted: 0,
      warnings: '[]',
    }),
  );
}

const index = (to: Store, person: string, ...names: readonly string[]): void =>
  to.inTransaction('index', { user: null, action: 'test', subject: person }, (tx) => {
    for (const word of nameWords(...names)) tx.run(saveWord, { word, person });
  });

beforeEach(() => {
  store = openTestStore(testHost(tempFolder('search')));
  fillStore(store, { people: 40, sources: 0, resourcesEach: 0 });
  for (const [person, family, given, born, nhs] of [
    ['dorothy', 'Penhaligon', 'Dorothy', '1929-03-04', '9990347522'],
    ['daniel', 'Penhale', 'Daniel', '1961-10-12', '9990347999'],
    ['zoe', "O'Brien-Smith", 'Zoë', '1929-03-04', '9991112223'],
  ] as const) {
    add(store, person, family, given, born, nhs);
    index(store, person, family, given);
  }
});

const found = (typed: string): readonly string[] =>
  searchPatients(store.read, typed).found.map((one) => one.patient);

test.each([
  ['penh', ['daniel', 'dorothy']],
  ['penh dor', ['dorothy']],
  ['dor penh', ['dorothy']],
  ['PENHALIGON', ['dorothy']],
  ['smith', ['zoe']],
  ['obrien', ['zoe']],
  ['zoe', ['zoe']],
  ['999 034', ['daniel', 'dorothy']],
  ['999 034 7522', ['dorothy']],
  ['04/03/1929', ['zoe', 'dorothy']],
  ['4 Mar 1929 penh', ['dorothy']],
  ['04-Mar-29', ['zoe', 'dorothy']],
  ['04031929', ['zoe', 'dorothy']],
  ['040329', ['zoe', 'dorothy']],
  ['PENHALIGON, Dorothy', ['dorothy']],
  ['999034 7522', ['dorothy']],
  ['03/1929', ['zoe', 'dorothy']],
  ['1961 dan', ['daniel']],
  ['9990347522', ['dorothy']],
  ['nobody', []],
  ['', []],
] as const)('“%s” finds whom it fits, on whichever ward', (typed, people) => {
  expect(new Set(found(typed))).toEqual(new Set(people));
});

test('of more than can be shown the first are, and that there are more is said', () => {
  for (let at = 0; at < 30; at += 1) {
    add(store, `j${at}`, 'Jones', `Ann${at}`, '1950-01-01', String(9_995_000_000 + at));
    index(store, `j${at}`, 'Jones', `Ann${at}`);
  }
  const { found: shown, more } = searchPatients(store.read, 'jones');
  expect([shown.length, more]).toEqual([20, true]);
});

test('whoever was in a store of an earlier program is found in it after it is brought up to date', () => {
  const host = testHost(tempFolder('older'));
  const older = openStore(storeFile(host), storeKey, host, migrations.slice(0, 6));
  if (!older.ok) throw new Error(older.fault.kind);
  add(older.value, 'old', "O'Hara-Lloyd", 'Mary Ann', '1930-01-02', '9990000018');
  older.value.close();
  const newer = openTestStore(host);
  expect(
    ['hara', 'lloyd', 'mary', 'ann'].map((word) => searchPatients(newer.read, word).found.length),
  ).toEqual([1, 1, 1, 1]);
  newer.close();
});
