import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDiscrepancies } from '../../shared/discrepancy/discrepancy.ts';
import { knowledgeOf, usualTables } from '../../shared/dmd/dmd.ts';
import { candidatesOf, matchLines, neverEquated } from '../../shared/match/match.ts';
import { evidenceBetween } from '../../shared/match/evidence.ts';
import type { SourceList } from '../../shared/medicines/source.ts';
import { makeLine } from '../../build/gold/make.ts';
import { distinctPair } from '../../build/gold/distinct-pairs.ts';
import { areEquated } from '../../build/gold/pairs.ts';
import { copyOf, inOtherUnits, someLists, underSnomed } from '../shared/match/lists.ts';

const runs = { numRuns: 1000 };

/** Rows, findings and suggestions as text, in an order of their own. */
function everything(lists: readonly SourceList[]) {
  const matching = matchLines(lists);
  const compared = findDiscrepancies({ lists, matching, asOf: '2026-11-18', current: 'fci' });
  return {
    rows: matching.rows.map((row) => row.lines.map((placed) => placed.key).join(' ')).toSorted(),
    findings: [...new Set([...compared.rows.values()].flat()), ...compared.caseFindings]
      .map((one) => `${one.class} ${one.severity} ${one.lines.join(' ')}`)
      .toSorted(),
    suggestions: matching.suggestions.map((one) => `${one.kind} ${one.rows.join(' ')} ${one.why}`).toSorted(),
  };
}

test('the order of lists and of lines never matters', () => {
  fc.assert(
    fc.property(someLists, fc.integer(), (lists, seed) => {
      const turned = lists
        .map((list, at) => ({
          ...list,
          lines:
            (seed + at) % 2 === 0
              ? list.lines.toReversed()
              : [...list.lines.slice(1), ...list.lines.slice(0, 1)],
        }))
        .toReversed();
      expect(everything(turned)).toEqual(everything(lists));
    }),
    runs,
  );
});

test('a strength in another unit and a code under the other system change nothing', () => {
  fc.assert(
    fc.property(someLists, (lists) => {
      const [before, otherUnits] = [everything(lists), everything(inOtherUnits(lists))];
      expect(everything(underSnomed(lists))).toEqual(before);
      expect([otherUnits.rows, otherUnits.findings]).toEqual([before.rows, before.findings]);
    }),
    runs,
  );
});

test('an unrelated medicine changes no other row and no other finding', () => {
  fc.assert(
    fc.property(someLists, (lists) => {
      const [first, ...rest] = lists;
      if (first === undefined) return;
      const added = [
        {
          ...first,
          lines: [
            ...first.lines,
            makeLine(first.name, 'added', 'Carbocisteine 375mg capsules', 'TWO THREE TIMES A DAY'),
          ],
        },
        ...rest,
      ];
      const without = (texts: readonly string[]): readonly string[] =>
        texts.filter((text) => !text.includes('/added'));
      const [before, after] = [everything(lists), everything(added)];
      expect([without(after.rows), without(after.findings)]).toEqual([before.rows, before.findings]);
    }),
    runs,
  );
});

test('a source that came by two routes adds no finding', () => {
  fc.assert(
    fc.property(someLists, (lists) => {
      const [first] = lists;
      if (first === undefined) return;
      const plain = (texts: readonly string[]): ReadonlySet<string> =>
        new Set(
          texts
            .map((text) => text.replaceAll('copy#', `${first.name}#`))
            .map((text) => [...new Set(text.split(' '))].toSorted().join(' ')),
        );
      const before = plain(everything(lists).findings);
      const after = plain(everything([...lists, copyOf(first, 'copy')]).findings);
      expect([...after].filter((finding) => !before.has(finding))).toEqual([]);
    }),
    runs,
  );
});

test('no line is lost and none stands in two rows', () => {
  fc.assert(
    fc.property(someLists, (lists) => {
      const placed = matchLines(lists).rows.flatMap((row) => row.lines.map((one) => one.key));
      expect(placed.toSorted()).toEqual(
        lists
          .flatMap((list) => list.lines.map((line) => `${list.name}#${line.key.type}/${line.key.id}`))
          .toSorted(),
      );
    }),
    runs,
  );
});

test('evidence and what forbids it are symmetric', () => {
  fc.assert(
    fc.property(someLists, (lists) => {
      const candidates = candidatesOf(lists, knowledgeOf(usualTables), undefined);
      for (const a of candidates)
        for (const b of candidates) {
          expect(evidenceBetween(a, b)).toEqual(evidenceBetween(b, a));
          expect(neverEquated(a, b)).toBe(neverEquated(b, a));
        }
    }),
    { numRuns: 100 },
  );
});

test('matching twice equals matching once, and a person agreeing with every row changes none', () => {
  fc.assert(
    fc.property(someLists, (lists) => {
      const once = matchLines(lists);
      expect(matchLines(lists)).toEqual(once);
      const decisions = once.rows
        .filter((row) => row.lines.length > 1)
        .map((row) => ({ kind: 'paired' as const, lines: row.lines.map((placed) => placed.key) }));
      expect(matchLines(lists, { decisions }).rows.map((row) => row.lines)).toEqual(
        once.rows.map((row) => row.lines),
      );
    }),
    runs,
  );
});

test('a thousand pairs that differ clinically are never taken for one', () => {
  const equated = Array.from({ length: 1000 }, (_, at) => at + 1).filter((seed) =>
    areEquated(distinctPair(seed), seed),
  );
  expect(equated.map((seed) => distinctPair(seed))).toEqual([]);
});

test('the pairs bite: without their difference they do share a row', () => {
  const same = Array.from({ length: 200 }, (_, at) => at + 1).filter((seed) => {
    const pair = distinctPair(seed);
    return pair.words === undefined && areEquated({ kind: pair.kind, a: pair.a, b: pair.a }, seed);
  });
  expect(same.length).toBeGreaterThan(120);
});
