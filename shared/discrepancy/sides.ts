import { compareText } from '../core/compare.ts';
import type { Concept } from '../medicines/codes.ts';
import type { DosageMeaning } from '../medicines/dosage.ts';

/** Eyes and ears by side. Source: SNOMED CT, body structures. */
const byCode: ReadonlyMap<string, readonly string[]> = new Map([
  ['8966001', ['left']],
  ['18944008', ['right']],
  ['40638003', ['left', 'right']],
  ['89644007', ['left']],
  ['25577004', ['right']],
  ['34338003', ['left', 'right']],
]);

/** The sides that the sites of directions name; none where one of them names none ("affected eye"). */
export function sidesOf(meanings: readonly DosageMeaning[]): readonly string[] {
  const each = meanings.map(({ site }) => (site === undefined ? [] : sidesOfSite(site)));
  return each.some((sides) => sides.length === 0) ? [] : [...new Set(each.flat())].toSorted(compareText);
}

function sidesOfSite({ text, codes }: Concept): readonly string[] {
  const coded = codes.map(({ code }) => byCode.get(code)).find((sides) => sides !== undefined);
  if (coded !== undefined) return coded;
  const words = text.toLowerCase();
  if (/\b(?:both|bilateral|each (?:eye|ear)|left and right|right and left)\b/.test(words))
    return ['left', 'right'];
  return (['left', 'right'] as const).filter((side) => new RegExp(`\\b${side}\\b`).test(words));
}
