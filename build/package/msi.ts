import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { msiProject } from './msi-project.ts';
import { filesBelow } from './stage.ts';
import { runTool } from './tools.ts';

/** What makes an MSI without Windows and without any download: `wixl` of msitools. */
export const msiTool = 'wixl';

/** Makes the MSI of an unpacked Windows package. */
export function makeMsi(folder: string, file: string, version: string): void {
  const work = mkdtempSync(join(tmpdir(), 'concord-msi-'));
  try {
    const project = join(work, 'concord.wxs');
    writeFileSync(project, msiProject(filesBelow(folder), version));
    runTool(msiTool, ['--arch', 'x64', '--output', file, project], { cwd: folder });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
