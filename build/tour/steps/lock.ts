import { openCase, typePin, wardHeading } from '../person.ts';
import type { Act } from './act.ts';

/** Locked on request, a wrong PIN, the right one; then the engine stops under an open case and nothing is lost. */
export const lockAndRestart: Act = async ({ page, restartEngine }, { step }) => {
  await step('Locked', async () => {
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { level: 1, name: 'Unlock' }).waitFor();
    if ((await page.getByText(/jessop/i).count()) > 0) throw new Error('the lock screen names a patient');
  });
  await step('Wrong PIN', async () => {
    await typePin(page, '314159');
    await page.getByText('4 tries left, then full sign-in').waitFor();
  });
  await step('Unlocked', async () => {
    await typePin(page);
    await wardHeading(page).waitFor();
  });
  await step('Engine stopped', async () => {
    await openCase(page, 'penhaligon');
    await restartEngine();
    await page.getByText('The engine of Concord stopped and was started again').waitFor();
  });
  await step('The same ward again', async () => {
    await typePin(page);
    await wardHeading(page).waitFor();
    await page.getByRole('row', { name: /jessop/i }).waitFor();
  });
};
