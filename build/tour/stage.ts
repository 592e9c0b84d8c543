import { mkdirSync, rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { startPreview } from '../../electron/preview/main.ts';
import { makeSamplePack } from '../start/sample-pack.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import type { Setting } from '../../sandbox/setting.ts';
import { findBrowser } from '../browser.ts';
import { out } from '../lib/root.ts';
import type { Closing } from '../start/closing.ts';
import { ensureBuilt } from '../vite/freshness.ts';
import { rendererProduct } from '../vite/renderer.ts';
import type { ToSignInPage } from './person.ts';

/** What the steps of the tour play on: the app in a real browser, and the pretend trust behind it. */
export type Stage = {
  readonly page: Page;
  readonly sandbox: Sandbox;
  readonly address: string;
  /** Presses what asks for a sign-in and hands back the browser's page that it leads to. */
  readonly toSignInPage: ToSignInPage;
  /** Cuts the whole trust off, or brings it back. */
  readonly setOffline: (offline: boolean) => Promise<void>;
  /** Ends the engine as a crash would; it starts again over the same data. */
  readonly restartEngine: () => Promise<void>;
};

/** Builds the screen, starts sandbox, preview and browser; what was started is added to `closing` as it starts. */
export async function setStage(closing: Closing, setting: Setting): Promise<Stage> {
  await ensureBuilt(rendererProduct);
  const sandbox = await startSandbox({ quiet: true, ...setting });
  closing.add(() => sandbox.stop());
  const dataFolder = out('tour-data');
  rmSync(dataFolder, { recursive: true, force: true });
  mkdirSync(dataFolder, { recursive: true });
  await makeSamplePack(dataFolder);
  const preview = await startPreview({ config: sandbox.config, rendererFolder: out('renderer'), dataFolder });
  closing.add(() => preview.stop());
  const found = await findBrowser();
  console.log(`Touring in ${found.name}, because ${found.why}.`);
  const browser = await found.launch();
  closing.add(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  page.setDefaultTimeout(60_000);
  return {
    page,
    sandbox,
    address: preview.address,
    toSignInPage: async (press) => {
      const opened = page.context().waitForEvent('page');
      await press();
      return opened;
    },
    setOffline: (offline) => setOutage(sandbox, offline),
    restartEngine: preview.restartEngine,
  };
}

/** Cut off, the trust refuses every connection, as a dead network does. */
async function setOutage({ servers, control }: Sandbox, offline: boolean): Promise<void> {
  const outage = offline ? 'refuse' : 'off';
  await Promise.all(servers.map((store) => control.change(store, { outage })));
  await control.changeIdentity({ outage });
}
