import { findBrowser } from '../../../build/browser.ts';
import { out } from '../../../build/lib/root.ts';
import { startPreview } from '../../../electron/preview/main.ts';
import type { Opened, Trust } from './concord.ts';

/** Concord in a browser, over the preview's loopback page. */
export async function openInPreview(trust: Trust, dataFolder: string): Promise<Opened> {
  const preview = await startPreview({ config: trust.config, rendererFolder: out('renderer'), dataFolder });
  const browser = await (await findBrowser()).launch();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  // Of the sign-in page as well, and of its opening.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  await page.goto(preview.address);
  return {
    kind: 'preview',
    page,
    signInPage: async (press) => {
      const [opened] = await Promise.all([context.waitForEvent('page'), press()]);
      return opened;
    },
    restartEngine: preview.restartEngine,
    close: async () => {
      await browser.close();
      await preview.stop();
    },
  };
}
