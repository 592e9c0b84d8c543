import { afterAll, expect, test } from 'vitest';
import { decideAndSign } from '../../build/tour/deciding.ts';
import { begin, caseRow, caseTable, chooseWard, openCase, readAgain } from '../../build/tour/person.ts';
import {
  adjustOffer,
  confirmOffer,
  entryBox,
  keyCounter,
  lookAtPasted,
  nameBox,
  newSource,
  pasteList,
  said,
  saveSource,
  scan,
  typedLines,
  typeLines,
} from '../../build/tour/typing-in.ts';
import { fhir, signIn } from '../sandbox/support/app.ts';
import { expectAccessible } from '../support/accessible.ts';
import { openNew } from './support/at-work.ts';

const { sandbox, concord, page, complaints, close } = await openNew({ samplePack: true });
afterAll(close);
// One patient is all that is read.
await begin(page, concord.signInPage);
await chooseWard(page);

const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const column = (name: RegExp) => caseTable(page).getByRole('columnheader', { name });

const keysOf = await keyCounter(page);

test('offline, an interview of six lines: one key confirms what another source states, two adjust it, a new line costs its words and Enter', async () => {
  await openCase(page, said.patient);
  await column(/GP record/)
    .getByText('Complete')
    .waitFor();
  await concord.goOffline();
  await newSource(page, 'p');
  await page.keyboard.press('Control+j');
  expect(await keysOf(() => confirmOffer(page))).toBe(1);
  // Filled at once, the words themselves are no keys.
  expect(await keysOf(() => adjustOffer(page, said.adjusted))).toBe(2);
  await entryBox(page).fill('Ibuprofen');
  await page.getByRole('list', { name: 'Medicines found' }).waitFor();
  expect(await keysOf(() => typeLines(page, said.newLines))).toBe(said.newLines.length);
  expect(await typedLines(page).count()).toBe(6);
  await expectAccessible(page);
});

test('nothing begun is lost: what is not entered is said before it is saved, a draft left with Esc is there again with it, and saved it is a column like any other', async () => {
  const allergy = page.getByLabel('An allergy: substance', { exact: false });
  await allergy.fill('latex (itching), nuts');
  await page.keyboard.press('Control+s');
  await page.getByRole('main').getByText('What stands in the box is not entered yet').waitFor();
  await page.keyboard.press('Escape');
  await caseTable(page).waitFor();
  await page.keyboard.press('Shift+S');
  await typedLines(page).nth(5).waitFor();
  await allergy.press('Enter');
  await typedLines(page).nth(7).waitFor();
  await saveSource(page, /Patient interview/);
  await caseRow(page, 'ibuprofen').first().waitFor();
  await expectAccessible(page);
});

test('three boxes are scanned, one past its date, one in no list; a food is left out, none is taken twice or goes with another medicine, and a wrong check digit is none', async () => {
  const { known, expired, unknown, food, label, another } = said.boxes;
  const main = page.getByRole('main');
  await newSource(page, 'o');
  await scan(page, known, 'Tab');
  await typedLines(page).getByText('Voltarol 12 Hour Emulgel').first().waitFor();
  // How much is in the box is no strength.
  expect(await typedLines(page).first().innerText()).not.toContain('50 g');
  await scan(page, expired);
  await typedLines(page).getByText('Co-amilofruse 5mg/40mg').first().waitFor();
  await main
    .getByText(/^EXPIRED/)
    .first()
    .waitFor();
  await scan(page, food);
  await main.getByText(/not in the list of medicines; it may be no medicine/).waitFor();
  await page.keyboard.press('Control+s');
  await main.getByText('A scanned box waits for its name').waitFor();
  await page.getByRole('button', { name: 'It is no medicine: leave it out' }).click();
  await scan(page, unknown);
  await main.getByText(/not in the list of medicines.*Type what its label says/).waitFor();
  await scan(page, food);
  await main.getByText('Not taken: type the name of the box before it first').waitFor();
  // What is typed as a medicine never takes the box with it.
  await typeLines(page, [another]);
  expect(await typedLines(page).first().innerText()).not.toContain('GTIN');
  await nameBox(page, label);
  expect(await typedLines(page).first().innerText()).toContain('GTIN 05012345678900, batch XK7');
  await scan(page, unknown);
  await main.getByText('This box was scanned already').waitFor();
  await scan(page, '5012345678901');
  await main.getByText('its check digit does not hold').waitFor();
  expect(await typedLines(page).count()).toBe(4);
  await expectAccessible(page);
  await saveSource(page, /own drugs/);
  await caseRow(page, 'methotrexate').filter({ hasText: '10 mg' }).first().waitFor();
});

test('a box scanned while a row has the keys decides nothing', async () => {
  const before = await caseTable(page).textContent();
  await page.keyboard.type(said.boxes.known);
  await page.keyboard.press('Enter');
  await page.getByText('A box was scanned, and nothing was done with it', { exact: false }).waitFor();
  expect(await caseTable(page).textContent()).toBe(before);
});

