import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { figure, repeated, type Figure } from '../figure.ts';
import { root } from '../../lib/root.ts';

/** A process that loads the engine and ends, beside one that loads nothing. */
export function startFigure(): readonly Figure[] {
  const engine = join(root, 'electron/engine/engine.ts');
  const run = (code: string): void => {
    spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: root });
  };
  const bare = repeated(() => run('0'));
  const ours = repeated(() => run(`await import(${JSON.stringify(engine)})`));
  return [figure('engine-start', ours, { floor: bare.least })];
}
