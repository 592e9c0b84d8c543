import type { DmdLevel } from '../medicines/codes.ts';
import { exemptPairs, groups } from './tables/groups.ts';
import { risks, weekly, type RiskName, type WeeklyRow } from './tables/risk.ts';

export { identify, type Identity } from './identity.ts';
export { fold, readTerm, type ReadTerm, type TermStrength } from './term.ts';
export { scaleOf, unitOf } from '../medicines/units.ts';
export { formRows, type Qualifier } from './forms.ts';
export { allergyGroups, type AllergyGroup } from './tables/allergies.ts';
export { brandCriticalModifiedRelease } from './tables/risk.ts';

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

/** The therapeutic groups of a substance. */
export const groupsOf = (substance: string): readonly string[] =>
  groups.rows.filter((row) => row.substances.includes(substance)).map((row) => row.group);

/** The groups of which two substances at once are usually a mistake, unless the pair is exempt. */
export function duplicateGroup(a: string, b: string): string | undefined {
  const exempt = exemptPairs.rows.some((pair) => [a, ...groupsOf(a)].includes(pair.a) && [b, ...groupsOf(b)].includes(pair.b) || [b, ...groupsOf(b)].includes(pair.a) && [a, ...groupsOf(a)].includes(pair.b));
  if (exempt) return undefined;
  return groups.rows.find((row) => row.duplicate && row.substances.includes(a) && row.substances.includes(b))?.group;
}

/** Whether a substance (or one of its ingredients) is on one of the trust's lists. */
export const isOnList = (list: RiskName, substances: readonly string[]): boolean =>
  risks.rows.some((row) => row.list === list && substances.some((substance) => row.substances.includes(substance)));

/** The weekly-medicines row that speaks about this substance at this strength in mg and by this route, if any. */
export const weeklyRow = (substance: string, strengthMg: string | undefined, route?: string): WeeklyRow | undefined =>
  weekly.rows.find(
    (row) =>
      row.substance === substance && (row.strengthMg === null || row.strengthMg === strengthMg) && (row.route === null || row.route === route),
  );

export type { RiskName, WeeklyRow };
