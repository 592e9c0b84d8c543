import { afterAll, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { openConcord } from './support/app.ts';
import { electronRuntime, testWith } from '../support/skip.ts';
import { sandboxTrust } from './support/sandbox-trust.ts';

const sandbox = await startSandbox({ quiet: true });
const concord = await openConcord(sandboxTrust(sandbox));
afterAll(async () => {
  await concord.close();
  await sandbox.stop();
});

const welcome = () => concord.page.getByRole('heading', { name: 'Welcome to Concord' });

test('Concord opens on a new computer; the page is given two verbs and nothing of Node', async () => {
  await welcome().waitFor();
  expect(
    await concord.page.evaluate(() => Object.keys((window as unknown as { concord: object }).concord)),
  ).toEqual(['call', 'onEvent']);
  expect(await concord.page.evaluate(() => 'require' in window || 'process' in window)).toBe(false);
});

test('the engine ends and starts again under the open page', async () => {
  await concord.restartEngine();
  await concord.page.reload();
  await welcome().waitFor();
});

test('a trust that cannot be reached is said on the screen, and coming back is enough to sign in', async () => {
  const signIn = concord.page.getByRole('button', { name: /^Sign in/ }).first();
  await concord.goOffline();
  await signIn.click();
  await concord.page.getByRole('alert').first().waitFor();
  await concord.comeBack();
  const page = await concord.signInPage(() => signIn.click());
  await page.getByLabel('Username').waitFor();
  expect(new URL(page.url()).hostname).toBe('127.0.0.1');
});

const inElectron = async (): Promise<void> => {
  expect(concord.kind).toBe('desktop');
  expect(concord.page.url()).toMatch(/^app:\/\//);
  await welcome().waitFor();
};
testWith(electronRuntime())('the same suite ran in real Electron, its renderer sandboxed', inElectron);
