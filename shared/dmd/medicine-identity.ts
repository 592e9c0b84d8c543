import { compareText } from '../core/compare.ts';
import { known, notRecorded } from '../core/known.ts';
import { differentStrengths } from './different-strengths.ts';
import { fits, namesWhole, saysOther } from './fits.ts';
import type { Qualifier } from './forms.ts';
import { identify, type Identity } from './identity.ts';
import { withoutMarks } from './name-marks.ts';
import { genericOf, identityOf, vtmOf } from './pack-generic.ts';
import { productsNamed, type Named } from './pack-names.ts';
import type { DmdPack, DmdProduct } from './pack.ts';
import { strengthTextOf } from './strength-text.ts';
import { fold } from './term.ts';

/** What decided what a medicine is, strongest first. */
export const identityGrounds = ['dmd-code', 'dmd-name', 'table', 'table-unconfirmed', 'words'] as const;
export type IdentityGround = (typeof identityGrounds)[number];

/** A code and the words beside it that say two things. */
export type Disagreement = {
  /** Two medicines; or one medicine in another strength or form. */
  readonly kind: 'medicine' | 'product';
  /** What the code means, by the pack or by the name sent with it. */
  readonly coded: string;
  readonly words: string;
};

/** What a medicine is, by the strongest evidence there is. */
export type MedicineIdentity = Identity & {
  readonly ground: IdentityGround;
  /** What dm+d says of it. `vmp` is null where several products are meant. `holds` are substance codes; empty: not stated. */
  readonly dmd: {
    readonly vmp: string | null;
    readonly vtm: string | null;
    readonly holds: string;
    readonly products: readonly DmdProduct[];
  } | null;
  readonly disagreement: Disagreement | null;
  /** What the code says where the words, which the rest goes by, say another medicine. */
  readonly byCode: Identity | null;
};

type Stated = {
  readonly term: string;
  readonly brand: string;
  readonly codes: readonly { readonly code: string; readonly display?: string | undefined }[];
};

const perPack = new WeakMap<DmdPack, Map<string, MedicineIdentity>>();
const noPack = new Map<string, MedicineIdentity>();
/** Emptied when full, so that it cannot grow. */
const most = 20_000;

/**
 * What a medicine is: by its dm+d code, else by a name the pack holds, else by our own table, else by its words. `codes` are
 * dm+d codes only. What it answers for the same words, codes and pack never changes, and is worked out once.
 *
 * @example identifyMedicine({ term: 'Danamep 1g tablets', brand: '', codes: [] }, pack).ground // 'dmd-name'
 */
export function identifyMedicine(stated: Stated, pack: DmdPack | undefined): MedicineIdentity {
  const answers = pack === undefined ? noPack : (perPack.get(pack) ?? new Map<string, MedicineIdentity>());
  if (pack !== undefined && !perPack.has(pack)) perPack.set(pack, answers);
  const key = [
    stated.term,
    stated.brand,
    ...stated.codes.flatMap(({ code, display }) => [code, display ?? '']),
  ].join('\n');
  const before = answers.get(key);
  if (before !== undefined) return before;
  const made = weigh(stated, pack);
  if (answers.size >= most) answers.clear();
  answers.set(key, made);
  return made;
}

function weigh({ term: written, brand, codes }: Stated, pack: DmdPack | undefined): MedicineIdentity {
  const term = withoutMarks(written);
  const isCode = codes.some(({ code }) => code === term);
  const read = identify(isCode ? '' : term, brand);
  const coded = pack === undefined ? undefined : codedProduct(codes, pack);
  const byWords =
    isCode || pack === undefined ? byTable(read) : byName(productsNamed(term, brand, pack), read, pack);
  if (coded === undefined || pack === undefined) return { ...byWords, ...betweenNames(codes, term) };
  const texts = [...codes.map(({ display }) => display ?? ''), isCode ? '' : term].filter(
    (text) => text !== '' && !codes.some(({ code }) => code === text),
  );
  const disagreement = disagreementOf(coded, texts, pack);
  if (disagreement?.kind === 'medicine') return { ...byWords, disagreement, byCode: identityOf(coded, pack) };
  if (disagreement?.kind === 'product') {
    const made = byProducts([coded], read, pack, 'dmd-code');
    const { strengths, form, qualifiers } = read;
    // The strength and form that a person reads; the finding says that the code's are others.
    return {
      ...made,
      strengths,
      form,
      qualifiers,
      disagreement,
      dmd: made.dmd && { ...made.dmd, vmp: null },
    };
  }
  return byProducts([coded], read, pack, 'dmd-code');
}

