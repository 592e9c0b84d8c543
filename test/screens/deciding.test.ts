import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startFixtureApp, type FixtureApp } from '../renderer/fixture-app.ts';
import { fixtureBridge, fixturePin, type FixtureBridge } from '../renderer/fixture-bridge.ts';
import { rows } from '../renderer/fixtures/case.ts';
import { expectAccessible } from '../support/accessible.ts';

/** Deciding, signing, sending and settling by keyboard, over an engine made of example views. */
let app: FixtureApp;

beforeAll(async () => {
  app = await startFixtureApp();
});

afterAll(() => app.close());
afterEach(() => app.closePages());

/** The row whose decision bar is open. */
const activeRow = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.querySelector('tr.active[data-row-id]')?.getAttribute('data-row-id') ?? null);

async function onRow(page: Page, id: string): Promise<void> {
  await expect.poll(() => activeRow(page), { timeout: 100_000 }).toBe(id);
}

const saidAbout = (bridge: FixtureBridge, row: string) =>
  bridge.state.told.said.flat().filter((saying) => 'row' in saying && saying.row === row);

/** Presses keys one after another and counts them; text is typed and not counted. */
function keyboard(page: Page) {
  let pressed = 0;
  return {
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        pressed += 1;
      }
    },
    type: (text: string) => page.keyboard.type(text),
    taken: () => {
      const count = pressed;
      pressed = 0;
      return count;
    },
  };
}

test('a row that agrees takes two keys, and the next that needs one has the focus and is announced', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.locator('[data-row-opener="atorvastatin"]').focus();
  await page.keyboard.press('1');
  await page.keyboard.press('c');
  await onRow(page, 'bisoprolol');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-row-opener'))).toBe(
    'bisoprolol',
  );
  await page.getByText('atorvastatin: continue. Next: bisoprolol.').waitFor({ state: 'attached' });
  expect(saidAbout(bridge, 'atorvastatin').map((saying) => saying.kind)).toEqual(['history', 'recommended']);
});

test('keys pressed faster than the engine answers land on the rows they were meant for', async () => {
  const bridge = fixtureBridge();
  const answer = bridge.call;
  const slow: FixtureBridge = {
    ...bridge,
    call: async (name, request) => {
      await new Promise<void>((resolve) => void setImmediate(() => setImmediate(resolve)));
      return answer(name, request);
    },
  };
  const page = await app.openCase(slow);
  await page.locator('[data-row-opener="atorvastatin"]').focus();
  await page.evaluate(() => {
    for (const key of ['1', 'c', '1', 'c', '1', 'c'])
      window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });
  await onRow(page, 'lansoprazole');
  for (const row of ['atorvastatin', 'bisoprolol', 'folic-acid'])
    expect([row, saidAbout(bridge, row).length]).toEqual([row, 2]);
});

type Way = {
  readonly keys: readonly (string | { readonly text: string })[];
  readonly action: string;
};

/** Keys after which, in the ways below, a form has to be there before anything is pressed into it. */
const opensForm = ['h', 'u', 'w', 's', '2', '3', '4'];

const textBoxHasKeys = (): boolean => document.activeElement?.matches('input[type=text]') ?? false;

const typed = (text: string) => ({ text });

/** How each kind of disagreement is decided; what stands in `text` is not counted. */
const ways: readonly Way[] = [
  {
    keys: ['1', 'h', 'Alt+t', typed('once a week'), 'Tab', typed('structure says daily'), 'Enter'],
    action: 'change',
  },
  { keys: ['1', 't', typed('1 tablet 5 times a day, own times'), 'Enter'], action: 'start' },
  {
    keys: ['1', 'u', 'Alt+t', 'Alt+x', typed('Adoport'), 'Tab', typed('brand matters'), 'Enter'],
    action: 'substitute',
  },
  { keys: ['1', 'w', 'Alt+u', typed('bleeding'), 'Tab', typed('INR below 2'), 'Enter'], action: 'withhold' },
  { keys: ['2', typed('4 mg'), 'Tab', typed('not 3 mg'), 'Enter', 'c'], action: 'continue' },
  {
    keys: ['3', 'Alt+s', typed('felt sick'), 'Enter', 's', 'Alt+a', typed('nausea'), 'Enter'],
    action: 'stop',
  },
  { keys: ['4', typed('no carer reached'), 'Enter', 'r', typed('clinic: dose'), 'Enter'], action: 'refer' },
  { keys: ['1', 'o'], action: 'own-supply' },
];

