import { compareText, groupBy } from '../core/compare.ts';
import type { DmdPack } from '../dmd/dmd.ts';
import type { Matching } from '../match/match.ts';
import type { SourceList } from '../medicines/source.ts';
import type { FieldsCompared } from './compared-fields.ts';
import { compared, type ComparedPair } from './compared-pair.ts';
import { comparedInRows } from './compared-rows.ts';
import { contextOf, isHighRisk, isTimeCritical, type Context, type LastTaken } from './context.ts';
import type { CurrentRule } from './current.ts';
import { discrepancyClasses, type DiscrepancyClass, type Draft, type Finding } from './finding.ts';
import { draftOf, pairsOf } from './pairs.ts';
import { speaking } from './precedence.ts';
import type { PairRule, Rule } from './rule.ts';
import { severityOf, type SeverityTable } from './severity.ts';
import { pairRules, rules } from './table.ts';
import { usualTrustTables, type TrustTables } from './trust-tables.ts';
import { weeklyMisreading } from './weekly.ts';

export { discrepancyClasses, type DiscrepancyClass, type Finding, type Severity } from './finding.ts';
export {
  comparedFields,
  type ComparedField,
  type FieldComparison,
  type FieldsCompared,
} from './compared-fields.ts';
export type { LastTaken } from './context.ts';
export type { CurrentRule } from './current.ts';
export { readTrustTables, usualTrustTables, type TrustTables } from './trust-tables.ts';

export type Comparing = {
  readonly lists: readonly SourceList[];
  readonly matching: Matching;
  /** The day the comparison is made for, `YYYY-MM-DD`: it comes from whoever asks, for this room has no clock. */
  readonly asOf: string;
  readonly current: CurrentRule;
  readonly pack?: DmdPack | undefined;
  /** The same that matching was given; the usual ones where there are none. */
  readonly tables?: TrustTables | undefined;
  /** By line key, what a person was told about the last dose. */
  readonly lastTaken?: ReadonlyMap<string, LastTaken>;
  /** Ids of rows that go into the list about to be signed, where there is a case. */
  readonly toBeSigned?: ReadonlySet<string>;
};

export type Compared = {
  /** By row id. A finding about two linked rows stands under both. */
  readonly rows: ReadonlyMap<string, readonly Finding[]>;
  /** By row id, how each field fared: no finding says no more than that what was compared is equal. */
  readonly fields: ReadonlyMap<string, FieldsCompared>;
  /** About sources and allergies. */
  readonly caseFindings: readonly Finding[];
  /** Every line by key: whether it counts as current under the rule asked for. */
  readonly current: ReadonlyMap<string, boolean>;
};

/**
 * Names every discrepancy of the matched lists by the closed set of classes. No finding means "no difference among what
 * was compared". The same input gives the same answer, in whatever order the lists came.
 *
 * @example findDiscrepancies({ lists, matching: matchLines(lists), asOf: '2026-11-18', current: 'fci' }).rows.get(id)
 */
export function findDiscrepancies(input: Comparing): Compared {
  const context = contextOf(input);
  const weigh = weigher(context, (input.tables ?? usualTrustTables).severities);
  const alone = rules.flatMap((rule) => rule.find(context).map((draft) => ({ rule, draft })));
  const { differing, agreeing } = pairsOf(context);
  const pairs = differing.map(compared);
  const found = merged([...alone, ...unspokenOf(alone, ofPairs(context, pairs))]).map(({ rule, draft }) => ({
    draft,
    finding: weigh(rule, draft),
  }));
  const rows = new Map<string, Finding[]>();
  for (const { draft, finding } of found)
    for (const row of draft.rows) {
      const own = rows.get(row);
      if (own === undefined) rows.set(row, [finding]);
      else own.push(finding);
    }
  return {
    rows,
    fields: comparedInRows(context, pairs, agreeing),
    caseFindings: found.filter(({ draft }) => draft.rows.length === 0).map(({ finding }) => finding),
    current: new Map(context.items.map((item) => [item.key, item.current])),
  };
}

type Made = { readonly rule: Omit<Rule, 'find'> | Omit<PairRule, 'compare'>; readonly draft: Draft };

