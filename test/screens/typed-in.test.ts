import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startFixtureApp, type FixtureApp } from '../renderer/fixture-app.ts';
import { fixtureBridge } from '../renderer/fixture-bridge.ts';

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

test('a box scanned into a form sends nothing: the form stays open, and what is typed by hand sends it', async () => {
  const page = await app.openCase(fixtureBridge());
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  const box = dialog.locator('input[type="text"], textarea').first();
  await box.waitFor();
  /** As fast as a scanner, in one task: whether the key at its end reached the form. */
  const sent = (code: string): Promise<boolean> =>
    box.evaluate((field, keys) => {
      const press = (key: string): boolean =>
        field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      for (const key of keys) press(key);
      return press('Enter');
    }, code);
  await box.fill('5051562030702');
  expect(await sent('5051562030702')).toBe(false);
  expect(await sent('01050515620307021727013110AB12')).toBe(false);
  expect(await dialog.isVisible()).toBe(true);
  expect(await box.inputValue()).toBe('5051562030702');
  await box.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
});
