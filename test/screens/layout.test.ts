import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { must } from '../../shared/core/must.ts';
import type { RowView } from '../../shared/ipc/case-views.ts';
import { startFixtureApp, type FixtureApp } from '../renderer/fixture-app.ts';
import { fixtureBridge, type FixtureBridge } from '../renderer/fixture-bridge.ts';
import { line } from '../renderer/fixtures/case.ts';
import { expectAccessible } from '../support/accessible.ts';

/** What is long, missing or enlarged stays readable where it stands. */
let app: FixtureApp;

beforeAll(async () => {
  app = await startFixtureApp();
});

afterAll(() => app.close());
afterEach(() => app.closePages());

function withRows(change: (row: RowView) => RowView): FixtureBridge {
  const bridge = fixtureBridge();
  bridge.state.case = { ...bridge.state.case, rows: bridge.state.case.rows.map(change) };
  return bridge;
}

/** Cells of the case whose words run out of them. */
const overflowing = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.case-table th, .case-table td')]
      .filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
      .map((cell) => cell.textContent?.slice(0, 40) ?? ''),
  );

test('at 200 % on 1280x720 the row with the keys is in sight between band and footer when the case opens', async () => {
  const page = await app.openCase(fixtureBridge(), { width: 1280, height: 720, zoom: 2 });
  const seen = await page.evaluate(() => {
    const row = document.querySelector('tr.active[data-row-id]')?.getBoundingClientRect();
    const band = document.querySelector('.patient-banner')?.getBoundingClientRect();
    const foot = document.querySelector('.footer')?.getBoundingClientRect();
    return { top: row?.top ?? -1, bottom: row?.bottom ?? 1e6, from: band?.bottom ?? 0, to: foot?.top ?? 0 };
  });
  expect(seen.top).toBeGreaterThanOrEqual(seen.from);
  expect(seen.bottom).toBeLessThanOrEqual(seen.to);
  // Most of the window belongs to the rows.
  expect(seen.to - seen.from).toBeGreaterThan(240);
});

test('long names, forty lines of directions and a medicine nobody named break no column', async () => {
  const forty = Array.from({ length: 40 }, (_, at) => `Line ${at + 1}: take ${at + 1} mg.`).join('\n');
  const bridge = withRows((row) => {
    if (row.id === 'methotrexate') return { ...row, generic: 'a'.repeat(60), product: 'b'.repeat(60) };
    if (row.id !== 'warfarin') return row;
    const cells = row.cells.map((cell, at) =>
      at === 0 ? { kind: 'lines' as const, lines: [line({ directions: forty, remainder: forty })] } : cell,
    );
    return { ...row, cells };
  });
  const { banner } = bridge.state.case;
  bridge.state.case = {
    ...bridge.state.case,
    banner: { ...banner, family: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(2), given: '' },
  };
  const page = await app.openCase(bridge);
  expect(await overflowing(page)).toEqual([]);
  await page.getByText('given name not recorded', { exact: false }).first().waitFor();
  await page.getByText('Line 40: take 40 mg.', { exact: false }).first().waitFor();
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
  ).toBe(true);
});

test('a dose split over the day is read in order in its cell', async () => {
  const steps = ['10 mg on waking', '5 mg at noon', '5 mg at 16:00'];
  const bridge = withRows((row) =>
    row.id === 'metformin'
      ? {
          ...row,
          cells: row.cells.map((cell, at) =>
            at === 0
              ? {
                  kind: 'lines' as const,
                  lines: [line({ dose: '10 mg; 5 mg', often: 'on waking; at noon', steps })],
                }
              : cell,
          ),
        }
      : row,
  );
  const page = await app.openCase(bridge);
  await page.getByText('10 mg on waking, 5 mg at noon, 5 mg at 16:00').waitFor();
  await expectAccessible(page);
});

test('sign-off fits 1440x900 with everything that may block it', async () => {
  const page = await app.openCase(fixtureBridge());
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  const button = page.getByRole('button', { name: /Sign with PIN/ });
  await button.waitFor();
  const box = await button.boundingBox();
  expect((box?.y ?? 1e6) + (box?.height ?? 0)).toBeLessThan(868);
});

/** Words of the people who build records, not of those who read them. */
const builders = /provenance|single.and.only|\bresources?\b|uuid|resourceType/i;

