import { existsSync, readFileSync } from 'node:fs';
import { identify } from '../../shared/dmd/dmd.ts';
import { exampleDataPath } from '../lib/example-data.ts';

/**
 * How much of what is dispensed under a brand's name our table knows. The public list holds the brands that an earlier table did
 * not know, with items dispensed, and the shares that one knew: all that is dispensed follows from the two.
 */
type Where = 'hospital' | 'primary-care';
export type Dispensed = {
  readonly where: Where;
  readonly items: number;
  readonly known: number;
  /** Of those known, by rows that a source confirms. */
  readonly confirmed: number;
};

/** What the earlier table knew when the list was made. */
const knownBefore: Readonly<Record<Where, number>> = { hospital: 0.906, 'primary-care': 0.849 };

/** In primary care the share is of medicines: food, test strips, dressings and sunscreens count only in hospitals' figures. */
const noMedicine =
  /testing|test strip|sensor|cassette|gluten|milkshake|whey|maltodextrin|fresubin|forti|ensure|amino acid|formula|food|yeast plasmolysate|sunscreen|masking|breakfast|dermacolor|juvela|glutafin|lancet|needle|stocking|dressing|bandage|thick|carob|nutri|pro-?cal|paediasure|sma |aptamil|neocate|keto(?:cal)|prosource|prozero|jevity|infatrini|peptamen|similac|loprofin|low protein|complan|maxijul|polycal|resource|shake|aymes|calogen|omnitest|wipes|generic .*(?:drink|liquid|powder|emulsion)/i;

const file = (): string => exampleDataPath('brands', 'missing.tsv');
export const hasDispensed = (): boolean => existsSync(file());

export function dispensed(): readonly Dispensed[] {
  const rows = readFileSync(file(), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [where = '', items = '', brand = '', substances = ''] = line.split('\t');
      return { where, items: Number(items), brand, medicine: !noMedicine.test(`${brand} ${substances}`) };
    });
  return (['hospital', 'primary-care'] as const).map((where) => {
    const own = rows.filter((row) => row.where === where && (where === 'hospital' || row.medicine));
    const sum = (some: typeof own): number => some.reduce((all, { items }) => all + items, 0);
    const missed = sum(own);
    const items = missed / (1 - knownBefore[where]);
    const found = own.filter(({ brand }) => identify(brand).recognised);
    const confirmed = found.filter(({ brand }) => identify(brand).row?.confirmed !== false);
    return {
      where,
      items,
      known: items - missed + sum(found),
      confirmed: items - missed + sum(confirmed),
    };
  });
}

export const dispensedReport = (): string =>
  hasDispensed()
    ? dispensed()
        .map(
          ({ where, items, known, confirmed }) =>
            `${where.padEnd(14)} ${(items / 1e6).toFixed(2)} million items under a brand's name: ${percent(known / items)} recognised (${percent(confirmed / items)} by rows that a source confirms), ${percent(knownBefore[where])} before`,
        )
        .join('\n')
    : 'the public list of brands dispensed is not at hand: not measured';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
