import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { topologyNames } from '../../sandbox/architectures/trust.ts';
import { out } from '../lib/root.ts';

/**
 * `npm run tours`: the tour on every record architecture, without and with the integration engine, one after the other. Each
 * leaves its report and its pictures in `out/tours`; `-- --only NAME` plays those of one architecture.
 */
const only = process.argv[process.argv.indexOf('--only') + 1];
const names = topologyNames.filter((name) => name !== 'mixed');
const chosen = process.argv.includes('--only') ? names.filter((name) => name === only) : names;

const play = (args: readonly string[]): Promise<number> =>
  new Promise((done) => {
    const file = new URL('tour.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [...process.execArgv, file, ...args], { stdio: 'inherit' });
    child.on('exit', (code) => done(code ?? 1));
  });

const failed: string[] = [];
for (const name of chosen)
  for (const tie of [false, true]) {
    const title = tie ? `${name} --tie` : name;
    console.log(`\n${title}`);
    const code = await play(['--architecture', name, ...(tie ? ['--tie'] : [])]);
    const kept = out('tours', title.replace(' --', '-'));
    rmSync(kept, { recursive: true, force: true });
    cpSync(out('tour'), kept, { recursive: true });
    if (code !== 0) failed.push(title);
  }
const total = chosen.length * 2;
console.log(
  failed.length === 0
    ? `All ${total} tours went well`
    : `${failed.length} of ${total} failed: ${failed.join(', ')}`,
);
process.exit(failed.length === 0 && total > 0 ? 0 : 1);
