import { existsSync, readFileSync } from 'node:fs';
import { exampleDataPath } from '../lib/example-data.ts';

/** A brand's product and its generic product as public dm+d extracts name them. */
export type NamedProduct = {
  readonly amp: string;
  readonly vmp: string;
  readonly vpid: string;
  /** BNF chemical: which substance or combination, by another authority than any name. */
  readonly chemical: string;
};

/** A generic product with how many ingredients dm+d counts in it; `null` where the extract does not say. */
export type GenericProduct = {
  readonly vpid: string;
  readonly name: string;
  readonly chemical: string;
  readonly form: string;
  /** Named by its substance, as its BNF code says; else an extract gave it a brand's name. */
  readonly generic: boolean;
  readonly ingredients: number | null;
};

const folder = exampleDataPath('dmd', 'names');
export const hasDmdNames = (): boolean => existsSync(folder);

const lines = (name: string): readonly string[] =>
  readFileSync(`${folder}/${name}`, 'utf8').trimEnd().split('\n').slice(1);

export const namedProducts = (): readonly NamedProduct[] =>
  unique(
    lines('amp-vmp.tsv').map((line) => {
      const [amp = '', vmp = '', bnf = '', vpid = ''] = line.split('\t');
      return { amp, vmp, vpid, chemical: bnf.slice(0, 9) };
    }),
    ({ amp, vpid }) => `${amp}\n${vpid}`,
  );

export const genericProducts = (): readonly GenericProduct[] =>
  unique(
    lines('vmp-products.csv').map((line) => {
      const cells = csv(line);
      const [bnf = '', name = '', vpid = '', form = ''] = cells;
      const count = cells[12] ?? '';
      return {
        vpid,
        name,
        form,
        generic: bnf.slice(9, 11) === 'AA',
        chemical: bnf.slice(0, 9),
        ingredients: count === '' ? null : Number(count),
      };
    }),
    ({ vpid }) => vpid,
  );

function unique<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  return [...new Map(all.map((one) => [key(one), one])).values()];
}

/** A line of comma-separated cells, some of them in quotes; these extracts hold no quote inside a cell. */
const csv = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
