import type { DmdProduct } from '../dmd/dmd.ts';
import { isDmdSpace } from '../medicines/codes.ts';
import { identifierText } from '../medicines/keys.ts';
import { brandOf, sameSubstance } from './never.ts';
import type { Candidate } from './candidate.ts';
import { strengthsDiffer, strengthText } from './strength.ts';

/** How lines came to share a row, strongest first. Named on each row. */
export const levels = [
  'same-identifier',
  'same-product',
  'same-vmp-through-amp',
  'same-vtm-form-strength',
  'exact-text',
  'same-vtm',
  'same-ingredients',
  'near-text',
] as const;
export type MatchLevel = (typeof levels)[number] | 'by-person' | 'single';

export type Evidence = { readonly level: MatchLevel; readonly score: number; readonly why: string };

const base: Readonly<Record<(typeof levels)[number], number>> = {
  'same-identifier': 1000,
  'same-product': 900,
  'same-vmp-through-amp': 800,
  'same-vtm-form-strength': 700,
  'exact-text': 650,
  'same-vtm': 500,
  'same-ingredients': 400,
  'near-text': 0,
};

const words: Readonly<Record<(typeof levels)[number], string>> = {
  'same-identifier': 'Same business identifier',
  'same-product': 'Same dm+d product',
  'same-vmp-through-amp': 'A brand and its generic product in dm+d',
  'same-vtm-form-strength': 'Same substance, form and strength',
  'exact-text': 'Same words',
  'same-vtm': 'Same substance',
  'same-ingredients': 'Same ingredients',
  'near-text': 'Nearly the same words',
};

/** The strongest evidence that two lines nothing keeps apart are one medicine, or `undefined` for none. Symmetric. */
export function evidenceBetween(a: Candidate, b: Candidate): Evidence | undefined {
  const level = levelBetween(a, b);
  return level === undefined ? undefined : { level, score: base[level] + closeness(a, b), why: words[level] };
}

function levelBetween(a: Candidate, b: Candidate): (typeof levels)[number] | undefined {
  const sameWords = a.words !== '' && a.words === b.words;
  if (sharesIdentifier(a, b)) return 'same-identifier';
  if (a.line.degraded || b.line.degraded) return sameWords ? 'exact-text' : undefined;
  // Equal words of a name no table knows are only equal words.
  return byCode(a, b) ?? (sameWords && !a.identity.recognised ? 'exact-text' : bySubstance(a, b));
}

const sharesIdentifier = (a: Candidate, b: Candidate): boolean =>
  a.line.identifiers.some((one) =>
    b.line.identifiers.some((other) => identifierText(one) === identifierText(other)),
  );

function byCode(a: Candidate, b: Candidate): 'same-product' | 'same-vmp-through-amp' | undefined {
  if (sharesCode(a, b)) return 'same-product';
  const [one, other] = [a.identity.dmd, b.identity.dmd];
  if (one === null || other === null || one.vmp === null || one.vmp !== other.vmp) return undefined;
  const code = (products: readonly DmdProduct[]): string => products.map((product) => product.code).join();
  return code(one.products) === code(other.products) ? 'same-product' : 'same-vmp-through-amp';
}

/** A product's code; a substance's (VTM) code alone says no more than its name. */
const sharesCode = (a: Candidate, b: Candidate): boolean =>
  a.line.medicine.codes.some(
    (one) =>
      isDmdSpace(one) &&
      b.line.medicine.codes.some((other) => isDmdSpace(other) && other.code === one.code) &&
      !a.products.some((product) => product.code === one.code && product.level === 'VTM'),
  );

function bySubstance(
  a: Candidate,
  b: Candidate,
): 'same-vtm-form-strength' | 'same-vtm' | 'same-ingredients' | undefined {
  if (!sameSubstance(a, b)) return undefined;
  if (a.identity.substance !== b.identity.substance) return 'same-ingredients';
  const sameForm = a.identity.form !== '' && a.identity.form === b.identity.form;
  return sameForm && strengthText(a) !== '' && strengthText(b) !== '' && !strengthsDiffer(a, b)
    ? 'same-vtm-form-strength'
    : 'same-vtm';
}

/** Breaks ties between equal levels by what else agrees; never lifts a pair to another level. */
function closeness(a: Candidate, b: Candidate): number {
  const same = (one: string, other: string, points: number): number =>
    one !== '' && one === other ? points : 0;
  return (
    same(a.words, b.words, 2) +
    same(strengthText(a), strengthText(b), 40) +
    same(brandOf(a), brandOf(b), 20) +
    same(a.identity.form, b.identity.form, 10) +
    same(a.identity.qualifiers.join(), b.identity.qualifiers.join(), 6) +
    same(a.directions, b.directions, 8) +
    same(statusOf(a), statusOf(b), 12)
  );
}

const statusOf = (candidate: Candidate): string =>
  candidate.line.status.kind === 'known' ? candidate.line.status.value : '';
