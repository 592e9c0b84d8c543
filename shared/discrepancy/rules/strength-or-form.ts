import {
  formsDiffer,
  isModified,
  releaseOnOneSide,
  strengthText,
  type NeverReason,
} from '../../match/match.ts';
import type { Item } from '../context.ts';
import type { Circumstance, FindingField } from '../finding.ts';
import type { Pair, Side } from '../pairs.ts';
import type { PairRule } from '../rule.ts';

/**
 * One substance in another product: strength, concentration, release, form or device. What the never-equate table keeps
 * apart is named here too, across the link. Source: NPSA RRR013, RRR005; BNF. Hazard: another product taken for this one.
 */
export const strengthOrForm: PairRule = {
  id: 'strength-or-form',
  version: '1',
  hazard: 'false-merge',
  source: 'NPSA RRR013 (2010), RRR005 (2008); BNF',
  compare: (pair) => {
    if (pair.reason === 'brand') return undefined;
    const fields = fieldsOf(pair);
    if (fields.length === 0) return releaseUnsaid(pair);
    return { fields, why: whyOf(pair, fields), circumstances: circumstancesOf(pair) };
  },
};

/** "Quetiapine XL" and "Quetiapine" may be one product, and may not. */
function releaseUnsaid({ a, b }: Pair): ReturnType<PairRule['compare']> {
  if (!releaseOnOneSide(a.first.candidate, b.first.candidate)) return undefined;
  const [modified, other] = isModified(a.first.candidate) ? [a, b] : [b, a];
  return {
    fields: ['form'],
    why: `Only one side says modified release: ${modified.first.candidate.line.medicine.term}, and ${other.first.candidate.line.medicine.term}`,
    circumstances: isOpioid(modified) ? [] : ['release-not-stated'],
  };
}

const isOpioid = ({ first }: Side): boolean =>
  first.candidate.about.groups.some((group) => group.includes('opioid'));

const byReason: Readonly<Partial<Record<NeverReason, FindingField>>> = {
  release: 'form',
  'insulin-strength': 'strength',
  'insulin-device': 'form',
  'patch-rate': 'strength',
  concentration: 'strength',
  'inhaler-device': 'form',
  form: 'form',
  ratio: 'strength',
  preservative: 'form',
  'prescribing-status': 'form',
};

function fieldsOf(pair: Pair): readonly FindingField[] {
  const named = pair.reason === null ? undefined : byReason[pair.reason];
  if (named !== undefined) return [named];
  const strength = pair.a.regimen || pair.b.regimen ? regimensDiffer(pair) : pair.strengthsDiffer;
  const form = formsDiffer(pair.a.first.candidate, pair.b.first.candidate);
  return [...(strength ? (['strength'] as const) : []), ...(form ? (['form'] as const) : [])];
}

/** Regimens are compared by the set of strengths they are made of; a side that states none says nothing. */
function regimensDiffer({ a, b }: Pair): boolean {
  const texts = [a, b].map((side) =>
    [...new Set(side.items.map((item) => strengthText(item.candidate)))].toSorted(),
  );
  return (
    texts.every((text) => text.every((strength) => strength !== '')) && texts[0]?.join() !== texts[1]?.join()
  );
}

/** What a side takes; of several strengths of one dose each. */
const productWords = ({ items, first, regimen }: Side): string =>
  (regimen ? items : [first]).map(nameWithStrength).join(' with ');

/** The name, with the strength where the line states it elsewhere. */
function nameWithStrength({ candidate, dosing }: Item): string {
  const { term } = candidate.line.medicine;
  const [strength] = dosing.product.strengths;
  if (strength === undefined || candidate.identity.strengths.length > 0) return term;
  const per = strength.per === undefined ? '' : `/${strength.per.value} ${strength.per.unit}`;
  return `${term} (${strength.value} ${strength.unit}${per})`;
}

function whyOf({ a, b }: Pair, fields: readonly FindingField[]): string {
  const what =
    fields.length > 1
      ? 'Strength and form differ'
      : fields[0] === 'strength'
        ? 'Strength differs'
        : 'Form, release or device differs';
  return `${what}: ${productWords(a)} and ${productWords(b)}`;
}

function circumstancesOf({ a, b, reason }: Pair): readonly Circumstance[] {
  const patch = [a, b].some(({ first }) => first.candidate.route === 'transdermal');
  return [
    ...(reason === 'insulin-strength' ? (['insulin-strength-or-type'] as const) : []),
    ...(reason === 'release' && isOpioid(a) ? (['opioid-release'] as const) : []),
    ...(reason !== null && patch ? (['patch-rate-or-wear'] as const) : []),
  ];
}
