import { Misused, optionsOf, refuseBeside, wholeNumber } from '../../build/lib/options.ts';
import { nowAndThen } from '../../build/lib/progress.ts';
import { root } from '../../build/lib/root.ts';
import { mutants } from './mutants/mutants.ts';
import { runMutants } from './mutants/run.ts';
import { finding } from './mutants/schedules.ts';
import { pinned } from './pinned.ts';
import { scheduleOf, type Schedule } from './schedule.ts';
import { codeOf, openRecord, type Recorded } from './record.ts';
import { runSeries, summary, withPrepared } from './series.ts';
import { shrink } from './shrink.ts';
import type { Verdict } from './simulate.ts';
import { checkedWords, missedBy, seriesWords } from './words.ts';

type Print = (line: string) => void;

/** Where the result goes, and where what is only of interest meanwhile. */
type Out = { readonly print: Print; readonly aside: Print };

export const usage = `npm run simulate -- [...]: the sync between computers and servers that fail, one made-up schedule after another.
What a schedule and a promise are: docs/proof.md. A thousand schedules take about ten minutes in one process.

  --schedules N      so many in total (200), each from its own seed: --seed S (concord), from number --from K (0) on
  --record FILE      keeps each there as it ends, with the code it was run on. Called again with the same file and seed, it runs
                     only what is missing of the N; what is counted and summed includes all that stands in the file
  --json             one object in one line instead of words
  --story SEED       tells one schedule in plain words; SEED is NAME-NUMBER, like concord-12
  --shrink SEED      the shortest schedule that breaks the same promise
  --pinned NAME      tells one that has a name
  --mutants          breaks a copy of the code on purpose, and fails where nobody finds it
  --only PART        those whose name has this in it; --at-once N (2) side by side`;

const ofSeries = ['schedules', 'seed', 'from', 'record', 'json'] as const;
const ofMutants = ['only', 'at-once'] as const;
const alone = ['mutants', 'pinned', 'story', 'shrink'] as const;

/** Runs what was asked for; false where a promise was broken, or a break was not found. Throws `Misused`. */
export async function simulateCommand(
  args: readonly string[],
  print: Print,
  aside: Print = (line) => void process.stderr.write(`${line}\n`),
): Promise<boolean> {
  const values = optionsOf(args, {
    schedules: { type: 'string' },
    seed: { type: 'string' },
    from: { type: 'string' },
    json: { type: 'boolean' },
    record: { type: 'string' },
    shrink: { type: 'string' },
    story: { type: 'string' },
    pinned: { type: 'string' },
    mutants: { type: 'boolean' },
    only: { type: 'string' },
    'at-once': { type: 'string' },
  });
  const out: Out = { print, aside };
  const what = alone.find((one) => values[one] !== undefined);
  if (what !== undefined)
    refuseBeside(values, [...alone.filter((one) => one !== what), ...ofSeries], `beside --${what}`);
  if (what !== 'mutants') refuseBeside(values, ofMutants, 'without --mutants');
  if (what === 'mutants') return breaks(values.only ?? '', values['at-once'] ?? '2', print);
  if (values.pinned !== undefined) return one(namedSchedule(values.pinned), out);
  if (values.story !== undefined) return one(ofSeed('story', values.story), out);
  if (values.shrink !== undefined) return shorter(ofSeed('shrink', values.shrink), out);
  return series(
    {
      seed: values.seed ?? 'concord',
      json: values.json ?? false,
      record: values.record,
      schedules: wholeNumber('schedules', values.schedules ?? '200', 1, 10_000_000),
      from: wholeNumber('from', values.from ?? '0', 0),
    },
    out,
  );
}

async function breaks(only: string, atOnce: string, print: Print): Promise<boolean> {
  const chosen = mutants.filter(({ name }) => name.includes(only));
  if (chosen.length === 0)
    throw new Misused(
      `There is no deliberate break with “${only}” in its name. There are:\n${listed(mutants)}`,
    );
  return runMutants({ root, mutants: chosen, atOnce: wholeNumber('at-once', atOnce, 1, 64), print });
}

const listed = (all: readonly { readonly name: string }[]): string =>
  all.map(({ name }) => `  ${name}`).join('\n');

function namedSchedule(name: string): Schedule {
  const all = [...pinned, ...finding];
  const named = all.find((one) => one.name === name);
  if (named !== undefined) return named.schedule;
  throw new Misused(`There is no schedule “${name}”. There are:\n${listed(all)}`);
}

/** Any text would be a seed, and one with a slip in it another schedule. */
function ofSeed(option: string, seed: string): Schedule {
  if (/^.+-\d+$/.test(seed)) return scheduleOf(seed);
  throw new Misused(
    `--${option} takes the seed of one schedule, NAME-NUMBER like concord-12, not “${seed}”.`,
  );
}

async function one(schedule: Schedule, { print }: Out): Promise<boolean> {
  return told(await withPrepared((run) => run(schedule)), print);
}

async function shorter(schedule: Schedule, { print, aside }: Out): Promise<boolean> {
  const progress = nowAndThen(aside, () => performance.now());
  const verdict = await withPrepared(async (run) => {
    const whole = await run(schedule);
    if (whole.findings.length === 0) return undefined;
    aside(`${schedule.seed} breaks a promise; shorter ones are tried`);
    return shrink(whole, run, undefined, (runs, { schedule: { steps } }) =>
      progress(() => `${runs} tried; the shortest has ${steps.length} steps`),
    );
  });
  if (verdict === undefined) {
    print(`${schedule.seed} breaks no promise: there is nothing to shrink`);
    return true;
  }
  const held = told(verdict, print);
  print(JSON.stringify(verdict.schedule, undefined, 2));
  return held;
}

/** What happened, what was looked at, and what was found. */
function told(verdict: Verdict, print: Print): boolean {
  for (const line of verdict.story) print(line);
  print(checkedWords(verdict));
  for (const { kind, detail } of verdict.findings) print(`${kind}: ${detail}`);
  if (verdict.findings.length === 0) print('nothing was found');
  return verdict.findings.length === 0;
}

async function series(
  { seed, schedules, from, json, record: file }: Asked,
  { print, aside }: Out,
): Promise<boolean> {
  const record = file === undefined ? undefined : openRecord(file, seed, codeOf(root));
  if (record?.dropped === true)
    aside(`${file}: its last line was only half written; it is dropped, and its schedule run again`);
  const before = record?.before ?? [];
  const kept: Recorded[] = [];
  const progress = nowAndThen(aside, () => performance.now());
  const done = await runSeries({
    seed,
    schedules,
    from,
    before: new Set(before.map((each) => each.seed)),
    nowMs: () => performance.now(),
    after: (verdict, count) => {
      if (record !== undefined) kept.push(record.keep(verdict));
      for (const { kind, detail } of verdict.findings) aside(`${verdict.schedule.seed}: ${kind}: ${detail}`);
      progress(() => `${count} run, of ${schedules} in total`);
    },
  });
  const all = record === undefined ? done : summary(seed, [...before, ...kept], done.ms, from);
  const missed = missedBy(all);
  if (json) {
    print(JSON.stringify(all));
    for (const what of missed) aside(`never met: ${what}`);
  } else for (const line of seriesWords(all, before.length)) print(line);
  return all.failures.length === 0 && missed.length === 0;
}

type Asked = {
  readonly seed: string;
  readonly schedules: number;
  readonly from: number;
  readonly json: boolean;
  readonly record: string | undefined;
};
