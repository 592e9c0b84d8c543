import type { DmdLevel } from '../medicines/codes.ts';
import { exemptPairs, groups } from './tables/groups.ts';
import { risks, weekly, type RiskName, type WeeklyRow } from './tables/risk.ts';

export { identify, type Identity } from './identity.ts';
export { fold, type TermStrength } from './term.ts';
export { scaleOf } from '../medicines/units.ts';
export { allergyGroups } from './tables/allergies.ts';
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

/** Which rows of a table name a substance, looked up instead of searched. */
function byName<Row>(
  rows: readonly Row[],
  namesOf: (row: Row) => readonly string[],
): ReadonlyMap<string, readonly Row[]> {
  const index = new Map<string, Row[]>();
  for (const row of rows)
    for (const name of namesOf(row)) {
      const found = index.get(name);
      if (found === undefined) index.set(name, [row]);
      else found.push(row);
    }
  return index;
}

const groupIndex = byName(groups.rows, (row) => row.substances);
const groupNames = new Map(
  [...groupIndex].map(([name, rows]) => [name, rows.map((row) => row.group)] as const),
);
const riskIndex = new Map(
  [...byName(risks.rows, (row) => row.substances)].map(
    ([name, rows]) => [name, new Set<RiskName>(rows.map((row) => row.list))] as const,
  ),
);

/** The therapeutic groups of a substance. */
export const groupsOf = (substance: string): readonly string[] => groupNames.get(substance) ?? [];

/** The groups of which two substances at once are usually a mistake, unless the pair is exempt. */
export function duplicateGroup(a: string, b: string): string | undefined {
  const [rows, others] = [groupIndex.get(a), groupIndex.get(b)];
  const shared = rows?.find((row) => row.duplicate && others?.includes(row) === true);
  return shared === undefined || isExemptPair(a, b) ? undefined : shared.group;
}

function isExemptPair(a: string, b: string): boolean {
  const [one, other] = [
    [a, ...groupsOf(a)],
    [b, ...groupsOf(b)],
  ];
  return exemptPairs.rows.some(
    (pair) =>
      (one.includes(pair.a) && other.includes(pair.b)) || (other.includes(pair.a) && one.includes(pair.b)),
  );
}

/** Whether a substance (or one of its ingredients) is on one of the trust's lists. */
export const isOnList = (list: RiskName, substances: readonly string[]): boolean =>
  substances.some((substance) => riskIndex.get(substance)?.has(list) === true);

/** The weekly-medicines row that speaks about this substance at this strength in mg and by this route, if any. */
export const weeklyRow = (
  substance: string,
  strengthMg: string | undefined,
  route?: string,
): WeeklyRow | undefined =>
  weekly.rows.find(
    (row) =>
      row.substance === substance &&
      (row.strengthMg === null || row.strengthMg === strengthMg) &&
      (row.route === null || row.route === route),
  );

export type { RiskName, WeeklyRow };
