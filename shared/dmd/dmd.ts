import { identityGrounds, type IdentityGround } from './medicine-identity.ts';
import type { WeeklyRow } from './tables/risk.ts';

export { identify, type Identity } from './identity.ts';
export { contradictedRows, type ContradictedRow } from './contradicted-rows.ts';
export { abbreviated, withoutLastWords } from './near-names.ts';
export { beginsWithMedicine, formLength } from './name-words.ts';
export { identifyMedicine, type MedicineIdentity } from './medicine-identity.ts';
export type { DmdPack, DmdProduct } from './pack.ts';
export { differentStrengths } from './different-strengths.ts';
export { namesNear } from './mistyped.ts';
export { searchTable } from './search-table.ts';
export { spelling } from './spelling.ts';
export { strengthTextOf } from './strength-text.ts';
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

export type { WeeklyRow };

const groundWords: Readonly<Record<IdentityGround, string>> = {
  'dmd-code': 'the dm+d code',
  'dmd-name': 'a name in dm+d',
  table: 'the brand table',
  'table-unconfirmed': 'a row of the brand table that no source confirms',
  words: 'the words alone',
};

/** What decided what some medicines are, strongest first. */
export const groundsInWords = (grounds: readonly IdentityGround[]): string =>
  identityGrounds
    .filter((ground) => grounds.includes(ground))
    .map((ground) => groundWords[ground])
    .join(' and by ');
