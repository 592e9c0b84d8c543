import { z } from 'zod';
import { allergyGroups, type AllergyGroup } from './tables/allergies.ts';
import { exemptPairs, groups, type ExemptPair, type Group } from './tables/groups.ts';
import { riskNames, risks, weekly, type RiskList, type RiskName, type WeeklyRow } from './tables/risk.ts';
import type { Table } from './tables/table.ts';

/** The clinical tables that belong to the trust: each has a version and a source for every row, and may be replaced whole. */
export type ClinicalTables = {
  readonly risks: Table<RiskList>;
  readonly weekly: Table<WeeklyRow>;
  readonly groups: Table<Group>;
  readonly exemptPairs: Table<ExemptPair>;
  readonly allergyGroups: Table<AllergyGroup>;
};

/** What holds where the trust has said nothing else. */
export const usualTables: ClinicalTables = { risks, weekly, groups, exemptPairs, allergyGroups };

const text = z.string().min(1);
const texts = z.array(text);
const table = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ name: text, version: text, rows: z.array(row) });

/** A trust's own tables as its configuration writes them; what it leaves out keeps the usual rows. */
export const clinicalTablesSchema = z.strictObject({
  risks: table(z.strictObject({ list: z.enum(riskNames), substances: texts, source: text })).optional(),
  weekly: table(
    z.strictObject({
      substance: text,
      strengthMg: text.nullable(),
      route: z.literal('parenteral').nullable(),
      potentiallyLethal: z.boolean(),
      source: text,
    }),
  ).optional(),
  groups: table(
    z.strictObject({ group: text, substances: texts, duplicate: z.boolean(), source: text }),
  ).optional(),
  exemptPairs: table(z.strictObject({ a: text, b: text, why: text, source: text })).optional(),
  allergyGroups: table(
    z.strictObject({ group: text, words: texts, substances: texts, source: text }),
  ).optional(),
});

/** What matching and rules ask of the tables, looked up instead of searched. */
export type Knowledge = {
  /** The lists any of the names stands on. */
  readonly listsOf: (substances: readonly string[]) => ReadonlySet<RiskName>;
  /** The therapeutic groups of a substance. */
  readonly groupsOf: (substance: string) => readonly string[];
  /** A group of which two substances at once are usually a mistake, unless the pair is exempt. */
  readonly duplicateGroup: (a: string, b: string) => string | undefined;
  readonly weeklyOf: (substance: string) => readonly WeeklyRow[];
  /** The allergy groups that hold any of the substances. */
  readonly allergyGroupsOf: (substances: readonly string[]) => readonly string[];
  /** The allergy groups that words of an allergy record name outright ("penicillin"). */
  readonly allergyGroupsNamed: (words: string) => readonly string[];
};

const perTables = new WeakMap<ClinicalTables, Knowledge>();

/** Indexed once for each set of tables. */
export function knowledgeOf(tables: ClinicalTables): Knowledge {
  const known = perTables.get(tables);
  if (known !== undefined) return known;
  const made = readTables(tables);
  perTables.set(tables, made);
  return made;
}

function readTables(tables: ClinicalTables): Knowledge {
  const lists = byName(tables.risks.rows, (row) => row.substances);
  const grouped = byName(tables.groups.rows, (row) => row.substances);
  const weeklyRows = byName(tables.weekly.rows, (row) => [row.substance]);
  const allergic = byName(tables.allergyGroups.rows, (row) => row.substances);
  const named = byName(tables.allergyGroups.rows, (row) => row.words);
  const groupNames = new Map([...grouped].map(([name, rows]) => [name, rows.map((row) => row.group)]));
  const groupsOf = (substance: string): readonly string[] => groupNames.get(substance) ?? none;
  const isExempt = (a: string, b: string): boolean => {
    const [one, other] = [
      [a, ...groupsOf(a)],
      [b, ...groupsOf(b)],
    ];
    return tables.exemptPairs.rows.some(
      (pair) =>
        (one.includes(pair.a) && other.includes(pair.b)) || (other.includes(pair.a) && one.includes(pair.b)),
    );
  };
  return {
    listsOf: (substances) =>
      new Set(substances.flatMap((name) => lists.get(name)?.map((row) => row.list) ?? [])),
    groupsOf,
    duplicateGroup: (a, b) => {
      const others = grouped.get(b);
      const shared = grouped.get(a)?.find((row) => row.duplicate && others?.includes(row) === true);
      return shared === undefined || isExempt(a, b) ? undefined : shared.group;
    },
    weeklyOf: (substance) => weeklyRows.get(substance) ?? [],
    allergyGroupsOf: (substances) => [
      ...new Set(substances.flatMap((name) => allergic.get(name)?.map((row) => row.group) ?? [])),
    ],
    allergyGroupsNamed: (words) => named.get(words)?.map((row) => row.group) ?? [],
  };
}

const none: readonly string[] = [];

/** Which rows of a table name a thing. */
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
