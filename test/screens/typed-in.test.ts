import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startFixtureApp, type FixtureApp } from '../renderer/fixture-app.ts';
import { requests } from '../../shared/ipc/requests.ts';
import { entryBox, nameBox, newSource, pasteList, scan, typedLines } from '../../build/tour/typing-in.ts';
import { fixtureBridge, type FixtureBridge } from '../renderer/fixture-bridge.ts';
import { knownBox } from '../renderer/fixture-typed-in.ts';

let app: FixtureApp;
beforeAll(async () => {
  app = await startFixtureApp();
});
afterAll(() => app.close());
afterEach(() => app.closePages());

test.for([
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
])(
  'where a list is pasted is in sight without scrolling, beside what other sources state, at %o',
  async (size) => {
    const page = await app.openCase(fixtureBridge(), size);
    await page.keyboard.press('Shift+S');
    const box = page.getByLabel('The list');
    await box.waitFor();
    await page.locator('[data-list="offers"]').first().waitFor();
    const readIt = await page.getByRole('button', { name: 'Read it' }).boundingBox();
    expect((readIt?.y ?? size.height) + (readIt?.height ?? 0)).toBeLessThan(size.height - 40);
  },
);

test('a picture pasted in place of a text is refused in words, and an empty paste says that there is nothing to read', async () => {
  const page = await app.openCase(fixtureBridge());
  await page.keyboard.press('Shift+S');
  const box = page.getByLabel('The list');
  await box.waitFor();
  await box.evaluate((area) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array([1])], 'list.png', { type: 'image/png' }));
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.getByText('A picture cannot be read here.', { exact: false }).waitFor();
  await box.press('Control+Enter');
  await page.getByText('There is nothing in it to read.').first().waitFor();
});

/** A source of a kind, with what is asked of every one answered. */
async function openSource(kind: string): Promise<{ page: Page; bridge: FixtureBridge }> {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge, { width: 1366, height: 768 });
  await newSource(page, kind);
  return { page, bridge };
}
const main = (page: Page) => page.getByRole('main');
const saved = (bridge: FixtureBridge) =>
  bridge.asked.flatMap(({ call, request }) =>
    call === 'saveTypedIn' ? [requests.saveTypedIn.parse(request).content] : [],
  );
const hasFocus = (locator: Locator) => locator.evaluate((one) => one === document.activeElement);

const scanners = [2, 15, 30, 60, 100];
/** As a scanner of so many milliseconds a key sends a code, by the clock of the page, however busy this computer is. */
async function scanAt(page: Page, code: string, keyMs: number): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  for (const key of [...Array.from(code), 'Enter']) {
    await page.keyboard.press(key);
    await page.clock.runFor(keyMs);
  }
  await page.clock.runFor(1_000);
  await page.clock.resume();
}

test('a box scanned while a row has the keys, by a scanner of 2 to 100 ms a key, decides nothing, and that is said in sight', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  const said = page.getByText('A box was scanned, and nothing was done with it', { exact: false });
  for (const delay of scanners)
    for (const code of ['5051562030603', ']d201050515620306031727013110AB12']) {
      await scanAt(page, code, delay);
      await said.waitFor();
      expect(await said.boundingBox()).not.toBeNull();
      expect(bridge.state.told.said).toEqual([]);
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.getByRole('table', { name: 'Medicines by source' }).waitFor();
      await page.getByRole('button', { name: 'Close', exact: true }).click();
    }
});

test('a key of a decision acts all the same: a figure by itself, and a figure with a letter behind it at once', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('1');
  await expect.poll(() => bridge.state.told.said.length).toBe(1);
  await page.keyboard.press('z');
  await expect.poll(() => bridge.state.told.undone.length).toBe(1);
  await page.keyboard.type('1j');
  await expect.poll(() => bridge.state.told.said.length).toBe(1);
});

test('a box scanned on the ward opens nobody', async () => {
  const bridge = fixtureBridge();
  const page = await app.openWard(bridge);
  for (const delay of scanners) {
    await scanAt(page, '5051562030603', delay);
    await page.getByText('A box was scanned', { exact: false }).waitFor();
    expect(bridge.asked.filter(({ call }) => call === 'openCase')).toEqual([]);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
  }
});

