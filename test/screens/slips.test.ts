import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { must } from '../../shared/core/must.ts';
import type { RowView } from '../../shared/ipc/case-views.ts';
import { startFixtureApp, type FixtureApp } from '../renderer/fixture-app.ts';
import { fixtureBridge, type FixtureBridge } from '../renderer/fixture-bridge.ts';

/** A key pressed twice, and words typed where a form asks for a letter: no medicine is decided unseen by either. */
let app: FixtureApp;

beforeAll(async () => {
  app = await startFixtureApp();
});

afterAll(() => app.close());
afterEach(() => app.closePages());

const acts = (bridge: FixtureBridge): readonly string[] =>
  bridge.state.told.said
    .flat()
    .map((saying) => ('row' in saying ? `${saying.row} ${saying.kind}` : saying.kind));

/** Where the machine is busy a row is drawn late. */
const waitUpTo = { timeout: 10_000 } as const;

const activeRow = (page: Page): Promise<string | null> =>
  page.locator('tr.active[data-row-id]').getAttribute('data-row-id');

const onRow = (page: Page, id: string): Promise<void> => page.locator(`[data-row-opener="${id}"]`).focus();

/** Presses keys with so long between two of them, on the page's own clock. */
const quickly = (page: Page, keys: string | readonly string[], gapMs: number): Promise<void> =>
  page.evaluate(
    async ([all, gap]) => {
      for (const key of all) {
        const at = document.activeElement ?? document.body;
        at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        await new Promise((go) => setTimeout(go, gap));
      }
    },
    [typeof keys === 'string' ? keys.split('') : keys, gapMs] as const,
  );

/** The example with every row's decision changed. */
function bridgeWith(change: (row: RowView) => Partial<RowView['decision']>): FixtureBridge {
  const bridge = fixtureBridge();
  const rows = bridge.state.case.rows.map((row) => ({
    ...row,
    decision: { ...row.decision, ...change(row) },
  }));
  bridge.state.case = { ...bridge.state.case, rows };
  return bridge;
}

const history = {
  value: { kind: 'taking-as-directed' as const, doses: [], doseFrom: '' },
  by: 'Ruth Calloway',
  at: '2026-11-18T10:00:00.000Z',
};

test.for([40, 120, 200])(
  'a decision key pressed twice within %i ms decides one row, and says that the next was left alone',
  async (gap) => {
    const bridge = bridgeWith(() => ({ history, historyStanding: 'stands' }));
    const page = await app.openCase(bridge);
    await onRow(page, 'atorvastatin');
    await quickly(page, ['c', 'c', 'c'], gap);
    await page
      .getByText('the second press decided nothing about bisoprolol', { exact: false })
      .first()
      .waitFor();
    expect(await activeRow(page)).toBe('bisoprolol');
    expect(acts(bridge)).toEqual(['atorvastatin recommended']);
    // The next one on purpose, a moment later.
    await page.waitForTimeout(700);
    await page.keyboard.press('c');
    await expect
      .poll(() => acts(bridge), waitUpTo)
      .toEqual(['atorvastatin recommended', 'bisoprolol recommended']);
  },
);

test('a practised hand that types 1 c 1 c 1 c decides three rows', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await onRow(page, 'atorvastatin');
  await quickly(page, ['1', 'c', '1', 'c', '1', 'c'], 60);
  await expect
    .poll(() => acts(bridge), waitUpTo)
    .toEqual(
      ['atorvastatin', 'bisoprolol', 'folic-acid'].flatMap((row) => [`${row} history`, `${row} recommended`]),
    );
});

test.for([0, 40, 90])('one figure pressed twice within %i ms is one answer and no scan', async (gap) => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await onRow(page, 'atorvastatin');
  await quickly(page, ['1', '1'], gap);
  await expect.poll(() => acts(bridge), waitUpTo).toEqual(['atorvastatin history']);
  await page.waitForTimeout(500);
  expect(acts(bridge)).toEqual(['atorvastatin history']);
  expect(await page.getByText('A box was scanned', { exact: false }).count()).toBe(0);
});

