import type { Page } from 'playwright-core';
import { caseTable, pin } from './person.ts';
import { handOver, inDialog, sayIntended } from './deciding.ts';

/** How a pharmacist signs, and goes on after the signature, with the keys alone. */

/** To the sign-off screen, once it says what blocks or that nothing does. */
export async function openSignOff(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page
    .getByText(/blocks? sign-off|^Signed by /)
    .first()
    .waitFor();
}

/** From the sign-off screen: tells a prescriber of what is worst, where that blocks, and signs with the PIN. */
export async function signHere(page: Page): Promise<void> {
  await sayIntended(page);
  if ((await page.getByText(/not handed over$/).count()) > 0) await handOver(page);
  await page.getByText('Nothing blocks sign-off').first().waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByLabel('Your PIN').waitFor();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Signed off' }).waitFor();
}

/** From the signed case: opens it again, or begins the transfer or the discharge; ends on the table. */
export async function goOnWith(page: Page, key: 'r' | 't' | 'd', why = ''): Promise<void> {
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Go on with a signed case' });
  await dialog.locator('input:focus').waitFor();
  await page.keyboard.press(key);
  if (why !== '') await dialog.getByLabel('Why it is opened again').fill(why);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await caseTable(page).waitFor();
}

/** Who the patient is, and their allergies with them: asked again at each reconciliation. */
export const checkAgain = (page: Page): Promise<void> => inDialog(page, 'e', 'Identity checked', ['i', 'y']);
