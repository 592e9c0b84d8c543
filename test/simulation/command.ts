import { parseArgs } from 'node:util';
import { must } from '../../shared/core/must.ts';
import { root } from '../../build/lib/root.ts';
import { crashesAt, unmet } from './coverage.ts';
import { mutants } from './mutants/mutants.ts';
import { runMutants } from './mutants/run.ts';
import { finding } from './mutants/schedules.ts';
import { pinned } from './pinned.ts';
import { scheduleOf, type Schedule } from './schedule.ts';
import { record, recordedIn } from './record.ts';
import { runSeries, summary, withPrepared } from './series.ts';
import { shrink } from './shrink.ts';

type Print = (line: string) => void;

/**
 * `--schedules N --seed S --from K --json --record FILE`: long runs by command, every seed counted and, with a file, kept there;
 * stopped, they go on behind it. `--story SEED` tells one schedule in plain
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
      record: { type: 'string' },
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
  const { seed, json, record: file } = values;
  return series(
    { seed, json, record: file, schedules: Number(values.schedules), from: Number(values.from) },
    print,
  );
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

async function series({ seed, schedules, from, json, record: file }: Asked, print: Print): Promise<boolean> {
  const before = file === undefined ? [] : recordedIn(file);
  const done = await runSeries({
    seed,
    schedules,
    from,
    before: new Set(before.map((one) => one.seed)),
    nowMs: () => performance.now(),
    after: (verdict, count) => {
      if (file !== undefined) record(file, verdict);
      if (json) return;
      if (verdict.findings.length > 0)
        print(
          `${verdict.schedule.seed}: ${verdict.findings.map(({ kind, detail }) => `${kind}: ${detail}`).join('\n  ')}`,
        );
      if (count % 50 === 0) print(`${count} of ${schedules}`);
    },
  });
  const all = file === undefined ? done : summary(seed, recordedIn(file), done.ms, from);
  print(JSON.stringify(all, undefined, json ? 0 : 2));
  // A long run has to have met everything; a short one cannot.
  const missed = all.schedules < long ? [] : unmet(all);
  print(`crashes: ${JSON.stringify(crashesAt(all.crashedAt))}`);
  for (const what of missed) print(`never met: ${what}`);
  return all.failures.length === 0 && missed.length === 0;
}

const long = 1_000;
type Asked = {
  readonly seed: string;
  readonly schedules: number;
  readonly from: number;
  readonly json: boolean;
  readonly record: string | undefined;
};
