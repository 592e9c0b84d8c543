import { afterAll, expect, test } from 'vitest';
import { caseTable, pin, signInThere, wardHeading } from '../../build/tour/person.ts';
import { expectAccessible } from '../support/accessible.ts';
import { openNew } from './support/at-work.ts';

const { concord, page, complaints, close } = await openNew();
afterAll(close);

const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

/** Presses Tab until what has the focus says this. */
async function tabTo(words: RegExp): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    if (words.test(await focused())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${words}`);
}

test('from a new computer to an opened row and back, by keyboard alone', async () => {
  await page.getByRole('heading', { level: 1, name: 'Welcome to Concord' }).waitFor();
  await expectAccessible(page);
  await tabTo(/^Sign in/);
  const there = await concord.signInPage(() => page.keyboard.press('Enter'));
  await signInThere(there, 'ruth');
  await there.close();
  await page.getByRole('heading', { level: 1, name: 'Choose a PIN' }).waitFor();
  await page.keyboard.type(pin);
  await page.keyboard.press('Tab');
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Choose a ward' }).waitFor();
  await expectAccessible(page);
  await tabTo(/^Ward 7B/);
  await page.keyboard.press('Enter');
  await wardHeading(page).waitFor();
  await expectAccessible(page);
});

test('the ward is prepared, sorted and filtered by keys, and each state is accessible', async () => {
  await page.keyboard.press('o');
  await page.getByText(/^Finished /).waitFor({ timeout: 200_000 });
  await expectAccessible(page);
  await page.keyboard.press('s');
  await page.getByText('Sorted by time left', { exact: true }).waitFor({ state: 'attached' });
  await page.keyboard.press('/');
  await page.keyboard.type('penhaligon');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await caseTable(page).waitFor();
  await expectAccessible(page);
});

test('rows are walked, opened and left by keys, and the focus comes back to where it was', async () => {
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const row = await focused();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'What each source says' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('v');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await caseTable(page).waitFor();
  await expect.poll(focused).toBe(row);
});

test('the keys of the screen, the palette and the records are dialogs that keys open and close', async () => {
  for (const [key, name] of [
    ['?', 'Keys'],
    ['Control+k', 'Find or do'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole('dialog', { name }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await page.keyboard.press('Escape');
  await wardHeading(page).waitFor();
  expect(complaints).toEqual([]);
});
