import { spawnSync } from 'node:child_process';
import { out, root } from '../../lib/root.ts';
import { desktopProduct } from '../../vite/desktop.ts';
import { ensureBuilt } from '../../vite/freshness.ts';
import { figure, type Figure } from '../figure.ts';
import { repeated } from '../repeat.ts';

/** What Electron gives the process, with nothing behind it. */
const standIn = `
  process.parentPort = { on() {} };
  const { registerHooks } = await import('node:module');
  const url = 'data:text/javascript,export const net = {}';
  registerHooks({ resolve: (name, context, next) =>
    name === 'electron' ? { url, shortCircuit: true } : next(name, context) });`;

/** A process that loads the engine as it ships and ends, beside one that loads nothing. */
export async function engineStart(): Promise<Figure> {
  await ensureBuilt(desktopProduct);
  const engine = JSON.stringify(out('desktop', 'engine.js'));
  const run = (code: string): void => {
    const ran = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: root });
    if (ran.status !== 0) throw new Error(`the engine did not load: ${ran.stderr.toString()}`);
  };
  const bare = repeated(() => run('0'));
  const ours = repeated(() => run(`${standIn} await import(${engine})`));
  return figure('engine-start', ours.clock, {
    floor: bare.clock.least,
    growth: { 'over bare Node': ours.clock.least - bare.clock.least },
  });
}
