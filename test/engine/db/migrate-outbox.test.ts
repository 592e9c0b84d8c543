import { expect, test } from 'vitest';
import { z } from 'zod';
import { migrations } from '../../../electron/engine/db/migrations/migrations.ts';
import { openStore } from '../../../electron/engine/db/open-store.ts';
import { command, query } from '../../../electron/engine/db/query.ts';
import { readEntry, readOutboxOf } from '../../../electron/engine/sync/sync.ts';
import { copyAsCrashed, openTestStore, storeFile, storeKey } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost, type TestHost } from '../../support/test-host.ts';

const text = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const every = ['outbox_entry', 'outbox_event'].map((table) =>
  query()(`every ${table}`, `SELECT * FROM ${table} ORDER BY entry, seq`, text),
);

const olderEntry = command<{ entry: string; seq: number; person: string; state: string; body: string }>(
  'an entry as an earlier program kept it',
  `INSERT INTO outbox_entry (entry, seq, person, endpoint, kind, type, case_row, payload_version, body, guard, after_entries,
     about, created_at, created_by, state)
   VALUES (:entry, :seq, :person, 'home', 'signed-record', 'DocumentReference', NULL, 1, :body, '{"kind":"if-match","id":"x","versionId":"1","base":"{}"}', '[]',
     'about', '2026-11-18T10:00:00.000Z', 'ruth', :state)`,
);
const olderEvent = command<{ entry: string; seq: number }>(
  'an event as an earlier program kept it',
  `INSERT INTO outbox_event (entry, seq, at, event) VALUES (:entry, :seq, 't', '{"kind":"send"}')`,
);

const received =
  '{"kind":"acknowledged","id":"x","versionId":"1","without":[],"at":"2026-11-18T10:00:00.000Z"}';
const waiting =
  '{"kind":"queued","attempts":0,"notBefore":null,"problem":null,"mayHaveArrived":false,"answeredAs":null,"timesNotHeld":0,"retract":null}';

/** A store of the schema before: more entries than are moved at once, made in another order than they are named, papers among them. */
function olderStore(host: TestHost, entries: number): unknown {
  const opened = openStore(storeFile(host), storeKey, host, migrations.slice(0, 14));
  if (!opened.ok) throw new Error(opened.fault.kind);
  const store = opened.value;
  store.inTransaction('fill', { user: null, action: 'fill', subject: '' }, (tx) => {
    for (let nth = 0; nth < entries; nth += 1) {
      const entry = `entry-${(nth * 7) % entries}`;
      const state = nth % 9 === 0 ? waiting : received;
      const body = 'x'.repeat(nth % 20 === 0 ? 30_000 : 300);
      tx.run(olderEntry, { entry, seq: nth + 1, person: `p${nth % 5}`, state, body });
      for (let seq = 1; seq <= nth % 4; seq += 1) tx.run(olderEvent, { entry, seq });
    }
  });
  const before = every.map((all) => store.read.all(all, {}));
  store.close();
  return before;
}

const isOfIt = (label: string): boolean => /migrat.*1[56]$/.test(label);

test('an old outbox keeps every entry and event, whichever statement of its migration it dies at', () => {
  const labels: string[] = [];
  const old = testHost(tempFolder('old-outbox'));
  const before = olderStore(old, 250);
  const whole = testHost(tempFolder('whole-outbox'), { beforeStatement: (label) => labels.push(label) });
  copyAsCrashed(storeFile(old), storeFile(whole));
  openTestStore(whole).close();
  expect(labels.filter((label) => label === 'move rows for migration 16')).toHaveLength(3);
  const steps = labels.filter(isOfIt).length;
  expect(steps).toBe(12);
  for (let stop = 1; stop <= steps; stop += 1) {
    let left = stop;
    const host = testHost(tempFolder('dies-outbox'), {
      beforeStatement: (label) => {
        if (isOfIt(label) && --left === 0) throw new Error('the power went');
      },
    });
    copyAsCrashed(storeFile(old), storeFile(host));
    expect(() => openTestStore(host)).toThrow('the power went');
    const again = testHost(tempFolder('after-outbox'));
    copyAsCrashed(storeFile(host), storeFile(again));
    const store = openTestStore(again);
    expect(every.map((all) => store.read.all(all, {}))).toEqual(before);
    store.close();
  }
});

test('what was waiting before waits after, in the order made, and its events still belong to it', () => {
  const host = testHost(tempFolder('moved-outbox'));
  olderStore(host, 40);
  const store = openTestStore(host);
  expect(readOutboxOf(store.read, 'p0').map(({ id }) => id)).toEqual(
    Array.from({ length: 8 }, (_, nth) => `entry-${(nth * 5 * 7) % 40}`),
  );
  expect(readEntry(store.read, 'entry-0')?.state.kind).toBe('queued');
  const orphan = command<{ entry: string }>(
    'an event of nothing',
    `INSERT INTO outbox_event (entry, seq, at, event) VALUES (:entry, 1, 't', '{}')`,
  );
  const add = (): unknown =>
    store.inTransaction('orphan', { user: null, action: 'orphan', subject: '' }, (tx) =>
      tx.run(orphan, { entry: 'nobody' }),
    );
  expect(add).toThrow('FOREIGN KEY');
  store.close();
});
