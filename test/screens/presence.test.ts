import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startFixtureApp, type FixtureApp } from '../renderer/fixture-app.ts';
import { fixtureBridge, type FixtureBridge } from '../renderer/fixture-bridge.ts';

/** Who keeps the idle lock away, and what the screen says of the network. */
let app: FixtureApp;

beforeAll(async () => {
  app = await startFixtureApp();
});

afterAll(() => app.close());
afterEach(() => app.closePages());

const asked = (bridge: FixtureBridge, call: string): readonly unknown[] =>
  bridge.asked.filter((one) => one.call === call).map((one) => one.request);

test('keys and a moved pointer tell the engine that somebody is there, once in ten seconds at most', async () => {
  const bridge = fixtureBridge();
  const page = await app.open(bridge);
  await page.getByLabel('Your PIN for this computer').waitFor();
  expect(asked(bridge, 'personActive')).toEqual([]);
  await page.keyboard.type('271');
  await page.mouse.move(200, 200);
  await page.mouse.move(240, 240);
  await expect.poll(() => asked(bridge, 'personActive').length).toBe(1);
});

test('what the program does by itself, and events that no person made, say nothing of a person', async () => {
  const bridge = fixtureBridge();
  const page = await app.open(bridge);
  await page.getByLabel('Your PIN for this computer').waitFor();
  for (let times = 0; times < 5; times += 1) {
    bridge.tell({ event: 'outbox-changed' });
    bridge.tell({ event: 'session-changed' });
  }
  await page.evaluate(() => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    window.dispatchEvent(new PointerEvent('pointermove', { screenX: 5, screenY: 5, bubbles: true }));
    window.scrollBy(0, 10);
  });
  await expect.poll(() => asked(bridge, 'getSession').length).toBeGreaterThan(3);
  expect(asked(bridge, 'personActive')).toEqual([]);
});

test('what the operating system says of the network is passed on at once', async () => {
  const bridge = fixtureBridge();
  const page = await app.open(bridge);
  await page.getByLabel('Your PIN for this computer').waitFor();
  await page.context().setOffline(true);
  await expect.poll(() => asked(bridge, 'networkChanged')).toEqual([{ online: false }]);
  await page.context().setOffline(false);
  await expect.poll(() => asked(bridge, 'networkChanged')).toEqual([{ online: false }, { online: true }]);
});

test('the source that did not answer is named at the top and in the list of records, and not the others of its record', async () => {
  const bridge = fixtureBridge();
  const page = await app.openWard(bridge);
  const setSilent = (...silent: readonly string[]): void => {
    const records = bridge.state.session.records.map((record) => ({
      ...record,
      sources: record.sources.map((source) => ({ ...source, answering: !silent.includes(source.id) })),
    }));
    bridge.state.session = { ...bridge.state.session, records };
    bridge.tell({ event: 'session-changed' });
  };
  setSilent('tto');
  await page.getByRole('button', { name: 'Did not answer: Last TTO', exact: true }).click();
  const records = page.getByRole('dialog');
  await expect
    .poll(() => records.getByText(/^Did not answer:/).allTextContents())
    .toEqual(['Did not answer: Last TTO']);
  await page.keyboard.press('Escape');
  setSilent('tto', 'chart', 'gp');
  await page.getByRole('button', { name: '3 sources did not answer', exact: true }).waitFor();
  setSilent();
  await page.getByRole('button', { name: /^Network is up\. 3 of 5 records signed in$/ }).waitFor();
});
