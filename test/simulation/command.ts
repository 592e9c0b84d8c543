import { parseArgs } from 'node:util';
import { must } from '../../shared/core/must.ts';
import { root } from '../../build/lib/root.ts';
import { mutants } from './mutants/mutants.ts';
import { runMutants } from './mutants/run.ts';
import { finding } from './mutants/schedules.ts';
import { pinned } from './pinned.ts';
import { scheduleOf, type Schedule } from './schedule.ts';
import { runSeries, withPrepared } from './series.ts';
import { shrink } from './shrink.ts';

type Print = (line: string) => void;

/**
 * `--schedules N --seed S --from K --json`: long runs by command, every seed counted. `--story SEED` tells one schedule in plain
 * words, `--shrink SEED` the shortest that breaks the same promise, `--pinned NAME` one that has a name. `--mutants [--only
 * NAME]` breaks a copy of the code on purpose, and fails where nobody finds it.
 */
export async function simulateCommand(args: readonly string[], print: Print): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      schedules: { type: 'string', default: '200' },
      seed: { type: 'string', default: 'concord' },
      from: { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
      shrink: { type: 'string' },
      story: { type: 'string' },
      pinned: { type: 'string' },
      mutants: { type: 'boolean', default: false },
      only: { type: 'string' },
      'at-once': { type: 'string', default: '2' },
    },
  });
  if (values.mutants) {
    const chosen = mutants.filter(({ name }) => values.only === undefined || name.includes(values.only));
    return runMutants({ root, mutants: chosen, atOnce: Number(values['at-once']), print });
  }
  if (values.pinned !== undefined) return one(namedSchedule(values.pinned), false, print);
  if (values.story !== undefined) return one(scheduleOf(values.story), false, print);
  if (values.shrink !== undefined) return one(scheduleOf(values.shrink), true, print);
  return series(values.seed, Number(values.schedules), Number(values.from), values.json, print);
}

const namedSchedule = (name: string): Schedule =>
  must(
    [...pinned, ...finding].find((one) => one.name === name),
    'a schedule of this name',
  ).schedule;

async function one(schedule: Schedule, shorter: boolean, print: Print): Promise<boolean> {
  const verdict = await withPrepared(async (run) => {
    const whole = await run(schedule);
    return shorter ? shrink(whole, run) : whole;
  });
  for (const line of verdict.story) print(line);
  if (shorter) print(JSON.stringify(verdict.schedule, undefined, 2));
  for (const { kind, detail } of verdict.findings) print(`${kind}: ${detail}`);
  if (verdict.findings.length === 0) print('nothing was found');
  return verdict.findings.length === 0;
}

async function series(
  seed: string,
  schedules: number,
  from: number,
  json: boolean,
  print: Print,
): Promise<boolean> {
  const done = await runSeries({
    seed,
    schedules,
    from,
    nowMs: () => performance.now(),
    after: (verdict, count) => {
      if (!json && verdict.findings.length > 0)
        print(
          `${verdict.schedule.seed}: ${verdict.findings.map(({ kind, detail }) => `${kind}: ${detail}`).join('\n  ')}`,
        );
      if (!json && count % 50 === 0) print(`${count} of ${schedules}`);
      return true;
    },
  });
  print(JSON.stringify(done, undefined, json ? 0 : 2));
  return done.failures.length === 0;
}
