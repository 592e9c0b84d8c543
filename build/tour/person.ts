import type { Locator, Page } from 'playwright-core';

/** Things a person does with Concord, by what they see: used by the tour and by the end-to-end suite. */

/** Six digits that no rule against easy PINs refuses. */
export const pin = '271828';

/** Everybody's password in the sandbox. */
const password = 'sandbox';

/** Presses what asks for a sign-in and hands back the page of the identity server that it leads to. */
export type ToSignInPage = (press: () => Promise<void>) => Promise<Page>;

/** Fills in the identity server's form and waits until the browser says that the person may go back to Concord. */
export async function signInThere(page: Page, username: string): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
}

export const firstSignIn = (page: Page): Locator => page.getByRole('button', { name: /^Sign in/ }).first();

/** Chooses a PIN after the first sign-in; leads to the choice of a ward. */
export async function choosePin(page: Page): Promise<void> {
  await page.getByLabel('New PIN', { exact: true }).fill(pin);
  await page.getByLabel('The same PIN again').fill(pin);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Choose a ward' }).waitFor();
}

/** From a new computer to the choice of a ward. */
export async function begin(page: Page, toSignInPage: ToSignInPage, username = 'ruth'): Promise<void> {
  const signIn = await toSignInPage(() => firstSignIn(page).click());
  await signInThere(signIn, username);
  await signIn.close();
  await choosePin(page);
}

/** Types a PIN into the lock screen, which has the focus already. */
export async function typePin(page: Page, digits = pin): Promise<void> {
  await page.getByLabel('Your PIN for this computer').and(page.locator(':focus')).waitFor();
  await page.keyboard.type(digits);
  await page.keyboard.press('Enter');
}

/** Locks the page, whether or not it has locked itself for want of a key, and unlocks it: the way back to a desk that was left. */
export async function comeBackTo(page: Page): Promise<void> {
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { level: 1, name: 'Unlock' }).waitFor();
  await typePin(page);
  await wardHeading(page).waitFor();
}

export async function chooseWard(page: Page, ward = '7B'): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Ward ${ward}`) }).click();
  await wardHeading(page, ward).waitFor();
}

export const wardHeading = (page: Page, ward = '7B'): Locator =>
  page.getByRole('heading', { level: 1, name: new RegExp(`^Ward ${ward}`) });

/** Reads every patient of the ward into the store, and waits until all are read. */
export async function prepareWard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Prepare this ward' }).waitFor();
  await page.keyboard.press('o');
  await page.getByText(/^Finished /).waitFor({ timeout: 240_000 });
}

/** Finds a patient through the palette, by keyboard alone, and opens the case. */
export async function openCase(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await caseTable(page).waitFor();
}

export const caseTable = (page: Page): Locator => page.getByRole('table', { name: 'Medicines by source' });

/** The row of a medicine in the case, by its generic name. */
export const caseRow = (page: Page, generic: string): Locator =>
  caseTable(page).getByRole('row', { name: new RegExp(`^\\W*${generic}\\b`, 'i') });

/** Moves the yellow edge to a row with the J key, as a person without a mouse does. */
export async function moveTo(page: Page, row: Locator): Promise<void> {
  const opener = row.locator('[data-row-opener]').first();
  await page.keyboard.press('Home');
  for (let steps = 0; steps < 80; steps += 1) {
    if (await opener.evaluate((button) => button === document.activeElement)) return;
    await page.keyboard.press('j');
  }
  throw new Error('the row cannot be reached with the J key');
}

/**
 * Reads every source of the open case again, and waits until all are read. The page itself looks out for the words that say
 * so: a quick reading is over before they can be asked for from here.
 */
export async function readAgain(page: Page): Promise<void> {
  const words = 'Reading again';
  const reading = caseTable(page).getByText(words).first();
  await reading.waitFor({ state: 'hidden' });
  const watched = await caseTable(page).evaluateHandle((table, sought) => {
    const watch = { seen: false };
    const look = (): void => {
      watch.seen ||= table instanceof HTMLElement && table.innerText.includes(sought);
    };
    new MutationObserver(look).observe(table, { childList: true, subtree: true, characterData: true });
    return watch;
  }, words);
  await page.keyboard.press('Shift+R');
  await page.waitForFunction(({ seen }) => seen, watched);
  await reading.waitFor({ state: 'hidden' });
}
