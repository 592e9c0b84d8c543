import { spawnSync } from 'node:child_process';
import { asCommand, Misused, optionsOf } from '../lib/options.ts';
import type { Figure } from './figure.ts';
import { timesGiven } from './times.ts';
import { inWords } from './words.ts';

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

const usage = `npm run bench -- [...]: what the product's own work costs, beside what the same work costs without it.

  --only NAME   one of: ${Object.keys(tasks).join(' ')}
  --json        one object a line
  --peers       other libraries beside it, installed the first time
  --large       a store of a million resources (some minutes and gigabytes)

Each runs in a process of its own. BENCH_TIMES=2 takes a quick look (7 repetitions without it). A floor is what the work itself costs
without any of our code. Behind the repetitions stands what it costs at other sizes, and what else was counted: docs/speed.md.`;

await asCommand(usage, async (args) => {
  const { only, here, ...values } = optionsOf(args, {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    peers: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    // In this very process.
    here: { type: 'boolean', default: false },
  });
  timesGiven(process.env['BENCH_TIMES']);
  for (const name of only === undefined ? Object.keys(tasks) : [only]) {
    const task = tasks[name];
    if (task === undefined)
      throw new Misused(`There is no measurement “${name}”. There are: ${Object.keys(tasks).join(' ')}.`);
    if (here) {
      const found = await (await task())(values.large, values.peers);
      process.stdout.write(`${values.json ? JSON.stringify(found) : inWords(found)}\n`);
    } else inItsOwnProcess(name, values);
  }
  // What a measurement left open, a browser or a timer, is no part of it.
  if (here) process.exit();
});

function inItsOwnProcess(name: string, values: Readonly<Record<'json' | 'peers' | 'large', boolean>>): void {
  const flags = (['json', 'peers', 'large'] as const).flatMap((flag) => (values[flag] ? [`--${flag}`] : []));
  const args = ['--expose-gc', import.meta.filename, '--here', '--only', name, ...flags];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
