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
    z.strictObject({
      group: text,
      words: texts,
      substances: texts,
      source: text,
      namedOnly: z.boolean().optional(),
    }),
  ).optional(),
});

/** What matching and rules ask of the tables, looked up instead of searched. */
export type Knowledge = {
  /** Everything the tables say of a medicine; worked out once for each substance. */
  readonly about: (substance: string, ingredients: readonly string[]) => About;
  /** A group of which two substances at once are usually a mistake, unless the pair is exempt. */
  readonly duplicateGroup: (a: string, b: string) => string | undefined;
  /** The allergy groups that hold any of the substances. */
  readonly allergyGroupsOf: (substances: readonly string[]) => readonly string[];
  /** Groups in which an allergy to one of these speaks about all the others. */
  readonly allergyGroupsShared: (substances: readonly string[]) => readonly string[];
  /** The allergy groups that words of an allergy record name outright ("penicillin"). */
  readonly allergyGroupsNamed: (words: string) => readonly string[];
};

/** What the tables say of one medicine. */
export type About = {
  /** The lists that it or any of its ingredients stands on. */
  readonly lists: ReadonlySet<RiskName>;
  /** Its own therapeutic groups. */
  readonly groups: readonly string[];
  /** Its names, its ingredients and the groups of all of them: medicines that share none of these are no duplicates. */
  readonly kin: ReadonlySet<string>;
  /** Rows of the weekly table about it, whatever their strength and route. */
  readonly weekly: readonly WeeklyRow[];
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
  const learn = (substance: string, ingredients: readonly string[]): About => {
    const names = [substance, ...ingredients].flatMap(listedNames);
    return {
      lists: new Set(names.flatMap((name) => lists.get(name)?.map((row) => row.list) ?? [])),
      groups: listedNames(substance).flatMap(groupsOf),
      kin: new Set([...names, ...names.flatMap(groupsOf)]),
      weekly: weeklyRows.get(substance) ?? [],
    };
  };
  const learnt = new Map<string, About>();
  return {
    about: (substance, ingredients) => {
      const known = learnt.get(substance);
      if (known !== undefined) return known;
      const found = learn(substance, ingredients);
      if (learnt.size >= mostLearnt) learnt.clear();
      learnt.set(substance, found);
      return found;
    },
    duplicateGroup: (a, b) => {
      const others = grouped.get(b);
      const shared = grouped.get(a)?.find((row) => row.duplicate && others?.includes(row) === true);
      return shared === undefined || isExempt(a, b) ? undefined : shared.group;
    },
    allergyGroupsOf: (substances) => [
      ...new Set(substances.flatMap((name) => allergic.get(name)?.map((row) => row.group) ?? [])),
    ],
    allergyGroupsShared: (substances) => [
      ...new Set(
        substances.flatMap(
          (name) => allergic.get(name)?.flatMap((row) => (row.namedOnly === true ? [] : [row.group])) ?? [],
        ),
      ),
    ],
    allergyGroupsNamed: (words) => named.get(words)?.map((row) => row.group) ?? [],
  };
}

/** An insulin stands on the lists whatever its proportion and species. */
const listedNames = (name: string): readonly string[] =>
  name.includes('insulin')
    ? [...new Set([name, name.replace(/(?: (?:porcine|bovine))?(?: \d+\/\d+)?$/, '')])]
    : insulinBrand.test(name)
      ? [name, 'insulin']
      : [name];

/** Families of insulin whose every member is one, also those that no table of brands has. Source: BNF 6.1.1; dm+d names. */
const insulinBrand =
  /^(?:human )?(?:actrapid|mixtard|insulatard|monotard|ultratard|protaphane|velosulin|humulin|humaject|humalog|hypurin|insuman|novorapid|novomix|novolin|lantus|levemir|tresiba|toujeo|abasaglar|semglee|apidra|fiasp|lyumjev|admelog|trurapi|pork (?:actrapid|insulatard|mixtard))\b/;

const none: readonly string[] = [];

/** Emptied when full, so that it cannot grow. */
const mostLearnt = 20_000;

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