test('a box scanned into a form sends nothing and leaves nothing there: the form stays open, and what is typed by hand sends it', async () => {
  const page = await app.openCase(fixtureBridge());
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  const box = dialog.locator('input[type="text"], textarea').first();
  await box.waitFor();
  await box.fill('asked her son');
  for (const delay of [2, 60]) {
    await scanAt(page, '5051562030603', delay);
    await page.getByText('A box was scanned', { exact: false }).waitFor();
    expect(await box.inputValue()).toBe('asked her son');
  }
  expect(await dialog.isVisible()).toBe(true);
  // Eight figures at the pace of a hand are a date.
  await scanAt(page, ' 17112026', 90);
  await dialog.waitFor({ state: 'hidden' });
});

test('a box scanned into the date or the allergy box of a source is taken as a box, and the date and the allergy stay as they were', async () => {
  const { page } = await openSource('o');
  const date = page.getByLabel('When it was said', { exact: false });
  const before = await date.inputValue();
  const allergy = page.getByLabel('An allergy: substance', { exact: false });
  await allergy.fill('latex');
  for (const [box, code] of [
    [date, '5051562030603'],
    [allergy, '5012345678900'],
  ] as const) {
    await box.focus();
    await page.keyboard.press('End');
    await scanAt(page, code, 10);
    // The engine has answered before the next.
    await main(page)
      .getByText(`GTIN ${code.padStart(14, '0')}`, { exact: false })
      .first()
      .waitFor();
  }
  expect([await date.inputValue(), await allergy.inputValue()]).toEqual([before, 'latex']);
  expect(await typedLines(page).count()).toBe(1);
  await main(page).getByText('Box: GTIN 05051562030603').waitFor();
  await main(page).getByText('GTIN 05012345678900', { exact: false }).waitFor();
});

test('a box in no list waits for its name in a box of its own: a medicine typed meanwhile never takes it, and its line shows it', async () => {
  const { page, bridge } = await openSource('o');
  const unknown = '(01)05012345678900(17)271231(10)XK7';
  await scan(page, unknown);
  const name = page.getByLabel('What the label of this box says', { exact: false });
  await name.waitFor();
  expect(await hasFocus(name)).toBe(true);
  // The scanner goes on where the keys are.
  await page.keyboard.type('5051562030603');
  await page.keyboard.press('Enter');
  await typedLines(page).nth(0).waitFor();
  await entryBox(page).fill('bendroflumethiazide 2.5mg om');
  await entryBox(page).press('Enter');
  await typedLines(page).nth(1).waitFor();
  expect(await typedLines(page).first().innerText()).not.toContain('GTIN');
  await page.keyboard.press('Control+s');
  await main(page).getByText('A scanned box waits for its name').waitFor();
  expect(await hasFocus(name)).toBe(true);
  await nameBox(page, 'Methotrexate 10mg tablets one once a week');
  expect(await typedLines(page).first().innerText()).toContain(
    'Box: GTIN 05012345678900, batch XK7, expires 31-Dec-2027',
  );
  await page.keyboard.press('Control+s');
  await expect
    .poll(() => saved(bridge)[0]?.lines.map(({ name: of, pack }) => [of, pack?.gtin]))
    .toEqual([
      [knownBox.name, knownBox.gtin],
      ['bendroflumethiazide', undefined],
      ['Methotrexate 10mg tablets', '05012345678900'],
    ]);
});

test('an expired box is named in what is said of it', async () => {
  const { page } = await openSource('o');
  await scan(page, '01050515620306031725013110AB12');
  await main(page).getByText(`EXPIRED 31-Jan-2025. ${knownBox.name} (GTIN ${knownBox.gtin}).`).waitFor();
});

const letter = [
  'Mrs Mary PENHALIGON DOB 04/03/1948 NHS 999 034 7522 Printed 12-Nov-2026',
  'Repeat medication',
  'Amlodipine 5mg tablets - one each day',
  'bisporolol',
  'Drug allergies: NKDA',
  'Sensitivities: Ramipril - cough',
].join('\n');