test('the whole case by keyboard alone: two keys where sources agree, six at most where they do not, then signed', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  const keys = keyboard(page);
  const needing = rows.filter((row) => row.group !== 'not-current');
  const differing = needing.filter((row) => row.group !== 'agrees');
  for (const way of ways) {
    const row = (await activeRow(page)) ?? '';
    for (const key of way.keys) {
      if (typeof key === 'string') await keys.press(key);
      else {
        // A person types once the box has the keys; single keys before it open the form and choose the reason.
        await page.waitForFunction(textBoxHasKeys);
        await keys.type(key.text);
      }
      if (key === 'Enter') await page.locator('.row-form').waitFor({ state: 'detached' });
      if (
        typeof key === 'string' &&
        opensForm.includes(key) &&
        (await page.locator('.row-form').count()) === 0
      )
        await page.locator('.row-form').waitFor();
    }
    await expect
      .poll(() => saidAbout(bridge, row).findLast((saying) => saying.kind === 'recommended'))
      .toMatchObject({ recommendation: { action: way.action } });
    const taken = keys.taken();
    expect([row, taken <= 6]).toEqual([row, true]);
    await expect.poll(() => activeRow(page), { timeout: 100_000 }).not.toBe(row);
  }
  for (let left = needing.length - differing.length; left > 0; left -= 1) {
    const row = (await activeRow(page)) ?? '';
    await keys.press('1', 'c');
    await expect.poll(() => saidAbout(bridge, row).length, { timeout: 100_000 }).toBe(2);
    expect([row, keys.taken()]).toEqual([row, 2]);
  }
  await page.getByText(`${needing.length} of ${needing.length} rows decided`).waitFor();
  await signByKeyboard(page);
  expect(bridge.state.case.progress.signed).not.toBeNull();
  expect(await page.getByText('Signed, not yet shared').count()).toBeGreaterThan(0);
});

async function signByKeyboard(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  const closed = () => dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByText('5 things block sign-off').waitFor();
  await page.keyboard.press('1');
  await dialog.waitFor();
  for (const key of ['n', 'b', 'h', 'Enter']) await page.keyboard.press(key);
  await closed();
  await page.getByText('4 things block sign-off').waitFor();
  await page.keyboard.press('1');
  await dialog.waitFor();
  for (const key of ['p', 'Enter']) await page.keyboard.press(key);
  await closed();
  await page.getByText('3 things block sign-off').waitFor();
  await page.keyboard.press('1');
  await dialog.waitFor();
  await page.keyboard.type('patient');
  await page.keyboard.press('Enter');
  await closed();
  await page.getByText('2 things block sign-off').waitFor();
  await page.keyboard.press('1');
  await dialog.waitFor();
  await expectAccessible(page);
  for (let items = await dialog.getByRole('group').count(); items > 0; items -= 1)
    await page.keyboard.press(items === 5 ? 'd' : 'n');
  await page.keyboard.press('Enter');
  await closed();
  await page.getByText('1 thing blocks sign-off').waitFor();
  await page.keyboard.press('h');
  await dialog.waitFor();
  for (const key of ['a', 'b', 'c', 'Tab', 'Tab', 'Tab']) await page.keyboard.press(key);
  await page.keyboard.type('Dr Anil Mehta');
  for (const key of ['Tab', 'i', 'Enter']) await page.keyboard.press(key);
  await closed();
  await page.getByText('Nothing blocks sign-off').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor();
  await expectAccessible(page);
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await dialog.getByText('That PIN is not right.').waitFor();
  await page.keyboard.type(fixturePin);
  await page.keyboard.press('Enter');
  await closed();
  await page.getByRole('heading', { name: 'Signed off' }).waitFor();
  await expectAccessible(page);
}

