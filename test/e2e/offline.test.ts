import { afterAll, expect, test } from 'vitest';
import { caseTable, openCase, typePin, wardHeading } from '../../build/tour/person.ts';
import { expectAccessible } from '../support/accessible.ts';
import { openAtWork } from './support/at-work.ts';

const { concord, page, close } = await openAtWork();
afterAll(close);

test('with the network gone a prepared patient who was never opened opens, marked as a copy', async () => {
  await concord.goOffline();
  await openCase(page, 'chaudhry');
  expect(await caseTable(page).locator('[data-row-id]').count()).toBeGreaterThan(3);
  await page.getByText('You are offline.').waitFor();
  await caseTable(page).getByText('Offline copy').first().waitFor();
  await expectAccessible(page);
});

test('an offline ward keeps its patients, its clocks and its measure of what is ready', async () => {
  await page.keyboard.press('Escape');
  await wardHeading(page).waitFor();
  await page.getByRole('button', { name: /^Offline/ }).waitFor();
  await page.keyboard.press('Shift+R');
  await page.getByText(/Unavailable: the record did not answer/).waitFor();
  expect(await page.locator('[data-row-id]').count()).toBe(18);
  await expectAccessible(page);
});

test('the engine may stop while offline: the PIN opens the same ward from this computer', async () => {
  await concord.restartEngine();
  await page.getByText('The engine of Concord stopped and was started again').waitFor();
  await expectAccessible(page);
  await typePin(page);
  await wardHeading(page).waitFor();
  expect(await page.locator('[data-row-id]').count()).toBe(18);
  await openCase(page, 'penhaligon');
  expect(await caseTable(page).locator('[data-row-id]').count()).toBeGreaterThan(10);
});

test('back online, reading again takes the marks away', async () => {
  await concord.comeBack();
  await page.keyboard.press('Shift+R');
  await page.getByRole('button', { name: /^Network is up/ }).waitFor();
  await page.getByText('You are offline.').waitFor({ state: 'hidden' });
  await caseTable(page).getByText('Offline copy').first().waitFor({ state: 'hidden' });
});
