import type { DmdProduct } from '../../../shared/dmd/dmd.ts';
import type { Named, Pack, PackAmp, PackIngredient, PackSize, PackVmp } from '../db/pack-facts.ts';

export { importRelease, type ImportReport } from './import.ts';
export { importFaultWords, packFaultWords } from './fault.ts';
export { usualLimits } from './zip.ts';
export { openPack, type Pack } from '../db/pack.ts';
export { packUpdate } from './pack-update.ts';
export { searchMedicines } from './search.ts';
export { packOf, viewPack } from './current-pack.ts';

/** A generic product with what it is. */
export type VmpDescription = { readonly product: DmdProduct; readonly details: PackVmp };

/** Everything a pack says about a code, level by level. */
export type Description =
  | { readonly kind: 'unknown'; readonly code: string; readonly release: string; readonly sample: boolean }
  | {
      readonly kind: 'several';
      readonly code: string;
      readonly release: string;
      readonly products: readonly DmdProduct[];
    }
  | {
      readonly kind: 'ingredient';
      readonly code: string;
      readonly release: string;
      readonly followed: readonly string[];
      readonly ingredient: Named;
    }
  | {
      readonly kind: 'product';
      readonly code: string;
      readonly release: string;
      /** The older codes the answer was reached by; empty when the code is today's. */
      readonly followed: readonly string[];
      readonly product: DmdProduct;
      readonly vtm: DmdProduct | null;
      readonly vmp: VmpDescription | null;
      readonly amp: PackAmp | null;
      readonly pack: PackSize | null;
      readonly ingredients: readonly PackIngredient[];
      /** Substances of the VTM where the release names them. */
      readonly substances: readonly Named[];
      /** One level down: VMPs of a VTM, AMPs of a VMP. */
      readonly below: readonly DmdProduct[];
      readonly packs: readonly DmdProduct[];
    };

/**
 * Looks a code up at every level.
 *
 * @example describeCode(pack, '318136009') // co-amilofruse 5mg/40mg tablets, its VTM, ingredients, brands and packs
 */
export function describeCode(pack: Pack, code: string): Description {
  const found = pack.find(code);
  const { release } = pack;
  if (found.kind === 'unknown') return ingredientOf(pack, code);
  if (found.kind === 'several') return { kind: 'several', code, release, products: found.products };
  const { product, followed } = found;
  const vmpCode = product.level === 'VMP' ? product.code : product.vmp;
  const vtmCode = product.level === 'VTM' ? product.code : product.vtm;
  return {
    kind: 'product',
    code,
    release,
    followed,
    product,
    vtm: vtmCode === null ? null : (pack.product(vtmCode) ?? null),
    vmp: vmpCode === null ? null : vmpOf(pack, vmpCode),
    amp: pack.amp(product.code) ?? null,
    pack: pack.packSize(product.code) ?? null,
    ingredients: vmpCode === null ? [] : pack.ingredientsOf(vmpCode),
    substances: vtmCode === null ? [] : pack.substancesOf(vtmCode),
    below: [...pack.vmpsOf(product.code), ...pack.ampsOf(product.code)],
    packs: pack.packsOf(product.code),
  };
}

/** A substance is no product, but its code is a dm+d code all the same. */
function ingredientOf(pack: Pack, code: string): Description {
  const { release, sample } = pack;
  const current = pack.currentCode('ING', code);
  const ingredient = pack.ingredient(current);
  return ingredient === undefined
    ? { kind: 'unknown', code, release, sample }
    : { kind: 'ingredient', code, release, followed: current === code ? [] : [code], ingredient };
}

function vmpOf(pack: Pack, code: string): VmpDescription | null {
  const [product, details] = [pack.product(code), pack.vmp(code)];
  return product === undefined || details === undefined ? null : { product, details };
}
