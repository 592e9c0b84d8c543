import { searchTable } from '../../../shared/dmd/dmd.ts';
import type { MedicineFound } from '../../../shared/ipc/medicine-views.ts';
import type { ReplyOf } from '../../../shared/ipc/replies.ts';
import type { Pack } from '../db/pack-facts.ts';

/** As many as a list under a field can show. */
const shown = 30;
/** Names that begin with the words come first among so many. */
const considered = 200;

/**
 * Medicines by the beginnings of words of their names, or by the GTIN of a box. The pack decides; our own table answers where
 * there is none, where it is only a part of a release, or where it finds nothing.
 *
 * @example searchMedicines('amox 500 cap', pack).found[0]?.name // 'Amoxicillin 500mg capsules'
 */
export function searchMedicines(words: string, pack: Pack | undefined): ReplyOf<'searchMedicines'> {
  const all = search(words, pack);
  return { found: all.slice(0, shown), more: all.length > shown, release: pack?.release ?? null };
}

function search(words: string, pack: Pack | undefined): readonly MedicineFound[] {
  const number = words.replace(/\s/g, '');
  if (/^\d{8,14}$/.test(number)) return pack === undefined ? [] : byGtin(number, pack);
  const found = pack === undefined ? [] : beginningFirst(words, pack.search(words, considered));
  if (pack !== undefined && !pack.sample && found.length > 0) return found;
  const known = new Set(found.map((one) => one.name.toLowerCase()));
  const others = searchTable(words, considered)
    .filter((one) => !known.has(one.name.toLowerCase()))
    .map(({ name, kind, substance }): MedicineFound => ({
      name,
      level: kind,
      code: null,
      generic: kind === 'brand' ? substance : '',
    }));
  return [...found, ...others];
}

function beginningFirst(words: string, found: readonly MedicineFound[]): readonly MedicineFound[] {
  const start = words.trim().toLowerCase();
  const begins = (one: MedicineFound): boolean => one.name.toLowerCase().startsWith(start);
  return [...found.filter(begins), ...found.filter((one) => !begins(one))];
}

const byGtin = (gtin: string, pack: Pack): readonly MedicineFound[] =>
  pack.ofGtin(gtin).map((product) => ({
    name: product.name,
    level: 'AMPP',
    code: product.code,
    generic: (product.vmp === null ? undefined : pack.product(product.vmp)?.name) ?? '',
  }));
