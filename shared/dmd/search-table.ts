import { compareText } from '../core/compare.ts';
import { brands } from './tables/brands.ts';
import { knownSubstances } from './tables/known.ts';
import { synonyms } from './tables/names.ts';

/** A name our own tables know. */
export type TableName = {
  readonly name: string;
  readonly kind: 'substance' | 'brand';
  readonly substance: string;
};

type Searched = TableName & { readonly words: string };

const wordsOf = (text: string): string => ` ${(text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? []).join(' ')}`;

const made: { all?: readonly Searched[]; once?: readonly string[] } = {};

/** Substances before brands, each by name. Made at the first search: most of the time nobody searches. */
function allNames(): readonly Searched[] {
  const substances = new Set([
    ...knownSubstances,
    ...Object.values(synonyms),
    ...brands.rows.map((row) => row.substance),
  ]);
  const named = [
    ...[...substances].toSorted(compareText).map((name): TableName => ({
      name,
      kind: 'substance',
      substance: name,
    })),
    ...[...new Map(brands.rows.map((row) => [row.spelled, row])).values()]
      .toSorted((a, b) => compareText(a.spelled, b.spelled))
      .map(({ spelled, substance }): TableName => ({ name: spelled, kind: 'brand', substance })),
  ];
  return named.map((one) => ({ ...one, words: wordsOf(one.name) }));
}

/** Every name of our own tables once, in lower case. */
export function allTableNames(): readonly string[] {
  made.all ??= allNames();
  made.once ??= [...new Set(made.all.map(({ name }) => name.toLowerCase()))];
  return made.once;
}

/**
 * Names of our own tables with a word that begins so for every word asked for; those that begin with the whole of it first.
 *
 * @example searchTable('adalat', 5)[0] // { name: 'adalat', kind: 'brand', substance: 'nifedipine' }
 */
export function searchTable(text: string, most: number): readonly TableName[] {
  const asked = wordsOf(text)
    .split(' ')
    .filter((word) => word !== '');
  if (asked.length === 0) return [];
  made.all ??= allNames();
  const found = made.all.filter(({ words }) => asked.every((word) => words.includes(` ${word}`)));
  const start = ` ${asked.join(' ')}`;
  return [
    ...found.filter(({ words }) => words.startsWith(start)),
    ...found.filter(({ words }) => !words.startsWith(start)),
  ]
    .slice(0, most)
    .map(({ name, kind, substance }) => ({ name, kind, substance }));
}
