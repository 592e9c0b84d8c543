import { afterAll, beforeAll, expect, test } from 'vitest';
import { nameOf, uncrashed, windows } from './coverage.ts';
import { finding } from './mutants/schedules.ts';
import { pinned } from './pinned.ts';
import { scheduleOf, type Schedule } from './schedule.ts';
import { recordsOf, settings } from './setting.ts';
import { seedOf, summary, withPrepared } from './series.ts';
import { shrink } from './shrink.ts';
import { otherKinds, type Verdict } from './simulate.ts';

const longMs = 1_500_000;
/** The same schedules in every ordinary run; long runs go elsewhere by command. */
const shortRun = 100;

const run: { one: (schedule: Schedule) => Promise<Verdict>; done: () => void } = {
  one: () => Promise.reject(new Error('not prepared')),
  done: () => undefined,
};
let over: Promise<void> | undefined;
const verdicts: Verdict[] = [];

beforeAll(async () => {
  const ready = Promise.withResolvers<void>();
  const finished = Promise.withResolvers<void>();
  over = withPrepared((one) => {
    Object.assign(run, { one, done: finished.resolve });
    ready.resolve();
    return finished.promise;
  });
  await Promise.race([ready.promise, over]);
});

afterAll(async () => {
  run.done();
  await over;
});

/** What is shown of a schedule that broke a promise: its seed, what broke, and the shortest schedule that breaks it too. */
async function told(verdict: Verdict): Promise<unknown> {
  if (verdict.findings.length === 0) return [];
  const { schedule, findings } = await shrink(verdict, run.one, 40);
  return {
    seed: verdict.schedule.seed,
    findings: verdict.findings,
    shrunk: findings,
    schedule: JSON.stringify(schedule),
  };
}

test.each([...pinned, ...finding])(
  'pinned: $name',
  async ({ schedule }) => expect(await told(await run.one(schedule))).toEqual([]),
  longMs,
);

test.each(windows.map((plan, nth) => ({ plan, nth, name: nameOf(plan) })))(
  'killed at “$name”, nothing is lost and nothing is done twice',
  async ({ plan, nth, name }) => {
    const base = scheduleOf(seedOf('windows', nth));
    const calm: Schedule = {
      ...base,
      clients: 1,
      rates: {},
      sayingsAtOnce: 1,
      plans: [[plan]],
      steps: [{ afterMs: 0, kind: 'reconcile', client: 0, patient: 0 }],
    };
    const verdict = await run.one(calm);
    verdicts.push(verdict);
    expect(verdict.crashes.filter((where) => where.startsWith(name))).toHaveLength(1);
    expect(await told(verdict)).toEqual([]);
  },
  longMs,
);

test('no schedule loses, doubles, overwrites, forgets or gets stuck', { timeout: longMs }, async () => {
  for (let nth = 0; nth < shortRun; nth += 1) {
    const verdict = await run.one(scheduleOf(seedOf('short', nth)));
    verdicts.push(verdict);
    expect(await told(verdict)).toEqual([]);
  }
});

test('the same seed gives the same run', { timeout: longMs }, async () => {
  const schedule = scheduleOf(seedOf('short', 5));
  const [once, again] = [await run.one(schedule), await run.one(schedule)];
  expect(again).toEqual(once);
});

test('the simulator really produced conflicts, crashes everywhere, duplicates, late commits, records of every kind, other organisations and other versions', () => {
  const all = summary('short', verdicts, 0);
  expect(all.schedules).toBeGreaterThanOrEqual(shortRun + windows.length);
  const produced = {
    conflicts: all.conflicts,
    duplicates: all.duplicates,
    lateCommits: all.lateCommits,
    existing: all.counts['existing'],
    mismatched: all.counts['mismatched'],
    signed: all.counts['signed'],
    ...Object.fromEntries(
      [...settings.map(recordsOf), ...Object.values(otherKinds)].map((name) => [name, all.counts[name]]),
    ),
  };
  expect(Object.entries(produced).filter(([, count]) => count === undefined || count === 0)).toEqual([]);
  expect(uncrashed(all.crashedAt)).toEqual([]);
});
