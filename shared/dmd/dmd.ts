import type { DmdLevel } from '../medicines/codes.ts';
import type { WeeklyRow } from './tables/risk.ts';

export { identify, type Identity } from './identity.ts';
export { beginsWithMedicine, formLength } from './name-words.ts';
export { searchTable } from './search-table.ts';
export { fold, type TermStrength } from './term.ts';
export { scaleOf } from '../medicines/units.ts';
export {
  clinicalTablesSchema,
  knowledgeOf,
  usualTables,
  type About,
  type ClinicalTables,
  type Knowledge,
} from './knowledge.ts';

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
};

export type { WeeklyRow };
