import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogLine } from './host.ts';

/** A log file is turned over at this size; one older file is kept. */
const maxLogBytes = 1_000_000;

/**
 * Appends JSON lines to `log/concord.log` in the data folder. A log that cannot be written (disk full) must not stop the
 * work it tells of, so the line is counted and the count stands in the next line that can be written.
 */
export function logTo(dataFolder: string, now: () => number): (line: LogLine) => void {
  const folder = join(dataFolder, 'log');
  const path = join(folder, 'concord.log');
  let unwritten = 0;
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      turnOver(path);
      const at = new Date(now()).toISOString();
      appendFileSync(path, `${JSON.stringify({ at, ...line, ...(unwritten > 0 ? { unwritten } : {}) })}\n`, {
        mode: 0o600,
      });
      unwritten = 0;
    } catch {
      unwritten += 1;
    }
  };
}

function turnOver(path: string): void {
  if (existsSync(path) && statSync(path).size >= maxLogBytes)
    renameSync(path, path.replace(/\.log$/, '.1.log'));
}
