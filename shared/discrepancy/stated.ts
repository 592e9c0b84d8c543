import type { DosageMeaning } from '../medicines/dosage.ts';
import type { Measures, Product } from './measure.ts';
import type { Often } from './often.ts';
import type { Running } from './rates.ts';

/** One kind of administration of a line: how much, how often, and at what times where they are said. */
export type Part = {
  readonly amount: Measures | undefined;
  readonly often: Often | undefined;
  readonly slots: readonly string[];
  readonly meals: readonly string[];
  readonly clock: readonly string[];
  readonly days: readonly string[];
};

/** What a line's (or a regimen's) directions state. */
export type Stated = {
  readonly parts: readonly Part[];
  readonly asNeeded: boolean | undefined;
  /** Steps one after another: shown as a schedule, not added up or compared. */
  readonly stepped: boolean;
  readonly route: string | undefined;
  readonly product: Product;
  readonly meanings: readonly DosageMeaning[];
  /** Which of a pair it goes to (`left`, `right`), where that is stated: "right eye", "both ears". */
  readonly sides: readonly string[];
  /** Rates of an infusion, a pump or a patch that the directions state. */
  readonly rates: readonly Running[];
};
