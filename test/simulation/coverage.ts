import type { CrashPlan } from './crashing-host.ts';
import { faultKinds } from './faults.ts';
import { oddCounted, oddKinds } from './odd-answers.ts';
import { recordsOf, settings } from './setting.ts';
import type { Series } from './series.ts';
import { otherKinds } from './simulate.ts';

/** Every place at which a write can be interrupted, from the person's word to the server's answer being kept. */
export const windows: readonly CrashPlan[] = [
  ...['begin decide', 'append a case event', 'append to the audit', 'commit decide'].map(
    (label): CrashPlan => ({ kind: 'label', label, nth: 2 }),
  ),
  ...['begin sign off', 'keep a signed record', 'commit sign off'].map((label): CrashPlan => ({
    kind: 'label',
    label,
    nth: 1,
  })),
  { kind: 'label', label: 'add to the outbox', nth: 3 },
  ...[
    'begin outbox send',
    'commit outbox send',
    'begin outbox answered',
    'move an entry',
    'log an event',
    'commit outbox answered',
  ].map((label): CrashPlan => ({ kind: 'label', label, nth: 2 })),
  ...(['before-send', 'after-arrival', 'before-answer'] as const).map((stage): CrashPlan => ({
    kind: 'network',
    stage,
    write: true,
    nth: 2,
  })),
  ...['commit save pages', 'begin finish a pull', 'commit finish a pull'].map((label): CrashPlan => ({
    kind: 'label',
    label,
    nth: 1,
  })),
];

/** As a crash names where it fell. */
export const nameOf = (plan: CrashPlan): string =>
  plan.kind === 'label' ? plan.label : plan.kind === 'network' ? `network ${plan.stage}` : plan.kind;

/** How often a crash fell at each of them. */
export const crashesAt = (crashedAt: Series['crashedAt']): Readonly<Record<string, number>> =>
  Object.fromEntries(
    windows.map(nameOf).map((name) => [
      name,
      Object.entries(crashedAt)
        .filter(([where]) => where.startsWith(name))
        .reduce((sum, [, count]) => sum + count, 0),
    ]),
  );

/** Places at which no crash fell. */
export const uncrashed = (crashedAt: Series['crashedAt']): readonly string[] =>
  Object.entries(crashesAt(crashedAt)).flatMap(([name, count]) => (count === 0 ? [name] : []));

/** What a long run must have met and did not: crashes anywhere, faults of every kind, conflicts, records of every architecture, others. */
export const unmet = ({ crashedAt, counts, conflicts }: Series): readonly string[] => [
  ...uncrashed(crashedAt).map((name) => `no crash at ${name}`),
  ...faultKinds.filter((kind) => (counts[kind] ?? 0) === 0).map((kind) => `no ${kind}`),
  ...(conflicts === 0 ? ['no conflict'] : []),
  ...[...settings.map(recordsOf), ...Object.values(otherKinds)]
    .filter((name) => (counts[name] ?? 0) === 0)
    .map((name) => `no ${name}`),
  ...oddKinds
    .map(oddCounted)
    .filter((name) => (counts[name] ?? 0) === 0)
    .map((name) => `no server that is ${name}`),
];
