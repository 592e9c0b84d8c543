import type { DmdPack } from '../../shared/dmd/dmd.ts';
import { findDiscrepancies } from '../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../shared/match/match.ts';
import type { SourceList } from '../../shared/medicines/source.ts';
import { taken } from '../bench/repeat.ts';
import { cascade, exactStrings } from './baselines.ts';
import { chooser, makeLine, makeList } from './make.ts';
import { directions, oneOfEach, tabletStrengths } from './products.ts';
import type { Matcher } from './predict.ts';
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

function millis(
  sources: number,
  lines: number,
  times: number,
  matcher: Matcher = matchLines,
  pack?: DmdPack,
): { median: number; quick: number; processor: number } {
  const found: number[] = [];
  let processor = 0;
  for (let time = 0; time < times; time += 1) {
    const made = lists(sources, lines, time + 1);
    const { clockMs, processorMs } = taken(() => {
      const matching = matcher(made);
      findDiscrepancies({ lists: made, matching, asOf: '2026-11-18', current: 'fci', pack });
    });
    found.push(clockMs);
    processor += processorMs / times;
  }
  const quick = found.toSorted((a, b) => a - b)[Math.floor(found.length / 4)] ?? 0;
  return { median: middle(found), quick, processor };
}

/** The usual case, with a pack that decides what its medicines are. */
export function speedWithPack(pack: DmdPack): string {
  const timed = (times: number) =>
    millis(6, 60, times, (made) => matchLines(made, { pack }), pack).median.toFixed(1);
  const first = timed(20);
  // As warm as where there is no pack: what is timed is the work, not the first runs of the code.
  timed(100);
  const again = timed(20);
  return `6 sources of 60 lines, matched and checked with it: median ${again} ms where their names came before, ${first} ms where each is looked up (of 20)`;
}

/**
 * How long matching and checking take, in milliseconds by the clock, and how that grows: twice the lines should not be four
 * times the work. On a shared machine the quicker quarter and the processor's time, which other programs hardly lengthen, say more
 * than the median.
 */
export function speedReport(): string {
  millis(6, 60, 100);
  const ward = millis(6, 60, 201);
  const peers = [exactStrings, cascade].map((peer) => millis(6, 60, 51, peer).median);
  const growth = [125, 250, 500, 1000].map((lines) => [lines, millis(2, lines, 9).median] as const);
  const ratios = growth
    .slice(1)
    .map(([lines, time], at) => `${lines}: x${(time / (growth[at]?.[1] ?? time)).toFixed(2)}`);
  return [
    `6 sources of 60 lines, matched and checked: median ${ward.median.toFixed(2)} ms, quicker quarter ${ward.quick.toFixed(2)} ms, of the processor ${ward.processor.toFixed(2)} ms each (of 201)`,
    `the same checks over exact strings ${peers[0]?.toFixed(2)} ms, over the cascade ${peers[1]?.toFixed(2)} ms (medians of 51): ours is ${(ward.median / (peers[1] ?? 1)).toFixed(2)} of the cascade`,
    ...growth.map(([lines, time]) => `2 sources of ${lines} lines: ${time.toFixed(1)} ms (median of 9)`),
    `growth for twice the lines: ${ratios.join(', ')}`,
  ].join('\n');
}
