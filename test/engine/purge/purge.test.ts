import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openForUse } from '../../../electron/engine/db/open.ts';
import { command, query } from '../../../electron/engine/db/query.ts';
import { personById } from '../../../electron/engine/db/queries/people.ts';
import { purgePerson } from '../../../electron/engine/db/queries/purge.ts';
import type { Store } from '../../../electron/engine/db/store.ts';
import { keepPurging, purging, type Purged } from '../../../electron/engine/purge/purge.ts';
import { sandboxConfig } from '../../desktop/sandbox-config.ts';
import { appendAudit } from '../../../electron/engine/audit/audit.ts';
import { verifyAudit } from '../../../electron/engine/audit/verify.ts';
import { ruth, testContext } from '../../support/open-session.ts';
import { openTestStore, storeFile, storeKey } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost } from '../../support/test-host.ts';

const dayMs = 86_400_000;
const rule = { afterDays: 30, afterDischargeDays: 7 };
const [gone, stays, unsent] = ['person-gone', 'person-stays', 'person-unsent'];

/** The whole of it at once; `between` is done wherever other work may go first. */
function purge(store: Store, nowMs: number, between: () => void = () => undefined): Purged {
  const steps = purging(store, { rule, nowMs, by: 'ruth' });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    between();
  }
}

