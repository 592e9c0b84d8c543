import { chromium, type Browser } from 'playwright-core';
import { unpackBundled } from './browser/bundled.ts';
import { installedBrowser } from './browser/installed.ts';
import { out } from './lib/root.ts';

/** A browser that tests and the tour can drive, and why this one was taken. */
export type FoundBrowser = {
  readonly name: string;
  readonly why: string;
  launch(): Promise<Browser>;
};

/** What keeps a browser from speaking to anybody but the page it is shown. */
const quietFlags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
];

/**
 * Finds a browser for tests: an installed Chrome, Edge or Chromium first, the one npm carries last.
 * CHROME_PATH names one; CONCORD_BROWSER=bundled takes npm's even where another is installed.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const installed = process.env['CONCORD_BROWSER'] === 'bundled' ? undefined : installedBrowser();
  if (installed !== undefined) {
    return { name: installed.name, why: installed.why, launch: () => launch(installed.path, {}, []) };
  }
  const bundled = await unpackBundled(out('browser'));
  const flags = ['--no-zygote', '--disable-setuid-sandbox', '--font-render-hinting=none'];
  return {
    name: 'the Chromium that npm carries (@sparticuz/chromium)',
    why: bundled.why,
    launch: () => launch(bundled.path, bundled.environment, flags),
  };
}

function launch(
  path: string,
  environment: Readonly<Record<string, string>>,
  flags: readonly string[],
): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: path,
    headless: true,
    args: [...quietFlags, ...flags, ...(asRoot || flags.length > 0 ? ['--no-sandbox'] : [])],
    env: { ...plainEnvironment(), ...environment },
  });
}

/** The environment with the undefined entries left out, as Playwright wants it. */
function plainEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
