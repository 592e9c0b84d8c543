import type { Locator, Page } from 'playwright-core';
import { caseTable, pin } from './person.ts';

/** How a pharmacist decides a case with the keys alone. */

/** The row with the yellow edge, once its bar is open. */
export const activeRow = (page: Page) => caseTable(page).locator('tr.active').first();

/** What the case's own button says of what is left: "Sign-off: 4 things left". */
export const signOffButton = (page: Page) => page.getByRole('button', { name: /Sign-off/ });

/** "3 of 14 rows decided" */
async function progress(page: Page): Promise<{ readonly decided: number; readonly all: number }> {
  const words = (await page.getByText(/^\d+ of \d+ rows decided$/).textContent()) ?? '';
  const [decided = 0, all = 0] = words.match(/\d+/g)?.map(Number) ?? [];
  return { decided, all };
}

/** Whether the decision bar offers this. */
const isOffered = async (page: Page, words: RegExp): Promise<boolean> =>
  (await page.locator('.decision-bar').getByRole('button', { name: words }).count()) > 0;

/** Whether what the patient takes was said of the row already: in the reconciliation before this one. */
const isHistorySaid = async (page: Page): Promise<boolean> =>
  (await page.getByRole('group', { name: 'Drug history' }).getByRole('button', { pressed: true }).count()) >
  0;

/** What the patient does not take is stopped. */
const isNotTaken = async (page: Page): Promise<boolean> =>
  (await page.getByRole('button', { name: /Not taking/, pressed: true }).count()) > 0;

const typedInto = (field: string): string => {
  if (field === 'doseFrom') return 'the patient';
  return field.startsWith('dose ') ? 'one a day' : 'as the patient takes it';
};

/** Fills the form a decision opened, where it opened one: as taken, a reason, and words; then saves it. */
async function fillForm(page: Page, said: Locator): Promise<number> {
  const form = page.locator('.row-form');
  // A digit is heard once it cannot be a scanner's: the form, or what was said, comes a moment after the key.
  await form.or(said).first().waitFor();
  if ((await form.count()) === 0) return 0;
  let keys = 0;
  for (const field of await form.locator('[data-field]').all()) {
    const name = await field.getAttribute('data-field');
    const input = field.locator('input').first();
    if (name === 'directedBy') {
      // One thing is asked, and its letter saves it.
      await input.press('a');
      return keys + 1;
    }
    if (name === 'side' || name === 'reason') await input.press(name === 'side' ? 'k' : 'o');
    else await input.fill(typedInto(name ?? ''));
    keys += 1;
  }
  await form.locator('[data-field] input').last().press('Enter');
  return keys + 1;
}

/** What is typed on at once is left out as a slip or as part of a word: whoever looks at what came of a key takes longer. */
const lookMs = 650;

/**
 * Decides every row by its keys. Two for a row that agrees: taking as directed and continue; what only the chart has was started
 * here, and what a chart that was read does not have is to be prescribed. What is complete hands the keys on to the next row
 * that needs a decision; a history that was carried over stands. Answers how many keys it took, text excluded.
 */
export async function decideEveryRow(page: Page): Promise<number> {
  let keys = 0;
  let last = '';
  const press = async (key: string): Promise<void> => {
    if (key === last) await page.waitForTimeout(lookMs);
    await page.keyboard.press(key);
    last = key;
    keys += 1;
  };
  const fill = async (said: Locator): Promise<void> => {
    const typed = await fillForm(page, said);
    if (typed > 0) await page.waitForTimeout(lookMs);
    keys += typed;
  };
  await press('.');
  for (let rows = 0; rows < 60; rows += 1) {
    const { decided, all } = await progress(page);
    if (decided === all) return keys;
    const id = await activeRow(page).getAttribute('data-row-id');
    const row = caseTable(page).locator(`[data-row-id="${id}"]`).first();
    if (!(await isHistorySaid(page))) {
      await press((await isOffered(page, /Started here/)) ? '5' : '1');
      const taken = row.getByText(/Taking as directed|Started here, not taken at home/).first();
      await fill(taken);
      await taken.waitFor();
    }
    await press((await isNotTaken(page)) ? 's' : (await isOffered(page, /Continue/)) ? 'c' : 't');
    const recommended = row.getByText(/Recommend (continue|prescribe|stop)/).first();
    await fill(recommended);
    await recommended.waitFor();
    await page.getByText(`${decided + 1} of ${all} rows decided`).waitFor();
    if (decided + 1 < all)
      await caseTable(page).locator(`tr.active:not([data-row-id="${id}"])`).first().waitFor();
  }
  throw new Error('there is always another row to decide');
}

