const amount = /(\d)(mg|g|kg|micrograms?|nanograms?|ml|litres?|units?|mmol|hours?)\b/giu;
const supplier = /\s*\([^()]*\)$/u;

/** An amount stands apart from its unit, as the NHS writes it, and never breaks from it. */
export const spacedUnits = (text: string): string => text.replaceAll(amount, '$1\u00A0$2');

/** The rest of a product beside its name. A supplier in brackets is left to the row opened where a brand says which product it is. */
export const productWords = (product: string, brand: string): string =>
  brand === '' ? spacedUnits(product) : spacedUnits(product).replace(supplier, '');
