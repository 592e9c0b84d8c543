import { answerChecklist, checkEverything, decideEveryRow } from '../deciding.ts';
import { drained } from '../outbox.ts';
import { openCase } from '../person.ts';
import { openSignOff, signHere } from '../signing.ts';
import type { Act } from './act.ts';

/** Whom the acts about a whole stay are about. */
export const stayOf = 'Stanbury';

/** The first reconciliation of a stay: decided, signed and shared. */
export const admit: Act = async ({ page }, { step, note }) => {
  await step('Admission decided', async () => {
    await openCase(page, stayOf);
    note('keys to decide the admission', await decideEveryRow(page));
    await checkEverything(page);
    await answerChecklist(page);
  });
  await step('Admission signed and shared', async () => {
    await openSignOff(page);
    await signHere(page);
    await drained(page);
    await page.getByText('Signed and shared', { exact: true }).first().waitFor();
  });
};
