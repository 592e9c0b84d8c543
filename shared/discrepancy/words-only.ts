import type { SourceList } from '../medicines/source.ts';
import type { Item } from './context.ts';

/** Sources that name a medicine only in words which were read as no entry: a narrative, a list in prose. */
export function namedInWords(items: readonly Item[], sources: readonly SourceList[]): readonly string[] {
  const names = new Set(items.flatMap(namesOf).filter((name) => name.length > 3));
  return sources
    .filter((source) => {
      const words = source.notUnderstood
        .filter(({ why }) => why === 'medicines or allergies in words only')
        .map(({ raw }) => raw.toLowerCase())
        .join('\n');
      return [...names].some((name) => words.includes(name));
    })
    .map(({ name }) => name);
}

function namesOf({ candidate: { identity, line } }: Item): readonly string[] {
  const [first = ''] = line.medicine.term.toLowerCase().match(/[a-z][a-z-]+/g) ?? [];
  const brand = identity.brand.kind === 'known' ? [identity.brand.value.toLowerCase()] : [];
  return [identity.substance.toLowerCase(), ...identity.ingredients, ...brand, first];
}

/** "; words in ips.json that were read as no entry name it", or nothing. */
export const wordsOnly = (items: readonly Item[], sources: readonly SourceList[]): string => {
  const named = namedInWords(items, sources);
  return named.length === 0
    ? ''
    : `; words in ${named.join(' and ')} that could not be read as an entry name it`;
};