/** Says of the case as a whole what sign-off asks for: identity, who was asked, allergies. */
export async function checkEverything(page: Page): Promise<void> {
  await inDialog(page, 'e', 'Identity checked', ['n', 'b', 'h']);
  await inDialog(page, 'q', 'Patient or carer asked', ['p']);
  await inDialog(page, 'y', 'Allergies confirmed', ['the patient']);
}

/** Answers the whole drug-history checklist, one key an item: all of it asked, and one left out for a reason. */
export async function answerChecklist(page: Page): Promise<number> {
  await page.keyboard.press('8');
  const dialog = page.getByRole('dialog', { name: 'Drug-history checklist' });
  await dialog.locator('input:focus').waitFor();
  const items = await dialog.getByRole('group').count();
  for (let at = 0; at < items; at += 1) await page.keyboard.press(at === 5 ? 'd' : 'n');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  return items + 2;
}

/** Opens a dialog by its key, types, and waits until it has closed because it was taken. */
export async function inDialog(
  page: Page,
  key: string,
  name: string,
  typed: readonly string[],
): Promise<void> {
  await page.keyboard.press(key);
  const dialog = page.getByRole('dialog', { name });
  await dialog.locator('input:focus, textarea:focus').waitFor();
  for (const one of typed) await page.keyboard.type(one);
  // A choice of one hands the keys on; the way to the end of the form is Enter in its last field.
  await dialog.locator('[data-field]').last().locator('input').last().press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

/** On the sign-off screen: says of everything that goes on twice or against an allergy that it is intended. */
export async function sayIntended(page: Page): Promise<void> {
  const blocker = page.getByRole('listitem').filter({ hasText: /go(es)? on twice or against an allergy/ });
  if ((await blocker.count()) === 0) return;
  await blocker.getByRole('button').click();
  const dialog = page.getByRole('dialog', { name: 'Meant to go on together' });
  await dialog.waitFor();
  for (const pair of await dialog.getByRole('checkbox').all()) await pair.press('Space');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

/** On the sign-off screen: tells a prescriber of every top finding at once. */
export async function handOver(page: Page): Promise<void> {
  await page.keyboard.press('h');
  const dialog = page.getByRole('dialog', { name: 'Hand over a top finding' });
  await dialog.waitFor();
  const findings = dialog.getByRole('group', { name: 'What was handed over' }).getByRole('checkbox');
  for (const finding of await findings.all()) await finding.press('Space');
  await dialog.getByLabel('Who was told').fill('Dr Anil Mehta');
  await dialog.getByLabel('In person').press('Space');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

/** The whole case from its table: every row decided, everything asked for said, handed over and signed with the PIN. */
export async function decideAndSign(page: Page): Promise<void> {
  await decideEveryRow(page);
  await checkEverything(page);
  await answerChecklist(page);
  await signOffButton(page).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page
    .getByRole('heading', { name: /blocks? sign-off/ })
    .first()
    .waitFor();
  await sayIntended(page);
  await handOver(page);
  await page.getByText('Nothing blocks sign-off').first().waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByLabel('Your PIN').waitFor();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await page.getByText('Signed, not yet shared', { exact: true }).first().waitFor();
}
