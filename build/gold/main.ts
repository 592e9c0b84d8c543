import { parseArgs } from 'node:util';
import type { GoldCase } from '../../test/gold/format.ts';
import { goldCases, goldItems } from '../../test/gold/load.ts';
import { cascade, exactStrings } from './baselines.ts';
import { ours, predict, type Matcher } from './predict.ts';
import { reportOf } from './report.ts';
import { scoreCase, total, type Scored } from './score.ts';

/** `npm run gold [-- --half even|odd] [--errors] [--case ID]` scores the rules on the gold set. */
const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'all' },
    errors: { type: 'boolean', default: false },
    case: { type: 'string' },
  },
});

const score = (cases: readonly GoldCase[], matcher: Matcher): Scored => total(cases.map((gold) => scoreCase(gold, predict(gold, matcher))));

/** Items are numbered inside their file; rules were tuned on the even ones. */
const isEven = (gold: GoldCase): boolean => Number(/(\d+)$/.exec(gold.id)?.[1] ?? '0') % 2 === 0;
const inHalf = (gold: GoldCase): boolean => values.half === 'all' || isEven(gold) === (values.half === 'even');

const all = [...goldItems(), ...goldCases()].filter((gold) => (values.case === undefined ? inHalf(gold) : gold.id === values.case));
if (values.case !== undefined) console.log(JSON.stringify(all.map((gold) => ({ gold: gold.expect, said: predict(gold, ours) })), null, 1));
const scored = score(all, ours);
console.log(reportOf(`${all.length} items, ${values.half}`, scored, [['exact strings', score(all, exactStrings)], ['cascade', score(all, cascade)]]));
if (values.errors) console.log(scored.errors.join('\n'));
