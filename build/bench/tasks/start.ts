import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../lib/root.ts';
import { figure, type Figure } from '../figure.ts';
import { repeated } from '../repeat.ts';

/** A process that loads the engine and ends, beside one that loads nothing. */
export function engineStart(): Figure {
  const engine = join(root, 'electron/engine/engine.ts');
  const run = (code: string): void => {
    spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: root });
  };
  const bare = repeated(() => run('0'));
  const ours = repeated(() => run(`await import(${JSON.stringify(engine)})`));
  return figure('engine-start', ours.clock, {
    floor: bare.clock.least,
    growth: { 'over bare Node': ours.clock.least - bare.clock.least },
  });
}
