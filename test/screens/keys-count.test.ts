import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { RowView } from '../../shared/ipc/case-views.ts';
import { must } from '../../shared/core/must.ts';
import { startFixtureApp, type FixtureApp } from '../renderer/fixture-app.ts';
import { fixtureBridge, fixturePin, type FixtureBridge } from '../renderer/fixture-bridge.ts';
import { rows as allRows } from '../renderer/fixtures/case.ts';

/** How many keys a case takes, counted in a browser; the letters of free text and of the PIN are not counted. */
let app: FixtureApp;

beforeAll(async () => {
  app = await startFixtureApp();
});

afterAll(() => app.close());
afterEach(() => app.closePages());

const byId = (id: string): RowView =>
  must(
    allRows.find((row) => row.id === id),
    `the example has ${id}`,
  );

function caseOf(ids: readonly string[]): FixtureBridge {
  const bridge = fixtureBridge();
  bridge.state.case = { ...bridge.state.case, rows: ids.map(byId) };
  return bridge;
}

const acts = (bridge: FixtureBridge): number => bridge.state.told.said.length;

/** Until something was said, and the dialog it was said in has gone: while it is open it has the keys. */
async function nextAct(page: Page, bridge: FixtureBridge, before: number): Promise<void> {
  await expect.poll(() => acts(bridge), { timeout: 10_000 }).toBeGreaterThan(before);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Presses keys one by one and waits for what those that say something say; text is typed and not counted. */
async function press(
  page: Page,
  bridge: FixtureBridge,
  keys: readonly string[],
  saying: readonly string[] = ['1', 'c', 'Enter'],
): Promise<number> {
  for (const key of keys) {
    const before = acts(bridge);
    await page.keyboard.press(key);
    await (saying.includes(key) ? nextAct(page, bridge, before) : page.waitForTimeout(250));
  }
  return keys.length;
}

const row = {
  agrees: ['1', 'c'],
  omission: ['1', 't', 'Alt+1', 'Enter'],
  doseDiffers: ['1', 'h', 'Alt+t', 'Alt+1', 'Enter'],
} as const;

test('a row that agrees takes 2 keys, an omission 4, a dose that differs 5 with nothing typed', async ({
  annotate,
}) => {
  const bridge = caseOf(['co-careldopa', 'warfarin', 'atorvastatin']);
  const page = await app.openCase(bridge);
  const counted: Record<string, number> = {};
  counted['an omission'] = await press(page, bridge, row.omission);
  counted['a dose that differs'] = await press(page, bridge, row.doseDiffers);
  counted['a row that agrees'] = await press(page, bridge, row.agrees);
  await annotate(`keys: ${JSON.stringify(counted)}`);
  const said = bridge.state.told.said.flat();
  expect(said.filter((one) => one.kind === 'recommended').map((one) => one.recommendation)).toMatchObject([
    { action: 'start', proposed: '1 tablet 5 times a day' },
    { action: 'change', reason: 'transcription-error', proposed: '“as directed by clinic”' },
    { action: 'continue' },
  ]);
});

test('a line that was started here takes 2 keys, and a digit alone is a key, two at once a scanner that decides nothing', async ({
  annotate,
}) => {
  const bridge = caseOf(['co-careldopa', 'levothyroxine']);
  const [first, ...rest] = bridge.state.case.rows;
  const only = must(first, 'a row');
  const offers = { ...only.decision.offers, history: ['not-taking', 'started-here'] as const };
  bridge.state.case = {
    ...bridge.state.case,
    rows: [
      { ...only, decision: { ...only.decision, offers: { ...offers, history: [...offers.history] } } },
      ...rest,
    ],
  };
  const page = await app.openCase(bridge);
  const active = page.locator('tr.active').first();
  await expect.poll(() => active.getAttribute('data-row-id')).toBe('co-careldopa');
  // Two figures in one stroke come from a scanner.
  await page.evaluate(() => {
    for (const key of ['5', '1'])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
  await page.getByText('A box was scanned, and nothing was done with it', { exact: false }).first().waitFor();
  await page.waitForTimeout(300);
  expect(acts(bridge)).toBe(0);
  const keys = await press(page, bridge, ['5', 'c'], ['5', 'c']);
  await annotate(`keys of a line that was started here: ${keys}`);
  expect(keys).toBe(2);
  expect(bridge.state.told.said.flat().map((one) => one.kind)).toEqual(['history', 'recommended']);
});

test('a prescriber confirms what was asked with a button of the row, and has no other to decide with', async () => {
  const bridge = caseOf(['warfarin']);
  const view = bridge.state.case;
  const said = { by: 'Ruth Calloway', at: '2026-11-18T10:00:00.000Z' };
  const recommendation = {
    value: {
      action: 'stop',
      reason: 'no-longer-needed',
      words: 'INR 6',
      proposed: '',
      restartWhen: '',
      restoreAtDischarge: null,
      side: null,
      continues: '',
    },
    ...said,
  } as const;
  bridge.state.case = {
    ...view,
    rows: view.rows.map((one) => ({
      ...one,
      decision: { ...one.decision, recommendation, recommendationStanding: 'stands', asked: true },
    })),
    progress: {
      ...view.progress,
      mayDecide: { history: false, recommend: false, confirm: true, sign: false },
    },
  };
  const page = await app.openCase(bridge);
  const bar = page.locator('.decision-bar');
  const confirm = bar.getByRole('button', { name: /Confirmed by/ });
  await confirm.waitFor();
  expect(await bar.getByRole('button').count()).toBe(1);
  await confirm.click();
  await page.locator('.row-form').waitFor();
  await page.keyboard.press('Alt+t');
  await page.keyboard.type('Dr Anil Mehta');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => bridge.state.told.said.flat())
    .toMatchObject([{ kind: 'confirmed', row: 'warfarin', by: 'Dr Anil Mehta', how: 'told-me' }]);
});

test('what was picked stands in the words shown, says whose words they are, and may be changed before it is saved', async () => {
  const bridge = caseOf(['metformin', 'warfarin']);
  const page = await app.openCase(bridge);
  await page.keyboard.press('h');
  await page.locator('.row-form').waitFor();
  await page.keyboard.press('Alt+t');
  await page.getByRole('button', { name: /Alt 2/ }).waitFor();
  await page.keyboard.press('Alt+2');
  expect(await page.getByLabel('What it should be').inputValue()).not.toBe('');
  expect(await page.getByLabel('To the prescriber').inputValue()).toMatch(/^As .* has it$/);
  // A space there pressed Save, and the letters after it decided about the next medicine.
  await page.keyboard.type(' with food, hold if AKI');
  expect(await page.getByLabel('What it should be').inputValue()).toMatch(/ with food, hold if AKI$/);
  expect(acts(bridge)).toBe(0);
  await page.keyboard.press('Enter');
  await expect.poll(() => acts(bridge)).toBe(1);
});

test('a reason that is typed is text from its first letter, and chooses no coded reason', async () => {
  const bridge = caseOf(['warfarin', 'atorvastatin']);
  const page = await app.openCase(bridge);
  await page.keyboard.press('s');
  await page.locator('.row-form').waitFor();
  await page.keyboard.type('postural hypotension');
  expect(await page.getByLabel('To the prescriber').inputValue()).toBe('postural hypotension');
  expect(await page.locator('.row-form input:checked').count()).toBe(0);
  await page.keyboard.press('Enter');
  await page.getByText('Choose one first.').waitFor();
  expect(acts(bridge)).toBe(0);
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => bridge.state.told.said.flat().map((one) => 'recommendation' in one && one.recommendation))
    .toMatchObject([{ action: 'stop', reason: 'adverse-reaction', words: 'postural hypotension' }]);
});

test('letters typed behind a form’s last answer decide about no medicine', async () => {
  const bridge = caseOf(['warfarin', 'atorvastatin']);
  const page = await app.openCase(bridge);
  await page.keyboard.press('s');
  await page.locator('.row-form').waitFor();
  await page.getByRole('button', { name: /Save “Recommend stop”/ }).focus();
  for (const key of ['w', 'c', '1', 'z']) await page.keyboard.press(key);
  await page.waitForTimeout(400);
  expect(await page.getByRole('form').getAttribute('aria-label')).toBe('Recommend stop');
  expect(acts(bridge)).toBe(0);
});

const checks = ['e', 'i', 'p', 'y', 'Enter', '8', 'r', '0'] as const;
const signing = ['g', 's', 'Control+Enter'] as const;

test('a case of eight rows takes 12 keys of fixed work, nothing of it answered beforehand', async ({
  annotate,
}) => {
  const ids = ['warfarin', 'metformin', 'atorvastatin', 'bisoprolol', 'folic-acid', 'lansoprazole'];
  const bridge = caseOf([...ids, 'levothyroxine', 'paracetamol']);
  const page = await app.openCase(bridge);
  const unanswered = bridge.state.case.progress.checklist.items.length;
  let fixed = await press(page, bridge, checks, ['Enter', 'r', '0']);
  const [together, checklist] = bridge.state.told.said;
  expect(together?.map((one) => one.kind)).toEqual([
    'identity-checked',
    'patient-asked',
    'allergies-confirmed',
  ]);
  // Each item is named and answered by itself, and one Z takes the act back.
  expect(new Set(checklist?.map((one) => (one.kind === 'checklist' ? one.item : ''))).size).toBe(unanswered);
  let inRows = 0;
  inRows += await press(page, bridge, row.doseDiffers);
  inRows += await press(page, bridge, ['1', 'c']);
  for (let at = 0; at < 6; at += 1) inRows += await press(page, bridge, row.agrees);
  for (const key of signing) {
    await page.keyboard.press(key);
    fixed += 1;
  }
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(fixturePin);
  await page.keyboard.press('Enter');
  fixed += 1;
  await expect.poll(() => bridge.state.case.progress.signed).not.toBe(null);
  await annotate(`keys of a case of 8 rows: ${fixed} fixed + ${inRows} in rows = ${fixed + inRows}`);
  expect(fixed).toBeLessThanOrEqual(12);
});

test('one key for the rest of the checklist leaves out what the case holds medicines of, says why, and one Z takes it back', async () => {
  const bridge = caseOf(['methotrexate', 'atorvastatin']);
  const { progress } = bridge.state.case;
  const [first, ...rest] = progress.checklist.items;
  const items = [{ ...must(first, 'an item'), held: ['methotrexate'] }, ...rest];
  bridge.state.case = {
    ...bridge.state.case,
    progress: { ...progress, checklist: { ...progress.checklist, items } },
  };
  const page = await app.openCase(bridge);
  await page.keyboard.press('q');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('p');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const before = acts(bridge);
  await page.keyboard.press('8');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('The case holds methotrexate', { exact: false }).waitFor();
  await page.keyboard.press('r');
  await expect.poll(() => acts(bridge)).toBe(before + 1);
  const said = must(bridge.state.told.said.at(-1), 'an act').map((one) =>
    one.kind === 'checklist' ? one.item : '',
  );
  expect(said).toEqual(rest.map((item) => item.id));
  // What is left is asked by itself, in sight.
  await dialog.getByText('The case holds methotrexate', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await expect.poll(() => bridge.asked.map((one) => one.call)).toContain('undo');
});
