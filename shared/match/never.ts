import { compareDecimal, divide } from '../core/decimal.ts';
import { isDmdSpace } from '../medicines/codes.ts';
import type { Candidate } from './candidate.ts';
import { isByMassOrPiece } from './route-class.ts';
import { isModified, strengthsDiffer } from './strength.ts';

/** Why two lines may never share a row, by the table of `4b-definitions`; each has its own word for the link. */
export type NeverReason =
  | 'different-medicine'
  | 'combination'
  | 'release'
  | 'brand'
  | 'route'
  | 'insulin-strength'
  | 'insulin-device'
  | 'patch-rate'
  | 'concentration'
  | 'inhaler-device'
  | 'form'
  | 'ratio'
  | 'preservative'
  | 'prescribing-status'
  /** Only a row of the brand table that no source confirms says that they are one medicine. */
  | 'unconfirmed'
  /** A code says one medicine and the words beside it another. */
  | 'code-against-words';

const inhalers: readonly string[] = [
  'inhaler',
  'dry powder inhaler',
  'soft mist inhaler',
  'nebuliser liquid',
];

/**
 * The reason two lines of the same substance may not share a row, or `undefined`. Only what both state can separate
 * them; symmetric.
 */
export function neverEquated(a: Candidate, b: Candidate): NeverReason | undefined {
  if (contradicts(a) || contradicts(b)) return mayMean(a, b) ? 'code-against-words' : 'different-medicine';
  if (!sameSubstance(a, b)) return sharesIngredient(a, b) ? 'combination' : 'different-medicine';
  return keptApart(a, b) ?? (isUnconfirmed(a, b) ? 'unconfirmed' : undefined);
}

/** What keeps two lines of one substance apart. */
function keptApart(a: Candidate, b: Candidate): NeverReason | undefined {
  if (routesApart(a, b)) return 'route';
  if (releaseDiffers(a, b)) return 'release';
  if (isInsulin(a)) return insulinDiffers(a, b) ?? (brandDiffers(a, b) ? 'brand' : undefined);
  if (brandDiffers(a, b)) return 'brand';
  return productDiffers(a, b);
}

/**
 * Forms that go in by other ways never share a row, nor a depot and what is not said to be injected, nor an ointment and what is
 * taken by weight or piece; stated routes do unless one is oral and the other by injection.
 */
const routesApart = (a: Candidate, b: Candidate): boolean =>
  differs(a.formRoute ?? impliedRoute(a), b.formRoute ?? impliedRoute(b)) ||
  (a.route === 'oral' && b.route === 'parenteral') ||
  (a.route === 'parenteral' && b.route === 'oral') ||
  isDepotBeside(a, b) ||
  isDepotBeside(b, a) ||
  isLocalBeside(a, b) ||
  isLocalBeside(b, a);

/** A brand that is always of immediate release ("Rybelsus") is swallowed, where its form is not said. */
const impliedRoute = ({ identity }: Candidate): Candidate['route'] =>
  identity.form === '' && identity.row?.qualifiers.includes('immediate-release') === true
    ? 'oral'
    : undefined;

const isDepotBeside = (depot: Candidate, other: Candidate): boolean =>
  other.route !== 'parenteral' && isDepot(depot) && !isDepot(other);

/** Injected once in weeks: by its salt, or an injection of modified release. */
const isDepot = (candidate: Candidate): boolean =>
  depotSalt.test(candidate.words) || (candidate.formRoute === 'parenteral' && isModified(candidate));

/** Salts that are given as depot injections only. Source: BNF 4.2.1, antipsychotic depot injections. */
const depotSalt =
  /^(?:haloperidol|zuclopenthixol|flupentixol|fluphenazine) decanoate|^olanzapine (?:embonate|pamoate)|^paliperidone palmitate|^pipotiazine palmitate/;

const local: readonly Candidate['route'][] = ['skin', 'eye', 'ear'];

/** What is put on the skin or into the eye is never measured in milligrams or tablets. */
const isLocalBeside = (put: Candidate, taken: Candidate): boolean =>
  local.includes(put.formRoute) &&
  taken.formRoute === undefined &&
  !local.includes(taken.route) &&
  (isByMass(taken.identity.strengths) || taken.line.dosages.some(isByMassOrPiece));

const isByMass = (strengths: Candidate['identity']['strengths']): boolean =>
  strengths.length > 0 &&
  strengths.every(({ unit, per }) => per === undefined && ['mg', 'microgram', 'nanogram'].includes(unit));

