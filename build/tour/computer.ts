import { mkdirSync, rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { startPreview } from '../../electron/preview/main.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import { out } from '../lib/root.ts';
import type { Closing } from '../start/closing.ts';
import { makeSamplePack } from '../start/sample-pack.ts';
import type { ToSignInPage } from './person.ts';

/** A computer of the ward: Concord with a store of its own, and the page somebody looks at. */
export type Computer = {
  readonly name: string;
  readonly page: Page;
  readonly address: string;
  /** Presses what asks for a sign-in and hands back the browser's page that it leads to. */
  readonly toSignInPage: ToSignInPage;
  /** Ends the engine as a crash would; it starts again over the same data. */
  readonly restartEngine: () => Promise<void>;
  /** Takes this computer off the network, or puts it back; every other one keeps it. */
  readonly unplug: (unplugged: boolean) => void;
};

/** Starts one over an empty folder; what was started is added to `closing` as it starts. */
export async function startComputer(
  closing: Closing,
  browser: Browser,
  config: TrustConfig,
  name: string,
): Promise<Computer> {
  const dataFolder = out(`tour-data/${name}`);
  rmSync(dataFolder, { recursive: true, force: true });
  mkdirSync(dataFolder, { recursive: true });
  await makeSamplePack(dataFolder);
  const cable = cableOf();
  const preview = await startPreview({
    config,
    rendererFolder: out('renderer'),
    dataFolder,
    computer: { name, fetch: cable.fetch },
  });
  closing.add(() => preview.stop());
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  // A busy machine takes its time; what never comes is seen all the same.
  context.setDefaultTimeout(180_000);
  return {
    name,
    page,
    address: preview.address,
    toSignInPage: async (press) => {
      const [opened] = await Promise.all([context.waitForEvent('page'), press()]);
      return opened;
    },
    restartEngine: preview.restartEngine,
    unplug: cable.unplug,
  };
}

/** Requests go through it; unplugged they fail as they do where there is no network at all. */
function cableOf(): {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly unplug: (unplugged: boolean) => void;
} {
  const state = { unplugged: false };
  return {
    fetch: (url, init) => {
      if (!state.unplugged) return fetch(url, init);
      const cause = Object.assign(new Error('no network'), { code: 'ENETUNREACH' });
      return Promise.reject(new TypeError('fetch failed', { cause }));
    },
    unplug: (unplugged) => {
      state.unplugged = unplugged;
    },
  };
}
