import { spawn } from 'node:child_process';
import { out } from '../lib/root.ts';

export type Opened = {
  /** Resolves when the person closes the window; `early` when it never came up. */
  readonly closed: Promise<'closed' | 'early'>;
  readonly stop: () => void;
};

/** A program that ends with an error this soon did not open a window. */
const earlyMs = 5_000;

/** Opens the built desktop in Electron, on the trust configuration given. */
export function openDesktop(program: string, configPath: string, dataFolder: string): Opened {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  // Chromium refuses to run as root with its sandbox; on any other account the sandbox stays.
  const args = [out('desktop', 'main.js'), ...(asRoot ? ['--no-sandbox'] : [])];
  const child = spawn(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...environment, CONCORD_CONFIG: configPath, CONCORD_DATA: dataFolder },
  });
  return watch(child);
}

/** Follows a window's process to its end. */
export function watch(child: ReturnType<typeof spawn>): Opened {
  const started = performance.now();
  const closed = new Promise<'closed' | 'early'>((done) => {
    child.on('error', () => done('early'));
    child.on('exit', (code) =>
      done(code !== 0 && performance.now() - started < earlyMs ? 'early' : 'closed'),
    );
  });
  return { closed, stop: () => void child.kill() };
}
