import { caseRow, caseTable, moveTo, openCase } from '../person.ts';
import type { Act } from './act.ts';

const large = { width: 1440, height: 900 } as const;
const small = { width: 1280, height: 720 } as const;

/** One patient: found by name through the palette, laid out source by source, one row opened to its originals. */
export const openOne: Act = async ({ page }, { step, picture, note }) => {
  await step('Find or do', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('penhal');
    await page.getByRole('dialog').getByText('2 found').waitFor({ state: 'attached' });
  });
  await step('Case', async () => {
    await page.keyboard.press('Escape');
    await openCase(page, 'penhaligon');
    await caseRow(page, 'methotrexate').waitFor();
    note('rows in the case', await caseTable(page).locator('[data-row-id]').count());
  });
  await step('Case 1280x720', async () => {
    await page.setViewportSize(small);
    await caseTable(page).waitFor();
  });
  await step('Row opened', async () => {
    await page.setViewportSize(large);
    await moveTo(page, caseRow(page, 'methotrexate'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What each source says' }).waitFor();
    await page.getByText('“10 mg - once weekly - oral”').first().waitFor();
    await picture('Row');
    await page.keyboard.press('v');
  });
  await step('Keys', async () => {
    await page.keyboard.press('Escape');
    await caseTable(page).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  });
};
