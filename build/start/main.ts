import { mkdirSync, rmSync } from 'node:fs';
import { startPreview } from '../../electron/preview/main.ts';
import { makeSamplePack } from './sample-pack.ts';
import { settingFrom } from '../../sandbox/setting.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import { out } from '../lib/root.ts';
import { desktopProduct } from '../vite/desktop.ts';
import { ensureBuilt } from '../vite/freshness.ts';
import { rendererProduct } from '../vite/renderer.ts';
import { asksToStop, Closing } from './closing.ts';
import { openDesktop } from './desktop.ts';
import { findOrFetchElectron, type ElectronFound } from './electron.ts';
import { hasDisplay, openWindow } from './window.ts';

/**
 * `npm start`: the sandbox, and Concord on it. `--preview` opens the preview even where Electron is; `--retry` tries the
 * Electron download again; `--no-open` only prints the address; `--architecture NAME` and `--tie` choose the sandbox's records.
 */
const flags = new Set(process.argv.slice(2));
const closing = new Closing();
const stopped = asksToStop();

/** The sandbox's records live in memory and start afresh each time, so Concord's store must too; with its sample of dm+d. */
async function freshDataFolder(): Promise<string> {
  const folder = out('start', 'data');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await makeSamplePack(folder);
  return folder;
}

async function electronHere(): Promise<ElectronFound> {
  if (flags.has('--preview')) return { kind: 'unavailable', why: 'the preview was asked for' };
  if (!hasDisplay()) return { kind: 'unavailable', why: 'this machine has no display' };
  return findOrFetchElectron(flags.has('--retry'));
}

/** Ctrl-C may come before something has finished starting; it is waited for and stopped all the same. */
function stopAlsoWhileStarting(starting: Promise<{ readonly stop: () => Promise<void> }>): void {
  closing.add(async () => {
    const [started] = await Promise.allSettled([starting]);
    if (started.status === 'fulfilled') await started.value.stop();
  });
}

/** Opens the real thing; false when it did not come up. */
async function runDesktop(program: string, configPath: string, dataFolder: string): Promise<boolean> {
  await ensureBuilt(desktopProduct);
  const desktop = openDesktop(program, configPath, dataFolder);
  closing.add(desktop.stop);
  console.log('Concord is open. Close its window or press Ctrl-C to stop.');
  const end = await Promise.race([desktop.closed, stopped]);
  return end !== 'early';
}

async function runPreview(why: string, config: TrustConfig, dataFolder: string): Promise<void> {
  console.log(
    `\nConcord cannot open in Electron here: ${why}. It opens as a preview in a browser instead: the same screens and ` +
      'the same engine, on this machine only and for the synthetic records of the sandbox only.',
  );
  const starting = startPreview({ config, dataFolder, rendererFolder: out('renderer') });
  stopAlsoWhileStarting(starting);
  const preview = await starting;
  const opened = hasDisplay() && !flags.has('--no-open') ? openWindow(preview.address) : undefined;
  if (opened !== undefined) {
    closing.add(opened.stop);
    console.log('\nIts window is open. Close it or press Ctrl-C to stop.');
    if ((await Promise.race([opened.closed, stopped])) !== 'early') return;
  }
  // The address works once; a window that did not come up has not used it.
  console.log(
    `\n  ${preview.address}\n\nOpen this address in a browser on this machine. Press Ctrl-C to stop.`,
  );
  await stopped;
}

async function run(): Promise<void> {
  console.log('Starting: the screen, and a pretend trust with synthetic patients.');
  const starting = startSandbox({ quiet: true, ...settingFrom(process.argv.slice(2)) });
  stopAlsoWhileStarting(starting);
  const sandbox = await starting;
  const [electron] = await Promise.all([electronHere(), ensureBuilt(rendererProduct)]);
  console.log(
    'Everybody there has the password "sandbox"; `npm run sandbox` lists the people and the switches.',
  );
  const dataFolder = await freshDataFolder();
  if (electron.kind === 'found' && (await runDesktop(electron.program, sandbox.configPath, dataFolder)))
    return;
  const why = electron.kind === 'found' ? 'its runtime is installed but did not start' : electron.why;
  await runPreview(why, sandbox.config, dataFolder);
}

try {
  await Promise.race([run(), stopped]);
} catch (error) {
  console.error(`Concord could not be started: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await closing.close();
}
process.exit();
