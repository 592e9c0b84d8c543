import type { findingKinds, Finding } from './checks/judge.ts';
import type { Recorded } from './record.ts';
import { prepare, type Prepared } from './prepare.ts';
import { scheduleOf, type Schedule } from './schedule.ts';
import { atTheEnd } from './ending.ts';
import { simulate, type Verdict } from './simulate.ts';

/** What many schedules came to; `failures` are the seeds that broke a promise. */
export type Series = {
  readonly schedules: number;
  readonly seed: string;
  readonly lost: number;
  readonly doubled: number;
  readonly overwritten: number;
  readonly meansOtherwise: number;
  readonly stuck: number;
  readonly rebuildDiffers: number;
  readonly replayDiffers: number;
  readonly auditBroken: number;
  readonly bugs: number;
  readonly crashes: number;
  /** Statements, files and steps of the network at which a process died, with how often. */
  readonly crashedAt: Readonly<Record<string, number>>;
  readonly conflicts: number;
  readonly duplicates: number;
  readonly lateCommits: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
  /** What each of them broke. */
  readonly found: readonly { readonly seed: string; readonly findings: readonly Finding[] }[];
  /** The number of the first seed: every one from there on was run. */
  readonly from: number;
  readonly ms: number;
  /** Of those kept in a file: how many were run on which code. */
  readonly code?: Readonly<Record<string, number>>;
};

export type Plan = {
  readonly seed: string;
  readonly schedules: number;
  readonly from?: number;
  /** Told of each schedule as it ends. */
  readonly after?: (verdict: Verdict, done: number) => void;
  /** Seeds that were run before, which are not run again. */
  readonly before?: ReadonlySet<string>;
  readonly nowMs: () => number;
};

export const seedOf = (seed: string, nth: number): string => `${seed}-${nth}`;

/** Runs schedules one after the other, each from its own seed. */
export async function runSeries(plan: Plan): Promise<Series> {
  const begun = plan.nowMs();
  const verdicts: Verdict[] = [];
  await withPrepared(async (run) => {
    for (let nth = 0; nth < plan.schedules; nth += 1) {
      const seed = seedOf(plan.seed, (plan.from ?? 0) + nth);
      if (plan.before?.has(seed) === true) continue;
      const verdict = await run(scheduleOf(seed));
      verdicts.push(verdict);
      plan.after?.(verdict, verdicts.length);
    }
  });
  return summary(plan.seed, verdicts, plan.nowMs() - begun, plan.from);
}

/** Prepares what schedules start from, with crashes kept out of the process's own sight, and clears it away. */
export async function withPrepared<T>(
  use: (run: (schedule: Schedule) => Promise<Verdict>) => Promise<T>,
): Promise<T> {
  const prepared: Prepared = await prepare();
  const stray: string[] = [];
  const listeners = process.listeners('unhandledRejection');
  const onStray = (error: unknown): void => {
    // The work of a process that has died ends anyhow; anything else nobody waits for is a bug.
    if (!(error instanceof Error && error.name === 'Crash'))
      stray.push(error instanceof Error ? `${error.name}: ${error.message}` : 'not an error');
  };
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', onStray);
  try {
    return await use(async (schedule) => {
      const verdict = await simulate(schedule, prepared);
      const bugs = stray
        .splice(0)
        .map((detail): Finding => ({ kind: 'bug', detail: `nobody caught ${detail}` }));
      return { ...verdict, findings: [...verdict.findings, ...bugs] };
    });
  } finally {
    process.removeListener('unhandledRejection', onStray);
    for (const listener of listeners) process.on('unhandledRejection', listener);
    prepared.clear();
  }
}

/** Of schedules run now or before. */
export function summary(
  seed: string,
  verdicts: readonly (Verdict | Recorded)[],
  ms: number,
  from = 0,
): Series {
  const failing = verdicts.filter((one) => one.findings.length > 0);
  const schedulesWith = (kind: (typeof findingKinds)[number]): number =>
    verdicts.filter((one) => one.findings.some((finding) => finding.kind === kind)).length;
  const counts: Record<string, number> = {};
  const crashedAt: Record<string, number> = {};
  for (const { counts: one, crashes } of verdicts) {
    for (const [name, count] of Object.entries(one)) counts[name] = (counts[name] ?? 0) + count;
    for (const where of crashes.filter((one) => one !== atTheEnd))
      crashedAt[where] = (crashedAt[where] ?? 0) + 1;
  }
  return {
    schedules: verdicts.length,
    seed,
    lost: schedulesWith('lost'),
    doubled: schedulesWith('doubled'),
    overwritten: schedulesWith('overwritten'),
    meansOtherwise: schedulesWith('means-otherwise'),
    stuck: schedulesWith('stuck'),
    rebuildDiffers: schedulesWith('rebuild-differs'),
    replayDiffers: schedulesWith('replay-differs'),
    auditBroken: schedulesWith('audit-broken'),
    bugs: schedulesWith('bug'),
    crashes: Object.values(crashedAt).reduce((sum, count) => sum + count, 0),
    crashedAt,
    conflicts: counts['conflicts'] ?? 0,
    duplicates: counts['duplicate'] ?? 0,
    lateCommits: (counts['late-commit'] ?? 0) + (counts['lost-answer'] ?? 0),
    counts,
    failures: failing.map(nameOf),
    found: failing.map((one) => ({ seed: nameOf(one), findings: one.findings })),
    from,
    ms: Math.round(ms),
    ...codesOf(verdicts),
  };
}

function codesOf(verdicts: readonly (Verdict | Recorded)[]): Pick<Series, 'code'> {
  const code: Record<string, number> = {};
  for (const one of verdicts) if ('code' in one) code[one.code] = (code[one.code] ?? 0) + 1;
  return Object.keys(code).length === 0 ? {} : { code };
}

const nameOf = (one: Verdict | Recorded): string => ('seed' in one ? one.seed : one.schedule.seed);
