import type { DmdLevel } from '../medicines/codes.ts';

/** A product as a dm+d pack knows it. `vmp` of an AMP, `vtm` of either; names as in the release. */
export type DmdProduct = {
  readonly code: string;
  readonly level: DmdLevel;
  readonly name: string;
  readonly vtm: string | null;
  readonly vmp: string | null;
  /** Name in the release before, where it changed. */
  readonly previousName: string | null;
  /** The code this one replaced or was replaced by is resolved before it gets here. */
  readonly invalid: boolean;
  /** dm+d prescribing status code (`0001` valid, `0005` and `0009` caution). */
  readonly prescribingStatus: string | null;
};

/** What the matcher may ask of a dm+d pack. Codes that changed are followed by the pack itself. */
export type DmdPack = {
  readonly release: string;
  /** Only a part of a release: of a code it does not hold it says nothing. */
  readonly sample?: boolean;
  readonly product: (code: string) => DmdProduct | undefined;
  /** Products of that name, today's or a former one, in any spelling. */
  readonly named: (name: string) => readonly { readonly product: DmdProduct; readonly formerName: boolean }[];
  /**
   * Substances, generic products and brands whose names begin with these words (in `spelling`), whole words only; `undefined`
   * where they are more than a name can mean.
   */
  readonly beginning: (words: string) => readonly DmdProduct[] | undefined;
  /** Codes of what a VMP holds, by base substance where its strength is stated for one; empty where the release does not say. */
  readonly substancesIn: (vmp: string) => readonly string[];
};
