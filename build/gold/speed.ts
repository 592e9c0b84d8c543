import { findDiscrepancies } from '../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../shared/match/match.ts';
import type { SourceList } from '../../shared/medicines/source.ts';
import { chooser, makeLine, makeList } from './make.ts';
import { directions, oneOfEach, tabletStrengths } from './products.ts';
import { middle } from './statistics.ts';

/**
 * Lists of one patient: one medicine of each therapeutic group and then names no table knows; every source words them its
 * own way, and one line in eight has another strength or other directions.
 */
function lists(sources: number, lines: number, seed: number): readonly SourceList[] {
  const choose = chooser(seed);
  const medicines = Array.from({ length: lines }, (_, at) => ({
    name: oneOfEach[at] ?? `medicine${at}ine`,
    strength: choose(tabletStrengths),
    form: choose(['tablets', 'capsules']),
    words: choose(directions),
  }));
  return Array.from({ length: sources }, (_, at) =>
    makeList(
      `source ${at}`,
      at === sources - 1 ? 'chart' : 'history',
      medicines.map(({ name, strength, form, words }, line) => {
        const odd = choose([true, false, false, false, false, false, false, false]);
        const term = `${name} ${odd ? choose(tabletStrengths) : strength} ${form}`;
        return makeLine(
          `source ${at}`,
          `m${line}`,
          choose([term, term.toUpperCase()]),
          odd ? choose(directions) : words,
        );
      }),
    ),
  );
}

function millis(sources: number, lines: number, times: number): number {
  const found: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const made = lists(sources, lines, time + 1);
    const before = process.threadCpuUsage();
    const matching = matchLines(made);
    findDiscrepancies({ lists: made, matching, asOf: '2026-11-18', current: 'fci' });
    const { user, system } = process.threadCpuUsage(before);
    found.push((user + system) / 1000);
  }
  return middle(found);
}

/** Processor time that matching and checking take on their own thread (what else the machine does is not counted), in milliseconds, and how it grows: twice the lines should not be four times the work. */
export function speedReport(): string {
  millis(6, 60, 40);
  const ward = millis(6, 60, 101);
  const growth = [125, 250, 500, 1000].map((lines) => [lines, millis(2, lines, 5)] as const);
  const ratios = growth
    .slice(1)
    .map(([lines, time], at) => `${lines}: x${(time / (growth[at]?.[1] ?? time)).toFixed(2)}`);
  return [
    `6 sources of 60 lines, matched and checked: ${ward.toFixed(2)} ms (median of 101)`,
    ...growth.map(([lines, time]) => `2 sources of ${lines} lines: ${time.toFixed(1)} ms (median of 5)`),
    `growth for twice the lines: ${ratios.join(', ')}`,
  ].join('\n');
}