function insulinDiffers(a: Candidate, b: Candidate): NeverReason | undefined {
  if (strengthsDiffer(a, b)) return 'insulin-strength';
  return differs(deviceOf(a), deviceOf(b)) ? 'insulin-device' : undefined;
}

/** dm+d rules where it speaks of both; what it leaves open, the names of substances say. */
export function sameSubstance(a: Candidate, b: Candidate): boolean {
  const byDmd = sameInDmd(a, b);
  if (byDmd !== undefined) return byDmd;
  return a.identity.substance === '' || b.identity.substance === '' ? sharesDmdCode(a, b) : sameWords(a, b);
}

const sameWords = (a: Candidate, b: Candidate): boolean =>
  a.identity.substance === b.identity.substance ||
  a.identity.ingredients.join('+') === b.identity.ingredients.join('+');

/** One generic product is one medicine; two VTMs are two, and so are two sets of substances where a VTM is not stated. */
function sameInDmd(a: Candidate, b: Candidate): boolean | undefined {
  const [one, other] = [a.identity.dmd, b.identity.dmd];
  if (one === null || other === null) return undefined;
  if (one.vmp !== null && one.vmp === other.vmp) return true;
  if (one.vtm !== null && other.vtm !== null) return one.vtm === other.vtm ? sameWords(a, b) : false;
  return one.holds !== '' && other.holds !== '' && one.holds !== other.holds ? false : undefined;
}

const contradicts = (candidate: Candidate): boolean => candidate.identity.disagreement?.kind === 'medicine';

/** Whether either's code or words name what the other's do. */
function mayMean(a: Candidate, b: Candidate): boolean {
  const meanings = ({ identity }: Candidate): readonly string[] =>
    [identity.ingredients, identity.byCode?.ingredients ?? []].map((names) => names.join('+'));
  return meanings(a).some((one) => one !== '' && meanings(b).includes(one));
}

/** The same brand is the same brand, whatever it holds; so is one code. */
const isUnconfirmed = (a: Candidate, b: Candidate): boolean =>
  (a.identity.ground === 'table-unconfirmed' || b.identity.ground === 'table-unconfirmed') &&
  a.identity.row?.brand !== b.identity.row?.brand &&
  !sharesDmdCode(a, b);

/** All there is to go by where a source sent a code and no words. */
const sharesDmdCode = (a: Candidate, b: Candidate): boolean =>
  !a.line.degraded &&
  !b.line.degraded &&
  a.line.medicine.codes.some(
    (one) =>
      isDmdSpace(one) && b.line.medicine.codes.some((other) => isDmdSpace(other) && other.code === one.code),
  );

/** In a combination a salt may be named or not. */
const sharesIngredient = (a: Candidate, b: Candidate): boolean =>
  a.identity.ingredients.some(
    (one) =>
      one !== '' &&
      b.identity.ingredients.some(
        (other) =>
          one === other ||
          (isSaltOf(one, other) && a.identity.ingredients.length + b.identity.ingredients.length > 2),
      ),
  );

/** "Perindopril erbumine" names a salt of what "perindopril" leaves open; either way round. */
export const isSaltOf = (one: string, other: string): boolean =>
  other.startsWith(`${one} `) || one.startsWith(`${other} `);

const differs = <T>(a: T | undefined | '', b: T | undefined | ''): boolean =>
  a !== undefined && b !== undefined && a !== '' && b !== '' && a !== b;

/**
 * One says modified release; the other names its form and does not. A generic name without a form says nothing about release;
 * a brand's product is of one release, and where nothing says of which, it is only equated with its own brand.
 */
function releaseDiffers(a: Candidate, b: Candidate): boolean {
  if (isModified(a) === isModified(b)) return false;
  const [modified, other] = isModified(a) ? [a, b] : [b, a];
  return isImmediate(other) || (brandOf(other) !== '' && brandOf(other) !== brandOf(modified));
}

/** Named so, always so by its brand, or swallowed in a form that says nothing else. */
const isImmediate = ({ identity, route }: Candidate): boolean =>
  identity.immediate ||
  identity.qualifiers.includes('sublingual') ||
  (identity.form !== '' && route === 'oral');

export const isBrandCritical = (candidate: Candidate): boolean =>
  candidate.about.lists.has('brand-critical') ||
  (isModified(candidate) && candidate.about.lists.has('brand-critical-modified-release')) ||
  candidate.products.some(
    (product) => product.prescribingStatus === '0009' || product.prescribingStatus === '0005',
  );

export const brandOf = (candidate: Candidate): string =>
  candidate.identity.brand.kind === 'known' ? candidate.identity.brand.value : '';