function ofPairs(context: Context, pairs: readonly ComparedPair[]): readonly Made[] {
  const misread = new Set(context.items.filter((item) => weeklyMisreading(item) !== undefined));
  const isMisread = ({ a, b }: ComparedPair): boolean =>
    misread.size > 0 && [...a.items, ...b.items].some((item) => misread.has(item));
  return pairs.flatMap((pair) =>
    speaking(pair, pairRules, isMisread(pair)).map(({ rule, difference }) => ({
      rule,
      draft: draftOf(pair, difference),
    })),
  );
}

/** A field of a line that a finding of its own speaks of is not also said to be uncompared. */
function unspokenOf(alone: readonly Made[], made: readonly Made[]): readonly Made[] {
  const spoken = new Set(
    alone
      .filter(({ rule }) => aboutDirections.includes(rule.id))
      .flatMap(({ draft }) => draft.lines.flatMap((line) => draft.fields.map((field) => `${line} ${field}`))),
  );
  return made.filter(
    ({ rule, draft }) =>
      rule.id !== 'not-compared' ||
      draft.fields.some((field) => !draft.lines.some((line) => spoken.has(`${line} ${field}`))),
  );
}

const aboutDirections: readonly DiscrepancyClass[] = [
  'weekly-not-weekly',
  'text-against-structure',
  'dose-shape',
  'status-contradiction',
];

/** One finding of a class for the same rows: a difference between one line and two that agree is said once. */
function merged(made: readonly Made[]): readonly Made[] {
  const groups = groupBy(made, ({ rule, draft }) => {
    const about = draft.rows.length === 0 ? draft.lines.join() : inOrder(draft.rows).join('\n');
    return `${rule.id} ${perLine.includes(rule.id) ? inOrder(draft.lines).join() : about}`;
  });
  return [...groups.values()]
    .map((group) => inPlace(joined(group)))
    .toSorted((a, b) => a.place - b.place || compareText(a.line, b.line))
    .map(({ made }) => made);
}

/** Most drafts name a line or two, which need no sorting of copies. */
const inOrder = (names: readonly string[]): readonly string[] =>
  names.length < 2 ? names : names.toSorted(compareText);

/** By class in the order of the definitions, then by the first line. */
const inPlace = (made: Made): { readonly made: Made; readonly place: number; readonly line: string } => ({
  made,
  place: discrepancyClasses.indexOf(made.rule.id),
  line: inOrder(made.draft.lines)[0] ?? '',
});

/** Classes whose findings stay apart in one row: each is about its own line or its own allergy. */
const perLine: readonly DiscrepancyClass[] = [
  'allergy-conflict',
  'text-against-structure',
  'weekly-not-weekly',
  'code-against-display',
  'degraded-code',
  'overdue-supply',
  'dose-shape',
  'indication-missing',
];

/** Everything that drafts of one finding say, each thing once. */
function joined(group: readonly [Made, ...Made[]]): Made {
  const [first, ...others] = group;
  if (others.length === 0) return first;
  const each = <T>(of: (draft: Draft) => readonly T[]): readonly T[] => {
    const found = new Set<T>();
    for (const { draft } of group) for (const one of of(draft)) found.add(one);
    return [...found];
  };
  const working = each((draft) => (draft.working === undefined ? [] : [draft.working])).join('; ');
  return {
    rule: first.rule,
    draft: {
      lines: each((draft) => draft.lines),
      rows: first.draft.rows,
      fields: each((draft) => draft.fields),
      why: each((draft) => [draft.why]).join('; '),
      ...(working === '' ? {} : { working }),
      circumstances: each((draft) => draft.circumstances ?? []),
    },
  };
}

function weigher(context: Context, table: SeverityTable): (rule: Made['rule'], draft: Draft) => Finding {
  const items = new Map(context.items.map((item) => [item.key, item]));
  return (rule, draft) => {
    const about = draft.lines.flatMap((key) => items.get(key) ?? []);
    return {
      class: rule.id,
      severity: severityOf(rule.id, draft.circumstances ?? [], table),
      lines: inOrder(draft.lines),
      fields: draft.fields,
      why: draft.why,
      ...(draft.working === undefined ? {} : { working: draft.working }),
      rule: { id: rule.id, version: rule.version },
      hazard: rule.hazard,
      source: rule.source,
      timeCritical: about.some(isTimeCritical),
      highRisk: about.some(isHighRisk),
    };
  };
}
