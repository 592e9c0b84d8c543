import { afterAll, expect, test } from 'vitest';
import { caseTable, openCase, readAgain, signInThere, wardHeading } from '../../build/tour/person.ts';
import { expectAccessible } from '../support/accessible.ts';
import { openAtWork } from './support/at-work.ts';

const { sandbox, concord, page, close } = await openAtWork();
afterAll(close);

const bar = (words: RegExp) => page.getByRole('button', { name: words });

test('access tokens that expire mid-work are renewed without a word', async () => {
  await openCase(page, 'penhaligon');
  expect(await sandbox.control.expireAccessTokens()).toBeGreaterThan(0);
  await readAgain(page);
  expect(await caseTable(page).getByText('sign-in needed').count()).toBe(0);
  expect(await caseTable(page).getByText('Offline copy').count()).toBe(0);
  await bar(/^Network is up. 2 of 2/).waitFor();
});

test('a sign-in revoked mid-work says so, loses nothing, and is made good without leaving the case', async () => {
  const rows = await caseTable(page).locator('[data-row-id]').count();
  await sandbox.control.revoke('ruth');
  await page.keyboard.press('Shift+R');
  await bar(/0 of 2 records signed in/).waitFor();
  await expect.poll(() => caseTable(page).locator('[data-row-id]').count()).toBe(rows);
  await bar(/0 of 2 records signed in/).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByText(/^Sign-in expired/)
    .first()
    .waitFor();
  await dialog
    .getByText(/patients? stays? readable from the copy on this computer/)
    .first()
    .waitFor();
  await expectAccessible(page);
  const again = dialog.getByRole('button', { name: /^Sign in again/ }).first();
  const there = await concord.signInPage(() => again.click());
  await signInThere(there, 'ruth');
  await there.close();
  await page.keyboard.press('Escape');
  await bar(/2 of 2 records signed in/).waitFor();
  await readAgain(page);
  expect(await caseTable(page).getByText('Offline copy').count()).toBe(0);
});

test('somebody else signing in does not become the person at this screen', async () => {
  await sandbox.control.revoke('ruth');
  await page.keyboard.press('Shift+R');
  await bar(/0 of 2 records signed in/).click();
  const again = page
    .getByRole('dialog')
    .getByRole('button', { name: /^Sign in again/ })
    .first();
  const there = await concord.signInPage(() => again.click());
  await there.getByLabel('Username').fill('sam');
  await there.getByLabel('Password').fill('sandbox');
  await there.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Concord did not keep that sign-in').waitFor();
  await there.close();
  await page.keyboard.press('Escape');
  await page.getByText('Ruth Calloway, pharmacist').waitFor();
  await page.keyboard.press('Escape');
  await wardHeading(page).waitFor();
});