test('the checklist takes one key an item, is saved as it is answered, and shows what was not asked', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.getByText('0 of 16 asked').waitFor();
  await page.keyboard.press('8');
  const dialog = page.getByRole('dialog', { name: 'Drug-history checklist' });
  await dialog.waitFor();
  for (const key of ['n', 'n', 'd']) await page.keyboard.press(key);
  await expect.poll(() => bridge.state.told.said.length).toBe(3);
  await page.keyboard.press('Escape');
  await page.getByText('2 of 16 asked').waitFor();
  await page.getByText('(declined)').waitFor();
  await page.keyboard.press('8');
  for (let item = 0; item < 10; item += 1) await page.keyboard.press('Tab');
  await dialog.getByRole('group', { name: 'Opioid substitution' }).getByLabel('Lines').check();
  await dialog.getByLabel('Dose', { exact: true }).fill('methadone 60 mL');
  await page.keyboard.press('Enter');
  await dialog.getByText('Write this first.').first().waitFor();
  await expectAccessible(page);
  await dialog.getByLabel('Last supervised dose, when and where').fill('17-Nov, Priory Lane');
  await dialog.getByLabel('Pharmacy told of the admission, who and when').fill('Priory Lane, 10:40');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(bridge.state.told.said.flat().at(-1)).toMatchObject({
    item: 'opioid-substitution',
    said: { answer: 'lines', details: { dose: 'methadone 60 mL' } },
  });
});

test('a pack with somebody else’s label is a hazard in words, and a finding is what a person says it is', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('6');
  const pack = page.getByRole('dialog', { name: 'One of the patient’s own drugs' });
  await pack.waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type('Methotrexate 10 mg tablets');
  await page.keyboard.press('Tab');
  await page.keyboard.press('o');
  await page.waitForFunction(textBoxHasKeys);
  await page.keyboard.type('Arthur Penhaligon');
  for (const key of ['Tab', 'Tab', 'Tab', 'u']) await page.keyboard.press(key);
  await page.waitForFunction(textBoxHasKeys);
  await page.keyboard.type('not hers');
  for (const key of ['Tab', 'w', 'd', 'n']) await page.keyboard.press(key);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await pack.waitFor({ state: 'detached' });
  await page.getByText('Somebody else’s label: Arthur Penhaligon').first().waitFor();
  await page.keyboard.press('7');
  const finding = page.getByRole('dialog', { name: 'What a finding is' });
  await finding.waitFor();
  await expectAccessible(page);
  for (const key of ['a', 'u']) await page.keyboard.press(key);
  await page.keyboard.press('Enter');
  await finding.waitFor({ state: 'detached' });
  expect(bridge.state.told.said.flat().at(-1)).toMatchObject({
    kind: 'finding-judged',
    intent: 'unintentional',
  });
});

test('what was typed is kept, with the plain reason, when the engine stops or the case changed meanwhile', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('2');
  await page.getByLabel('As taken').fill('one at night');
  await page.getByLabel('How that differs').fill('chart says morning');
  bridge.state.faults.set('decide', { kind: 'engine-stopped' });
  await page.keyboard.press('Enter');
  const reason = page.locator('.row-form').getByRole('alert');
  await reason.getByText('The engine of Concord on this computer stopped.').waitFor();
  expect(await page.getByLabel('As taken').inputValue()).toBe('one at night');
  await expectAccessible(page);
  bridge.state.faults.set('decide', { kind: 'changed-meanwhile', what: 'case' });
  await page.getByLabel('How that differs').press('Enter');
  await reason.getByText('The case changed while you were looking at it.').waitFor();
  bridge.state.faults.delete('decide');
  await page.getByLabel('How that differs').press('Enter');
  await expect.poll(() => saidAbout(bridge, 'methotrexate').length).toBe(1);
  await expect.poll(() => page.locator('.row-form').count()).toBe(0);
});

test('a form half filled says what is missing, and a date that is none is not guessed at', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('h');
  await page.getByRole('form', { name: 'Recommend change' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Choose one first.').waitFor();
  expect(await page.locator('.row-form input:checked').count()).toBe(0);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await page.getByRole('textbox', { name: /^Last taken/ }).fill('31-Feb-2026');
  await page.keyboard.press('Enter');
  await page.getByText('Not read as a date.', { exact: false }).waitFor();
  expect(bridge.state.told.said).toEqual([]);
  await page.getByRole('textbox', { name: /^Last taken/ }).fill('17-Nov-2026 14:00');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Last taken 17-Nov-2026 14:00/ }).waitFor();
  expect(bridge.state.told.said.flat()[0]).toMatchObject({ when: '2026-11-17T14:00:00+00:00' });
});

test('Z takes back and Shift Z brings again; a row keeps its place', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Taking as directed', pressed: true }).waitFor();
  await page.keyboard.press('z');
  await page.getByRole('button', { name: 'Taking as directed', pressed: false }).waitFor();
  await page.keyboard.press('Shift+Z');
  await page.getByRole('button', { name: 'Taking as directed', pressed: true }).waitFor();
  expect(await activeRow(page)).toBe('methotrexate');
});

