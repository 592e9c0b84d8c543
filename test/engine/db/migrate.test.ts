import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openStore } from '../../../electron/engine/db/open-store.ts';
import type { Migration } from '../../../electron/engine/db/migrations/migration.ts';
import { migrations } from '../../../electron/engine/db/migrations/migrations.ts';
import { query } from '../../../electron/engine/db/query.ts';
import type { Store } from '../../../electron/engine/db/store.ts';
import type { Host } from '../../../electron/engine/host.ts';
import { storeFile, storeKey } from '../../support/store.ts';
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
      "2": "1e7496741c23cb14",
      "3": "8b0c7783a208c9e3",
      "4": "f5564b83428d2ae7",
    }
  `);
});
