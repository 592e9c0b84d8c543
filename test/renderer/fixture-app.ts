import type { Browser, Page } from 'playwright-core';
import { findBrowser } from '../../build/browser.ts';
import { out } from '../../build/lib/root.ts';
import { fixturePin, type FixtureBridge } from './fixture-bridge.ts';
import { openScreen, serveScreen, type ScreenOptions, type ServedScreen } from './fixture-page.ts';

/** The built screens in a real browser, over an engine made of example views; one for a test file. */
export type FixtureApp = {
  readonly open: (bridge: FixtureBridge, options?: ScreenOptions) => Promise<Page>;
  readonly openWard: (bridge: FixtureBridge, options?: ScreenOptions) => Promise<Page>;
  readonly openCase: (bridge: FixtureBridge, options?: ScreenOptions) => Promise<Page>;
  /** Closes the pages of one test; throws what they complained about, the content policy among it. */
  readonly closePages: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function startFixtureApp(): Promise<FixtureApp> {
  const served: ServedScreen = await serveScreen(out('renderer'));
  const browser: Browser = await (await findBrowser()).launch();
  const opened: { page: Page; complaints: string[] }[] = [];
  const open: FixtureApp['open'] = async (bridge, options = {}) => {
    const one = await openScreen(browser, served, bridge, options);
    opened.push(one);
    return one.page;
  };
  const openWard: FixtureApp['openWard'] = async (bridge, options) => {
    const page = await open(bridge, options);
    await page.getByLabel('Your PIN for this computer').waitFor();
    await page.keyboard.type(fixturePin);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Ward 7B/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Ward 7B Acute medicine' }).waitFor();
    return page;
  };
  const openCase: FixtureApp['openCase'] = async (bridge, options) => {
    const page = await openWard(bridge, options);
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Medicines by source' }).waitFor();
    return page;
  };
  return {
    open,
    openWard,
    openCase,
    closePages: async () => {
      const complaints: string[] = [];
      for (const one of opened.splice(0)) {
        await one.page.context().close();
        complaints.push(...one.complaints);
      }
      if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('; ')}`);
    },
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
}
