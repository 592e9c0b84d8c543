import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPack, type Pack } from '../../electron/engine/dmd/dmd.ts';
import { groupBy } from '../../shared/core/compare.ts';
import { identify, type DmdPack } from '../../shared/dmd/dmd.ts';
import { matchLines } from '../../shared/match/match.ts';
import type { SourceList } from '../../shared/medicines/source.ts';
import { cascade, exactStrings } from './baselines.ts';
import { genericProducts, hasDmdNames, namedProducts } from './dmd-facts.ts';
import type { DmdPair } from './dmd-pair.ts';
import { dmdPairs } from './dmd-pairs.ts';
import { makeLine, makeList } from './make.ts';
import { writeNamesRelease, type ReleaseSize } from './names-release.ts';
import type { Matcher } from './predict.ts';
import { wilson } from './statistics.ts';

/** How many of some pairs came out wrong: apart that are one medicine, or in one row that are two. */
export type Wrong = { readonly wrong: number; readonly of: number };

export const wrongOf = (pairs: readonly DmdPair[], matcher: Matcher): Wrong => ({
  wrong: wrongPairs(pairs, matcher).length,
  of: pairs.length,
});

export const wrongPairs = (pairs: readonly DmdPair[], matcher: Matcher): readonly DmdPair[] =>
  pairs.filter((pair) => (matcher(listsOf(pair)).rows.length === 1) !== (pair.label === 'same'));

const listsOf = ({ a, b }: DmdPair): readonly SourceList[] => [
  makeList('gp', 'history', [makeLine('gp', 'a', a, 'as directed')]),
  makeList('chart', 'chart', [makeLine('chart', 'b', b, 'as directed')]),
];

const shown = ({ wrong, of }: Wrong): string => {
  const [low, high] = wilson(wrong, of);
  const percent = (share: number): string => (100 * share).toFixed(2);
  return `${wrong} of ${of}: ${percent(of === 0 ? 0 : wrong / of)} % (${percent(low)} to ${percent(high)})`;
};

/**
 * Pairs of names made from the public dm+d extracts, labelled by dm+d and BNF codes: what share comes out wrong, with Wilson's
 * 95 % interval, without a pack, with one that holds the products, and by the two baselines. `every` takes each n-th pair. A
 * quarter of the brands is held: their figures are given, and their names are looked at by nobody who works on the reader.
 */
export function dmdNamesReport(every: number): string {
  if (!hasDmdNames()) return 'the public dm+d names are not at hand: not measured';
  const pairs = dmdPairs(namedProducts(), genericProducts()).filter((_, at) => at % every === 0);
  const made = packOfNames();
  try {
    const matchers: readonly (readonly [string, Matcher])[] = [
      ['no pack', (lists) => matchLines(lists)],
      ['pack', (lists) => matchLines(lists, { pack: made.pack })],
      ['exact strings', exactStrings],
      ['cascade', cascade],
    ];
    const known = pairs.filter((one) => one.label === 'apart' || identify(one.a).recognised);
    return [
      `${pairs.length} pairs; ${pairs.length - known.length} of brands our table does not know are measured with the pack only`,
      ...[...groupBy(pairs, (one) => `${one.kind}${one.held ? ', held' : ''}`)].flatMap(([kind, some]) =>
        matchers.map(
          ([name, matcher]) =>
            `${kind.padEnd(32)} ${name.padEnd(14)} ${shown(wrongOf(name === 'no pack' ? some.filter((one) => known.includes(one)) : some, matcher))}`,
        ),
      ),
    ].join('\n');
  } finally {
    made.close();
  }
}

/**
 * Imports a release of the public names, of today's size where one is given, in a process of its own, and opens it; `peakMb` is the
 * most memory that process took. `close` throws the pack away.
 */
export function packOfNames(size?: ReleaseSize): {
  readonly pack: Pack & DmdPack;
  readonly size: ReleaseSize;
  readonly bytes: number;
  readonly millis: number;
  readonly peakMb: number;
  readonly close: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'concord-names-'));
  const written = writeNamesRelease(join(folder, 'release'), size);
  const out = join(folder, 'names.pack');
  const alone = join(import.meta.dirname, 'import-alone.ts');
  const printed = execFileSync(process.execPath, [alone, join(folder, 'release'), out], { encoding: 'utf8' });
  const { millis, peakMb } = JSON.parse(printed) as { readonly millis: number; readonly peakMb: number };
  const opened = openPack(out, 'header');
  if (!opened.ok) throw new Error(opened.fault.kind);
  return {
    pack: opened.value,
    size: written,
    bytes: statSync(out).size,
    millis,
    peakMb,
    close: () => {
      opened.value.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