/** Two brands are stated, and which it is matters. */
const brandDiffers = (a: Candidate, b: Candidate): boolean =>
  differs(brandOf(a), brandOf(b)) &&
  (isBrandCritical(a) ||
    isBrandCritical(b) ||
    a.about.lists.has('brand-apart') ||
    (isModified(a) && isModified(b) && a.about.lists.has('brand-apart-modified-release')) ||
    isInhaler(a) ||
    isInsulin(a));

export const isInsulin = (candidate: Candidate): boolean => candidate.identity.substance.includes('insulin');
const isInhaler = (candidate: Candidate): boolean =>
  inhalers.includes(candidate.identity.form) && candidate.identity.substance.includes('beclometasone');

function productDiffers(a: Candidate, b: Candidate): NeverReason | undefined {
  const { substance } = a.identity;
  const strengths = strengthsDiffer(a, b);
  if (a.route === 'transdermal' && b.route === 'transdermal' && strengths && !sameRate(a, b))
    return 'patch-rate';
  if (a.about.lists.has('concentration-critical') && isLiquid(a) && isLiquid(b) && strengths)
    return 'concentration';
  if (
    inhalers.includes(a.identity.form) &&
    inhalers.includes(b.identity.form) &&
    (a.identity.form !== b.identity.form || differs(inhalerOf(a), inhalerOf(b)))
  )
    return 'inhaler-device';
  if (a.about.lists.has('form-critical') && differs(formOf(a), formOf(b))) return 'form';
  if (a.about.lists.has('ratio-critical') && ratiosDiffer(a, b)) return 'ratio';
  if (
    a.route === 'eye' &&
    b.route === 'eye' &&
    isPreservativeFree(a) !== isPreservativeFree(b) &&
    a.identity.form !== '' &&
    b.identity.form !== ''
  )
    return 'preservative';
  return substance === 'pancreatin' && strengths ? 'concentration' : undefined;
}

/** "Durogesic 25micrograms" leaves out that it is an hour's. */
const sameRate = (a: Candidate, b: Candidate): boolean => {
  const [one, other] = [a.identity.strengths[0], b.identity.strengths[0]];
  return (
    one !== undefined &&
    other !== undefined &&
    (one.per === undefined) !== (other.per === undefined) &&
    one.value === other.value &&
    one.unit === other.unit
  );
};

/** Proportions are compared where both name two parts; a total alone ("Madopar 62.5") has to be the sum of them. */
const ratiosDiffer = (a: Candidate, b: Candidate): boolean =>
  bothStated(a, b) &&
  (ratioOf(a) === '' || ratioOf(b) === '' ? strengthsDiffer(a, b) : ratioOf(a) !== ratioOf(b));

const bothStated = (a: Candidate, b: Candidate): boolean =>
  a.identity.strengths.length > 0 && b.identity.strengths.length > 0;
const isLiquid = (candidate: Candidate): boolean =>
  candidate.identity.strengths.some((strength) => strength.per?.unit === 'mL');
const isPreservativeFree = (candidate: Candidate): boolean =>
  candidate.identity.qualifiers.includes('preservative-free');
const formOf = (candidate: Candidate): string =>
  [candidate.identity.form, ...candidate.identity.qualifiers].filter((word) => word !== '').join(' ');

/** The device a name states: one powder inhaler is not another. Source: BNF 3.1; NICE NG245. */
const inhalerOf = ({ words }: Candidate): string =>
  /turbohaler|spiromax|easyhaler|accuhaler|ellipta|nexthaler|breezhaler|handihaler|zonda|genuair|clickhaler|novolizer|forspiro|diskhaler|autohaler|easi-?breathe|k-?haler|respimat/.exec(
    words,
  )?.[0] ?? '';

const deviceWords: readonly (readonly [RegExp, string])[] = [
  [/cartridge|penfill|\bcarts?\b/, 'cartridge'],
  [/pen\b|pens\b|solostar|flextouch|innolet|junior/, 'pen'],
  [/vial/, 'vial'],
];
const deviceOf = ({ words }: Candidate): string =>
  deviceWords.find(([pattern]) => pattern.test(words))?.[1] ?? '';

/** The proportion of a two-part strength: 25/100 and 12.5/50 are both a quarter. */
function ratioOf(candidate: Candidate): string {
  const [first, second] = candidate.identity.strengths
    .map((strength) => strength.value)
    .toSorted(compareDecimal);
  return first === undefined || second === undefined ? '' : String(divide(first, second) ?? '');
}
