import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Bindable } from '../../../electron/engine/db/query.ts';
import { query } from '../../../electron/engine/db/query.ts';
import type { Store } from '../../../electron/engine/db/store.ts';
import { fillStore } from '../../support/fill-store.ts';
import { openTestStore } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost } from '../../support/test-host.ts';

const statement = z.object({ label: z.string(), sql: z.string() });
const step = z.object({ detail: z.string() });

let store: Store;
let plans: ReadonlyMap<string, readonly string[]>;

beforeEach(async () => {
  store = openTestStore(testHost(tempFolder('plans')));
  fillStore(store, { people: 60, sources: 3, resourcesEach: 5 });
  plans = new Map((await statements()).map(({ label, sql }) => [label, planOf(sql)]));
});

/** Every question and command of the store, as its files export them. */
async function statements(): Promise<readonly z.infer<typeof statement>[]> {
  const folder = join(import.meta.dirname, '../../../electron/engine/db/queries');
  const modules: unknown[] = await Promise.all(readdirSync(folder).map((name) => import(join(folder, name))));
  return modules.flatMap((module) =>
    Object.values(z.record(z.string(), z.unknown()).parse(module)).flatMap((exported) => {
      const read = statement.safeParse(exported);
      return read.success ? [read.data] : [];
    }),
  );
}

/** How SQLite means to answer, without statistics. Plain inserts have no plan. */
function planOf(sql: string): readonly string[] {
  const names = [...sql.matchAll(/:([a-z_]+)/gi)].map(([, name = '']) => name);
  const params: Readonly<Record<string, Bindable>> = Object.fromEntries(names.map((name) => [name, '']));
  return store.read
    .all(query<Record<string, Bindable>>()('how it is answered', `EXPLAIN QUERY PLAN ${sql}`, step), params)
    .map(({ detail }) => detail);
}

test('the store was filled, and has no statistics that plans could lean on', () => {
  const count = (sql: string): number =>
    store.read.get(query()('count', sql, z.object({ rows: z.number() })), {})?.rows ?? -1;
  expect(count('SELECT count(*) AS rows FROM resource')).toBe(900);
  expect(count(`SELECT count(*) AS rows FROM sqlite_master WHERE name LIKE 'sqlite_stat%'`)).toBe(0);
});

test('no question reads a whole table but those that show all of it', () => {
  expect(plans.size).toBeGreaterThan(40);
  const scanning = [...plans].filter(([, plan]) => plan.some((one) => one.startsWith('SCAN')));
  expect(scanning.map(([label]) => label).toSorted()).toMatchInlineSnapshot(`
    [
      "every stay of a census",
      "how many are cached from where",
      "how many entries the outbox has",
      "how much waits for each record",
      "how the outbox of a patient stands",
      "patients with something to send",
      "save how the census could be read",
      "the outbox",
      "the signed records of everybody",
      "the whole audit",
      "the work of everybody with its patients",
      "unsent work with its patients",
      "wards with their patients counted",
      "who may be due",
      "who was opened outside the ward list",
    ]
  `);
});

