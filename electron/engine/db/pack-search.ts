import { z } from 'zod';
import type { DmdProduct } from '../../../shared/dmd/dmd.ts';
import type { Ask } from './pack-ask.ts';
import type { Pack } from './pack-facts.ts';
import { searchWords } from './pack-schema.ts';

const nameRow = z.object({
  name: z.string(),
  level: z.enum(['VTM', 'VMP', 'AMP']),
  code: z.string().transform((code) => (code === '' ? null : code)),
  generic: z.string(),
});

/** The look-ups a person starts: by beginnings of words, and by the number on a box. */
export function packSearch(
  ask: Ask,
  product: Pack['product'],
): Pick<Pack, 'search' | 'brandedNames' | 'ofGtin'> {
  const names = ask(
    `SELECT name, level, code, generic FROM medicine_words JOIN medicine_name ON medicine_name.id = medicine_words.rowid
     WHERE medicine_words MATCH ? ORDER BY medicine_words.rowid LIMIT cast(? AS INTEGER)`,
    nameRow,
  );
  const packs = ask(
    `SELECT amppid AS code FROM ampp_gtin WHERE gtin IN (?, ?, ?, ?) ORDER BY amppid`,
    z.object({ code: z.string() }),
  );
  return {
    search: (words, most) => {
      // Every word is letters or digits only, so that none can be an operator of the search.
      const asked = searchWords(words).map((word) => `"${word}"*`);
      return asked.length === 0 ? [] : names(asked.join(' '), String(most));
    },
    brandedNames: ask(
      "SELECT name, generic FROM medicine_name WHERE level = 'AMP' AND generic <> ''",
      z.object({ name: z.string(), generic: z.string() }),
    ),
    ofGtin: (gtin) => {
      const bare = gtin.replace(/^0+/, '');
      const written = [8, 12, 13, 14].map((length) => bare.padStart(length, '0'));
      const [a = '', b = '', c = '', d = ''] = written;
      return [...new Set(packs(a, b, c, d).map((row) => row.code))].flatMap((code): readonly DmdProduct[] => {
        const found = product(code);
        return found === undefined ? [] : [found];
      });
    },
  };
}
