import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startFixtureApp, type FixtureApp } from '../renderer/fixture-app.ts';
import { fixtureBridge, type FixtureBridge } from '../renderer/fixture-bridge.ts';

/** A lock hides everything in the very frame that follows it: the engine is not waited for, and here it never answers. */
let app: FixtureApp;

beforeAll(async () => {
  app = await startFixtureApp();
});

afterAll(() => app.close());
afterEach(() => app.closePages());

/** An engine that can fall silent: whatever it is asked from then on is never answered. */
function fallingSilent(): { readonly bridge: FixtureBridge; readonly fallSilent: () => void } {
  const real = fixtureBridge();
  const state = { silent: false };
  return {
    bridge: {
      ...real,
      call: (name, request) => (state.silent ? new Promise(() => undefined) : real.call(name, request)),
    },
    fallSilent: () => {
      state.silent = true;
    },
  };
}

/** Names, numbers, births, directions and medicines of the ward, the case, the outbox and the audit that are shown. */
function wordsOf({ state }: FixtureBridge): readonly string[] {
  const { banner, rows } = state.case;
  const words = [
    banner.family,
    banner.given,
    '999 034 7522',
    '9990347522',
    ...rows.map((row) => row.generic.split(' ')[0] ?? ''),
    ...state.ward.patients.map((one) => one.family),
    'Okonkwo',
  ];
  return [...new Set(words)].filter((word) => word.length > 3).map((word) => word.toLowerCase());
}

/** What lies in the page as a frame is painted: markup, what is typed in fields, its title, and what would be painted besides. */
type Frame = { readonly text: string; readonly pictures: number };

/** Takes down what the page holds in each frame from a lock on, until the frames after it have been painted too. */
async function watchFrames(page: Page): Promise<() => Promise<readonly Frame[]>> {
  await page.evaluate(() => {
    const global = globalThis as unknown as { frames: { text: string; pictures: number }[] };
    global.frames = [];
    const held = (): string => {
      const fields = [...document.querySelectorAll('input, textarea')].map((field) =>
        field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '',
      );
      return [document.documentElement.outerHTML, document.title, ...fields].join('\n').toLowerCase();
    };
    const frame = (): void => {
      const pictures = document.querySelectorAll('iframe, embed, object, canvas, img').length;
      global.frames.push({ text: held(), pictures });
      if (global.frames.length < 4) requestAnimationFrame(frame);
    };
    const lock = (): void => void requestAnimationFrame(frame);
    // The first frame after the key, whatever hears it.
    addEventListener('keydown', (event) => void (event.ctrlKey && event.key === 'l' && lock()), true);
    addEventListener('test-lock', lock, true);
  });
  return async () => {
    await page.waitForFunction(() => (globalThis as unknown as { frames: unknown[] }).frames.length === 4);
    return page.evaluate(() => (globalThis as unknown as { frames: Frame[] }).frames);
  };
}

const told = (page: Page, why: string): Promise<void> =>
  page.evaluate((because) => {
    dispatchEvent(new Event('test-lock'));
    (globalThis as unknown as { tellScreen: (event: unknown) => void }).tellScreen({
      event: 'locked',
      why: because,
    });
  }, why);

const wayOf: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the key': (page) => page.keyboard.press('Control+l'),
  'being told of it': (page) => told(page, 'idle'),
};

/** Each with something of a patient on it. */
const places: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the case': async () => undefined,
  'a row of the case': async (page) => {
    await page.keyboard.press('Enter');
    await page.locator('main.row-screen').waitFor();
  },
  'what was just said to a screen reader': async (page) => {
    await page.keyboard.press('x');
    await page.locator('[aria-live]').filter({ hasText: /\w/ }).first().waitFor({ state: 'attached' });
  },
  'a dialog with words typed in it': async (page) => {
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: 'Add a note' }).waitFor();
    await page.keyboard.type('Penhaligon says apixaban');
  },
  'a name typed into the palette': async (page) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('okonkwo');
    await page.getByText('OKONKWO', { exact: false }).first().waitFor();
  },
  'sign-off': async (page) => {
    for (const key of ['g', 's']) await page.keyboard.press(key);
    await page.getByText('6 things block sign-off').waitFor();
  },
  'the record on paper': async (page) => {
    for (const key of ['g', 's']) await page.keyboard.press(key);
    await page.getByText('6 things block sign-off').waitFor();
    await page.keyboard.press('Control+p');
    await page.getByText('Not a prescription', { exact: true }).waitFor();
  },
  "the patient's own list": async (page) => {
    for (const key of ['g', 'm']) await page.keyboard.press(key);
    await page.getByRole('heading', { name: 'Your medicines' }).waitFor();
  },
  'the outbox': async (page) => {
    for (const key of ['g', 'o']) await page.keyboard.press(key);
    await page.getByRole('table', { name: 'What waits, and why' }).waitFor();
  },
  'a conflict with a colleague': async (page) => {
    for (const key of ['g', 'o']) await page.keyboard.press(key);
    await page.getByRole('table', { name: 'What waits, and why' }).waitFor();
    for (const key of ['j', 'd']) await page.keyboard.press(key);
    await page.getByText('Changed by Sam Pritchard', { exact: false }).waitFor();
  },
  'what somebody says, half typed': async (page) => {
    await page.keyboard.press('Shift+S');
    await page.getByLabel('The list').fill('apixaban 5 mg twice a day');
  },
  'the ward': async (page) => {
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: /^Ward 7B/ }).waitFor();
  },
};

const nothing = Array.from({ length: 4 }, () => ({ words: [], pictures: 0 }));

/** What of a patient is in each frame from a lock on, with one place on screen and one way of locking. */
async function leftAfter(place: string, way: string): Promise<readonly unknown[]> {
  const { bridge, fallSilent } = fallingSilent();
  const words = wordsOf(bridge);
  const page = await app.openCase(bridge);
  await places[place]?.(page);
  const before = (await page.content()).toLowerCase();
  expect(words.filter((word) => before.includes(word)).length).toBeGreaterThan(0);
  const frames = await watchFrames(page);
  fallSilent();
  await wayOf[way]?.(page);
  const seen = await frames();
  await page.getByRole('heading', { level: 1, name: 'Unlock' }).waitFor();
  await app.closePages();
  return seen.map(({ text, pictures }) => ({ words: words.filter((word) => text.includes(word)), pictures }));
}

test('on every screen that shows a patient, the first frame after the key that locks shows nothing of them, whatever is open', async () => {
  for (const place of Object.keys(places))
    expect([place, await leftAfter(place, 'the key')]).toEqual([place, nothing]);
});

test('on every screen that shows a patient, the first frame after the page is told of a lock shows nothing of them', async () => {
  for (const place of Object.keys(places))
    expect([place, await leftAfter(place, 'being told of it')]).toEqual([place, nothing]);
});
