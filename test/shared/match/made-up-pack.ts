import { spelling, type DmdPack, type DmdProduct } from '../../../shared/dmd/dmd.ts';

/** A product of a made-up pack; what is left out is not stated. */
export type MadeUp = Pick<DmdProduct, 'code' | 'level' | 'name'> &
  Partial<DmdProduct> & { readonly holds?: readonly string[] };

/** A pack of a few products, asked as a real one is. */
export function madeUpPack(...made: readonly MadeUp[]): DmdPack {
  const products = made.map((one): DmdProduct => ({
    vtm: null,
    vmp: null,
    previousName: null,
    invalid: false,
    prescribingStatus: null,
    ...one,
  }));
  return {
    release: 'made up',
    product: (code) => products.find((one) => one.code === code),
    named: (name) =>
      products
        .filter((one) => spelling(one.name) === spelling(name))
        .map((product) => ({ product, formerName: false })),
    beginning: (words) => products.filter((one) => `${spelling(one.name)} `.startsWith(`${words} `)),
    substancesIn: (vmp) => made.find((one) => one.code === vmp)?.holds ?? [],
  };
}
