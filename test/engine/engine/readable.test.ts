import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { WardView } from '../../../shared/ipc/ward-views.ts';
import { after, now } from '../../../electron/engine/node-host.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { startTestEngine, type EngineClient } from '../../support/engine-client.ts';
import { namesOfDeleted, placesOfText, sqliteTempFiles } from '../../support/readable.ts';
import { sandboxBrowser } from '../../support/sandbox-browser.ts';
import { storeFile } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost, type TestHost } from '../../support/test-host.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());

const pin = '480261';

async function unlocked(host: TestHost, browser: ReturnType<typeof sandboxBrowser>): Promise<EngineClient> {
  const engine = await startTestEngine(host, sandbox.config);
  const signedIn = await engine.call('signIn', {
    meant: { kind: 'anybody' },
    audience: must(sandbox.config.audiences[0], 'an audience').id,
  });
  expect(signedIn).toMatchObject({ ok: true, value: { state: { kind: 'enrolling' } } });
  await browser.lastPage();
  expect(await engine.call('enrol', { pin, admittedBy: null })).toMatchObject({ ok: true });
  return engine;
}

/** A whole ward on this computer, and a case open. */
async function preparedWard(
  engine: EngineClient,
  host: TestHost,
): Promise<{ ward: WardView; open: CaseView }> {
  const listed = await engine.call('listWards', {});
  const { id } = must(listed.ok ? listed.value.wards[0] : undefined, 'a ward is listed');
  expect(await engine.call('prepareWard', { ward: id })).toMatchObject({ ok: true });
  const wardNow = async () => {
    const opened = await engine.call('openWard', { ward: id });
    if (!opened.ok) throw new Error(JSON.stringify([opened.fault, host.logged.at(-1)]));
    return opened.value;
  };
  await expect
    .poll(async () => (await wardNow())?.preparation.kind, { timeout: 100_000, interval: 100 })
    .toBe('finished');
  const ward = must(await wardNow(), 'the ward opens');
  const opened = await engine.call('openCase', { patient: must(ward.patients[0], 'a patient').patient });
  return { ward, open: must(opened.ok ? opened.value : undefined, 'the case opens') };
}

/** Names, NHS numbers and medicines as the screens show them. */
const wordsOf = ({ ward, open }: { ward: WardView; open: CaseView }): readonly string[] => {
  const people = ward.patients.flatMap((one) => [
    one.family,
    ...(one.nhsNumber.kind === 'known' ? [one.nhsNumber.value] : []),
  ]);
  return [...new Set([...people, ...open.rows.map((row) => row.generic.split(' ')[0] ?? '')])].filter(
    (word) => word.length > 4,
  );
};

test('with a ward prepared and a case open, locked, and stopped: no file of the computer shows a patient', async () => {
  const browser = sandboxBrowser({ username: 'ruth' });
  const host = testHost(tempFolder('ward'), { now, after, openBrowser: browser.openBrowser });
  // Other tests of this process may have left some, which are closed at any time.
  const temporary = (): readonly string[] => [...namesOfDeleted(), ...sqliteTempFiles()];
  const before = new Set(temporary());
  const engine = await unlocked(host, browser);
  const words = wordsOf(await preparedWard(engine, host));
  expect(words.length).toBeGreaterThan(15);
  const places = (): readonly string[] => placesOfText(words, [host.dataFolder]);

  expect(existsSync(`${storeFile(host)}-wal`)).toBe(true);
  expect(places()).toEqual([]);
  await engine.call('lock', { why: 'asked' });
  expect([places(), existsSync(`${storeFile(host)}-wal`)]).toEqual([[], false]);
  await engine.stop();
  expect(places()).toEqual([]);
  const files = ['counts', 'db', 'db.commits', 'sending', 'vault'].map((name) => `concord.${name}`);
  expect(readdirSync(host.dataFolder).toSorted()).toEqual(files);
  expect(temporary().filter((name) => !before.has(name))).toEqual([]);
  expect(words.filter((word) => JSON.stringify(host.logged).includes(word))).toEqual([]);
});
