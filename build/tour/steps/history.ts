import { answerChecklist } from '../deciding.ts';
import type { Act } from './act.ts';

/** What a history is made of beside the rows: the checklist, the patient's own drugs, and what a finding is said to be. */
export const takeHistory: Act = async ({ page }, { step, picture, note }) => {
  await step('Checklist', async () => {
    await page.keyboard.press('8');
    await page.getByRole('dialog', { name: 'Drug-history checklist' }).waitFor();
    await picture('Checklist dialog');
    await page.keyboard.press('Escape');
    note('keys to answer the checklist', await answerChecklist(page));
    await page.getByText('15 of 16 asked').first().waitFor();
  });
  await step('Own drugs and findings', async () => {
    await page.keyboard.press('6');
    const pack = page.getByRole('dialog', { name: 'One of the patient’s own drugs' });
    await pack.locator('input:focus').waitFor();
    await page.keyboard.press('i');
    await page.keyboard.type('Zopiclone 7.5 mg tablets');
    await page.keyboard.press('Tab');
    await page.keyboard.press('o');
    await page.keyboard.type('Arthur Penhaligon');
    await picture('Own drug with somebody else’s label');
    for (const key of ['Tab', 'Tab', 'Tab', 'u']) await page.keyboard.press(key);
    await page.keyboard.type('not hers');
    for (const key of ['Tab', 'w', 'd', 'n', 'Enter']) await page.keyboard.press(key);
    await pack.waitFor({ state: 'hidden' });
    await page.getByText('Somebody else’s label: Arthur Penhaligon').first().waitFor();
    await page.keyboard.press('7');
    await page.getByRole('dialog', { name: 'What a finding is' }).waitFor();
    await picture('What a finding is');
    await page.keyboard.press('Escape');
    await picture('Own drugs in the rail');
  });
};