test('a pasted list of ten is taken or left line by line, one of them unreadable, and another patient in it is asked about', async () => {
  // What follows a scan at once is still taken for part of it.
  await page.waitForTimeout(2_000);
  await newSource(page, 'g');
  await pasteList(page, ['NHS No: 999 044 5577', ...said.list].join('\n'));
  await page.getByText('It names somebody else', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'It is this patient’s list' }).click();
  await page.getByText('Not understood: “as the moon wanes”').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Control+s');
  await page.getByRole('main').getByText('Take or leave every line').waitFor();
  expect(await keysOf(() => lookAtPasted(page, said.left, 4))).toBe(4);
  // Called away in the middle, the rest still waits.
  await page.keyboard.press('Escape');
  await caseTable(page).waitFor();
  await page.keyboard.press('Shift+S');
  await page.getByText('4 of 12 looked at').waitFor();
  expect(await keysOf(() => lookAtPasted(page, said.left))).toBe(8);
  await saveSource(page, /GP summary/);
  await caseRow(page, 'sertraline').first().waitFor();
  // The allergies say what happened, as it was given.
  const bar = page.getByRole('region', { name: 'Allergies and intolerances' });
  for (const words of [/penicillin – rash/, /latex – itching/]) expect(await bar.innerText()).toMatch(words);
});

test('a file is imported by keyboard: another patient’s is refused, one that names nobody is asked about, and withdrawn it stays in sight with why', async () => {
  const statement = (number: string | null) => ({
    resourceType: 'MedicationStatement',
    id: 's1',
    status: 'active',
    ...(number === null
      ? {}
      : { subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: number } } }),
    medicationCodeableConcept: { text: 'Digoxin 125microgram tablets' },
    dosage: [{ text: 'ONE to be taken each morning' }],
  });
  const choose = (name: string, content: unknown): Promise<void> =>
    page.getByLabel('A file of another system', { exact: false }).setInputFiles({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
    });
  const bundle = (number: string | null) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ resource: statement(number) }],
  });
  await page.keyboard.press('Shift+I');
  await heading('Import a file as a source').waitFor();
  await choose('letter.pdf', '%PDF-1.7');
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
  await column(/Imported file: Ashdown Surgery/).waitFor();
  await caseRow(page, 'digoxin').first().waitFor();
  await page.getByRole('button', { name: /^Correct Imported file/ }).click();
  await page.getByLabel('Why it is withdrawn').fill('of another patient');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Withdraw this source' }).click();
  // Back at the case: where a source is corrected there is no column either.
  await caseTable(page).waitFor();
  await column(/Imported file/).waitFor({ state: 'detached' });
  await page.keyboard.press('b');
  await page.getByText('Withdrawn: of another patient').waitFor();
});

test('decided and signed offline, it is said not to be shared yet', async () => {
  await page.keyboard.press('b');
  await decideAndSign(page);
});

test('online again the record holds every line with whoever said it, as another program reads it over FHIR', async () => {
  await concord.comeBack();
  await page.keyboard.press('Shift+R');
  await page.getByText('Signed and shared', { exact: true }).first().waitFor({ timeout: 240_000 });
  const patient = (await sandbox.control.patients()).find(({ key }) => key.startsWith(said.patient));
  const { access_token: token } = await signIn(sandbox, { act: { username: 'anil' } });
  const read = async (type: string): Promise<readonly Record<string, unknown>[]> => {
    const answer = await fhir(
      sandbox,
      'northmoor-smr',
      token,
    )('GET', `${type}?patient=${patient?.ids['northmoor-smr'] ?? ''}&_count=200`);
    const { entry = [] } = (await answer.json()) as { entry?: { resource: Record<string, unknown> }[] };
    return entry
      .map(({ resource }) => resource)
      .filter((one) => JSON.stringify(one).includes('urn:concord:written'));
  };
  const statements = await read('MedicationStatement');
  const about = (words: string) => statements.filter((one) => JSON.stringify(one).includes(words));
  for (const words of ['Ibuprofen', 'St John’s wort', 'Vitamin D'])
    expect(about(words)).toMatchObject([
      { informationSource: { type: 'Patient' }, derivedFrom: [{ type: 'MedicationStatement' }] },
    ]);
  expect(about('Methotrexate 10mg')).toMatchObject([{ informationSource: { type: 'Patient' } }]);
  expect(about('Xqzzvorin')).toMatchObject([{ informationSource: { type: 'Organization' } }]);
  expect(about('Sertraline')).toMatchObject([{ informationSource: { type: 'Organization' } }]);
  expect([about('Digoxin'), about('Zopiclone')]).toEqual([[], []]);
  // What he told of allergies; what the summary says of them is its own.
  const allergies = await read('AllergyIntolerance');
  expect(allergies).toHaveLength(2);
  for (const text of ['latex', 'nuts'])
    expect(allergies).toContainEqual(
      expect.objectContaining({ code: { text }, asserter: { reference: expect.stringMatching(/^Patient/) } }),
    );
  await page.keyboard.press('Escape');
  await readAgain(page);
  await column(/Patient interview/).waitFor();
  expect(complaints).toEqual([]);
});
