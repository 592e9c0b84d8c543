import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from '../../../build/start/electron.ts';
import { desktopProduct } from '../../../build/vite/desktop.ts';
import { ensureBuilt } from '../../../build/vite/freshness.ts';
import { rendererProduct } from '../../../build/vite/renderer.ts';
import type { Concord, Opened, Trust } from './concord.ts';
import { openInDesktop } from './desktop-app.ts';
import { openInPreview } from './preview-app.ts';

/**
 * Opens Concord for an end-to-end suite: in real Electron where its runtime is installed, in a browser through the preview
 * elsewhere. The suite is the same for both. `CONCORD_E2E=preview` takes the preview even where Electron is. `prepare` puts
 * something into its folder first.
 */
export async function openConcord(
  trust: Trust,
  prepare?: (dataFolder: string) => Promise<void>,
): Promise<Concord> {
  await ensureBuilt(rendererProduct);
  const dataFolder = mkdtempSync(join(tmpdir(), 'concord-e2e-'));
  await prepare?.(dataFolder);
  const program = process.env['CONCORD_E2E'] === 'preview' ? undefined : findElectron();
  const opened = await open(program, trust, dataFolder);
  return {
    ...opened,
    dataFolder,
    goOffline: () => trust.setOffline(true),
    comeBack: () => trust.setOffline(false),
    close: async () => {
      await opened.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function open(program: string | undefined, trust: Trust, dataFolder: string): Promise<Opened> {
  if (program === undefined) return openInPreview(trust, dataFolder);
  await ensureBuilt(desktopProduct);
  return openInDesktop(program, trust, dataFolder);
}
