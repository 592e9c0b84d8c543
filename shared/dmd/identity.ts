import { compareText, groupBy } from '../core/compare.ts';
import { readDecimal } from '../core/decimal.ts';
import { known, notRecorded, type Known } from '../core/known.ts';
import type { Qualifier } from './forms.ts';
import { brands, type BrandRow } from './tables/brands.ts';
import { compounds, synonyms } from './tables/names.ts';
import { knownSubstances } from './tables/known.ts';
import { presentation, releaseWords } from './tables/presentation.ts';
import { fold, formLast, readTerm, type ReadTerm, type TermStrength } from './term.ts';

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
  /** Whether the substance is one our tables name, so that two different names surely are two medicines. */
  readonly recognised: boolean;
};

const firstWord = (words: string): string => words.split(' ', 1)[0] ?? '';

/** A brand in one spelling of its name: "Adcal-D3" is also written "Adcal D3", and is not Adcal. */
type Spelled = BrandRow & { readonly spelled: string };

const spellings: readonly Spelled[] = brands.rows.flatMap((row) =>
  [...new Set([row.brand, row.brand.replaceAll('-', ' ')])].map((spelled) => ({ ...row, spelled })),
);

/** Brands by their first word, the longest first. */
const brandIndex: ReadonlyMap<string, readonly Spelled[]> = groupBy(
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
  const inName = longest(findBrand(term.name, term.form), findBrand(formLast(fold(text)), term.form));
  const row = inName ?? findBrand(fold(statedBrand), term.form) ?? findBrand(term.bracketed, term.form);
  const bare = bareStrengths(term, row);
  const words = bare.length === 0 ? term.name : term.name.replace(numbersAtEnd, '').trim();
  const after =
    inName !== undefined && startsWith(words, inName.spelled) ? wordsAfter(words, inName) : undefined;
  // "Panadol Extra" is not Panadol: a brand with a word more may hold something else, and is only itself.
  const known = after === undefined || after.other.length === 0 ? row : undefined;
  const substance = combined(
    inName !== undefined && known === inName ? inName.substance : (synonyms[words] ?? words),
  );
  return {
    term,
    substance,
    ingredients: (compounds[substance] ?? substance.split('/'))
      .map((part) => synonyms[part.trim()] ?? part.trim())
      .toSorted(compareText),
    brand: brandOf(known, words, after, statedBrand),
    salt: term.salt,
    strengths: term.strengths.length > 0 ? term.strengths : bare,
    form: term.form === '' ? (known?.implied ?? '') : term.form,
    qualifiers: [
      ...new Set([
        ...term.qualifiers,
        ...(known?.qualifiers ?? []),
        ...(after?.release === true ? ([modifiedRelease] as const) : []),
      ]),
    ].toSorted(compareText),
    recognised: named.has(substance),
  };
}

const modifiedRelease: Qualifier = 'modified-release';

const longest = (a: Spelled | undefined, b: Spelled | undefined): Spelled | undefined =>
  (b?.spelled.length ?? 0) > (a?.spelled.length ?? 0) ? b : a;

/** Words behind a brand's name: of release, and others that are neither a number nor one of presentation. */
function wordsAfter(
  words: string,
  row: Spelled,
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
  row: Spelled | undefined,
  words: string,
  after: { readonly release: boolean } | undefined,
  stated: string,
): Known<string> {
  if (row === undefined) return stated === '' ? notRecorded : known(fold(stated));
  return known(after?.release === true ? words : row.brand);
}

const numbersAtEnd = /[\s-]+\d[\d,]*(?:\.\d+)?(?:\/\d+(?:\.\d+)?)*$/;

/** "Co-codamol 30/500", "Tildiem LA 200" and, by hand, "Warfarin 3" name their strength by numbers alone. */
function bareStrengths(term: ReadTerm, row: Spelled | undefined): readonly TermStrength[] {
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
  return found[0]
    .replace(/^[\s-]+/, '')
    .split('/')
    .flatMap((number) => {
      const value = readDecimal(number.replaceAll(',', ''));
      return value.ok ? [{ value: value.value, unit: '' }] : [];
    });
}

const startsWith = (name: string, brand: string): boolean =>
  name === brand || name.startsWith(`${brand} `) || name.startsWith(`${brand}-`);

/** The longest brand the words begin with; where a brand names two medicines, the one of this form. */
function findBrand(words: string, form: string): Spelled | undefined {
  const first = firstWord(words);
  const rows = [
    ...(brandIndex.get(first) ?? []),
    ...(first.includes('-') ? (brandIndex.get(first.split('-', 1)[0] ?? '') ?? []) : []),
  ].filter((row) => startsWith(words, row.spelled));
  const [longest] = rows;
  return (
    rows.find((row) => row.form !== undefined && row.form === form && row.spelled === longest?.spelled) ??
    rows.find((row) => row.form === undefined) ??
    undefined
  );
}

/** In a combination only one salt of fluticasone is made with each partner, and names leave it out. */
const inCombination: Readonly<Record<string, string>> = {
  'fluticasone propionate': 'fluticasone',
  'fluticasone furoate': 'fluticasone',
  'betamethasone valerate': 'betamethasone',
  'betamethasone dipropionate': 'betamethasone',
};

/** `a / b` and `b / a` are one combination. */
function combined(name: string): string {
  if (!name.includes('/')) return name;
  const spaced = name
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const joined = spaced.join('/');
  const parts = spaced
    .map((part) => synonyms[part] ?? inCombination[part] ?? part)
    .toSorted(compareText)
    .join('/');
  return synonyms[joined] ?? synonyms[parts] ?? parts;
}
