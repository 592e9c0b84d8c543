import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startFixtureApp, type FixtureApp } from '../renderer/fixture-app.ts';
import { fixtureBridge, type FixtureBridge } from '../renderer/fixture-bridge.ts';

/** Fingers slip, keys are held, buttons are clicked twice: nothing is decided by it and nothing typed is lost. */
let app: FixtureApp;

beforeAll(async () => {
  app = await startFixtureApp();
});

afterAll(() => app.close());
afterEach(() => app.closePages());

const focusedLabel = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? '') : (at?.textContent ?? '');
  });

const acts = (bridge: FixtureBridge): readonly string[] =>
  bridge.state.told.said.map((act) =>
    act.map((saying) => ('row' in saying ? `${saying.row} ${saying.kind}` : saying.kind)).join(', '),
  );

const activeRow = (page: Page): Promise<string | null> =>
  page.locator('tr.active[data-row-id]').getAttribute('data-row-id');

/** A person types once the box has the keys. */
async function boxHasKeys(page: Page, form: string): Promise<void> {
  await page.getByRole('form', { name: form }).locator('input:focus').waitFor();
}

async function onRow(page: Page, id: string): Promise<void> {
  await page.locator(`[data-row-opener="${id}"]`).focus();
}

test('after a refused save the keys go to what is missing once, and stay where a person types', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('2');
  await boxHasKeys(page, 'Taking differently');
  await page.keyboard.press('Enter');
  expect(await focusedLabel(page)).toMatch(/^As taken/);
  await page.keyboard.type('4 mg');
  expect(await focusedLabel(page)).toMatch(/^As taken/);
  expect(await page.getByLabel(/^As taken/).inputValue()).toBe('4 mg');
  expect(await page.getByLabel(/^How that differs/).inputValue()).toBe('');
  await page.keyboard.press('Enter');
  expect(await focusedLabel(page)).toMatch(/^How that differs/);
  await page.keyboard.type('not 3 mg');
  await page.keyboard.press('Enter');
  await expect.poll(() => acts(bridge)).toEqual(['methotrexate history']);
});

test('the name of who was told is what was typed in its own box', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.keyboard.press('h');
  await page.keyboard.press('a');
  await page.getByLabel('Who was told').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Dr Mehta');
  expect(await page.getByLabel('Who was told').inputValue()).toBe('Dr Mehta');
});

test('a key that is held decides once, and the row after it stays undecided', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await onRow(page, 'atorvastatin');
  await page.keyboard.press('1');
  for (let presses = 0; presses < 6; presses += 1) await page.keyboard.down('c');
  await page.keyboard.up('c');
  await page.getByText('atorvastatin: continue. Next: bisoprolol.').waitFor({ state: 'attached' });
  expect(acts(bridge)).toEqual(['atorvastatin history', 'atorvastatin recommended']);
});

test('a held key writes nothing into the form it opened, chooses no reason there, and Enter held saves once', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  for (let presses = 0; presses < 6; presses += 1) await page.keyboard.down('h');
  await page.keyboard.up('h');
  await page.getByRole('form', { name: 'Recommend change' }).waitFor();
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
  await page.keyboard.down('Alt');
  for (let presses = 0; presses < 6; presses += 1) await page.keyboard.down('t');
  await page.keyboard.up('t');
  await page.keyboard.up('Alt');
  expect(await page.getByLabel('What it should be').inputValue()).toBe('');
  await page.keyboard.press('Escape');
  await page.keyboard.press('4');
  await boxHasKeys(page, 'Unable to establish');
  await page.keyboard.type('no carer reached');
  for (let presses = 0; presses < 6; presses += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect.poll(() => acts(bridge)).toEqual(['methotrexate history']);
  expect(await page.getByRole('table', { name: 'Medicines by source' }).count()).toBe(1);
});

test('held arrows go on moving over the rows', async () => {
  const page = await app.openCase(fixtureBridge());
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.down('ArrowDown');
  await page.keyboard.up('ArrowDown');
  expect(await activeRow(page)).not.toBe('methotrexate');
});

test('a double click decides one row', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await onRow(page, 'atorvastatin');
  await page.keyboard.press('1');
  await expect.poll(() => acts(bridge)).toHaveLength(1);
  await page.getByRole('button', { name: 'Continue' }).dblclick();
  await page.getByText('atorvastatin: continue. Next: bisoprolol.').waitFor({ state: 'attached' });
  expect(acts(bridge)).toEqual(['atorvastatin history', 'atorvastatin recommended']);
});

