import { discrepancyClasses } from '../../shared/discrepancy/discrepancy.ts';
import type { Scored, Tally } from './score.ts';
import { f1, precision, recall, wilson } from './statistics.ts';

const figure = (value: number): string => value.toFixed(3);
const between = ([low, high]: readonly [number, number]): string => `${figure(low)}-${figure(high)}`;
const none: Tally = { right: 0, extra: 0, missed: 0 };

/** Precision, recall and F1 per class with 95 % intervals, beside the baselines' F1. */
export function reportOf(
  name: string,
  ours: Scored,
  baselines: readonly (readonly [string, Scored])[],
): string {
  const head = [
    'class'.padEnd(24),
    'labels',
    'precision (95 %)'.padEnd(21),
    'recall (95 %)'.padEnd(21),
    'F1 (95 %)'.padEnd(21),
    ...baselines.map(([title]) => title.padEnd(14)),
  ].join('  ');
  const rows = discrepancyClasses.map((title) =>
    rowOf(
      title,
      ours.classes.get(title) ?? none,
      baselines.map(([, scored]) => scored.classes.get(title) ?? none),
    ),
  );
  const all = sum([...ours.classes.values()]);
  const whole = rowOf(
    'all findings',
    all,
    baselines.map(([, scored]) => sum([...scored.classes.values()])),
  );
  const pairing = rowOf(
    'pairing of lines',
    ours.pairing,
    baselines.map(([, scored]) => scored.pairing),
  );
  const { top, severities } = ours;
  return [
    `== ${name}`,
    head,
    pairing,
    ...rows,
    whole,
    `top two severities: ${top.labelled} labelled, ${top.found} found, ${top.atTop} with their severity (recall ${figure(top.labelled === 0 ? 1 : top.atTop / top.labelled)})`,
    `severity as labelled: ${severities.same} of ${severities.matched} findings`,
  ].join('\n');
}

const sum = (all: readonly Tally[]): Tally =>
  all.reduce(
    (a, b) => ({ right: a.right + b.right, extra: a.extra + b.extra, missed: a.missed + b.missed }),
    none,
  );

function rowOf(title: string, tally: Tally, baselines: readonly Tally[]): string {
  const { right, extra, missed } = tally;
  return [
    title.padEnd(24),
    String(right + missed).padStart(6),
    `${figure(precision(tally))} ${between(wilson(right, right + extra))}`.padEnd(21),
    `${figure(recall(tally))} ${between(wilson(right, right + missed))}`.padEnd(21),
    `${figure(f1(tally))} ${between(wilson(right, right + (extra + missed) / 2))}`.padEnd(21),
    ...baselines.map((one) => figure(f1(one)).padEnd(14)),
  ].join('  ');
}