const byTable = (read: Identity): MedicineIdentity => ({
  ...read,
  ground: read.row === undefined ? 'words' : read.row.confirmed ? 'table' : 'table-unconfirmed',
  dmd: null,
  disagreement: null,
  byCode: null,
});

/**
 * By a name that the pack holds. Where no product of it is of the strength, form or release that the words state, it is the
 * medicine and none of them; and a part of a release says nothing of what the words leave open.
 */
function byName({ products, exact }: Named, read: Identity, pack: DmdPack): MedicineIdentity {
  if (products.length === 0) return byTable(read);
  const suited = products.filter((one) => fits(read, identityOf(one, pack)));
  const guessed =
    !exact && pack.sample === true && !suited.every((one) => namesWhole(read, identityOf(one, pack)));
  const made = byProducts(suited.length === 0 ? products : suited, read, pack, 'dmd-name');
  if (suited.length > 0 && !guessed) return made;
  const { strengths, form, qualifiers, immediate } = read;
  const substance = made.dmd?.vtm === null ? undefined : pack.product(made.dmd?.vtm ?? '');
  return {
    ...made,
    strengths,
    form,
    qualifiers,
    immediate,
    dmd: made.dmd && {
      ...made.dmd,
      vmp: null,
      products: substance === undefined ? made.dmd.products : [substance],
    },
  };
}

/** The most specific product of the codes; a brand's product says more than its substance. */
function codedProduct(codes: Stated['codes'], pack: DmdPack): DmdProduct | undefined {
  const found = codes.flatMap(({ code }) => pack.product(code) ?? []);
  return (
    found.find((one) => one.level !== 'VTM' && one.level !== 'VMP') ??
    found.find((one) => one.level === 'VMP') ??
    found[0]
  );
}

/** Laid over what the words say: dm+d says the medicine; what it leaves open (a substance has no strength) the words say. */
function byProducts(
  products: readonly DmdProduct[],
  read: Identity,
  pack: DmdPack,
  ground: IdentityGround,
): MedicineIdentity {
  const generics = [
    ...new Map(products.map((one) => [genericOf(one, pack).code, genericOf(one, pack)])).values(),
  ];
  const all = generics.map((one) => identify(one.name));
  const [first = read] = all;
  const same = <T>(of: (one: Identity) => T, key: (value: T) => string, other: T): T =>
    new Set(all.map((one) => key(of(one)))).size === 1 && key(of(first)) !== '' ? of(first) : other;
  const vmps = generics.filter((one) => one.level === 'VMP').map((one) => one.code);
  const vtms = new Set(generics.map(vtmOf));
  const [vmp = null] = vmps;
  const [vtm = null] = vtms;
  return {
    ...read,
    substance: first.substance,
    ingredients: first.ingredients,
    brand: brandOf(products, generics, read),
    strengths: same((one) => one.strengths, strengthTextOf, read.strengths),
    form: same((one) => one.form, String, read.form),
    ...releaseOf(all, read),
    recognised: true,
    ground,
    dmd: {
      vmp: generics.length === 1 ? vmp : null,
      vtm: vtms.size === 1 ? vtm : null,
      holds: vmp === null ? '' : pack.substancesIn(vmp).toSorted(compareText).join('+'),
      products,
    },
    disagreement: null,
    byCode: null,
  };
}

/** What all of the products are; said to be of immediate release where none is modified and some are swallowed whole. */
function releaseOf(all: readonly Identity[], read: Identity): Pick<Identity, 'qualifiers' | 'immediate'> {
  const common = all[0]?.qualifiers.filter((word) => all.every((one) => one.qualifiers.includes(word))) ?? [];
  const modified = all.filter((one) => one.qualifiers.includes('modified-release'));
  const immediate =
    modified.length === 0
      ? all.some((one) => swallowedWhole.includes(one.form))
      : // "Dexedrine 5mg" is a tablet, though the Spansules' name begins so too.
        modified.length < all.length && read.immediate;
  const said = read.qualifiers.filter((word) => !immediate || word !== 'modified-release');
  return { qualifiers: [...new Set<Qualifier>([...common, ...said])].toSorted(compareText), immediate };
}

