import type { Page } from 'playwright-core';

/** How what a patient says, a list somebody sent and the boxes in a bag are entered with the keys alone. */

export const entryBox = (page: Page) => page.getByLabel('A medicine: name', { exact: false });
export const typedLines = (page: Page) => page.locator('.typed-lines > li');
const boxName = (page: Page) => page.getByLabel('What the label of this box says', { exact: false });
const offers = (page: Page) => page.locator('[data-list="offers"] button:first-child');
const pastedItems = (page: Page) => page.locator('[data-list="pasted"] button:first-child');

/** Counts the keys that reach the page: `keysOf(act)` answers how many an act took. Words filled in at once are none. */
export async function keyCounter(page: Page): Promise<(act: () => Promise<unknown>) => Promise<number>> {
  const count = await page.evaluateHandle(() => {
    const counted = { keys: 0 };
    window.addEventListener('keydown', () => (counted.keys += 1), { capture: true });
    return counted;
  });
  const keys = (): Promise<number> => count.evaluate((counted) => counted.keys);
  return async (act) => {
    const before = await keys();
    await act();
    return (await keys()) - before;
  };
}

/** Opens a new source of a kind by its letter, and answers what is asked of every one. */
export async function newSource(page: Page, kind: string): Promise<void> {
  await page.keyboard.press('Shift+S');
  await page.getByRole('heading', { level: 1, name: 'A source somebody gives' }).waitFor();
  // The first question has the keys.
  await page.locator('input:focus').waitFor({ state: 'attached' });
  await page.keyboard.press(kind);
  await sayWhole(page);
}

/** Says that it is all they take, and the day of a paper, which nobody is asked to guess. */
async function sayWhole(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /All of it$/ }).check();
  const date = page.getByLabel('When it was said, or the date it bears', { exact: false });
  if ((await date.inputValue()) === '') await date.press('Alt+1');
}

/** Saves the source and waits for its column. */
export async function saveSource(page: Page, column: RegExp): Promise<void> {
  await page.keyboard.press('Control+s');
  await page
    .getByRole('table', { name: 'Medicines by source' })
    .getByRole('columnheader', { name: column })
    .waitFor();
}

/** Takes over the line that has the keys, as another source states it: one key. */
export async function confirmOffer(page: Page): Promise<void> {
  const [lines, offered] = [await typedLines(page).count(), await offers(page).count()];
  await page.keyboard.press('t');
  await typedLines(page).nth(lines).waitFor();
  await offers(page)
    .nth(offered - 1)
    .waitFor({ state: 'detached' });
}

/** Takes a line over and says how it really is taken: one key beside the words and their Enter. */
export async function adjustOffer(page: Page, words: string): Promise<void> {
  await page.keyboard.press('e');
  const directions = page.getByLabel('How it is taken', { exact: true });
  await directions.fill(words);
  await directions.press('Enter');
  await directions.waitFor({ state: 'detached' });
}

/** Types lines into the box; each costs its words and Enter. */
export async function typeLines(page: Page, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const before = await typedLines(page).count();
    await entryBox(page).fill(line);
    await entryBox(page).press('Enter');
    await typedLines(page).nth(before).waitFor();
  }
}

/** Types the label of a scanned box that no list names, where the box asks for it. */
export async function nameBox(page: Page, label: string): Promise<void> {
  const before = await typedLines(page).count();
  await boxName(page).fill(label);
  await boxName(page).press('Enter');
  await typedLines(page).nth(before).waitFor();
}

/** As a keyboard-wedge scanner types it into whatever has the keys. */
export async function scan(page: Page, code: string, end: 'Enter' | 'Tab' = 'Enter'): Promise<void> {
  await entryBox(page).focus();
  await page.keyboard.type(code);
  await page.keyboard.press(end);
}

/** Puts a list into its box and has it read. */
export async function pasteList(page: Page, text: string): Promise<void> {
  const box = page.getByLabel('The list');
  await box.fill(text);
  await box.press('Control+Enter');
  await box.waitFor({ state: 'detached' });
}

/** Takes every item of the pasted list, or the first so many, and leaves those that hold one of `left`: one key each. */
export async function lookAtPasted(page: Page, left: readonly string[], most = 500): Promise<void> {
  // An item is there before they are counted: a list left and come back to is read again first.
  await pastedItems(page).first().focus();
  const waiting = await pastedItems(page).count();
  for (let at = 0; at < Math.min(waiting, most); at += 1) {
    const about = (await pastedItems(page).first().textContent()) ?? '';
    await page.keyboard.press(left.some((words) => about.includes(words)) ? 'l' : 't');
    await pastedItems(page)
      .nth(waiting - at - 1)
      .waitFor({ state: 'detached' });
  }
}

/** What is said, listed and scanned of the patient whom the tour and the end-to-end suite enter it for. */
export const said = {
  patient: 'rowbottom',
  /** As the man says he takes the slow-release morphine that the GP record has twice a day. */
  adjusted: 'one at night only',
  newLines: [
    'Ibuprofen 200mg tablets two when needed',
    'St John’s wort 300mg capsules one a day',
    'Senna 7.5mg tablets two at night',
    'Vitamin D 1000unit capsules one a day',
  ],
  list: [
    'Repeat Medication',
    'Amlodipine 5mg tablets - one each day',
    'Bisoprolol 2.5mg tablets - one each morning',
    'Furosemide 40mg tablets - one each morning',
    'Omeprazole 20mg capsules - one each day',
    'Paracetamol 500mg tablets - two up to four times a day',
    'Senna 7.5mg tablets - two at night',
    'Sertraline 50mg tablets - one each day',
    'Xqzzvorin 15mg tablets - as the moon wanes',
    'Zopiclone 3.75mg tablets - one at night',
    'Atorvastatin 40mg tablets - one at night',
    'Allergies: penicillin (rash), latex',
  ],
  /** Of the list: his wife's, as he says. */
  left: ['Zopiclone'],
  boxes: {
    /** Voltarol gel, 50 g, as the sample of dm+d has it. */
    known: '5051562030603',
    /** Co-amilofruse, past its date. */
    expired: '01050375630032351725013110AB12',
    /** A valid number that no list of medicines has. */
    unknown: '(01)05012345678900(17)271231(10)XK7',
    food: '5000159407236',
    /** Typed as a medicine of its own while a box waits for its name. */
    another: 'Bendroflumethiazide 2.5mg tablets one in the morning',
    label: 'Methotrexate 10mg tablets one once a week',
  },
  /** FilePatients word each is, as the records must have it. */
  informants: {
    Ibuprofen: 'Patient',
    'St John’s wort': 'Patient',
    'Vitamin D': 'Patient',
    'Methotrexate 10mg': 'Patient',
    Xqzzvorin: 'Organization',
    Sertraline: 'Organization',
  },
} as const;
