import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { caseRow, caseTable, openCase } from '../../build/tour/person.ts';
import { expectAccessible } from '../support/accessible.ts';
import { openAtWork } from './support/at-work.ts';

const { concord, page, complaints, close } = await openAtWork();
afterAll(close);

const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const entry = (on: Page) => on.getByLabel('A medicine: name', { exact: false });

/** Keys pressed and characters typed since the last count. */
let keys = 0;
const press = async (key: string): Promise<void> => {
  keys += 1;
  await page.keyboard.press(key);
};

test('offline, an interview is typed line by line; a line another source states takes one key, and two to adjust it', async () => {
  await concord.goOffline();
  await openCase(page, 'penhaligon');
  await press('Shift+S');
  await heading('A source somebody gives').waitFor();
  await page.locator('[data-list="offers"]').first().waitFor();
  const offered = await page.locator('[data-list="offers"]').count();
  expect(offered).toBeGreaterThan(5);
  await press('Control+j');
  keys = 0;
  await press('t');
  await page.locator('.typed-lines > li').nth(0).waitFor();
  expect([keys, await page.locator('[data-list="offers"]').count()]).toEqual([1, offered - 1]);
  await press('e');
  const directions = page.getByLabel('How it is taken', { exact: true });
  await directions.waitFor();
  expect(keys).toBe(2);
  await directions.fill('one at night, when she remembers');
  await press('Enter');
  await page.getByText('Not understood: “when she remembers”').waitFor();
  await entry(page).fill('Ibuprofen');
  await page.getByRole('list', { name: 'Medicines found' }).waitFor();
  await entry(page).fill('Ibuprofen 200mg tablets two when needed');
  await press('Enter');
  await page.locator('.typed-lines > li').nth(2).waitFor();
  await expectAccessible(page);
});

test('a draft left with Esc is there again, and saved it is a column like any other', async () => {
  await page.keyboard.press('Escape');
  await caseTable(page).waitFor();
  await page.keyboard.press('Shift+S');
  await page.locator('.typed-lines > li').nth(2).waitFor();
  await page.keyboard.press('Control+s');
  await caseTable(page)
    .getByRole('columnheader', { name: /Patient interview/ })
    .waitFor();
  await caseRow(page, 'ibuprofen').first().waitFor();
  await expectAccessible(page);
});

test('three boxes are scanned: one expired, one not a medicine, one with a wrong check digit, and none twice', async () => {
  await page.keyboard.press('Shift+S');
  await heading('A source somebody gives').waitFor();
  await page.keyboard.press('o');
  const scan = async (code: string): Promise<void> => {
    await entry(page).focus();
    await page.keyboard.insertText(code);
    await page.keyboard.press('Enter');
  };
  await scan('(01)05012345678900(17)250131(10)AB12');
  await page
    .getByRole('main')
    .getByText(/EXPIRED .*Type what its label says/)
    .waitFor();
  await scan('Methotrexate 10mg tablets one once a week');
  await page.locator('.typed-lines').getByText('Methotrexate 10mg tablets').waitFor();
  await scan('(01)05012345678900(17)250131(10)AB12');
  await page.getByRole('main').getByText('This box was scanned already').waitFor();
  await scan('5012345678901');
  await page.getByRole('main').getByText('its check digit does not hold').waitFor();
  await page.keyboard.press('Control+s');
  await caseTable(page)
    .getByRole('columnheader', { name: /own drugs/ })
    .waitFor();
  await caseRow(page, 'methotrexate').filter({ hasText: '10 mg' }).first().waitFor();
});

test('a box scanned while a row has the keys decides nothing', async () => {
  const before = await caseTable(page).textContent();
  for (const key of '5012345678900') await page.keyboard.press(key);
  await page.keyboard.press('Enter');
  await page
    .getByText('A box was scanned, and nothing was done with it', { exact: false })
    .waitFor({ state: 'attached' });
  expect(await caseTable(page).textContent()).toBe(before);
});

test('a pasted list of ten is taken or left line by line, one of them unreadable, and another patient in it is asked about', async () => {
  // What follows a scan at once is still taken for part of it.
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Shift+S');
        return heading('A source somebody gives').isVisible();
      },
      { interval: 400, timeout: 100_000 },
    )
    .toBe(true);
  await page.keyboard.press('s');
  const list = [
    'NHS No: 999 044 5577',
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
    'Allergies: penicillin (rash)',
  ].join('\n');
  await page.getByLabel('The list').fill(list);
  await page.keyboard.press('Control+Enter');
  await page.getByText('It names somebody else', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'It is this patient’s list' }).click();
  await page.getByText('Not understood: “as the moon wanes”').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Control+s');
  await page.getByRole('main').getByText('Take or leave every medicine').waitFor();
  for (let item = 0; item < 10; item += 1) {
    await page.locator('[data-list="pasted"] button').first().focus();
    await page.keyboard.press(item === 7 ? 'l' : 't');
  }
  await page.getByText('10 of 10 medicines and allergies looked at').waitFor();
  await page.keyboard.press('Control+s');
  await caseTable(page)
    .getByRole('columnheader', { name: /Summary Care Record/ })
    .waitFor();
  await caseRow(page, 'sertraline').first().waitFor();
});

test('a file is imported by keyboard: another patient’s is refused, one that names nobody is asked about, and the case has its column', async () => {
  const bundle = (number: string | null): Buffer =>
    Buffer.from(
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          {
            resource: {
              resourceType: 'MedicationStatement',
              id: 's1',
              status: 'active',
              ...(number === null
                ? {}
                : {
                    subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: number } },
                  }),
              medicationCodeableConcept: { text: 'Digoxin 125microgram tablets' },
              dosage: [{ text: 'ONE to be taken each morning' }],
            },
          },
        ],
      }),
    );
  const choose = (name: string, buffer: Buffer): Promise<void> =>
    page
      .getByLabel('A file of another system', { exact: false })
      .setInputFiles({ name, mimeType: 'application/json', buffer });
  await page.keyboard.press('Shift+I');
  await heading('Import a file as a source').waitFor();
  await choose('letter.pdf', Buffer.from('%PDF-1.7'));
  await page.getByText('it is a PDF, not a record', { exact: false }).waitFor();
  await choose('other.json', bundle('9990445577'));
  await page.getByText('This is another patient’s file.', { exact: false }).waitFor();
  expect(await page.getByRole('button', { name: 'Import' }).count()).toBe(0);
  await choose('nobody.json', bundle(null));
  await page.getByText('The file does not say whose it is.').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('y');
  await page.keyboard.press('o');
  await page.keyboard.type('Ashdown Surgery');
  await page.keyboard.press('Tab');
  await page.keyboard.type('10-Nov-2026');
  await page.keyboard.press('Enter');
  await caseTable(page)
    .getByRole('columnheader', { name: /Imported file: Ashdown Surgery/ })
    .waitFor();
  await caseRow(page, 'digoxin').first().waitFor();
});

test('a source that was somebody else’s is withdrawn with a reason: no column any more, and still in sight', async () => {
  await page.getByRole('button', { name: /^Correct Summary Care Record/ }).click();
  await heading('Correct a source').waitFor();
  await page.getByLabel('Why it is withdrawn').fill('of another patient');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Withdraw this source' }).click();
  await caseTable(page).waitFor();
  await caseTable(page)
    .getByRole('columnheader', { name: /Summary Care Record/ })
    .waitFor({ state: 'detached' });
  await page.keyboard.press('b');
  await page.getByText('Withdrawn: of another patient').waitFor();
  await concord.comeBack();
  expect(complaints).toEqual([]);
});