test('P marks a row and pairs it with another; L undoes a link', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('p');
  await page.getByText('Marked to be paired').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('p');
  await expect.poll(() => bridge.state.told.said.flat().at(-1)?.kind).toBe('paired');
  await page.keyboard.press('j');
  await page.keyboard.press('l');
  await expect.poll(() => bridge.state.told.said.flat().at(-1)?.kind).toBe('unlinked');
});

test('a technician takes the history, is offered no recommendation, and goes on after the history', async () => {
  const bridge = fixtureBridge();
  const mayDecide = { history: true, recommend: false, confirm: false, sign: false };
  bridge.state.case = { ...bridge.state.case, progress: { ...bridge.state.case.progress, mayDecide } };
  const page = await app.openCase(bridge);
  expect(await page.getByRole('group', { name: 'Recommend' }).count()).toBe(0);
  await page.keyboard.press('c');
  await page.keyboard.press('1');
  await onRow(page, 'co-careldopa');
  expect(bridge.state.told.said.flat().map((saying) => saying.kind)).toEqual(['history']);
  await expectAccessible(page);
});

test('a decision whose lines changed is shown as what it was, and asked again', async () => {
  const bridge = fixtureBridge();
  const by = { by: 'Ruth Calloway', at: '2026-11-18T10:31:00.000Z' };
  const [first, ...rest] = bridge.state.case.rows;
  if (first === undefined) throw new Error('no row in the fixture');
  const fact = { kind: 'taking-as-directed' as const, doses: [], doseFrom: '' };
  const decision = {
    ...first.decision,
    history: { value: fact, ...by },
    historyStanding: 'confirm-again' as const,
  };
  bridge.state.case = { ...bridge.state.case, rows: [{ ...first, decision }, ...rest] };
  const page = await app.openCase(bridge);
  await page.getByText('Confirm again').waitFor();
  await page.getByText('Was: Taking as directed').waitFor();
  expect(await page.getByRole('button', { name: 'Taking as directed', pressed: true }).count()).toBe(0);
  await expectAccessible(page);
});

test('what a colleague signed of a medicine, or somebody changed since, stands beside its decision', async () => {
  const bridge = fixtureBridge();
  const [first, second, ...rest] = bridge.state.case.rows;
  if (first === undefined || second === undefined) throw new Error('no rows in the fixture');
  const by = { by: 'Sam Pritchard, pharmacist', at: '2026-11-18T09:00:00.000Z', records: ['GP record'] };
  const withEntry = (row: typeof first, inRecords: typeof first.decision.inRecords): typeof first => ({
    ...row,
    decision: { ...row.decision, inRecords },
  });
  const changed = { ...by, by: null, records: ['Shared record'], says: '5 mg – at night', changed: true };
  const rows = [
    withEntry(first, [{ ...by, says: '10 mg – once a day', changed: false }]),
    withEntry(second, [{ ...by, says: '10 mg – once a day', changed: false }, changed]),
    ...rest,
  ];
  bridge.state.case = { ...bridge.state.case, rows };
  const page = await app.openCase(bridge);
  const said = page.getByText(/A colleague signed, as taken: 10 mg – once a day – S Pritchard/);
  await said.first().waitFor();
  expect(await said.allTextContents()).toEqual([
    expect.not.stringContaining('GP record'),
    expect.stringContaining('(GP record)'),
  ]);
  await page
    .getByText(
      /Changed in the record since it was signed: 5 mg – at night – somebody else .*\(Shared record\)/,
    )
    .waitFor();
  await expectAccessible(page);
});

test('what a colleague added to what they signed can be read here, word for word', async () => {
  const bridge = fixtureBridge();
  const { elsewhere } = bridge.state.case;
  const by = { by: 'Sam Pritchard', at: '2026-11-18T10:31:00.000Z', addendum: true };
  const words = 'Addendum to a signed medicines reconciliation: family says no aspirin since May';
  bridge.state.case = { ...bridge.state.case, elsewhere: { ...elsewhere, signed: [{ ...by, words }] } };
  const page = await app.openCase(bridge);
  await page.getByText('Addendum by Sam Pritchard').waitFor();
  const added = page.getByText('family says no aspirin since May');
  await added.waitFor();
  expect(await added.textContent()).not.toContain('Addendum to a signed');
});
