import type { Page } from 'playwright-core';
import type { Recorder } from '../recorder.ts';
import { answerChecklist, checkEverything, decideEveryRow } from '../deciding.ts';
import { drained, settled } from '../outbox.ts';
import { caseRow, moveTo, openCase, readAgain } from '../person.ts';
import { goOnWith, openSignOff, signHere } from '../signing.ts';
import type { Act } from './act.ts';
import { stayOf } from './admission.ts';

/**
 * Off the network the signed case is opened again and signed anew, while at another computer somebody signs the same patient's:
 * the question comes once, on screen, and is decided there.
 */
export const conflict: Act = async (stage, { step, picture, note }) => {
  const { page, unplug } = stage;
  const other = (await stage.secondComputer()).page;
  await step('Opened again', async () => {
    await openCase(page, stayOf);
    await readAgain(page);
    unplug(true);
    await openSignOff(page);
    await page.keyboard.press('n');
    await picture('What comes next');
    await page.keyboard.press('Escape');
    await goOnWith(page, 'r', 'his wife brought the boxes');
    await stopTaking(page);
  });
  await step('Signed again, off the network', async () => {
    await openSignOff(page);
    await picture('What this version decides otherwise');
    await signHere(page);
    await page.getByText('Signed, not yet shared', { exact: true }).first().waitFor();
  });
  await step(
    'Signed at the second computer meanwhile',
    async () => {
      await openCase(other, stayOf);
      await decideEveryRow(other);
      await checkEverything(other);
      await answerChecklist(other);
      await openSignOff(other);
      await signHere(other);
      await drained(other);
    },
    other,
  );
  await step('A conflict', async () => {
    unplug(false);
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('heading', { level: 1, name: 'Outbox' }).waitFor();
    await page.keyboard.press('Shift+R');
    const asked = await settled(page);
    if (asked.length === 0) throw new Error('two pharmacists signed and nobody was asked');
  });
  await step('Decided on screen', async () => {
    note('questions decided on screen', await decideOnScreen(page, picture));
  });
};

/** The wife says that the folic acid was stopped: the one thing the second version says otherwise. */
async function stopTaking(page: Page): Promise<void> {
  const row = caseRow(page, 'folic acid');
  await moveTo(page, row);
  await page.keyboard.press('3');
  const form = page.locator('.row-form');
  await form.waitFor();
  await page.keyboard.press('Alt+s');
  await page.keyboard.type('ran out in the summer');
  await page.keyboard.press('Enter');
  await row.getByText(/Not taking: ran out in the summer/).waitFor();
  await page.keyboard.press('s');
  await form.waitFor();
  await page.keyboard.press('Alt+n');
  await page.keyboard.type('not needed any more');
  await page.keyboard.press('Enter');
  await row.getByText('Recommend stop').waitFor();
}

/** From the outbox: each question is looked at and decided for what was signed here; answers how many there were. */
async function decideOnScreen(page: Page, picture: Recorder['picture']): Promise<number> {
  for (let asked = 0; asked < 10; asked += 1) {
    const left = await settled(page);
    if (left.length === 0) return asked;
    await page.keyboard.press('Home');
    await page.keyboard.press('d');
    const send = page.getByRole('button', { name: 'Send what you chose' });
    await send.waitFor();
    await picture(`Both versions ${asked + 1}`);
    for (let fields = 0; fields < 20 && (await send.isDisabled()); fields += 1)
      await page.keyboard.press('m');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: 'Outbox' }).waitFor();
  }
  throw new Error('the questions do not end');
}
