import { identify, type Identity } from './identity.ts';
import type { DmdPack, DmdProduct } from './pack.ts';

/** The generic product a product is, or itself where the pack holds none. */
export const genericOf = (product: DmdProduct, pack: DmdPack): DmdProduct =>
  (product.vmp === null ? undefined : pack.product(product.vmp)) ?? product;

/** A product by the name of its generic product, which names substances only. */
export const identityOf = (product: DmdProduct, pack: DmdPack): Identity =>
  identify(genericOf(product, pack).name);

/** The substance's (VTM) code, where the release names one. */
export const vtmOf = (generic: DmdProduct): string | null =>
  generic.level === 'VTM' ? generic.code : generic.vtm;