test('every line of a pasted list that may be a medicine is taken or left before it is saved, and what was taken for a heading can be taken too', async () => {
  const { page, bridge } = await openSource('g');
  await page.keyboard.press('Control+b');
  await page.keyboard.insertText(letter);
  await page.keyboard.press('Control+Enter');
  await main(page)
    .getByText('0 of 4 looked at: 3 medicines and allergies, 1 line that may be a medicine')
    .waitFor();
  await main(page).getByText('Did they mean bisoprolol?').waitFor();
  // Its print date is no birth date.
  expect(await main(page).getByText('It names somebody else', { exact: false }).count()).toBe(0);
  // The first line that is asked about has the keys.
  await page.keyboard.press('t');
  await page.keyboard.press('Control+s');
  await main(page).getByText('Take or leave every line of the pasted list').waitFor();
  await page.keyboard.press('t');
  await page.keyboard.press('l');
  await page.keyboard.press('l');
  expect(await main(page).getByText('Take or leave every line').count()).toBe(0);
  await page.getByRole('button', { name: 'It is a medicine: Repeat medication' }).click();
  await page.getByLabel('Medicine, strength, form').fill('Apixaban 5mg tablets');
  await page.getByLabel('How it is taken', { exact: true }).press('Enter');
  await page.keyboard.press('Control+s');
  await expect
    .poll(() => saved(bridge)[0]?.lines.map(({ name }) => name))
    .toEqual(['Amlodipine 5mg tablets', 'bisporolol', 'Apixaban 5mg tablets']);
  expect(saved(bridge)[0]?.pasted).toBe(letter);
});

test('whether it is all they take, and the date of a paper, are asked: nothing is chosen for anybody, and a date the list bears is offered', async () => {
  const page = await app.openCase(fixtureBridge());
  await page.keyboard.press('Shift+S');
  await page.locator('input:focus').waitFor({ state: 'attached' });
  await page.keyboard.press('g');
  const date = page.getByLabel('When it was said', { exact: false });
  expect(await date.inputValue()).toBe('');
  await pasteList(page, letter);
  await page.getByRole('radio', { name: /^. Patient/ }).check();
  expect(await date.inputValue()).not.toBe('');
  await page.getByRole('radio', { name: /GP summary$/ }).check();
  await date.press('Alt+1');
  expect(await date.inputValue()).toBe('12-Nov-2026');
  await page.keyboard.press('Control+s');
  await main(page).getByText('Choose one first.').waitFor();
});

test('what contradicts itself is said in plain words at once and again when it is saved: no medicines beside one, no allergies beside one', async () => {
  const { page, bridge } = await openSource('p');
  await entryBox(page).fill('furosemide 40mg two in the morning');
  await entryBox(page).press('Enter');
  await typedLines(page).first().waitFor();
  const none = page.getByRole('checkbox', { name: /Takes no medicines$/ });
  await none.check();
  await main(page)
    .getByText('It says “Takes no medicines”, and a medicine is listed as taken', { exact: false })
    .first()
    .waitFor();
  await page.keyboard.press('Control+s');
  await none.uncheck();
  await page.keyboard.press('Control+i');
  for (const words of ['NKDA', 'aspirin - wheeze']) {
    await page.keyboard.insertText(words);
    await page.keyboard.press('Enter');
  }
  await main(page)
    .getByText('It says “No known drug allergies”, and an allergy is listed', { exact: false })
    .first()
    .waitFor();
  await page.keyboard.press('Control+s');
  expect(saved(bridge)).toEqual([]);
  await page.getByRole('checkbox', { name: /No known drug allergies$/ }).uncheck();
  await page.keyboard.press('Control+s');
  await expect
    .poll(() => saved(bridge)[0]?.allergies.map(({ substance, reaction }) => [substance, reaction]))
    .toEqual([['aspirin', 'wheeze']]);
});

test('the last line stands first with how many there are, a name mistyped says which may be meant, and one that is there twice says so', async () => {
  const { page } = await openSource('p');
  const names = [
    'ramipril 5mg capsules one in the morning',
    'bisporolol 2.5mg tablets one each morning',
    'ramipril 2.5mg bd',
  ];
  for (const words of names) {
    await entryBox(page).fill(words);
    await entryBox(page).press('Enter');
    await main(page).getByText(`Added: ${words}`, { exact: false }).waitFor();
  }
  await main(page).getByText('3 medicines. Added: ramipril 2.5mg bd').waitFor();
  expect(await typedLines(page).first().innerText()).toContain('ramipril is here twice');
  const mistyped = typedLines(page).nth(1);
  expect(await mistyped.innerText()).toContain('not a name Concord knows');
  await mistyped.getByRole('button', { name: 'bisoprolol?' }).click();
  await mistyped.getByText('bisoprolol 2.5mg tablets').first().waitFor();
});

