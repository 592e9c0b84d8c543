import { ask, patientNamed } from '../bridge.ts';
import { drained } from '../outbox.ts';
import { openCase, typePin, wardHeading } from '../person.ts';
import { readBack } from '../server/read-back.ts';
import type { Act } from './act.ts';

/** The engine is killed with everything still waiting; after that the network returns, and the records are read back. */
export const share: Act = async ({ page, sandbox, setOffline, restartEngine }, { step, picture, note }) => {
  await step('Outbox waiting', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('heading', { level: 1, name: 'Outbox' }).waitFor();
  });
  await step('Engine killed with entries waiting', async () => {
    await restartEngine();
    await page.getByText('The engine of Concord stopped and was started again').waitFor();
    await picture('Locked by the restart');
    await typePin(page);
    await wardHeading(page).waitFor();
    const { waiting } = await ask(page, 'openOutbox', {});
    note('entries waiting after the restart', waiting);
    if (waiting === 0) throw new Error('nothing waits although nothing could be sent');
  });
  await step('Shared', async () => {
    await setOffline(false);
    await openCase(page, 'penhaligon');
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('heading', { level: 1, name: 'Outbox' }).waitFor();
    await page.keyboard.press('Shift+R');
    await drained(page);
  });
  await step('Signed and shared', async () => {
    await openCase(page, 'penhaligon');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Signed off' }).waitFor();
    await page.getByText('Signed and shared', { exact: true }).first().waitFor();
  });
  await step('The record as signed', async () => {
    await page.keyboard.press('Control+p');
    await page.getByText('Not a prescription').first().waitFor();
  });
  await step('Read back from the records', async () => {
    await page.keyboard.press('Escape');
    const patient = await patientNamed(page, 'penhaligon');
    const { figures, differences } = await readBack(sandbox, await ask(page, 'openCase', { patient }));
    for (const [name, figure] of Object.entries(figures)) note(name, figure);
    note('differences from the decisions', differences.length);
    if (differences.length > 0) throw new Error(differences.join('; '));
  });
};