const swallowedWhole = ['tablet', 'capsule', 'granules', 'sachet'];

/** As the words or our table name it; else what stands before the strength in a brand's own name. */
function brandOf(
  products: readonly DmdProduct[],
  generics: readonly DmdProduct[],
  read: Identity,
): Identity['brand'] {
  if (read.brand.kind === 'known') return read.brand;
  const labels = new Set(products.map((one) => (one.level === 'AMP' ? labelOf(one.name) : '')));
  const [label = ''] = labels;
  const generic = generics.some((one) => fold(one.name).startsWith(label));
  return labels.size !== 1 || label === '' || generic ? notRecorded : known(label);
}

const labelOf = (name: string): string =>
  (/^[^\d(]*(?=\s\d|\s\()|^[^\d(]+$/u.exec(fold(name))?.[0] ?? '')
    .replace(
      /\s(?:modified-release |gastro-resistant |chewable |oral |eye )?(?:tablets|capsules|solution|cream|drops|liquid|suspension)$/u,
      '',
    )
    .trim();

/** Where the words beside a code say something else, and how grave that is. */
function disagreementOf(coded: DmdProduct, texts: readonly string[], pack: DmdPack): Disagreement | null {
  const said = texts.map((words) => ({ words, kind: contradictionOf(coded, words, pack) }));
  const worst = said.find(({ kind }) => kind === 'medicine') ?? said.find(({ kind }) => kind === 'product');
  return worst?.kind === undefined ? null : { kind: worst.kind, coded: coded.name, words: worst.words };
}

/** No pack says what the codes mean: the names sent with them are held against the words, as far as our own tables know both. */
function betweenNames(
  codes: Stated['codes'],
  term: string,
): Pick<MedicineIdentity, 'disagreement' | 'byCode'> {
  const words = identify(term);
  for (const { display = '' } of words.recognised ? codes : []) {
    const coded = identify(display);
    const kind = coded.recognised && !isBroader(coded, words) ? between(coded, words, false) : undefined;
    if (kind !== undefined)
      return {
        disagreement: { kind, coded: display, words: term },
        byCode: kind === 'medicine' ? coded : null,
      };
  }
  return { disagreement: null, byCode: null };
}

/** "Insulin" and "insulin aspart", "valproate" and "sodium valproate": one names less, and contradicts nothing. */
const isBroader = (a: Identity, b: Identity): boolean => {
  const words = a.substance.split(/[\s/]+/).filter((word) => word.length >= 5);
  return a.substance !== b.substance && b.substance.split(/[\s/]+/).some((word) => words.includes(word));
};

function contradictionOf(coded: DmdProduct, words: string, pack: DmdPack): Disagreement['kind'] | undefined {
  const generic = genericOf(coded, pack);
  const read = identify(words);
  const others = productsNamed(words, '', pack).products.map((one) => genericOf(one, pack));
  const suited = others.filter((one) => fits(read, identify(one.name)));
  if (suited.some((one) => one.code === generic.code)) return undefined;
  const byVtm =
    others.length > 0 && vtmOf(generic) !== null && others.every((one) => vtmOf(one) !== null)
      ? others.some((one) => vtmOf(one) === vtmOf(generic))
      : undefined;
  if (byVtm === false) return 'medicine';
  const meanings = suited.length > 0 ? suited.map((one) => identify(one.name)) : [read];
  const names = [
    identify(generic.name),
    ...[coded.name, coded.previousName ?? '', generic.previousName ?? '']
      .filter((name) => name !== '')
      .map((name) => identify(name)),
  ];
  const kinds = names.flatMap((name) => meanings.map((meaning) => between(name, meaning, byVtm === true)));
  return kinds.includes(undefined) ? undefined : kinds.includes('product') ? 'product' : 'medicine';
}

/** The words name a release that the code's product is not of. */
const releaseAgainst = (product: Identity, words: Identity): boolean =>
  swallowedWhole.includes(product.form) &&
  words.term.qualifiers.includes('modified-release') &&
  saysOther(words, product);

/** What both state and state differently. */
function between(a: Identity, b: Identity, sameMedicine: boolean): Disagreement['kind'] | undefined {
  if (!sameMedicine && a.ingredients.join() !== b.ingredients.join()) return 'medicine';
  const differs = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other;
  return differentStrengths(a.strengths, b.strengths) || differs(a.form, b.form) || releaseAgainst(a, b)
    ? 'product'
    : undefined;
}
