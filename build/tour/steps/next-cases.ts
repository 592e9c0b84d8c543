import type { Page } from 'playwright-core';
import { decideEveryRow } from '../deciding.ts';
import { drained } from '../outbox.ts';
import { caseTable, moveTo, openCase, readAgain } from '../person.ts';
import { checkAgain, goOnWith, openSignOff, signHere } from '../signing.ts';
import type { Act } from './act.ts';
import { stayOf } from './admission.ts';

/** The transfer begins from the admission: its history stands, what is recommended is decided anew, and somebody receives it. */
export const transfer: Act = async ({ page }, { step, picture, note }) => {
  await step('Transfer begun', async () => {
    await openCase(page, stayOf);
    await readAgain(page);
    await openSignOff(page);
    await goOnWith(page, 't');
    await picture('What was carried over');
    note('keys to decide the transfer', await decideEveryRow(page));
    await checkAgain(page);
  });
  await step('Transfer signed and shared', async () => {
    await page.keyboard.press('Shift+H');
    const dialog = page.getByRole('dialog', { name: 'Hand over the case' });
    await dialog.getByLabel('To whom').fill('Ward 9, nurse in charge');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await openSignOff(page);
    await signHere(page);
    await drained(page);
  });
};

/** The discharge: every medicine that goes home says how much, who goes on with it and when it is looked at again. */
export const discharge: Act = async ({ page }, { step, picture, note }) => {
  await step('Discharge begun', async () => {
    await openCase(page, stayOf);
    await readAgain(page);
    await openSignOff(page);
    await goOnWith(page, 'd');
    note('keys to decide the discharge', await decideEveryRow(page));
    await checkAgain(page);
  });
  await step('Discharge: what is missing', async () => {
    await openSignOff(page);
  });
  await step('Discharge signed and shared', async () => {
    await page.keyboard.press('Escape');
    await caseTable(page).waitFor();
    for (const id of await decidedRows(page)) await readyToLeave(page, id);
    await picture('Ready to leave');
    await openSignOff(page);
    await signHere(page);
    await drained(page);
  });
  await step('The patient’s own list', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page
      .getByRole('heading', { name: /medicines/i })
      .first()
      .waitFor();
  });
};

const decidedRows = async (page: Page): Promise<readonly string[]> =>
  (await caseTable(page).locator('tr[data-row-id]').all()).reduce<Promise<readonly string[]>>(
    async (before, row) => {
      const isDecided = (await row.getByText(/^Recommend /).count()) > 0;
      const id = await row.getAttribute('data-row-id');
      return isDecided && id !== null ? [...(await before), id] : before;
    },
    Promise.resolve([]),
  );

/**
 * What leaves with the patient of one medicine: what it is for where it changed, how much goes home of what does; what was started
 * here a prescriber confirms.
 */
async function readyToLeave(page: Page, id: string): Promise<void> {
  const row = caseTable(page).locator(`[data-row-id="${id}"]`).first();
  await moveTo(page, row);
  const form = page.locator('.row-form');
  if ((await row.getByText(/^Recommend (prescribe|stop)/).count()) > 0) {
    await page.keyboard.press('i');
    await form.waitFor();
    await page.keyboard.type('as on admission');
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'hidden' });
  }
  if ((await row.getByText('Recommend stop').count()) > 0) return;
  await page.keyboard.press('Shift+T');
  const dialog = page.getByRole('dialog', { name: 'What leaves with the patient' });
  await dialog.getByLabel('How much goes home').fill('28');
  await dialog.getByLabel('Who goes on prescribing it').fill('the GP');
  await dialog.getByLabel('When it is looked at again, and by whom').fill('in 4 weeks, the GP');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  if ((await row.getByText('Started here').count()) === 0) return;
  await page.keyboard.press('Shift+C');
  await form.waitFor();
  await page.keyboard.press('Alt+t');
  await page.keyboard.type('Dr Anil Mehta');
  await page.keyboard.press('Enter');
  await row.getByText('Confirmed by').waitFor();
}