test('what is said of a scan covers no key of the panel, and its Close gives the keys back to the row', async () => {
  const page = await app.openCase(fixtureBridge());
  await onRow(page, 'atorvastatin');
  await quickly(page, '5012345678900', 0);
  const notice = page.locator('.scanned-notice');
  await notice.waitFor();
  const foot = must(await page.locator('.footer').boundingBox(), 'the footer');
  const box = must(await notice.boundingBox(), 'the notice');
  expect(box.y).toBeGreaterThanOrEqual(foot.y - 4);
  await notice.getByRole('button', { name: 'Close' }).click();
  await notice.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-row-opener'))).toBe(
    'atorvastatin',
  );
  await quickly(page, '5012345678900', 0);
  await notice.waitFor();
  await page.keyboard.press('j');
  await notice.waitFor({ state: 'detached' });
});

const sources = ['gp', 'patient'].map((source) => ({ source, name: source, words: `one ${source}` }));

test('words typed into a form that asks for one letter answer it once and decide about nothing else', async () => {
  const bridge = bridgeWith((row) => ({ offers: { ...row.decision.offers, directedBy: sources } }));
  const page = await app.openCase(bridge);
  await onRow(page, 'atorvastatin');
  await page.keyboard.press('1');
  await page.getByRole('form', { name: 'Taking as directed' }).locator('input:focus').waitFor();
  await quickly(page, 'as charted, 1 c', 5);
  await page.getByText('Further letters were left out.', { exact: false }).first().waitFor();
  await page.waitForTimeout(300);
  expect(acts(bridge)).toEqual(['atorvastatin history']);
  expect(await activeRow(page)).toBe('atorvastatin');
});

test('a letter inside a word answers no form', async () => {
  const bridge = bridgeWith((row) => ({ offers: { ...row.decision.offers, directedBy: sources } }));
  const page = await app.openCase(bridge);
  await onRow(page, 'atorvastatin');
  await page.keyboard.press('1');
  await page.getByRole('form', { name: 'Taking as directed' }).locator('input:focus').waitFor();
  await quickly(page, 'takes a half', 5);
  await page.waitForTimeout(300);
  expect(acts(bridge)).toEqual([]);
});

test('which side goes on is chosen by a letter and saved by Enter, not by the words somebody types', async () => {
  const continues = [
    { side: 'as-taken' as const, words: '1 g twice a day' },
    { side: 'as-charted' as const, words: '500 mg four times a day' },
  ];
  const bridge = bridgeWith((row) => ({
    history,
    historyStanding: 'stands',
    offers: { ...row.decision.offers, continues },
  }));
  const page = await app.openCase(bridge);
  await onRow(page, 'atorvastatin');
  await page.keyboard.press('c');
  const form = page.getByRole('form', { name: 'Recommend continue' });
  await form.locator('input:focus').waitFor();
  for (const key of 'w c c') await page.keyboard.press(key);
  await page.keyboard.type('c 1 c');
  await page.waitForTimeout(400);
  expect(acts(bridge)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect.poll(() => acts(bridge), waitUpTo).toEqual(['atorvastatin recommended']);
});

test('Z goes to the row whose decision it takes back, and says in sight what that was', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('z');
  await page.locator('.decision-bar').getByText('Nothing to take back.').waitFor();
  await onRow(page, 'atorvastatin');
  await page.keyboard.press('1');
  await page.keyboard.press('c');
  await page.getByText('Next: bisoprolol.', { exact: false }).waitFor({ state: 'attached' });
  await page.keyboard.press('Home');
  expect(await activeRow(page)).not.toBe('atorvastatin');
  await page.keyboard.press('z');
  await page.locator('.decision-bar').getByText('Taken back: atorvastatin recommended.').waitFor();
  expect(await activeRow(page)).toBe('atorvastatin');
  await page.keyboard.press('j');
  await expect.poll(() => page.locator('.decision-bar').getByText('Taken back').count()).toBe(0);
});

