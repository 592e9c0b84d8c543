import { compareText, groupBy } from '../core/compare.ts';
import { readDecimal } from '../core/decimal.ts';
import { known, notRecorded, type Known } from '../core/known.ts';
import type { Qualifier } from './forms.ts';
import { brands, type BrandRow } from './tables/brands.ts';
import { compounds, synonyms } from './tables/names.ts';
import { knownSubstances } from './tables/known.ts';
import { presentation, releaseWords } from './tables/presentation.ts';
import { fold, formLast, readTerm, type ReadTerm, type TermStrength } from './term.ts';
import { table } from '../core/table.ts';

/**
 * What a medicine name says the medicine is, by our own tables: substance, brand, salt, strength, form, release.
 * Works without a dm+d pack; a pack's answer (codes to products) is laid over it by the caller.
 */
export type Identity = {
  readonly term: ReadTerm;
  /** One name per substance: brand and synonym resolved, salt left out. Empty when the name says nothing. */
  readonly substance: string;
  readonly ingredients: readonly string[];
  readonly brand: Known<string>;
  readonly salt: string;
  readonly strengths: readonly TermStrength[];
  readonly form: string;
  readonly qualifiers: readonly Qualifier[];
  /** Said to be of immediate release, or always so by its brand; `false` where nothing says it. */
  readonly immediate: boolean;
  /** Whether the substance is one our tables name, so that two different names surely are two medicines. */
  readonly recognised: boolean;
  /** The row of the brand table that said so, where the words name a brand. */
  readonly row: BrandRow | undefined;
};

const firstWord = (words: string): string => words.split(' ', 1)[0] ?? '';

/** "Adcal-D3" is also written "Adcal D3", and is not Adcal. */
const spellings: readonly BrandRow[] = brands.rows.flatMap((row) =>
  [...new Set([row.spelled, row.spelled.replaceAll('-', ' ')])].map((spelled) => ({ ...row, spelled })),
);

/** Brands by their first word, the longest first. */
const brandIndex: ReadonlyMap<string, readonly BrandRow[]> = groupBy(
  spellings.toSorted((a, b) => b.spelled.length - a.spelled.length || compareText(a.spelled, b.spelled)),
  (row) => firstWord(row.spelled),
);
const named = new Set([
  ...brands.rows.map((row) => row.substance),
  ...Object.values(synonyms),
  ...Object.keys(compounds),
  ...knownSubstances,
]);

/** The same few names come again and again; what they mean never changes. Emptied when full, so that it cannot grow. */
const remembered = new Map<string, Identity>();
const most = 20_000;

