import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { out } from '../../build/lib/root.ts';
import { fixtureBridge } from '../renderer/fixture-bridge.ts';
import { startFixtureApp, type FixtureApp } from '../renderer/fixture-app.ts';
import { expectAccessible } from '../support/accessible.ts';

/** What a person may read about this computer, in a real browser over an engine made of example views. */
let app: FixtureApp;
beforeAll(async () => {
  app = await startFixtureApp();
});
afterAll(() => app.close());
afterEach(() => app.closePages());

test('settings say what holds, who decided it, and which value of the trust was refused', async () => {
  const page = await app.openWard(fixtureBridge());
  await page.keyboard.press('Control+,');
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  const row = (title: string) => page.getByRole('row', { name: title });
  expect(await row('Which lines count as current').innerText()).toContain('Usual');
  expect(await row("The trust's own clinical tables").innerText()).toContain('Your trust, locked');
  expect(await row('Lock when nobody').innerText()).toContain(
    'is refused: a screen of patients may not stand open for more than 15 minutes. The usual one holds.',
  );
  expect(await page.getByRole('main').innerText()).toContain('unknown to this version: IdleLockMinute');
  await page.getByText('It is 44 days old. dm+d comes out every week').waitFor();
  await page.getByLabel('Import a release from').fill('/srv/trud/nhsbsa_dmd_11.2.0_20261116000001.zip');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('progressbar', { name: 'Importing a dm+d release' }).waitFor();
  await expectAccessible(page);
  await page.screenshot({ path: out('test', 'settings-import.png') });
  await page.getByRole('button', { name: 'Cancel the import' }).click();
  await page.getByText('The import was stopped. The pack that was in use still is.').waitFor();
  await expectAccessible(page);
  await page.screenshot({ path: out('test', 'settings.png') });
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: /^Ward 7B/ }).waitFor();
});

test('the audit says who did what, whether its chain holds, and what that does not say', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('looked');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Who looked at this patient' }).waitFor();
  expect(bridge.asked.at(-1)).toMatchObject({ call: 'openAudit', request: { before: null } });
  await page.getByRole('button', { name: 'The whole computer' }).click();
  await page.getByRole('heading', { level: 1, name: 'Audit' }).waitFor();
  expect(bridge.asked.at(-1)).toEqual({ call: 'openAudit', request: { patient: null, before: null } });
  const words = await page.getByRole('main').innerText();
  expect(words).toContain(
    'All 3 records follow one another unchanged; signed up to record 1, and the trust’s own store holds the head of record 1',
  );
  expect(words).toContain('Locked. why: idle');
  expect(words).toContain('Concord itself');
  await expectAccessible(page);
  await page.screenshot({ path: out('test', 'audit.png') });
});