test('a double click on a proposed link accepts it and does not take it back', async () => {
  const bridge = fixtureBridge();
  const other: Readonly<Record<string, string>> = { ibuprofen: 'doxycycline', doxycycline: 'ibuprofen' };
  const rows = bridge.state.case.rows.map((row) => {
    const proposed = other[row.id];
    return proposed === undefined
      ? row
      : { ...row, suggested: [{ row: proposed, kind: 'link' as const, why: 'Nearly the same name' }] };
  });
  bridge.state.case = { ...bridge.state.case, rows };
  const page = await app.openCase(bridge);
  await page.getByRole('button', { name: /accept link\s*: ibuprofen/ }).dblclick();
  await expect.poll(() => acts(bridge)).toEqual(['linked']);
});

test('a decision chosen again on a decided row stays there', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await onRow(page, 'atorvastatin');
  await page.keyboard.press('1');
  await page.keyboard.press('c');
  await page.getByText('Next: bisoprolol.', { exact: false }).waitFor({ state: 'attached' });
  await onRow(page, 'atorvastatin');
  await page.keyboard.press('c');
  await expect.poll(() => acts(bridge)).toHaveLength(3);
  await page.getByText('atorvastatin: continue.', { exact: true }).waitFor({ state: 'attached' });
  expect(await activeRow(page)).toBe('atorvastatin');
});

test('a row of which half is decided says which half is missing', async () => {
  const page = await app.openCase(fixtureBridge());
  await page.keyboard.press('1');
  await page.locator('tr[data-row-id="methotrexate"]').getByText('Half decided: recommend next').waitFor();
  await page.keyboard.press('z');
  await page.keyboard.press('c');
  await page.locator('tr[data-row-id="methotrexate"]').getByText('Half decided: history not taken').waitFor();
});

test('only rows of one group with the same kinds of finding are selected together', async () => {
  const page = await app.openCase(fixtureBridge());
  await onRow(page, 'atorvastatin');
  await page.keyboard.press('x');
  await onRow(page, 'metformin');
  await page.keyboard.press('x');
  await page.locator('.bar-row').getByText('metformin is not like atorvastatin', { exact: false }).waitFor();
  await onRow(page, 'bisoprolol');
  await page.keyboard.press('x');
  await page.getByText('atorvastatin and bisoprolol. What you choose is said of each of them.').waitFor();
});

test('what several rows were told with one key is one act, and one Z takes it back and says what it was', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  for (const row of ['atorvastatin', 'bisoprolol']) {
    await onRow(page, row);
    await page.keyboard.press('x');
  }
  await page.keyboard.press('1');
  await expect.poll(() => acts(bridge)).toEqual(['atorvastatin history, bisoprolol history']);
  await page.keyboard.press('z');
  await page
    .getByText('Taken back: atorvastatin history, bisoprolol history.')
    .first()
    .waitFor({ state: 'attached' });
  expect(acts(bridge)).toEqual([]);
});

test('Tab from the last box comes to Save, and a form that is left keeps what was typed', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('4');
  await boxHasKeys(page, 'Unable to establish');
  await page.keyboard.type('no carer reached');
  await page.keyboard.press('Tab');
  expect(await focusedLabel(page)).toMatch(/Save/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Typed and not saved: Unable to establish.', { exact: false }).waitFor();
  expect(acts(bridge)).toEqual([]);
  await page.keyboard.press('4');
  await boxHasKeys(page, 'Unable to establish');
  expect(await page.getByLabel('Why').inputValue()).toBe('no carer reached');
  await page.keyboard.press('Escape');
  await page.keyboard.press('4');
  await boxHasKeys(page, 'Unable to establish');
  await page.keyboard.press('Enter');
  await expect.poll(() => acts(bridge)).toEqual(['methotrexate history']);
  await expect.poll(() => page.getByText('Typed and not saved', { exact: false }).count()).toBe(0);
});

test('“Paired.” is said only when a pair was made', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('p');
  await page.keyboard.press('j');
  bridge.state.faults.set('decide', { kind: 'not-possible', why: 'these two may not stand in one row' });
  await page.keyboard.press('p');
  await page.getByText('may not stand in one row', { exact: false }).first().waitFor();
  expect(await page.getByText('Paired.').count()).toBe(0);
});