test('back in a case with an unfinished form the keys are in the form', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await page.keyboard.press('4');
  await page.getByRole('form', { name: 'Unable to establish' }).locator('input:focus').waitFor();
  await page.keyboard.type('no carer ');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Outbox/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Outbox' }).waitFor();
  await page.locator('[data-row-opener="conflict-1"]').click();
  await page.getByRole('form', { name: 'Unable to establish' }).waitFor();
  await page.keyboard.type('there');
  expect(await page.getByLabel('Why').inputValue()).toBe('no carer there');
});

test('a second Enter behind a form that was saved opens nothing, and Ctrl Enter there is heard', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await onRow(page, 'atorvastatin');
  await page.keyboard.press('c');
  await expect.poll(() => acts(bridge), waitUpTo).toHaveLength(1);
  await page.keyboard.press('4');
  await page.getByRole('form', { name: 'Unable to establish' }).locator('input:focus').waitFor();
  await page.keyboard.type('no carer');
  const stopped = page.evaluate(
    () =>
      new Promise<readonly boolean[]>((answer) => {
        const press = (ctrlKey = false): boolean =>
          !document.activeElement?.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'Enter', ctrlKey, bubbles: true, cancelable: true }),
          );
        let isHeard = false;
        document.addEventListener('keydown', (event) => (isHeard ||= event.ctrlKey), { capture: true });
        const saved = (event: FocusEvent): void => {
          if (!(event.target instanceof Element) || !event.target.matches('[data-row-opener]')) return;
          window.removeEventListener('focusin', saved);
          press(true);
          const atOnce = press();
          setTimeout(() => answer([isHeard, atOnce, press()]), 700);
        };
        window.addEventListener('focusin', saved);
      }),
  );
  await page.keyboard.press('Enter');
  expect(await stopped).toEqual([true, true, false]);
  expect(acts(bridge)).toEqual(['atorvastatin recommended', 'atorvastatin history']);
});

// Hazard: decision-on-the-wrong-row
test('while other sources arrive the edge and the keys stay with their medicine, though its row is another one by then', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  const first = await activeRow(page);
  await page.keyboard.press('j');
  await expect.poll(() => activeRow(page), waitUpTo).not.toBe(first);
  const second = await activeRow(page);
  const view = bridge.state.case;
  const rows = view.rows.map((row) => (row.id === second ? { ...row, id: 'joined' } : row));
  bridge.state.case = { ...view, rows };
  bridge.tell({ event: 'case-changed', patient: view.banner.patient });
  await page.locator('tr.active[data-row-id="joined"]').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-row-opener'))).toBe('joined');
  await page.keyboard.press('1');
  await expect.poll(() => acts(bridge), waitUpTo).toEqual(['joined history']);
});

test('a figure and a lock right after it: the decision is kept before the screen is locked', async () => {
  const bridge = fixtureBridge();
  const page = await app.openCase(bridge);
  await quickly(page, ['1'], 0);
  await page.keyboard.press('Control+l');
  await page.getByLabel('Your PIN for this computer').waitFor();
  const names = bridge.asked.map(({ call }) => call).filter((call) => call === 'decide' || call === 'lock');
  expect(names).toEqual(['decide', 'lock']);
});

test('a key that is refused says so in sight, in place of what was said before', async () => {
  const bridge = bridgeWith(({ decision }) => ({
    offers: { ...decision.offers, actions: decision.offers.actions.filter((one) => one !== 'continue') },
  }));
  const page = await app.openCase(bridge);
  await page.keyboard.press('z');
  await page.getByText('Nothing to take back.').first().waitFor();
  await page.keyboard.press('c');
  await page.locator('.bar-row').getByText('is not offered for what the sources say').waitFor();
  expect(await page.locator('.bar-row').getByText('Nothing to take back.').count()).toBe(0);
});
