import { checkEverything, decideEveryRow, handOver, signOffButton } from '../deciding.ts';
import { caseRow, openCase, pin } from '../person.ts';
import type { Act } from './act.ts';

/** The whole case by keyboard. */
export const decideCase: Act = async ({ page }, { step, picture, note }) => {
  await step('Deciding', async () => {
    await openCase(page, 'penhaligon');
    await caseRow(page, 'methotrexate').waitFor();
    await picture('Decision bar');
    note('keys to decide every row', await decideEveryRow(page));
  });
  await step('Undo and redo', async () => {
    await page.keyboard.press('z');
    const undone = page.getByText(/Not decided|Deciding now|Half decided/);
    await undone.first().waitFor();
    await page.keyboard.press('Shift+Z');
    await undone.first().waitFor({ state: 'hidden' });
  });
  await step('Checks', () => checkEverything(page));
};

/** Signed without the network, honestly not shared yet. */
export const signOffline: Act = async ({ page, setOffline }, { step, picture }) => {
  await step('Sign-off', async () => {
    await setOffline(true);
    await page.keyboard.press('Shift+R');
    await page.getByText('You are offline.').waitFor();
    await signOffButton(page).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page
      .getByRole('heading', { name: /blocks? sign-off/ })
      .first()
      .waitFor();
    await picture('What blocks');
    await handOver(page);
    await page.getByText('Nothing blocks sign-off').first().waitFor();
  });
  await step('Signed, not yet shared', async () => {
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByLabel('Your PIN').waitFor();
    await page.keyboard.type(pin);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Signed off' }).waitFor();
    await page.getByText('Signed, not yet shared', { exact: true }).first().waitFor();
  });
};
