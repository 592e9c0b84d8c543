import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { MigrationProgress } from '../../../electron/engine/db/migrate.ts';
import { openStore, openStoreInTurns } from '../../../electron/engine/db/open-store.ts';
import type { Migration } from '../../../electron/engine/db/migrations/migration.ts';
import { migrations } from '../../../electron/engine/db/migrations/migrations.ts';
import { command, query } from '../../../electron/engine/db/query.ts';
import type { Store } from '../../../electron/engine/db/store.ts';
import type { Host } from '../../../electron/engine/host.ts';
import { after } from '../../../electron/engine/node-host.ts';
import { copyAsCrashed, storeFile, storeKey } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost } from '../../support/test-host.ts';

const schema = query()(
  'schema',
  'SELECT name, sql FROM sqlite_master ORDER BY name',
  z.object({ name: z.string(), sql: z.string().nullable() }),
);
const versions = query()(
  'versions',
  'SELECT version FROM schema_version ORDER BY version',
  z.object({ version: z.number() }),
);

function open(host: Host, steps: readonly Migration[]): Store {
  const opened = openStore(storeFile(host), storeKey, host, steps);
  if (!opened.ok) throw new Error(opened.fault.kind);
  return opened.value;
}

function stateAfter(host: Host, steps: readonly Migration[]) {
  const store = open(host, steps);
  const state = { schema: store.read.all(schema, {}), versions: store.read.all(versions, {}) };
  store.close();
  return state;
}

test('versions rise one by one and no floor lies above its step', () => {
  expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, at) => at + 1));
  expect(migrations.filter((step) => step.floor > step.version || step.floor < 1)).toEqual([]);
});

test.each(migrations.map((step) => [step.version]))(
  'a store left at version %i ends up as a fresh one',
  (version) => {
    const fresh = stateAfter(testHost(tempFolder('fresh')), migrations);
    const host = testHost(tempFolder('stepwise'));
    stateAfter(
      host,
      migrations.filter((step) => step.version <= version),
    );
    expect(stateAfter(host, migrations)).toEqual(fresh);
    expect(fresh.versions.map((row) => row.version)).toEqual(migrations.map((step) => step.version));
  },
);

test.each([0, 1, 2])(
  'a migration stopped at statement %i of its three leaves shape, rows and version as they were',
  (at) => {
    const labels = ['migrate to 91', 'data of migration 91', 'commit migration 91'];
    let stop: string | undefined;
    const host = testHost(tempFolder('half'), {
      beforeStatement: (label) => {
        if (label === stop) throw new Error('the power went');
      },
    });
    const first: Migration = {
      version: 90,
      name: 'first',
      floor: 90,
      sql: 'CREATE TABLE t (x TEXT NOT NULL) STRICT;',
      data: `INSERT INTO t VALUES ('1');`,
    };
    const second: Migration = {
      version: 91,
      name: 'second',
      floor: 90,
      sql: 'ALTER TABLE t ADD COLUMN y TEXT;',
      data: `UPDATE t SET y = 'moved ' || x;`,
    };
    const before = stateAfter(host, [first]);
    stop = labels[at];
    expect(() => open(host, [first, second])).toThrow('the power went');
    stop = undefined;
    expect(stateAfter(host, [first])).toEqual(before);
    const store = open(host, [first, second]);
    expect(
      store.read.all(query()('t', 'SELECT x, y FROM t', z.object({ x: z.string(), y: z.string() })), {}),
    ).toEqual([{ x: '1', y: 'moved 1' }]);
    store.close();
  },
);

const olderResource = command<{ id: string; person: string; body: string }>(
  'a resource as an earlier program kept it',
  `INSERT INTO resource (source, type, id, person, version_id, last_updated, fetched_at, body, hash, gone_at, seen_run)
   VALUES ('gp', 'MedicationStatement', :id, :person, '1', NULL, '2026-11-18', :body, :id, NULL, 'r1')`,
);
const everyResource = query()(
  'every resource',
  'SELECT source, type, id, person, version_id, fetched_at, body, hash, gone_at, seen_run FROM resource ORDER BY source, type, id',
  z.record(z.string(), z.union([z.string(), z.null()])),
);

