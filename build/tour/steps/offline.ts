import { caseTable, openCase, wardHeading } from '../person.ts';
import type { Act } from './act.ts';

/** The network goes: what was read stays readable, and says what it is. Then it comes back. */
export const loseNetwork: Act = async ({ page, setOffline }, { step, note }) => {
  await step('Case offline', async () => {
    await page.keyboard.press('Escape');
    await setOffline(true);
    await page.keyboard.press('Shift+R');
    await page.getByText('You are offline.').waitFor();
    const copies = caseTable(page).getByText('Offline copy');
    await copies.first().waitFor();
    note('columns marked as an offline copy', await copies.count());
  });
  await step('Ward offline', async () => {
    await page.keyboard.press('Escape');
    await wardHeading(page).waitFor();
    await page.getByRole('button', { name: /^Offline/ }).waitFor();
    await page.getByRole('row', { name: /jessop/i }).waitFor();
  });
  await step('Another case offline', async () => {
    await openCase(page, 'fairclough');
    await page.getByText('You are offline.').waitFor();
  });
  await step('Back online', async () => {
    await setOffline(false);
    await page.keyboard.press('Shift+R');
    await page.getByRole('button', { name: /^Network is up/ }).waitFor();
    await page.getByText('You are offline.').waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await wardHeading(page).waitFor();
  });
};
