import { Misused, optionsOf, wholeNumber } from '../../build/lib/options.ts';
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

export const usage = `npm run simulate -- [...]: the sync between computers and servers that fail, one made-up schedule after another.

  --schedules N      so many (200), each from its own seed: --seed S (concord), from number --from K (0) on
  --record FILE      keeps each there as it ends; called again with the same file, it goes on behind it
  --json             one object instead of words
  --story SEED       tells one schedule in plain words
  --shrink SEED      the shortest that breaks the same promise
  --pinned NAME      one that has a name
  --mutants          breaks a copy of the code on purpose, and fails where nobody finds it
  --only PART        those whose name has this in it; --at-once N (2) side by side`;

/** Runs what was asked for; false where a promise was broken, or a break was not found. Throws `Misused`. */
export async function simulateCommand(args: readonly string[], print: Print): Promise<boolean> {
  const values = optionsOf(args, {
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
  });
  if (values.mutants) {
    const { only = '' } = values;
    const chosen = mutants.filter(({ name }) => name.includes(only));
    if (chosen.length === 0) throw new Misused(`There is no deliberate break with “${only}” in its name.`);
    return runMutants({
      root,
      mutants: chosen,
      atOnce: wholeNumber('at-once', values['at-once']),
      print,
    });
  }
  if (values.pinned !== undefined) return one(namedSchedule(values.pinned), false, print);
  if (values.story !== undefined) return one(scheduleOf(values.story), false, print);
  if (values.shrink !== undefined) return one(scheduleOf(values.shrink), true, print);
  const { seed, json, record: file } = values;
  return series(
    {
      seed,
      json,
      record: file,
      schedules: wholeNumber('schedules', values.schedules),
      from: wholeNumber('from', values.from, 0),
    },
    print,
  );
}

function namedSchedule(name: string): Schedule {
  const all = [...pinned, ...finding];
  const named = all.find((one) => one.name === name);
  if (named !== undefined) return named.schedule;
  throw new Misused(
    `There is no schedule “${name}”. There are:\n${all.map((one) => `  ${one.name}`).join('\n')}`,
  );
}

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