/** A store of the schema before resources were moved, with more of them than are moved at once. */
function olderStore(host: Host, rows: number): readonly unknown[] {
  const store = open(host, migrations.slice(0, 4));
  store.inTransaction('fill', { user: null, action: 'fill', subject: '' }, (tx) => {
    for (let row = 0; row < rows; row += 1)
      tx.run(olderResource, { id: `m${row}`, person: `p${row % 7}`, body: `body of ${row} `.repeat(40) });
  });
  const before = store.read.all(everyResource, {});
  store.close();
  return before;
}

test('an old store keeps every resource as it was, whichever statement of its migration it dies at', () => {
  const labels: string[] = [];
  const old = testHost(tempFolder('old'));
  const before = olderStore(old, 450);
  const whole = testHost(tempFolder('whole'), { beforeStatement: (label) => labels.push(label) });
  copyAsCrashed(storeFile(old), storeFile(whole));
  open(whole, migrations).close();
  const steps = labels.filter((label) => label.includes('migrat')).length;
  expect(labels.filter((label) => label.startsWith('move rows'))).toHaveLength(2);
  for (let stop = 1; stop <= steps; stop += 1) {
    let left = stop;
    const host = testHost(tempFolder('dies'), {
      beforeStatement: (label) => {
        if (label.includes('migrat') && --left === 0) throw new Error('the power went');
      },
    });
    copyAsCrashed(storeFile(old), storeFile(host));
    expect(() => open(host, migrations)).toThrow('the power went');
    const again = testHost(tempFolder('after'));
    copyAsCrashed(storeFile(host), storeFile(again));
    const store = open(again, migrations);
    expect(store.read.all(everyResource, {})).toEqual(before);
    store.close();
  }
});

test('while an old store is brought up to date others have their turn, see how far it is, and may stop it', async () => {
  const host = testHost(tempFolder('turns'), { after });
  const before = olderStore(host, 900);
  const seen: MigrationProgress[] = [];
  const progress = (at: MigrationProgress): number => seen.push(at);
  const stopped = await openStoreInTurns(storeFile(host), storeKey, host, {
    progress,
    stopped: () => seen.length === 2,
  });
  expect(stopped).toEqual({ ok: false, fault: { kind: 'stopped' } });
  // Closed as it is: nobody holds it open.
  expect(existsSync(`${storeFile(host)}-wal`)).toBe(false);
  const opened = await openStoreInTurns(storeFile(host), storeKey, host, { progress, stopped: () => false });
  expect(seen).toEqual([
    { moved: 0, total: 900 },
    { moved: 400, total: 900 },
    { moved: 0, total: 500 },
    { moved: 400, total: 500 },
  ]);
  if (!opened.ok) throw new Error(opened.fault.kind);
  expect(opened.value.read.all(everyResource, {})).toEqual(before);
  opened.value.close();
});

test('a program that knows no further than the moved table refuses a store whose rows are half moved', () => {
  const host = testHost(tempFolder('half-moved'), {
    beforeStatement: (label) => {
      if (label === 'migrate to 6') throw new Error('the power went');
    },
  });
  olderStore(host, 10);
  expect(() => open(host, migrations)).toThrow('the power went');
  expect(openStore(storeFile(host), storeKey, host, migrations.slice(0, 4))).toEqual({
    ok: false,
    fault: { kind: 'from-the-future' },
  });
});

