import { findDiscrepancies, type DiscrepancyClass } from '../../shared/discrepancy/discrepancy.ts';
import { matchLines } from '../../shared/match/match.ts';
import type { MedicineLine } from '../../shared/medicines/line.ts';
import { distinctPair, type DistinctPair } from './distinct-pairs.ts';
import { chooser, makeLine, makeList } from './make.ts';
import { directions } from './products.ts';

/**
 * Whether the two are taken for one: put in one row by whatever else they have in common, or, where only their directions
 * or the unit differ, put in one row with nothing said.
 */
export function areEquated({ a, b, words: own }: DistinctPair, seed: number): boolean {
  const choose = chooser(seed ^ 0x5f3759df);
  const words = choose(directions);
  const identifiers = choose([[], [{ system: 'https://records.example/medicine', value: 'the same' }]]);
  const line = (source: string, term: string, said: string): MedicineLine =>
    makeLine(
      source,
      'line',
      choose([term, term.toUpperCase(), `${term} (Accord Healthcare Ltd)`]),
      said,
      own === undefined ? { identifiers } : {},
    );
  const lists = [
    makeList('gp', 'history', [line('gp', a, own?.[0] ?? words)]),
    makeList('chart', 'chart', [line('chart', b, own?.[1] ?? words)]),
  ];
  const matching = matchLines(lists);
  if (matching.rows.length > 1) return false;
  if (own === undefined) return true;
  const { rows } = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
  return ![...rows.values()].flat().some((finding) => speaking.includes(finding.class));
}

const speaking: readonly DiscrepancyClass[] = ['dose', 'frequency', 'strength-or-form', 'weekly-not-weekly'];

/** Runs `count` pairs and says which were equated: none may be. */
export function pairsReport(count: number): { readonly text: string; readonly equated: number } {
  const wrong: string[] = [];
  const kinds = new Map<string, number>();
  for (let seed = 1; seed <= count; seed += 1) {
    const pair = distinctPair(seed);
    kinds.set(pair.kind, (kinds.get(pair.kind) ?? 0) + 1);
    if (areEquated(pair, seed)) wrong.push(`seed ${seed}, ${pair.kind}: ${pair.a} | ${pair.b}`);
  }
  const counts = [...kinds].map(([kind, times]) => `${kind} ${times}`).join(', ');
  return {
    equated: wrong.length,
    text: [
      `${count} pairs that differ clinically: ${wrong.length} equated (${counts})`,
      ...wrong.slice(0, 20),
    ].join('\n'),
  };
}