const tables = query()(
  'tables',
  `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  z.object({ name: z.string() }),
);
const columnsOf = query<{ name: string }>()(
  'columns',
  'SELECT name, type FROM pragma_table_info(:name)',
  z.object({ name: z.string(), type: z.string() }),
);

/** Every table that has a column for a person, whatever the next migration adds. */
const tablesOfPeople = (store: Store): readonly string[] =>
  store.read
    .all(tables, {})
    .map(({ name }) => name)
    .filter((name) => store.read.all(columnsOf, { name }).some((column) => column.name === 'person'));

/** One row of a person in each of these tables, with a mark in every text that can be read again in a file. */
function fill(store: Store, person: string, outboxState: string): void {
  const entry = { user: 'ruth', action: 'open-case', subject: person };
  const ordered = ['person', ...tablesOfPeople(store).filter((name) => name !== 'person')];
  store.inTransaction('fill', entry, (tx) => {
    for (const table of ordered) {
      const columns = store.read.all(columnsOf, { name: table });
      const value = ({ name, type }: { name: string; type: string }): string | number | Uint8Array | null => {
        if (name === 'person') return person;
        if (name === 'state' && table === 'outbox_entry') return outboxState;
        if (name === 'case_id') return `case of ${person}`;
        if (name === 'gone_at') return null;
        if (name === 'ward') return 'ward';
        if (type === 'INTEGER') return [gone, stays, unsent].indexOf(person) + 1;
        return type === 'BLOB'
          ? Buffer.from(`mark of ${person} in ${table}`)
          : `mark of ${person} in ${name}`;
      };
      if (table === 'stay')
        tx.run(
          command(
            'a ward',
            `INSERT OR IGNORE INTO ward (ward, name, endpoint, state) VALUES ('ward', 'Ward', 'e', '{}')`,
          ),
          {},
        );
      tx.run(
        command<Readonly<Record<string, string | number | Uint8Array | null>>>(
          `fill ${table}`,
          `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) VALUES (${columns.map(({ name }) => `:${name}`).join(', ')})`,
        ),
        Object.fromEntries(columns.map((column) => [column.name, value(column)])),
      );
    }
    tx.run(
      command<{ entry: string }>(
        'an event of the outbox',
        `INSERT INTO outbox_event (entry, seq, at, event) VALUES (:entry, 1, '', 'mark of event')`,
      ),
      { entry: `mark of ${person} in entry` },
    );
    tx.run(
      command<{ name: string; bytes: Uint8Array }>(
        'a draft',
        `INSERT INTO sealed (user, name, bytes) VALUES ('ruth', :name, :bytes)`,
      ),
      { name: `typed-in ${person} new`, bytes: Buffer.from('sealed') },
    );
  });
}

/** Everything that is in the store's files, deciphered, free pages and all. */
function bytesOf(path: string): string {
  const opened = openForUse(path, storeKey);
  if (!opened.ok) throw new Error(opened.fault.kind);
  const bytes = opened.value.serialize().toString('latin1');
  opened.value.close();
  return bytes;
}

function filled() {
  const host = testHost(tempFolder('purge'));
  const store = openTestStore(host);
  fill(store, gone, '{"kind":"acknowledged"}');
  fill(store, stays, '{"kind":"acknowledged"}');
  fill(store, unsent, '{"kind":"queued"}');
  host.clock.advance(40 * dayMs);
  store.inTransaction('look', { user: 'ruth', action: 'open-case', subject: stays }, () => undefined);
  return { host, store };
}

test('a person who is due is removed from every table and from the bytes of every file; nobody else loses a row', () => {
  const { host, store } = filled();
  const before = bytesOf(storeFile(host));
  expect(before).toContain(`mark of ${gone} in family`);
  expect(purge(store, host.now())).toEqual({ removed: [gone], kept: 1 });
  expect(readFileSync(`${storeFile(host)}-wal`).length).toBe(0);
  const after = bytesOf(storeFile(host));
  expect(after.includes(`mark of ${gone}`)).toBe(false);
  for (const table of tablesOfPeople(store)) {
    const people = query()(
      'who is left',
      `SELECT DISTINCT person FROM ${table} ORDER BY person`,
      z.object({ person: z.string() }),
    );
    expect([table, store.read.all(people, {}).map(({ person }) => person)]).toEqual([table, [stays, unsent]]);
  }
  expect(verifyAudit(store.read)).toBeUndefined();
  store.close();
  expect(readdirSync(host.dataFolder).toSorted()).toEqual(['concord.db', 'concord.db.commits']);
  expect(bytesOf(join(host.dataFolder, 'concord.db'))).not.toContain(`mark of ${gone}`);
  expect(readFileSync(join(host.dataFolder, 'concord.db.commits'), 'latin1')).not.toContain(
    `mark of ${gone}`,
  );
});

test('every table with a column for a person is purged, whatever a later version adds', () => {
  const store = openTestStore(testHost(tempFolder('purge-tables')));
  const purged = new Set(purgePerson.map(({ label }) => label.replace('purge ', '')));
  expect(tablesOfPeople(store).filter((name) => !purged.has(name))).toEqual([]);
  store.close();
});

test('a purge stopped half-way leaves each person whole or gone, and goes on the next time', () => {
  const { host, store } = filled();
  const stopped = { ...store, emptyLog: () => undefined };
  const failing: Store = {
    ...stopped,
    inTransaction: (label, entry, work) =>
      store.inTransaction(label, entry, (tx) =>
        work({
          ...tx,
          run: (statement, params) => {
            if (statement.label === 'purge resource') throw new Error('the power went');
            return tx.run(statement, params);
          },
        }),
      ),
  };
  expect(() => purge(failing, host.now())).toThrow('the power went');
  expect(bytesOf(storeFile(host))).toContain(`mark of ${gone} in family`);
  expect(purge(store, host.now()).removed).toEqual([gone]);
  store.close();
});

test('a long audit is read in parts, and each part counts', () => {
  const { host, store } = filled();
  const named = (subject: string) => ({ user: 'ruth', action: 'open-case', subject });
  store.inTransaction('long ago', null, (tx) => {
    for (let nth = 0; nth < 11_000; nth += 1)
      appendAudit(tx, named(nth === 5_500 ? gone : stays), host.now());
  });
  let steps = 0;
  expect(purge(store, host.now(), () => void (steps += 1)).removed).toEqual([]);
  // Three parts, and the one who is due and kept.
  expect(steps).toBe(4);
  store.close();
});

test('whoever is opened while others are removed is not: each is looked at again in the step that removes them', () => {
  const { host, store } = filled();
  const opened = { user: 'ruth', action: 'open-case', subject: gone };
  let steps = 0;
  const open = (): void => {
    steps += 1;
    if (steps === 1) store.inTransaction('open', opened, () => undefined);
  };
  expect(purge(store, host.now(), open).removed).toEqual([]);
  expect(steps).toBeGreaterThan(0);
  store.close();
});

test('copies are purged by policy a while after an unlock, and not once it is locked again', () => {
  const host = testHost(tempFolder('purge-by-policy'));
  const context = testContext(host, sandboxConfig);
  keepPurging(context);
  context.unlockAs(ruth);
  fill(context.store(), gone, '{"kind":"acknowledged"}');
  context.lock();
  host.clock.advance(40 * dayMs);
  context.unlockAs(ruth);
  const left = () => context.store().read.get(personById, { person: gone })?.person;
  expect(left()).toBe(gone);
  host.clock.advance(20_000);
  expect(left()).toBeUndefined();
  context.lock();
});
