import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { importFaultWords, importRelease } from '../../electron/engine/dmd/dmd.ts';
import { writeSampleRelease } from '../../sandbox/dmd/sample-release.ts';

/** Puts the sample release, through the real importer, where Concord looks for its dm+d pack: beside its store. */
export async function makeSamplePack(dataFolder: string): Promise<void> {
  const release = join(dataFolder, 'sample-release');
  writeSampleRelease(release);
  const made = await importRelease({ path: release, out: join(dataFolder, 'dmd.pack') });
  rmSync(release, { recursive: true, force: true });
  if (!made.ok) throw new Error(importFaultWords(made.fault));
}
