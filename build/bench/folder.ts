import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one measurement, gone when the process ends. */
export function benchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
