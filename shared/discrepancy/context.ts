import { must } from '../core/must.ts';
import { knowledgeOf, type DmdPack, type Knowledge } from '../dmd/dmd.ts';
import {
  isModified,
  neverEquated,
  statedRoute,
  type Candidate,
  type Matching,
  type MatchRow,
} from '../match/match.ts';
import type { SourceList } from '../medicines/source.ts';
import { courseOf } from './course.ts';
import { currencyOf, type Currency, type CurrentRule } from './current.ts';
import { directionsOf, type Directions } from './directions.ts';
import type { Dosing } from './dosing.ts';
import type { Link } from './finding.ts';
import { namesMedicine } from './identified.ts';
import { hasUnknownModifier } from './unknown-modifier.ts';
import type { Course } from './stated-course.ts';
import type { Unread } from './unread.ts';
import { usualTrustTables, type Settings, type TrustTables } from './trust-tables.ts';

/** What a person was asked about the last dose: when it was, or that nobody knows. */
export type LastTaken =
  | { readonly kind: 'taken'; readonly on: string }
  | { readonly kind: 'asked-not-known' };

/** A line with everything the rules ask of it, worked out once. */
export type Item = {
  readonly key: string;
  /** The id of its row. */
  readonly row: string;
  readonly candidate: Candidate;
  readonly source: SourceList;
  readonly current: boolean;
  readonly ended: boolean;
  readonly dosing: Dosing;
  /** What its directions state and nobody understood. */
  readonly unread: readonly Unread[];
  readonly course: Course;
  readonly order: boolean;
  readonly highRisk: boolean;
  readonly timeCritical: boolean;
  /** What it says may mean something else: nothing of it may be compared. */
  readonly ofUnknownMeaning: boolean;
  /** Its medicine is known: by name or by a product's code. */
  readonly identified: boolean;
};

export type RowItems = {
  readonly row: MatchRow;
  readonly items: readonly Item[];
  /** It is one medicine with another row, or may be: neither is missing from the other's side. */
  readonly linked: boolean;
};

export type Context = {
  readonly asOf: string;
  readonly sources: readonly SourceList[];
  readonly rows: readonly RowItems[];
  readonly items: readonly Item[];
  /** Rows joined by a suggested or accepted link. */
  readonly links: readonly (Link & { readonly rows: readonly [RowItems, RowItems] })[];
  readonly pack: DmdPack | undefined;
  readonly knowledge: Knowledge;
  readonly lastTaken: ReadonlyMap<string, LastTaken>;
  /** Rows that go into the list about to be signed: the patient is to go on with them. */
  readonly toBeSigned: ReadonlySet<string>;
  readonly settings: Settings;
};

export type ContextInput = {
  readonly lists: readonly SourceList[];
  readonly matching: Matching;
  readonly asOf: string;
  readonly current: CurrentRule;
  readonly pack?: DmdPack | undefined;
  readonly tables?: TrustTables | undefined;
  readonly lastTaken?: ReadonlyMap<string, LastTaken>;
  readonly toBeSigned?: ReadonlySet<string>;
};

export function contextOf(input: ContextInput): Context {
  const tables = input.tables ?? usualTrustTables;
  const sources = new Map(input.lists.map((list) => [String(list.id), list]));
  const joined = linksOf(input.matching);
  const linked = new Set([...joined, ...doubtfulPairs(input.matching)].flatMap(({ a, b }) => [a, b]));
  const rows = input.matching.rows.map((row): RowItems => {
    const lines = row.lines.map((candidate) => readLine(candidate, input, sources));
    return {
      row,
      linked: linked.has(row.id),
      items: lines.map((line) => itemOf(line, row.id, isCurrent(line, lines))),
    };
  });
  const byId = new Map(rows.map((row) => [row.row.id, row]));
  return {
    asOf: input.asOf,
    sources: input.lists,
    rows,
    items: rows.flatMap((row) => row.items),
    links: joined.flatMap((link) => {
      const [a, b] = [byId.get(link.a), byId.get(link.b)];
      return a === undefined || b === undefined
        ? []
        : [{ ...link, reason: link.reason ?? reasonBetween(a, b), rows: [a, b] as const }];
    }),
    pack: input.pack,
    knowledge: knowledgeOf(tables),
    lastTaken: input.lastTaken ?? new Map(),
    toBeSigned: input.toBeSigned ?? new Set(),
    settings: tables.settings,
  };
}

/** A line as its source alone makes it. */
type ReadLine = Directions & {
  readonly candidate: Candidate;
  readonly source: SourceList;
  readonly currency: Currency;
};