test('no screen a clinician sees speaks of provenance, resources or kinds of record', async () => {
  const page = await app.openCase(fixtureBridge());
  const words = async (): Promise<string> => page.locator('body').innerText();
  const screens: string[] = [await words()];
  for (const keys of [['?'], ['Escape', 'Enter'], ['Escape', 'g', 's'], ['Escape', 'g', 'o'], ['d']]) {
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForTimeout(400);
    screens.push(await words());
  }
  expect(screens.flatMap((text) => builders.exec(text)?.[0] ?? [])).toEqual([]);
});

/** How high the heading of the table is, and where the first row begins. */
const headOf = (page: Page): Promise<{ high: number; rowsFrom: number }> =>
  page.evaluate(() => {
    const head = document.querySelector('.case-table thead')?.getBoundingClientRect();
    return { high: Math.round(head?.height ?? 1e6), rowsFrom: Math.round(head?.bottom ?? 1e6) };
  });

test.for([
  { width: 1280, height: 720, most: 244 },
  { width: 1440, height: 900, most: 204 },
])('what stands fixed above the rows is no higher than its lines at %o', async ({ most, ...size }) => {
  const page = await app.openCase(fixtureBridge(), size);
  const { high, rowsFrom } = await headOf(page);
  // A name, how it answered, and when: three lines.
  expect(high).toBeLessThanOrEqual(64);
  expect(rowsFrom).toBeLessThanOrEqual(most);
});

/** Places of the sources that do not know the patient in `withUnknown`. */
const unknown = [1, 2];

function withUnknown(): FixtureBridge {
  const bridge = fixtureBridge();
  const view = bridge.state.case;
  bridge.state.case = {
    ...view,
    columns: view.columns.map((column, at) =>
      unknown.includes(at) ? { ...column, state: { kind: 'patient-not-known' }, lines: 0 } : column,
    ),
    rows: view.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, at) =>
        unknown.includes(at) ? { kind: 'absent', absence: 'patient-not-known' } : cell,
      ),
    })),
  };
  return bridge;
}

test('sources that do not know the patient share one narrow heading that names each; every row says so, and the others have the room', async () => {
  const widths = (page: Page): Promise<readonly number[]> =>
    page.$$eval('.case-table thead th', (heads) => heads.map((one) => Math.round(one.clientWidth)));
  const before = await widths(await app.openCase(fixtureBridge()));
  const bridge = withUnknown();
  const page = await app.openCase(bridge);
  const after = await widths(page);
  expect(after).toHaveLength(before.length - 1);
  expect(after.at(-2)).toBeLessThanOrEqual(160);
  expect(after[2]).toBeGreaterThan((before[2] ?? 0) + 80);
  const head = page.locator('thead .folded-cell');
  for (const at of unknown) {
    const { name } = must(bridge.state.case.columns[at], 'a column');
    await head.getByText(name).waitFor();
    await head.getByRole('button', { name: new RegExp(name) }).waitFor();
  }
  const rows = page.locator('tbody tr[data-row-id]');
  expect(await rows.locator('.folded-cell', { hasText: 'Patient not known here' }).count()).toBe(
    await rows.count(),
  );
  expect(await overflowing(page)).toEqual([]);
  await expectAccessible(page);
});

test('sources that do not know the patient are said to be read again: all at once without moving a row, one by its name', async () => {
  const bridge = withUnknown();
  let answer = Promise.withResolvers<undefined>();
  const page = await app.openCase({
    ...bridge,
    call: async (name, request) => {
      if (name === 'refreshCase') await answer.promise;
      return bridge.call(name, request);
    },
  });
  const head = page.locator('thead .folded-cell');
  const reading = head.getByText('Reading again');
  const before = await headOf(page);
  expect(await reading.count()).toBe(0);
  await page.keyboard.press('Shift+R');
  await reading.waitFor();
  expect(await headOf(page)).toEqual(before);
  await expectAccessible(page);
  answer.resolve(undefined);
  await head.getByText('Patient not known').waitFor();
  answer = Promise.withResolvers();
  const { name } = must(bridge.state.case.columns[must(unknown[1], 'a place')], 'a column');
  await head.getByRole('button', { name: new RegExp(name) }).click();
  await head.locator('.column-line', { hasText: name }).getByText('Reading again').waitFor();
  expect(await reading.count()).toBe(1);
  await head.getByText('Patient not known').waitFor();
  expect(await overflowing(page)).toEqual([]);
  answer.resolve(undefined);
  await reading.waitFor({ state: 'hidden' });
});