test('a person is found by index in every table that grows with people', () => {
  const asked = [
    'resources of a person at a source',
    'mark what has gone from a source',
    'mark everything of a person gone from a source',
    'how much a pull has seen',
    'how the sources of a person were read',
    'the patients a person is linked to',
    'events of the cases of a person',
    'the case that is worked on',
    'entries of a person of one kind',
    'the last event of a case',
    'the outbox of a patient',
    'where a person lies',
    'who lies on a ward',
    'a person by NHS number and birth date',
    'a resource by its key',
  ];
  expect(Object.fromEntries(asked.map((label) => [label, plans.get(label)]))).toMatchInlineSnapshot(`
    {
      "a person by NHS number and birth date": [
        "SEARCH person USING INDEX person_by_identity (nhs_number=? AND birth_date=?)",
      ],
      "a resource by its key": [
        "SEARCH resource USING INDEX sqlite_autoindex_resource_1 (source=? AND type=? AND id=?)",
      ],
      "entries of a person of one kind": [
        "SEARCH outbox_entry USING INDEX outbox_of_person (person=?)",
      ],
      "events of the cases of a person": [
        "SEARCH case_event USING INDEX sqlite_autoindex_case_event_2 (person=?)",
      ],
      "how much a pull has seen": [
        "SEARCH resource USING INDEX resource_by_person (person=? AND source=?)",
      ],
      "how the sources of a person were read": [
        "SEARCH source_read USING INDEX source_read_by_person (person=?)",
      ],
      "mark everything of a person gone from a source": [
        "SEARCH resource USING INDEX resource_by_person (person=? AND source=?)",
      ],
      "mark what has gone from a source": [
        "SEARCH resource USING INDEX resource_by_person (person=? AND source=? AND type=?)",
      ],
      "resources of a person at a source": [
        "SEARCH resource USING INDEX resource_by_person (person=? AND source=?)",
      ],
      "the case that is worked on": [
        "SEARCH case_event USING INDEX sqlite_autoindex_case_event_2 (person=?)",
      ],
      "the last event of a case": [
        "SEARCH case_event USING COVERING INDEX sqlite_autoindex_case_event_2 (person=?)",
      ],
      "the outbox of a patient": [
        "SEARCH outbox_entry USING INDEX outbox_of_person (person=?)",
      ],
      "the patients a person is linked to": [
        "SEARCH patient_link USING INDEX link_of_person (person=?)",
      ],
      "where a person lies": [
        "SEARCH stay USING INDEX stay_of_person (person=?)",
        "USE TEMP B-TREE FOR ORDER BY",
      ],
      "who lies on a ward": [
        "SEARCH stay USING INDEX stay_on_ward (ward=? AND gone_at=?)",
      ],
    }
  `);
});

test('what waits in the outbox is found without reading what was received, and what grows is counted without its rows', () => {
  const asked = [
    'the outbox',
    'how many entries the outbox has',
    'how many are cached from where',
    'patients with something to send',
    'how much waits for each record',
    'how the outbox of a patient stands',
    'unsent work with its patients',
    'whether a copy may go',
  ];
  expect(
    Object.fromEntries(
      asked.map((label) => [label, plans.get(label)?.filter((step) => /outbox|source_read/.test(step))]),
    ),
  ).toMatchInlineSnapshot(`
    {
      "how many are cached from where": [
        "SEARCH source_read USING COVERING INDEX source_read_cached (endpoint=? AND as_of>?)",
      ],
      "how many entries the outbox has": [
        "SCAN outbox_entry USING COVERING INDEX sqlite_autoindex_outbox_entry_1",
        "SCAN outbox_entry USING INDEX outbox_unsettled",
        "SCAN outbox_entry USING INDEX outbox_withdrawn",
      ],
      "how much waits for each record": [
        "SCAN outbox_entry USING INDEX outbox_unsettled",
      ],
      "how the outbox of a patient stands": [
        "SEARCH outbox_entry USING COVERING INDEX outbox_of_person (person=?)",
        "SEARCH outbox_entry USING INDEX outbox_withdrawn (person=?)",
        "SEARCH outbox_entry USING INDEX outbox_unsettled (person=?)",
      ],
      "patients with something to send": [
        "SCAN outbox_entry USING INDEX outbox_unsettled",
      ],
      "the outbox": [
        "SEARCH outbox_entry USING INDEX sqlite_autoindex_outbox_entry_1 (entry=?)",
        "SCAN outbox_entry USING INDEX outbox_unsettled",
        "SCAN outbox_entry USING INDEX outbox_settled",
      ],
      "unsent work with its patients": [
        "SCAN outbox_entry USING INDEX outbox_unsettled",
      ],
      "whether a copy may go": [
        "SEARCH outbox_entry USING INDEX outbox_unsettled (person=?)",
        "SEARCH outbox_entry USING INDEX outbox_withdrawn (person=?)",
        "SEARCH outbox_entry USING COVERING INDEX outbox_of_person (person=?)",
      ],
    }
  `);
});

test('nothing is sorted but the few wards, stays, typed-in sources and namesakes of one resource of one person, what waits in the outbox, whom a sign-in has cached, and a purge, once a day', () => {
  const sorting = [...plans].filter(([, plan]) => plan.some((one) => one.includes('TEMP B-TREE')));
  expect(sorting.map(([label]) => label).toSorted()).toEqual([
    'a resource of a person by its id',
    'how many are cached from where',
    'how much waits for each record',
    'the outbox',
    'typed-in sources of a person',
    'unsent work with its patients',
    'wards with their patients counted',
    'when each was named last',
    'where a person lies',
    'whether a copy may go',
    'whose a typed-in source is',
  ]);
});
