import { begin, caseTable, chooseWard, openCase } from '../person.ts';
import type { Act } from './act.ts';
import { stayOf } from './admission.ts';

/** Another pharmacist at another computer of the trust: what was signed at the first stands there too. */
export const lookFromElsewhere: Act = async ({ secondComputer }, { step, picture }) => {
  const { page, address, toSignInPage } = await secondComputer();
  await step(
    'A second computer',
    async () => {
      await page.goto(address);
      await begin(page, toSignInPage, 'sam');
      await chooseWard(page);
    },
    page,
  );
  await step(
    'Signed elsewhere',
    async () => {
      await openCase(page, stayOf);
      await page
        .getByText(/Signed on another computer by Ruth Calloway/)
        .first()
        .waitFor();
      await picture('Case signed elsewhere', page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.keyboard.type(stayOf);
      await page
        .getByRole('row', { name: /stanbury/i })
        .getByText(/Ruth Calloway/)
        .waitFor();
      await picture('On the ward list', page);
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
      await page.keyboard.press('Escape');
    },
    page,
  );
  await step(
    'Back in the case',
    async () => {
      await openCase(page, stayOf);
      await caseTable(page).waitFor();
    },
    page,
  );
};
