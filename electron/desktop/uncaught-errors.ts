import { rmSync } from 'node:fs';
import type { LogLine } from '../engine/host.ts';
import { bugLine } from '../engine/log/log.ts';

/** A process as far as its end is concerned. */
type Ending = {
  readonly on: (event: 'uncaughtException' | 'unhandledRejection', told: (error: unknown) => void) => unknown;
};

/**
 * An error that nobody caught ends the process; of it, the log is told what kind it was and where. Node would print its message and
 * Electron show it in a window, and a message may hold a patient's text, a token or a PIN.
 */
export function endOnUncaught(
  process: Ending,
  { log, end }: { readonly log: (line: LogLine) => void; readonly end: () => void },
): void {
  const told = (where: string) => (error: unknown) => {
    log(bugLine(where, error));
    end();
  };
  process.on('uncaughtException', told('uncaught error'));
  process.on('unhandledRejection', told('uncaught rejection'));
}

/**
 * Where Chromium would put a dump of a process's memory, on this computer's own disk; none is made, because Electron's crash
 * reporter is never started, and whatever lies there all the same is removed.
 */
export function keepNoDumps(setPath: (name: 'crashDumps', path: string) => void, folder: string): void {
  setPath('crashDumps', folder);
  rmSync(folder, { recursive: true, force: true });
}
