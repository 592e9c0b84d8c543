import { parseArgs } from 'node:util';
import type { GoldCase } from '../../test/gold/format.ts';
import { goldCases, goldDirections, goldItems, goldNames } from '../../test/gold/load.ts';
import { cascade, exactStrings } from './baselines.ts';
import { scoreDirections } from './directions.ts';
import { dispensedReport } from './dispensed.ts';
import { dmdNamesReport } from './dmd-report.ts';
import { namesReport } from './names.ts';
import { packReport } from './pack-report.ts';
import { pairsReport } from './pairs.ts';
import { ours, predict, type Matcher } from './predict.ts';
import { reportOf } from './report.ts';
import { scoreCase, total, type Scored } from './score.ts';
import { speedReport } from './speed.ts';

/**
 * `npm run gold`: the rules on the gold set, per class, beside two baselines. `--half even|odd` takes half the items (rules
 * are tuned on the even ones), `--errors` lists what differs from the labels, `--case ID` shows one item, `--pairs N` makes N
 * pairs that must not be equated, `--speed` times matching and checking, `--directions` scores the reader of directions, `--names` the
 * matcher on pairs of names, labelled by hand and made from public dm+d names (of those each `--every` n-th), and what is dispensed, `--pack` times the import of
 * a dm+d release of today's size and look-ups in it.
 */
const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'all' },
    errors: { type: 'boolean', default: false },
    case: { type: 'string' },
    pairs: { type: 'string' },
    speed: { type: 'boolean', default: false },
    directions: { type: 'boolean', default: false },
    names: { type: 'boolean', default: false },
    every: { type: 'string', default: '1' },
    pack: { type: 'boolean', default: false },
  },
});

const score = (cases: readonly GoldCase[], matcher: Matcher): Scored =>
  total(cases.map((gold) => scoreCase(gold, predict(gold, matcher))));

/** Items are numbered inside their file. */
const isEven = (gold: GoldCase): boolean => Number(/(\d+)$/.exec(gold.id)?.[1] ?? '0') % 2 === 0;
const inHalf = (gold: GoldCase): boolean =>
  values.half === 'all' || isEven(gold) === (values.half === 'even');

function scoreGoldSet(): void {
  const all = [...goldItems(), ...goldCases()].filter((gold) =>
    values.case === undefined ? inHalf(gold) : gold.id === values.case,
  );
  if (values.case !== undefined)
    console.log(
      JSON.stringify(
        all.map((gold) => ({ labelled: gold.expect, said: predict(gold, ours) })),
        null,
        1,
      ),
    );
  const scored = score(all, ours);
  console.log(
    reportOf(`${all.length} items (${values.half})`, scored, [
      ['exact strings', score(all, exactStrings)],
      ['cascade', score(all, cascade)],
    ]),
  );
  if (values.errors) console.log(scored.errors.join('\n'));
}

function scoreWords(): void {
  const all = goldDirections();
  for (const [name, some] of [
    ['all', all],
    ['open', all.filter((one) => one.held !== true)],
    ['held', all.filter((one) => one.held === true)],
  ] as const) {
    const { directions, attributes, right, percent, wrongNumbers, silentDrops } = scoreDirections(some);
    console.log(
      `${name}: ${directions} directions, ${right} of ${attributes} attributes right (${percent.toFixed(1)} %), ${wrongNumbers.length} wrong numbers, ${silentDrops.length} silent drops`,
    );
  }
}

if (values.pairs !== undefined) {
  const { text, equated } = pairsReport(Number(values.pairs));
  console.log(text);
  process.exitCode = equated === 0 ? 0 : 1;
} else if (values.speed) console.log(speedReport());
else if (values.directions) scoreWords();
else if (values.names) {
  console.log(namesReport(goldNames()));
  console.log(dispensedReport());
  console.log(dmdNamesReport(Number(values.every)));
} else if (values.pack) console.log(packReport());
else scoreGoldSet();