/** Reads the identity of a medicine from its words, and from a brand stated beside them. */
export function identify(text: string, statedBrand: string = ''): Identity {
  const key = statedBrand === '' ? text : `${text}\n${statedBrand}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const identity = readIdentity(text, statedBrand);
  if (remembered.size >= most) remembered.clear();
  remembered.set(key, identity);
  return identity;
}

function readIdentity(text: string, statedBrand: string): Identity {
  const term = readTerm(text);
  const inName = longest(findBrand(term.name, term), findBrand(formLast(fold(text)), term));
  const parts = partsOf(term.name, inName);
  if (parts.length > 1) return combination(term, parts, statedBrand);
  const row = inName ?? findBrand(fold(statedBrand), term) ?? findBrand(term.bracketed, term);
  const bare = bareStrengths(term, row);
  const words = withTypes(
    bare.length === 0 ? term.name : term.name.replace(numbersAtEnd, '').trim(),
    term.bracketed,
  );
  const after =
    inName !== undefined && startsWith(words, inName.spelled) ? wordsAfter(words, inName) : undefined;
  // "Panadol Extra" is not Panadol: a brand with a word more may hold something else, and is only itself.
  const known = after === undefined || after.other.length === 0 ? row : undefined;
  const byBrand = inName !== undefined && known === inName;
  const substance = combined(byBrand ? inName.substance : withSpecies(withRatio(words)));
  return {
    term,
    substance,
    ingredients: ingredientsOf(substance),
    brand: brandOf(known, words, after, statedBrand),
    salt: term.salt,
    strengths: term.strengths.length > 0 ? term.strengths : bare,
    form: term.form === '' ? (known?.implied ?? '') : term.form,
    ...releaseOf(
      [...term.qualifiers, ...(after?.release === true ? ([modifiedRelease] as const) : [])],
      known?.qualifiers ?? [],
    ),
    recognised: named.has(substance),
    row: byBrand ? inName : undefined,
  };
}

const ingredientsOf = (substance: string): readonly string[] =>
  (compounds[substance] ?? substance.split(/\/(?=\s*\p{L})/u))
    .map((part) => synonyms[part.trim()] ?? part.trim())
    .toSorted(compareText);

/**
 * What is said of release rules over what a brand usually is; that a brand is of immediate release is no word of its form. A
 * brand that is always coated ("Asacol MR") calls its coat so.
 */
function releaseOf(
  said: readonly Qualifier[],
  usual: readonly Qualifier[],
): Pick<Identity, 'qualifiers' | 'immediate'> {
  const all = new Set([...said, ...usual.filter((word) => word !== 'immediate-release')]);
  if (usual.includes('gastro-resistant') && usual.includes('immediate-release')) all.delete(modifiedRelease);
  return {
    qualifiers: [...all].toSorted(compareText),
    immediate: !all.has(modifiedRelease) && [...said, ...usual].some((word) => word === 'immediate-release'),
  };
}

/**
 * The substances or brands of a combination. A single brand's name may hold a connecting word ("Cold and Flu", "Naprosyn S/R");
 * what is connected behind it is another's.
 */
function partsOf(name: string, brand: BrandRow | undefined): readonly string[] {
  const [whole, own] = [connected(name), connected(brand?.spelled ?? '')];
  const parts =
    own.includes('/') && whole.startsWith(own)
      ? [
          `${brand?.spelled}${whole.slice(own.length).split('/', 1)[0]}`,
          ...whole.slice(own.length).split('/').slice(1),
        ]
      : name.split('/');
  return parts
    .map((part) => part.trim())
    .filter(
      (part) => /\p{L}{3}/u.test(part) && !part.split(/[\s-]+/).every((word) => presentation.has(word)),
    );
}

const connected = (words: string): string => words.replaceAll(/\s*(?:\/|\+)\s*|\s+(?:and|with)\s+/g, '/');

/** "Tritace and felodipine" holds ramipril and felodipine, and is no brand. */
function combination(term: ReadTerm, parts: readonly string[], statedBrand: string): Identity {
  const names = parts.map((part) => part.replace(numbersAtEnd, ''));
  const rows = names.map((name) => wholeBrand(name, term));
  const substance = combined(names.map((name, at) => rows[at]?.substance ?? name).join('/'));
  return {
    term,
    substance,
    ingredients: ingredientsOf(substance),
    brand: statedBrand === '' ? notRecorded : known(fold(statedBrand)),
    salt: term.salt,
    strengths: term.strengths.length > 0 ? term.strengths : numbersOf(term.name),
    form: term.form,
    ...releaseOf(
      term.qualifiers,
      rows.flatMap((row) => row?.qualifiers ?? []),
    ),
    recognised: named.has(substance),
    row: rows.find((row) => row?.confirmed === false) ?? rows.find((row) => row !== undefined),
  };
}

/** The brand these words name and nothing else. */
function wholeBrand(words: string, term: ReadTerm): BrandRow | undefined {
  const row = findBrand(words, term);
  return row !== undefined && wordsAfter(words, row).other.length === 0 ? row : undefined;
}

/** "Insulin lispro biphasic 25/75": the proportion is part of what it is. */
function withRatio(name: string): string {
  const [, bare = name, ratio] = /^(.*insulin.*) (\d+\/\d+)$/.exec(name) ?? [];
  return ratio === undefined ? (synonyms[name] ?? name) : `${synonyms[bare] ?? bare} ${ratio}`;
}

/** Pork and beef insulins are other medicines than human ones, and share their names. */
function withSpecies(name: string): string {
  const species = /\b(?:porcine|pork)\b/.test(name)
    ? 'porcine'
    : /\b(?:bovine|beef)\b/.test(name)
      ? 'bovine'
      : '';
  if (species === '' || !name.includes('insulin')) return name;
  const [, human = name, ratio = ''] =
    /^(.*?)( \d+\/\d+)?$/.exec(name.replace(/\s*\b(?:porcine|pork|bovine|beef)\b/, '').trim()) ?? [];
  return `${synonyms[human] ?? human} ${species}${ratio}`;
}

/** What a vaccine is against stands in brackets: "(type 16, 18)" is another one than "(type 6, 11, 16, 18)". */
function withTypes(name: string, bracketed: string): string {
  const types = name.includes('vaccine') ? /types? \d[\d, ]*\b|\d+-?valent/.exec(bracketed)?.[0] : undefined;
  return types === undefined ? name : `${name} ${types}`;
}

const modifiedRelease: Qualifier = 'modified-release';

const longest = (a: BrandRow | undefined, b: BrandRow | undefined): BrandRow | undefined =>
  (b?.spelled.length ?? 0) > (a?.spelled.length ?? 0) ? b : a;

/** Words behind a brand's name: of release, and others that are neither a number nor one of presentation. */
function wordsAfter(
  words: string,
  row: BrandRow,
): { readonly release: boolean; readonly other: readonly string[] } {
  const after = words
    .slice(row.spelled.length)
    .split(/[\s-]+/)
    .filter((word) => /\p{L}/u.test(word));
  return {
    release: after.some((word) => releaseWords.includes(word)),
    other: after.filter((word) => !releaseWords.includes(word) && !presentation.has(word)),
  };
}

/** "Adalat LA" and "Adalat Retard" are two brands, as far as brand matters. */
function brandOf(
  row: BrandRow | undefined,
  words: string,
  after: { readonly release: boolean } | undefined,
  stated: string,
): Known<string> {
  if (row === undefined) return stated === '' ? notRecorded : known(fold(stated));
  if (row.brand === '') return notRecorded;
  return known(after?.release === true ? words : row.brand);
}

const numbersAtEnd = /[\s-]+\d[\d,]*(?:\.\d+)?(?:\/\d+(?:\.\d+)?)*$/;

/** "Co-codamol 30/500", "Tildiem LA 200" and, by hand, "Warfarin 3" name their strength by numbers alone. */
function bareStrengths(term: ReadTerm, row: BrandRow | undefined): readonly TermStrength[] {
  const found = term.strengths.length > 0 ? null : numbersAtEnd.exec(term.name);
  const name = found === null ? '' : term.name.slice(0, found.index);
  if (
    found === null ||
    row?.spelled === term.name ||
    !(
      name.startsWith('co-') ||
      synonyms[name] !== undefined ||
      named.has(name) ||
      (row !== undefined && startsWith(name, row.spelled))
    )
  )
    return [];
  return numbersOf(term.name);
}

/** Numbers at the end of a name, without a unit. */
const numbersOf = (name: string): readonly TermStrength[] =>
  (numbersAtEnd.exec(name)?.[0] ?? '')
    .replace(/^[\s-]+/, '')
    .split('/')
    .flatMap((number) => {
      const value = readDecimal(number.replaceAll(',', ''));
      return value.ok ? [{ value: value.value, unit: '' }] : [];
    });

const startsWith = (name: string, brand: string): boolean =>
  name === brand || name.startsWith(`${brand} `) || name.startsWith(`${brand}-`);

/** The form a row is of; or the strength, where one brand is of modified release in some strengths only. */
const isOnly = (only: string, { form, strengths, name }: ReadTerm): boolean =>
  only === form ||
  strengths.some((strength) => strength.value === only && strength.per === undefined) ||
  (strengths.length === 0 && name.endsWith(` ${only}`));

/** The longest brand the words begin with; where a brand names two medicines, the one of this form. */
function findBrand(words: string, term: ReadTerm): BrandRow | undefined {
  const first = firstWord(words);
  const rows = [
    ...(brandIndex.get(first) ?? []),
    ...(first.includes('-') ? (brandIndex.get(first.split('-', 1)[0] ?? '') ?? []) : []),
  ].filter((row) => startsWith(words, row.spelled));
  const [longest] = rows;
  return (
    rows.find(
      (row) => row.only !== undefined && isOnly(row.only, term) && row.spelled === longest?.spelled,
    ) ??
    rows.find((row) => row.only === undefined) ??
    undefined
  );
}

/** In a combination only one salt of fluticasone is made with each partner, and names leave it out. */
const inCombination = table<string>({
  'fluticasone propionate': 'fluticasone',
  'fluticasone furoate': 'fluticasone',
  'betamethasone valerate': 'betamethasone',
  'betamethasone dipropionate': 'betamethasone',
});

/** `a / b` and `b / a` are one combination. */
function combined(name: string): string {
  if (!/\/\s*\p{L}/u.test(name)) return name;
  const spaced = name
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const joined = spaced.join('/');
  // A pack of two strengths of one medicine is that medicine.
  const parts = [...new Set(spaced.map((part) => synonyms[part] ?? inCombination[part] ?? part))]
    .toSorted(compareText)
    .join('/');
  return synonyms[joined] ?? synonyms[parts] ?? parts;
}
