import type { Qualifier } from './forms.ts';
import { differentStrengths } from './different-strengths.ts';
import type { Identity } from './identity.ts';

/** Whether a product can be what the words name: no strength, form or release that they state is another than its own. */
export const fits = (said: Identity, product: Identity): boolean =>
  !differentStrengths(said.strengths, product.strengths) &&
  !differs(said.form, product.form) &&
  !saysOther(said, product);

/** Whether the words leave nothing of the product open: they name its strength, its form and its release. */
export const namesWhole = (said: Identity, product: Identity): boolean =>
  said.strengths.length > 0 &&
  said.form !== '' &&
  fits(said, product) &&
  product.qualifiers.every((word) => said.qualifiers.includes(word));

/** The words name a release or kind of tablet that the product is not of. */
export const saysOther = (said: Identity, product: Identity): boolean =>
  stated(said).some((word) => !product.qualifiers.includes(word));

/** What stands in the words themselves; that a brand is usually so is no word of its own. */
const stated = ({ term, qualifiers }: Identity): readonly Qualifier[] =>
  term.qualifiers.filter((word) => word !== 'immediate-release' && qualifiers.includes(word));

const differs = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other;
