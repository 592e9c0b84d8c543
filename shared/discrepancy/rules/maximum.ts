import { isHighRisk } from '../context.ts';
import { maximaDiffer, maximumOf, maximumWords } from '../maxima.ts';
import type { Pair } from '../pairs.ts';
import type { PairRule } from '../rule.ts';

/**
 * Both sides state a maximum for a period and the two differ; or an as-needed order of a high-risk medicine states none
 * where the history does. Source: NICE NG46 (the total daily dose of as-needed controlled drugs). Hazard: overdose, lost limit.
 */
export const maximum: PairRule = {
  id: 'maximum',
  version: '1',
  hazard: 'limit-lost',
  source: 'NICE NG46 (2016); NPSA RRR005 (2008)',
  compare: (pair) => {
    const words = differenceOf(pair);
    const highRisk = [...pair.a.items, ...pair.b.items].some(isHighRisk);
    return words === undefined
      ? undefined
      : { fields: ['maximum'], why: words, circumstances: highRisk ? ['high-risk'] : [] };
  },
};

function differenceOf(pair: Pair): string | undefined {
  const { a, b } = pair;
  const [one, other] = [maximumOf(a), maximumOf(b)];
  if (one !== undefined && other !== undefined)
    return maximaDiffer({ side: a, maximum: one }, { side: b, maximum: other }, pair.options.samePiece)
      ? `Maximum differs: ${maximumWords(one)} and ${maximumWords(other)}`
      : undefined;
  const lost =
    one !== undefined &&
    !a.first.order &&
    b.first.order &&
    b.dosing.asNeeded === true &&
    [...a.items, ...b.items].some(isHighRisk);
  return lost
    ? `${b.first.source.name} orders it as needed without a maximum; ${a.first.source.name} states ${maximumWords(one)}`
    : undefined;
}
