import type { Decimal } from '../../../shared/core/decimal.ts';
import { readDecimal } from '../../../shared/core/decimal.ts';
import { known, notRecorded, unreadable, type Known } from '../../../shared/core/known.ts';
import type { DmdPack, DmdProduct } from '../../../shared/dmd/dmd.ts';
import type { DmdLevel } from '../../../shared/medicines/codes.ts';

/** A code of the release with the words its lookup lists give it; `name` is null when the release does not hold it. */
export type Named = { readonly code: string; readonly name: string | null };

export type Amount = { readonly value: Known<Decimal>; readonly unit: Named | null };

/** One ingredient of a VMP as the release states it (VPI). The strength is of `basisOf` where the basis is another substance. */
export type PackIngredient = {
  readonly substance: Named;
  /** `0001` based on the ingredient substance, `0002` based on the base substance. */
  readonly basis: Named | null;
  readonly basisOf: Named | null;
  readonly numerator: Amount | null;
  readonly denominator: Amount | null;
};

/** What a VMP is, beyond its name. */
export type PackVmp = {
  readonly code: string;
  readonly forms: readonly Named[];
  readonly routes: readonly Named[];
  readonly formRoutes: readonly Named[];
  readonly prescribingStatus: Named | null;
  readonly controlledDrug: Named | null;
  /** `0001`: no actual product is available. */
  readonly nonAvailability: Named | null;
  readonly unitDoseFormSize: Amount | null;
  readonly unitDose: Named | null;
  readonly sugarFree: boolean;
  readonly glutenFree: boolean;
  readonly preservativeFree: boolean;
  readonly cfcFree: boolean;
};

/** What an AMP is, beyond its name and its VMP. */
export type PackAmp = {
  readonly code: string;
  readonly supplier: Named | null;
  readonly licensing: Named | null;
  readonly availability: Named | null;
  readonly routes: readonly Named[];
  readonly excipients: readonly Named[];
};

/** A pack size (VMPP or AMPP). */
export type PackSize = {
  readonly code: string;
  readonly quantity: Amount | null;
  readonly legalCategory: Named | null;
  readonly discontinued: Named | null;
  readonly gtins: readonly string[];
};

export type Found =
  | {
      readonly kind: 'product';
      readonly product: DmdProduct;
      /** The codes on the way, the asked one first. */ readonly followed: readonly string[];
    }
  /** The code was replaced by several; a person decides. */
  | { readonly kind: 'several'; readonly products: readonly DmdProduct[] }
  | { readonly kind: 'unknown' };

export type PackAbout = {
  readonly release: string;
  readonly releaseDate: string | null;
  readonly sample: boolean;
  readonly schema: number;
  readonly files: readonly {
    readonly kind: string;
    readonly name: string;
    readonly sha256: string;
    readonly received: number;
    readonly stored: number;
    readonly rejected: number;
  }[];
};

/** A name a search found; `code` is null where several products share it, `generic` the name of a brand's generic product. */
export type SearchedName = {
  readonly name: string;
  readonly level: 'VTM' | 'VMP' | 'AMP';
  readonly code: string | null;
  readonly generic: string;
};

/** An open pack: what the matcher may ask, and every level from every other. Read only. */
export type Pack = DmdPack & {
  readonly sample: boolean;
  readonly about: PackAbout;
  /** As `product`, saying how the code was followed and when it cannot be. */
  readonly find: (code: string) => Found;
  /** Valid medicines with a word that begins so for every word asked for, substances before products; at most `most`. */
  readonly search: (words: string, most: number) => readonly SearchedName[];
  /** Every brand's product by name, with the name of its generic product. */
  readonly brandedNames: () => readonly { readonly name: string; readonly generic: string }[];
  /** Packs (AMPPs) with this number on the box; spaces and leading zeros do not matter. */
  readonly ofGtin: (gtin: string) => readonly DmdProduct[];
  readonly vmpsOf: (vtm: string) => readonly DmdProduct[];
  readonly ampsOf: (vmp: string) => readonly DmdProduct[];
  /** Packs of a VMP (VMPPs), an AMP (AMPPs) or a VMPP (its AMPPs). */
  readonly packsOf: (code: string) => readonly DmdProduct[];
  readonly vmp: (code: string) => PackVmp | undefined;
  readonly amp: (code: string) => PackAmp | undefined;
  readonly packSize: (code: string) => PackSize | undefined;
  /** Of a VMP with its strengths. */
  readonly ingredientsOf: (vmp: string) => readonly PackIngredient[];
  readonly ingredient: (code: string) => Named | undefined;
  /** Substances of a VTM, where the release has the VTM-ingredient file. */
  readonly substancesOf: (vtm: string) => readonly Named[];
  /** Today's code of an ingredient (`ING`), unit (`UNIT_OF_MEASURE`), `FORM`, `ROUTE` or `SUPPLIER`; the same code where it never changed. */
  readonly currentCode: (scope: CodeScope, code: string) => string;
  readonly close: () => void;
};

export type CodeScope = 'ING' | 'UNIT_OF_MEASURE' | 'FORM' | 'ROUTE' | 'SUPPLIER';
export const levels: readonly DmdLevel[] = ['VTM', 'VMP', 'AMP', 'VMPP', 'AMPP'];

/** A number of the release, which is kept as it came. */
export function numberOf(text: string): Known<Decimal> {
  if (text === '') return notRecorded;
  const read = readDecimal(text);
  return read.ok ? known(read.value) : unreadable(text, 'not a number');
}
