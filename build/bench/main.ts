import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';

type Task = (large: boolean, peers: boolean) => Figure | Promise<Figure>;

/** Each measurement by its name, loaded only where it runs. */
const tasks: Readonly<Record<string, () => Promise<Task>>> = {
  load: async () => (await import('./tasks/load.ts')).loadTime,
  'delta-sync': async () => (await import('./tasks/prepare.ts')).deltaSync,
  'prepare-ward': async () => (await import('./tasks/prepare.ts')).prepareWardTime,
  'open-case': async () => (await import('./tasks/cases.ts')).openCase,
  decide: async () => (await import('./tasks/cases.ts')).decide,
  'ward-list': async () => (await import('./tasks/ward.ts')).wardList,
  'search-patient': async () => (await import('./tasks/ward.ts')).searchPatient,
  match: async () => (await import('./tasks/match.ts')).match,
  'outbox-drain': async () => (await import('./tasks/outbox.ts')).outboxDrain,
  'engine-start': async () => (await import('./tasks/start.ts')).engineStart,
  'unlock-to-ward': async () => (await import('./tasks/ward.ts')).unlockToWard,
  screen: async () => (await import('./tasks/screen.ts')).screen,
  'pull-memory': async () => (await import('./tasks/load.ts')).pullMemory,
  'loop-delay': async () => (await import('./tasks/prepare.ts')).loopDelay,
};

/**
 * `npm run bench`: what the product's own work costs, beside what the same work costs without it. `--only NAME` runs one,
 * `--json` prints one object a line, `--peers` adds other libraries (installed the first time), `--large` the store of a
 * million resources (some minutes and gigabytes). Each runs in a process of its own.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    peers: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    here: { type: 'boolean', default: false },
  },
});

const asked = values.only === undefined ? Object.keys(tasks) : [values.only];
for (const name of asked) {
  const task = tasks[name];
  if (task === undefined) {
    process.stderr.write(`There is no measurement "${name}". There are: ${Object.keys(tasks).join(' ')}\n`);
    process.exitCode = 2;
  } else if (values.here) print(await (await task())(values.large, values.peers));
  else {
    const flags = (['json', 'peers', 'large'] as const).flatMap((flag) =>
      values[flag] ? [`--${flag}`] : [],
    );
    const args = ['--expose-gc', import.meta.filename, '--here', '--only', name, ...flags];
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}
// What a measurement left open, a browser or a timer, is no part of it.
if (values.here) process.exit();

function print(found: Figure): void {
  process.stdout.write(`${values.json ? JSON.stringify(found) : inWords(found)}\n`);
}

function inWords({ name, ours, floor, ratioToFloor, unit, spread, growth, peers }: Figure): string {
  const beside = floor === null ? '' : `, floor ${floor} (x ${ratioToFloor})`;
  const others = Object.entries(peers).map(([peer, value]) => `, ${peer} ${value}`);
  const sizes = Object.entries(growth ?? {}).map(
    ([size, value]) => `${size}: ${Math.round(value * 100) / 100}`,
  );
  return `${name}: ${ours} ${unit}${beside}${others.join('')}; repetitions ${spread.least} to ${spread.most}, middle ${
    spread.middle
  }${sizes.length === 0 ? '' : `; ${sizes.join(', ')}`}`;
}
