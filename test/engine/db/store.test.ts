import { expect, test } from 'vitest';
import { z } from 'zod';
import { verifyAudit } from '../../../electron/engine/audit/verify.ts';
import { query } from '../../../electron/engine/db/query.ts';
import type { WriteTx } from '../../../electron/engine/db/store.ts';
import {
  byUser,
  copyAsCrashed,
  openTestStore,
  setSetting,
  settings,
  storeFile,
} from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost } from '../../support/test-host.ts';

const auditActions = query()(
  'audit actions',
  'SELECT action FROM audit ORDER BY seq',
  z.object({ action: z.string() }),
);

const twoSettings = (tx: WriteTx): void => {
  tx.run(setSetting, { name: 'a', value: 'new' });
  tx.audit(byUser('first'));
  tx.run(setSetting, { name: 'b', value: 'new' });
};

test('a crash at any statement of a transaction leaves all of it or nothing, and the audit with it', () => {
  let copies = 0;
  let stopAt = Number.POSITIVE_INFINITY;
  let count = 0;
  const host = testHost(tempFolder('crash'), {
    beforeStatement: () => {
      count += 1;
      if (count === stopAt) {
        copyAsCrashed(storeFile(host), `${storeFile(host)}.crashed-${stopAt}`);
        copies += 1;
        throw new Error('the power went');
      }
    },
  });
  const store = openTestStore(host);
  store.inTransaction('old', byUser('old'), (tx) => tx.run(setSetting, { name: 'a', value: 'old' }));
  const old = { rows: [{ name: 'a', value: 'old' }], actions: [{ action: 'old' }] };
  const found: unknown[] = [];
  for (let at = 1, done = false; !done; at += 1) {
    count = 0;
    stopAt = at;
    try {
      store.inTransaction('two', byUser('two'), twoSettings);
      done = true;
    } catch {
      stopAt = Number.POSITIVE_INFINITY;
      const crashed = openTestStore(host, `${storeFile(host)}.crashed-${at}`);
      // The one that crashed, seen from disk, and the one that went on.
      for (const { read } of [crashed, store])
        found.push({
          rows: read.all(settings, {}),
          actions: read.all(auditActions, {}),
          broken: verifyAudit(read),
        });
      crashed.close();
    }
  }
  // begin, two rows, two audit entries of two statements each, commit.
  expect([copies, found]).toEqual([8, Array.from({ length: 16 }, () => ({ ...old, broken: undefined }))]);
  stopAt = Number.POSITIVE_INFINITY;
  copyAsCrashed(storeFile(host), `${storeFile(host)}.after`);
  const after = openTestStore(host, `${storeFile(host)}.after`);
  expect(after.read.all(settings, {}).map((row) => row.value)).toEqual(['new', 'new']);
  expect(after.read.all(auditActions, {}).map((row) => row.action)).toEqual(['old', 'first', 'two']);
  after.close();
  store.close();
});

test('a transaction kept beyond its end is dead, for reading too', () => {
  const store = openTestStore(testHost(tempFolder('dead')));
  const kept = store.inTransaction('keep', byUser('keep'), (tx) => tx);
  for (const use of [
    () => kept.run(setSetting, { name: 'a', value: 'late' }),
    () => kept.all(settings, {}),
    () => kept.get(settings, {}),
    () => kept.audit(byUser('late')),
  ])
    expect(use).toThrow('only while it runs (keep)');
  expect(store.read.all(settings, {})).toEqual([]);
  store.close();
});

test('what throws inside a transaction takes all of it back and comes out as it was', () => {
  const store = openTestStore(testHost(tempFolder('throw')));
  const failing = () =>
    store.inTransaction('fail', byUser('fail'), (tx) => {
      twoSettings(tx);
      throw new Error('mine');
    });
  expect(failing).toThrow('mine');
  expect([store.read.all(settings, {}), store.read.all(auditActions, {})]).toEqual([[], []]);
  store.close();
});

test('a transaction inside a transaction, and one that waits for something, are refused and write nothing', () => {
  const store = openTestStore(testHost(tempFolder('nested')));
  const nested = () =>
    store.inTransaction('outer', byUser('outer'), () =>
      store.inTransaction('inner', byUser('inner'), twoSettings),
    );
  expect(nested).toThrow('no transaction inside a transaction (inner)');
  const waiting = () => store.inTransaction('wait', byUser('wait'), (tx) => Promise.resolve(twoSettings(tx)));
  expect(waiting).toThrow('ends before anything is waited for');
  expect([store.read.all(settings, {}), store.read.all(auditActions, {})]).toEqual([[], []]);
  store.close();
});

test('rows are parsed: a row of another shape is a bug that is found, not a value that is believed', () => {
  const store = openTestStore(testHost(tempFolder('rows')));
  store.inTransaction('set', byUser('set'), twoSettings);
  const wrong = query()('settings as numbers', 'SELECT value FROM setting', z.object({ value: z.number() }));
  expect(() => store.read.all(wrong, {})).toThrow(z.ZodError);
  store.close();
});

test('every statement passes the host by its name, never with its values', () => {
  const host = testHost(tempFolder('labels'));
  const store = openTestStore(host);
  host.statements.length = 0;
  store.inTransaction('set one', byUser('set'), (tx) =>
    tx.run(setSetting, { name: 'patient', value: 'Penhaligon' }),
  );
  expect(host.statements).toEqual([
    'begin set one',
    'set a setting',
    'last audit record',
    'append to the audit',
    'commit set one',
  ]);
  store.close();
});
