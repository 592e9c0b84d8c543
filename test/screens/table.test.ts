import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startFixtureApp, type FixtureApp } from '../renderer/fixture-app.ts';
import { fixtureBridge, type FixtureBridge } from '../renderer/fixture-bridge.ts';
import { expectAccessible } from '../support/accessible.ts';

/** How the table of a case stands in its window, over an engine made of example views. */
let app: FixtureApp;

beforeAll(async () => {
  app = await startFixtureApp();
});

afterAll(() => app.close());
afterEach(() => app.closePages());

/** Where the row with the yellow edge and its bar stand between the heading of the table and the foot of the window. */
const activeRow = (page: Page): Promise<{ above: number; below: number }> =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll('.case-table tr.active')].map((part) =>
      part.getBoundingClientRect(),
    );
    const head = document.querySelector('.case-table thead')?.getBoundingClientRect().bottom ?? 0;
    const foot = document.querySelector('.footer')?.getBoundingClientRect().top ?? 0;
    return {
      above: Math.max(0, Math.round(head - Math.min(...parts.map((part) => part.top)))),
      below: Math.max(0, Math.round(Math.max(...parts.map((part) => part.bottom)) - foot)),
    };
  });

const wholly = { above: 0, below: 0 };

test.for([{}, { width: 1280, height: 720 }])(
  'the row with the yellow edge is wholly in sight wherever the keys go, at %o',
  async (options) => {
    const page = await app.openCase(fixtureBridge(), options);
    const keys = [...Array<string>(9).fill('j'), 'Home', 'End', ...Array<string>(9).fill('k'), 'h', 'Escape'];
    for (const key of [...keys, '1', 'c', '.', 'Home']) {
      await page.keyboard.press(key);
      await expect.poll(() => activeRow(page)).toEqual(wholly);
    }
  },
);

test('the window is filled with rows down to its foot while rows lie below it', async () => {
  const page = await app.openCase(fixtureBridge());
  await page.getByText(/\d+ rows below/).waitFor();
  const foot = await page.evaluate(() => {
    const box = document.querySelector('.case-scroll')?.getBoundingClientRect();
    const at = document.elementFromPoint(400, (box?.bottom ?? 0) - 14);
    return at?.closest('tr')?.querySelector('td, th') !== null && at?.closest('table') !== null;
  });
  expect(foot).toBe(true);
});

test('a row of three lines is no taller than three lines', async () => {
  const page = await app.openCase(fixtureBridge());
  const height = await page
    .locator('[data-row-id="co-careldopa"]')
    .evaluate((one) => one.getBoundingClientRect().height);
  expect(height).toBeLessThanOrEqual(62);
});

function propose(bridge: FixtureBridge, kind: 'pair' | 'link', a: string, b: string): void {
  const rows = bridge.state.case.rows.map((row) => {
    const other = row.id === a ? b : row.id === b ? a : null;
    return other === null ? row : { ...row, suggested: [{ row: other, kind, why: 'Nearly the same name' }] };
  });
  bridge.state.case = { ...bridge.state.case, rows };
}

test.for([
  ['link', 'l', 'Likely switch: ', 'linked'],
  ['pair', 'p', 'May be one with ', 'paired'],
] as const)(
  'a proposed %s stands beside its other row, and %s accepts that one',
  async ([kind, key, words, said]) => {
    const bridge = fixtureBridge();
    propose(bridge, kind, 'ibuprofen', 'doxycycline');
    const page = await app.openCase(bridge);
    await page.getByText(`${words}doxycycline`).waitFor();
    await page.getByText(`${words}ibuprofen`).waitFor();
    await expectAccessible(page);
    await page.locator('[data-row-opener="ibuprofen"]').focus();
    await page.keyboard.press('j');
    expect(await page.locator('tr.active[data-row-id]').getAttribute('data-row-id')).toBe('doxycycline');
    await page.keyboard.press(key);
    await expect.poll(() => bridge.state.told.said.flat().map((one) => one.kind)).toEqual([said]);
  },
);

test('notes of a source stand in full under the row, named by their source', async () => {
  const page = await app.openCase(fixtureBridge());
  await page.getByText('GP record, note: Hospital only').waitFor();
});

test('selected rows are decided together, only those that were selected, and the worst never among them', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('x');
  await page.locator('.bar-row').getByText('methotrexate is decided by itself', { exact: false }).waitFor();
  for (const row of ['atorvastatin', 'bisoprolol']) {
    await page.locator(`[data-row-opener="${row}"]`).focus();
    await page.keyboard.press('x');
  }
  await page.getByText('atorvastatin and bisoprolol. What you choose is said of each of them.').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('h');
  await page.locator('.bar-row').getByText('That is said of one row at a time.', { exact: false }).waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('c');
  await page.getByText(/^2 rows: continue\. Next: /).waitFor({ state: 'attached' });
  const said = bridge.state.told.said
    .flat()
    .flatMap((one) => ('row' in one ? [`${one.row} ${one.kind}`] : []));
  expect(said.toSorted()).toEqual([
    'atorvastatin history',
    'atorvastatin recommended',
    'bisoprolol history',
    'bisoprolol recommended',
  ]);
  expect(await page.getByText('What you choose is said of each', { exact: false }).count()).toBe(0);
});