test('by keyboard from the box for a medicine a line is adjusted and taken out, and the keys stay where they were', async () => {
  const { page } = await openSource('p');
  for (const words of ['furosemide 40mg om', 'digoxin 125micrograms om', 'warfarin 3mg nocte']) {
    await entryBox(page).fill(words);
    await entryBox(page).press('Enter');
    await main(page).getByText(`Added: ${words}`, { exact: false }).waitFor();
  }
  for (const key of ['ArrowDown', 'j', 'e']) await page.keyboard.press(key);
  const directions = page.getByLabel('How it is taken', { exact: true });
  await directions.fill('62.5micrograms om');
  await directions.press('Enter');
  await typedLines(page).nth(1).getByText('62.5micrograms om').waitFor();
  expect(await hasFocus(typedLines(page).nth(1).getByRole('button', { name: 'Adjust' }))).toBe(true);
  await page.keyboard.press('x');
  await expect.poll(() => typedLines(page).count()).toBe(2);
  expect(await hasFocus(typedLines(page).nth(1).getByRole('button', { name: 'Adjust' }))).toBe(true);
});

test('a line that was never taken is not noted as another source states it', async () => {
  const { page, bridge } = await openSource('p');
  await page.keyboard.press('Control+j');
  await page.keyboard.press('n');
  await typedLines(page).first().waitFor();
  await page.keyboard.press('t');
  await typedLines(page).nth(1).waitFor();
  await page.keyboard.press('Control+s');
  await expect
    .poll(() => saved(bridge)[0]?.lines.map(({ status, note }) => [status, note.startsWith('As ')]))
    .toEqual([
      ['not-taken', false],
      ['taking', true],
    ]);
});

test('what happened at an allergy stands whole in its row, however long it is', async () => {
  const { page } = await openSource('p');
  await page.keyboard.press('Control+i');
  const happened = 'swollen lips and wheeze in 2019, a night in hospital with hydrocortisone';
  await page.keyboard.insertText(`trimethoprim - ${happened.replace(',', '')}`);
  await page.keyboard.press('Enter');
  const box = page.getByLabel('What happened', { exact: true });
  await box.waitFor();
  expect(
    await box.evaluate(
      (area) => area.scrollWidth <= area.clientWidth && area.scrollHeight <= area.clientHeight,
    ),
  ).toBe(true);
});

test('whoever lies on another ward or on no list is found from anywhere by name', async () => {
  const bridge = fixtureBridge();
  const page = await app.openWard(bridge);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('okon');
  await page
    .getByRole('dialog')
    .getByText('Okonkwo, Grace', { exact: false })
    .or(page.getByText('OKONKWO, Grace', { exact: false }))
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await expect
    .poll(() =>
      bridge.asked.some(
        ({ call, request }) => call === 'openCase' && JSON.stringify(request).includes('okonkwo'),
      ),
    )
    .toBe(true);
});

test.each(['31/02/1951', '3/2/51'])(
  'a birth date that is none, %s, is said to be none, not to be missing',
  async (born) => {
    const page = await app.openWard(fixtureBridge());
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: 'A patient not on any list' });
    await dialog.waitFor();
    for (const words of ['', 'Penhaligon', 'Dorothy', born, 'Trolley in the corridor']) {
      await page.keyboard.type(words);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await dialog.getByText('This is no day that has been.', { exact: false }).waitFor();
    expect(await dialog.getByText('Write this first.').count()).toBe(0);
  },
);

test('where no source lists a medicine the ways to enter one are in sight, and a draft that waits is said', async () => {
  const bridge = fixtureBridge();
  bridge.state.case = { ...bridge.state.case, rows: [], typedInDraft: true };
  const page = await app.openCase(bridge);
  await page.getByText('A source you began is not saved').waitFor();
  await page.getByRole('button', { name: /Import a file/ }).waitFor();
  await page.getByRole('button', { name: /Type in what somebody says/ }).click();
  await page.getByRole('heading', { level: 1, name: 'A source somebody gives' }).waitFor();
});

test('once a source is saved the table opens at its first row, wherever it was left', async () => {
  const page = await app.openCase(fixtureBridge(), { width: 1280, height: 720 });
  await page.keyboard.press('End');
  const active = page.locator('tr.active[data-row-id]');
  const all = page.locator('tr[data-row-id]');
  const first = (await all.first().getAttribute('data-row-id')) ?? '';
  expect(await active.getAttribute('data-row-id')).not.toBe(first);
  await newSource(page, 'p');
  await entryBox(page).fill('furosemide 40mg two in the morning');
  await entryBox(page).press('Enter');
  await typedLines(page).first().waitFor();
  await page.keyboard.press('Control+s');
  await page.getByRole('table', { name: 'Medicines by source' }).waitFor();
  await expect.poll(() => active.getAttribute('data-row-id')).toBe(first);
  expect(await page.locator('.case-scroll').evaluate((box) => box.scrollTop)).toBe(0);
});
