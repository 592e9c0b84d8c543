import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { must } from '../../shared/core/must.ts';
import type { SignOffView } from '../../shared/ipc/decision-views.ts';
import type { CallName } from '../../shared/ipc/requests.ts';
import { startFixtureApp, type FixtureApp } from '../renderer/fixture-app.ts';
import { fixtureBridge, fixturePin, type FixtureBridge } from '../renderer/fixture-bridge.ts';

/** What a person looks for is in sight: the way to sign, that something is under way, what a count counts. */
let app: FixtureApp;

beforeAll(async () => {
  app = await startFixtureApp();
});

afterAll(() => app.close());
afterEach(() => app.closePages());

/** An engine that takes its time over one call. */
function slow(bridge: FixtureBridge, over: CallName, ms: number): FixtureBridge {
  return {
    ...bridge,
    call: async (name, request) => {
      if (name === over) await new Promise((go) => setTimeout(go, ms));
      return bridge.call(name, request);
    },
  };
}

/** The example with nothing left that blocks signing. */
function readyToSign(): FixtureBridge {
  const bridge = fixtureBridge();
  const view = bridge.state.case;
  const done = { by: 'Ruth Calloway', at: '2026-11-18T10:00:00.000Z' };
  const items = view.progress.checklist.items.map((item) => ({ ...item, settled: true, asked: true }));
  bridge.state.case = {
    ...view,
    rows: view.rows.map((row) => ({
      ...row,
      findings: [],
      decision: { ...row.decision, needsDecision: false },
    })),
    progress: {
      ...view.progress,
      identity: { ...done, value: ['name', 'born', 'nhs-number'] },
      asked: { ...done, value: { who: 'patient', name: '', why: '' } },
      allergies: { ...done, value: 'the patient' },
      checklist: { ...view.progress.checklist, items },
    },
  };
  return bridge;
}

test('“Sign with PIN” is in sight where nothing blocks, and signing says at once that it is under way', async () => {
  const page = await app.openCase(slow(readyToSign(), 'signOff', 1500), { width: 1280, height: 640 });
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByText('Nothing blocks sign-off').waitFor();
  const sign = page.getByRole('button', { name: /Sign with PIN/ });
  const box = must(await sign.boundingBox(), 'the button');
  const foot = must(await page.locator('.footer').boundingBox(), 'the footer');
  expect(box.y).toBeGreaterThan(0);
  expect(box.y + box.height).toBeLessThanOrEqual(foot.y);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(fixturePin);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Signing…/ }).waitFor({ timeout: 1000 });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('unlocking says at once that it is under way', async () => {
  const page = await app.open(slow(fixtureBridge(), 'unlock', 1500));
  await page.getByLabel('Your PIN for this computer').waitFor();
  await page.keyboard.type(fixturePin);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Unlocking…/ }).waitFor({ timeout: 1000 });
  await page.getByRole('button', { name: /^Ward 7B/ }).waitFor();
});

test('a finding about no row that is counted is named in the case, with the way to settle it', async () => {
  const bridge = fixtureBridge();
  const finding = must(bridge.state.case.rows.flatMap((row) => row.findings)[0], 'a finding');
  const about = {
    ...finding,
    id: 'no-status',
    severity: 'significant',
    words: 'No allergy status',
    why: 'Not recorded',
  } as const;
  bridge.state.case = { ...bridge.state.case, findings: [about] };
  const page = await app.openCase(bridge);
  const named = page.getByRole('region', { name: 'Also counted', exact: false });
  await named.getByText('No allergy status').waitFor();
  expect(await named.innerText()).toMatch(/significant/);
  await named.getByRole('button', { name: 'Record who was told' }).click();
  await page.getByRole('dialog').getByText('The case: No allergy status').waitFor();
});

test('the outbox begins on what needs a person, also at a visit after one that ended elsewhere', async () => {
  const page = await app.openWard(fixtureBridge());
  const outbox = async (): Promise<void> => {
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('heading', { level: 1, name: 'Outbox' }).waitFor();
    await page.locator('tr.active[data-row-id="parked-1"]').waitFor();
  };
  await outbox();
  await page.keyboard.press('End');
  await page.locator('tr.active[data-row-id="sent-1"]').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await page.getByRole('heading', { level: 1, name: 'Ward 7B Acute medicine' }).waitFor();
  await outbox();
});

test('however much is named once more beside the PIN, both its first line and the PIN are in sight at 200 %', async () => {
  const bridge = readyToSign();
  const standsOn = Array.from({ length: 20 }, (_, at) => `Medicine ${at + 1} goes on doubled`);
  const signing: FixtureBridge = {
    ...bridge,
    call: async (name, request) => {
      const answer = await bridge.call(name, request);
      return name === 'openSignOff' && answer.ok
        ? { ok: true, value: { ...(answer.value as SignOffView), standsOn } }
        : answer;
    },
  };
  const page = await app.openCase(signing);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByText('Nothing blocks sign-off').waitFor();
  await page.setViewportSize({ width: 720, height: 450 });
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  const firstLine = must(await dialog.getByText('Medicine 1 goes').boundingBox(), 'the first line');
  const pin = must(await dialog.locator('.pin-form').boundingBox(), 'the PIN');
  const head = must(await dialog.locator('.dialog-head').boundingBox(), 'the head');
  expect(firstLine.y).toBeGreaterThanOrEqual(head.y + head.height);
  expect(firstLine.y + firstLine.height).toBeLessThanOrEqual(pin.y);
  expect(pin.y + pin.height).toBeLessThanOrEqual(450);
});
