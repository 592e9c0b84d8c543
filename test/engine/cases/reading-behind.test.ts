import Sqlite from 'better-sqlite3-multiple-ciphers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { desktopAt, findPatient, pin, signedIn, value } from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());

const asked = async (): Promise<number> => (await sandbox.control.requests('northmoor-epma')).length;

test('a screen that asks for the case at every change it hears of does not keep the records busy', async () => {
  const engine = await signedIn(desktopAt(tempFolder('reading-behind')), sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  const changes = (): number => engine.events.filter((one) => one.event === 'case-changed').length;
  value(await engine.call('openCase', { patient }));
  // One for each source that was read and for the trust's own store, as it was: a slow one holds up no other.
  await expect.poll(changes).toBe(4);
  const before = await asked();
  for (let heard = 0; heard < 5; heard += 1) value(await engine.call('openCase', { patient }));
  // Whoever asks on purpose is answered by the records, after whatever an opening had set going.
  value(await engine.call('refreshCase', { patient, source: 'northmoor-smr' }));
  expect(await asked()).toBe(before);
  expect(changes()).toBe(5);
  await engine.stop();
});

test('with the records silent an unread patient opens once and is not asked for again and again', async () => {
  const engine = await signedIn(desktopAt(tempFolder('reading-behind-silent')), sandbox.config);
  const patient = await findPatient(engine, 'Chaudhry');
  await sandbox.control.change('northmoor-epma', { badPages: 'html' });
  value(await engine.call('openCase', { patient }));
  const before = await asked();
  for (let heard = 0; heard < 5; heard += 1) value(await engine.call('openCase', { patient }));
  value(await engine.call('refreshCase', { patient, source: 'northmoor-smr' }));
  expect(await asked()).toBe(before);
  await sandbox.control.change('northmoor-epma', { badPages: 'off' });
  await engine.stop();
});

test('of each source it is said while it is being read, also of a case that is opened from the copy here', async () => {
  const engine = await signedIn(desktopAt(tempFolder('reading-said')), sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  const reading = (view: CaseView): readonly string[] =>
    view.columns.filter((column) => column.reading).map(({ id }) => id);
  const looked = async (): Promise<readonly string[]> =>
    reading(value(await engine.call('lookAgain', { patient })));
  // A first look waits for the first reading.
  expect(reading(value(await engine.call('openCase', { patient })))).toEqual([]);
  const one = engine.call('refreshCase', { patient, source: 'northmoor-smr' });
  expect(await looked()).toEqual(['northmoor-smr']);
  expect(reading(value(await one))).toEqual([]);
  value(await engine.call('lock', { why: 'asked' }));
  const { users } = value(await engine.call('getSession', {}));
  value(await engine.call('unlock', { user: must(users[0], 'somebody is enrolled').id, pin }));
  const opened = reading(value(await engine.call('openCase', { patient })));
  expect(opened).toContain('northmoor-smr');
  expect(opened.length).toBeGreaterThan(1);
  await expect.poll(looked, { timeout: 10_000 }).toEqual([]);
  await engine.stop();
});

test('a case whose opening the disk has no room to record is not shown, and no record is asked for it', async () => {
  const disk = { full: false };
  const beforeStatement = (label: string): void => {
    if (disk.full && label === 'commit open-case') throw new Sqlite.SqliteError('x', 'SQLITE_FULL');
  };
  const engine = await signedIn(
    desktopAt(tempFolder('reading-full'), 'ruth', { beforeStatement }),
    sandbox.config,
  );
  const patient = await findPatient(engine, 'Penhaligon');
  const before = await asked();
  disk.full = true;
  expect(await engine.call('openCase', { patient })).toEqual({
    ok: false,
    fault: { kind: 'store-refused', reason: 'disk-full' },
  });
  value(await engine.call('getSession', {}));
  expect(await asked()).toBe(before);
  disk.full = false;
  value(await engine.call('openCase', { patient }));
  expect(await asked()).toBeGreaterThan(before);
  await engine.stop();
});