function readLine(
  candidate: Candidate,
  input: ContextInput,
  sources: ReadonlyMap<string, SourceList>,
): ReadLine {
  const source = must(sources.get(candidate.source), 'a line has its source');
  const { dosing, unread } = directionsOf(candidate.line, candidate.identity);
  const rule = source.role === 'history' ? input.current : 'all';
  return { candidate, source, dosing, unread, currency: currencyOf(candidate, dosing, rule, input.asOf) };
}

/** A line too old for the rule counts again when another source has the medicine as current. */
const isCurrent = ({ currency, source }: ReadLine, row: readonly ReadLine[]): boolean =>
  currency === 'current' ||
  (currency === 'too-old' && row.some((other) => other.source !== source && other.currency === 'current'));

const itemOf = (
  { candidate, source, dosing, unread, currency }: ReadLine,
  row: string,
  current: boolean,
): Item => ({
  key: candidate.key,
  row,
  candidate,
  source,
  current,
  ended: currency === 'ended',
  dosing,
  unread,
  course: courseOf(candidate.line, dosing),
  order: source.role !== 'history',
  highRisk: isOnList(candidate, 'high-risk'),
  timeCritical: isOnList(candidate, 'time-critical'),
  ofUnknownMeaning: hasUnknownModifier(candidate.line),
  identified: namesMedicine(candidate),
});

/** Links a person accepted, and those suggested and not yet answered: either stands for both rows. */
function linksOf(matching: Matching): readonly Link[] {
  const suggested = matching.suggestions
    .filter((suggestion) => suggestion.kind === 'link')
    .map((suggestion): Link => ({ a: suggestion.rows[0], b: suggestion.rows[1], reason: suggestion.reason }));
  const accepted = matching.rows.flatMap((row) =>
    row.linked
      .filter((other) => row.id < other)
      .map((other): Link => ({ a: row.id, b: other, reason: null })),
  );
  return [
    ...suggested,
    ...accepted.filter(
      (link) =>
        !suggested.some(
          (other) => [other.a, other.b].includes(link.a) && [other.a, other.b].includes(link.b),
        ),
    ),
  ];
}

/** Rows that are one medicine if a code is right and two if its words are: neither is missing from the other's side. */
const doubtfulPairs = (matching: Matching): readonly Pick<Link, 'a' | 'b'>[] =>
  matching.suggestions
    .filter((suggestion) => suggestion.reason === 'code-against-words')
    .map(({ rows: [a, b] }) => ({ a, b }));

function reasonBetween(a: RowItems, b: RowItems): Link['reason'] {
  const [one, other] = [a.items[0], b.items[0]];
  return one === undefined || other === undefined
    ? null
    : (neverEquated(one.candidate, other.candidate) ?? null);
}

/** Names under which a line may stand on one of the trust's lists. */
export const namesOf = (candidate: Candidate): readonly string[] => [
  candidate.identity.substance,
  ...candidate.identity.ingredients,
];

export const isIdentified = ({ identified }: Item): boolean => identified;
export const isHighRisk = ({ highRisk }: Item): boolean => highRisk;
export const isTimeCritical = ({ timeCritical }: Item): boolean => timeCritical;

/** What acts only where it is put is on neither list: a steroid cream, antibiotic eye drops. */
const local: readonly string[] = ['skin', 'eye', 'ear', 'vaginal', 'inhaled'];
const isOnList = (candidate: Candidate, list: 'high-risk' | 'time-critical'): boolean =>
  isListed(candidate, list) && !local.includes(candidate.route ?? statedRoute(candidate.line) ?? '');

/** By its substance; of some opioids only what is released slowly, or a patch. */
const isListed = (candidate: Candidate, list: 'high-risk' | 'time-critical'): boolean => {
  const { lists } = candidate.about;
  return (
    lists.has(list) ||
    (isModified(candidate) && lists.has(`${list}-modified-release`)) ||
    (list === 'time-critical' && candidate.route === 'transdermal' && lists.has('time-critical-transdermal'))
  );
};

/** Whether a source answered at all. A partial answer is one; an unreachable source is not an empty one. */
export const answered = (source: SourceList): boolean =>
  source.state.kind === 'complete' || source.state.kind === 'partial';

/** Its code says one medicine and its words another: nothing follows from where it is or is not. */
export const isDoubtful = ({ candidate }: Item): boolean =>
  candidate.identity.disagreement?.kind === 'medicine';

/** Two sources of one origin are one voice. */
export const sameOrigin = (a: SourceList, b: SourceList): boolean =>
  a.id === b.id || (a.origin !== '' && a.origin === b.origin);

/** The source's own words; where it sent a code and no words, what dm+d calls it, with the code. */
export const nameOf = ({ candidate: { line, products } }: Item): string => {
  const { term, codes } = line.medicine;
  const product = codes.some(({ code }) => code === term) ? products[0] : undefined;
  return product === undefined ? term : `${product.name} (${term})`;
};