test('every table is strict', () => {
  const store = open(testHost(tempFolder('strict')), migrations);
  const tables = store.read.all(
    query()(
      'tables',
      `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
      z.object({ name: z.string(), strict: z.number() }),
    ),
    {},
  );
  expect(tables.length).toBeGreaterThan(10);
  expect(tables.filter((table) => table.strict !== 1)).toEqual([]);
  store.close();
});

test('no step of the schema has changed since it was written; a change of shape is another step', () => {
  const digest = (step: Migration): string =>
    createHash('sha256').update(JSON.stringify(step)).digest('hex').slice(0, 16);
  expect(Object.fromEntries(migrations.map((step) => [step.version, digest(step)]))).toMatchInlineSnapshot(`
    {
      "1": "460ffabe08cdbed5",
      "10": "249770b88e735160",
      "11": "b7db01a44352edb7",
      "12": "d240041c4da12024",
      "13": "5c09df4eaff8e230",
      "14": "b659d8e386b18e56",
      "15": "d6a08cdcf60dd27f",
      "16": "2d9b41cb81d2fddf",
      "2": "1e7496741c23cb14",
      "3": "8b0c7783a208c9e3",
      "4": "f5564b83428d2ae7",
      "5": "0a7d9655877e42f6",
      "6": "c7d72bd3389b994a",
      "7": "bee9b45a16379643",
      "8": "4605d0eb0abeec13",
      "9": "9eacc606f52f1786",
    }
  `);
});

test('what was kept by person becomes one case with a key, and its signed record is kept under it', () => {
  const host = testHost(tempFolder('case-keys'));
  const before = open(
    host,
    migrations.filter((step) => step.version < 11),
  );
  const run = (label: string, sql: string) =>
    before.inTransaction(label, { user: 'u', action: label, subject: '' }, (tx) =>
      tx.run(command(label, sql), {}),
    );
  for (const [event, person, seq] of [
    ['e1', 'p', 1],
    ['e2', 'p', 2],
    ['e3', 'q', 1],
  ] as const)
    run(
      'say',
      `INSERT INTO case_event (event, person, seq, at, actor, body) VALUES ('${event}', '${person}', ${seq}, 't', '{}', '{}')`,
    );
  run('keep', `INSERT INTO signed_record VALUES ('p', 't', 'u', '{}', x'00')`);
  before.close();
  const store = open(host, migrations);
  const keys = query()(
    'keys',
    'SELECT event, case_id FROM case_event ORDER BY event',
    z.object({ event: z.string(), case_id: z.string() }),
  );
  expect(store.read.all(keys, {}).map((row) => [row.event, row.case_id])).toEqual([
    ['e1', 'e1'],
    ['e2', 'e1'],
    ['e3', 'e3'],
  ]);
  const records = query()(
    'records',
    'SELECT case_id, person FROM signed_record',
    z.object({ case_id: z.string(), person: z.string() }),
  );
  expect(store.read.all(records, {})).toEqual([{ case_id: 'e1', person: 'p' }]);
  expect(() =>
    store.inTransaction('change', { user: 'u', action: 'change', subject: '' }, (tx) =>
      tx.run(command('change', `UPDATE case_event SET body = '' WHERE event = 'e1'`), {}),
    ),
  ).toThrow('append-only');
  store.close();
});

test('what a record locator led to is kept under its store, and read again whole; everything else stays as it was', () => {
  const host = testHost(tempFolder('keys-by-store'));
  const before = open(
    host,
    migrations.filter((step) => step.version < 14),
  );
  const run = (sql: string) =>
    before.inTransaction('old', { user: 'u', action: 'old', subject: '' }, (tx) =>
      tx.run(command('old', sql), {}),
    );
  run(`INSERT INTO located_store VALUES ('locator', 'p', 'https://harbour.example/fhir')`);
  for (const [source, id, person] of [
    ['locator', 'a', 'p'],
    ['locator', 'm', ''],
    ['gp', 'a', 'p'],
  ] as const)
    run(
      `INSERT INTO resource (source, type, id, person, fetched_at, hash, body) VALUES ('${source}', 'X', '${id}', '${person}', 't', '', '{}')`,
    );
  for (const source of ['locator', 'gp'])
    run(`INSERT INTO source_read VALUES ('${source}', 'p', '{}', 't', 't', '{}', 't')`);
  before.close();
  const store = open(host, migrations);
  const kept = query()(
    'kept',
    `SELECT source || ' ' || id AS kept FROM resource
     UNION ALL SELECT endpoint || ' ' || ifnull(full_read_at, 'again') FROM source_read ORDER BY 1`,
    z.object({ kept: z.string() }),
  );
  expect(store.read.all(kept, {}).map((row) => row.kept)).toEqual([
    'gp a',
    'gp t',
    'locator a@https://harbour.example/fhir',
    'locator again',
    'locator m',
  ]);
  store.close();
});
