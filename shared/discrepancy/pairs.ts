import { groupBy } from '../core/compare.ts';
import { compareDecimal } from '../core/decimal.ts';
import { must } from '../core/must.ts';
import { identifierText } from '../medicines/keys.ts';
import { neverEquated, strengthsDiffer, type NeverReason } from '../match/match.ts';
import type { CompareOptions } from './compare-dosing.ts';
import { sameOrigin, type Context, type Item, type RowItems } from './context.ts';
import { isAcute } from './current.ts';
import { together, type Dosing } from './dosing.ts';
import type { Draft } from './finding.ts';

/** The current lines of one source in one row, spoken of as one. */
export type Side = {
  readonly items: readonly Item[];
  readonly first: Item;
  readonly dosing: Dosing;
  readonly regimen: boolean;
  /** What it says as one text, where it says it in words alone; a side with codes or several lines has a text of its own. */
  readonly saying: string;
};

/** Two sides to be compared: in one row, or across a link, where `reason` says what keeps them apart. */
export type Pair = {
  readonly a: Side;
  readonly b: Side;
  readonly rows: readonly string[];
  readonly reason: NeverReason | null;
  /** Both state a strength, in the name or elsewhere, and the strengths differ. */
  readonly strengthsDiffer: boolean;
  /** Whether a piece of one side is a piece of the other, and pieces are counted before they are weighed. */
  readonly options: CompareOptions;
};

export type Pairs = {
  /** Every two sides that may be compared and do not say the same. */
  readonly differing: readonly Pair[];
  /** Two sides of a row that say exactly the same, once for all that do: there is nothing to find, but it was compared. */
  readonly agreeing: readonly Pair[];
};

/** What a pair rule found of two sides, before it knows the lines it speaks about. */
export type Difference = Omit<Draft, 'lines' | 'rows'>;

/** The sides of every row and link held against each other: of another source, another origin, and not two copies of one entry. */
export function pairsOf(context: Context): Pairs {
  const sides = new Map(context.rows.map((row) => [row, sidesOf(row)]));
  const within = context.rows.flatMap((row) =>
    combine(sides.get(row) ?? []).map(([a, b]) => pairOf(a, b, [row.row.id], null)),
  );
  const across = context.links.flatMap((link) => {
    if (link.reason === 'different-medicine' || link.reason === 'combination') return [];
    const [one = [], other = []] = link.rows.map((row) => sides.get(row));
    const rows = link.rows.map((row) => row.row.id);
    return one.flatMap((a) =>
      other
        .filter((b) => mayCompare(a, b))
        .map((b) => pairOf(a, b, rows, neverEquated(a.first.candidate, b.first.candidate) ?? link.reason)),
    );
  });
  return {
    differing: [...within, ...across],
    agreeing: context.rows.flatMap((row) => agreeing(sides.get(row) ?? [], row.row.id)),
  };
}

function sidesOf(row: RowItems): readonly Side[] {
  const current = row.items.filter((item) => item.current);
  return [...groupBy(current, (item) => item.source.id).values()].flatMap((items): readonly Side[] => {
    if (items.length > 1 && isRegimen(items)) return [regimenOf(items)];
    // Duplicates of one product are one voice each: every one of them is compared, and what agrees with any is no difference.
    return items.map(sideOf);
  });
}

const isRegimen = (items: readonly Item[]): boolean =>
  new Set(
    items.map((item) =>
      item.candidate.identity.strengths.map((strength) => `${strength.value}${strength.unit}`).join(),
    ),
  ).size === items.length;

/** Several strengths of one dose, taken together. */
function regimenOf(items: readonly Item[]): Side {
  const first = must(items[0], 'a regimen has a line');
  const dosing = together(items.map((item) => item.dosing)) ?? first.dosing;
  return { items, first, dosing, regimen: true, saying: first.key };
}

/** One line by itself. */
export const sideOf = (item: Item): Side => ({
  items: [item],
  first: item,
  dosing: item.dosing,
  regimen: false,
  saying: sayingOf(item),
});

/** Whether what either side says may mean something else. */
export const isOfUnknownMeaning = ({ a, b }: Pair): boolean =>
  a.items.some((item) => item.ofUnknownMeaning) || b.items.some((item) => item.ofUnknownMeaning);

/** What is taken stands before what is ordered, whatever the names of the sources. */
const pairOf = (a: Side, b: Side, rows: Pair['rows'], reason: Pair['reason']): Pair =>
  a.first.order && !b.first.order ? inOrder(b, a, rows, reason) : inOrder(a, b, rows, reason);

function inOrder(a: Side, b: Side, rows: Pair['rows'], reason: Pair['reason']): Pair {
  const differ = strengthsBetween(a, b);
  const countFirst = a.dosing.product.countOnly || b.dosing.product.countOnly;
  const oneStated = a.dosing.product.strengths.length > 0 !== b.dosing.product.strengths.length > 0;
  // How much a tablet holds is known on one side alone: then nobody can say that as many are as much.
  const unknown = !countFirst && oneStated && countsSolids(a) && countsSolids(b);
  const samePiece = !a.regimen && !b.regimen && !unknown && !differ;
  return { a, b, rows, reason, strengthsDiffer: differ, options: { samePiece, countFirst } };
}

const solids: readonly string[] = ['', 'tablet', 'capsule', 'caplet'];
/** Whether a side counts tablets or the like. */
export const countsSolids = ({ dosing }: Pick<Side, 'dosing'>): boolean =>
  dosing.meanings.some(({ doses }) =>
    doses.some(({ low, high }) => solids.includes((high ?? low)?.unit ?? '')),
  );

function strengthsBetween(a: Side, b: Side): boolean {
  const [one, other] = [a.first.candidate, b.first.candidate];
  if (one.identity.strengths.length > 0 && other.identity.strengths.length > 0)
    return strengthsDiffer(one, other);
  const [product, against] = [a.dosing.product, b.dosing.product];
  return differ(product.perPiece, against.perPiece) || differ(product.perMl, against.perMl);
}

type Per = Dosing['product']['perPiece'];
const differ = (one: Per, other: Per): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.measure === other.measure &&
  compareDecimal(one.value, other.value) !== 0;

function agreeing(sides: readonly Side[], row: string): readonly Pair[] {
  if (sides.length < 2) return [];
  return [...groupBy(sides, ({ saying }) => saying).values()].flatMap((group) => {
    const [a, ...others] = group;
    const b = a === undefined ? undefined : others.find((one) => mayCompare(a, one));
    return a === undefined || b === undefined ? [] : [inOrder(a, b, [row], null)];
  });
}

/** Sides that say exactly the same are not compared among themselves, and with others once for all of them, named together. */
function combine(sides: readonly Side[]): readonly (readonly [Side, Side])[] {
  if (sides.length < 2) return [];
  const groups = [...groupBy(sides, ({ saying, first }) => `${saying}\n${first.order}`).values()];
  return groups.flatMap((group, at) =>
    groups
      .slice(at + 1)
      .flatMap((other) => (group[0]?.saying === other[0]?.saying ? [] : representatives(group, other))),
  );
}

function representatives(group: readonly Side[], other: readonly Side[]): readonly (readonly [Side, Side])[] {
  for (const a of group)
    for (const b of other)
      if (mayCompare(a, b)) return [[speakingFor(a, group, other), speakingFor(b, other, group)]];
  return [];
}

/** One side that speaks for all of its group that may be compared with any of the other. */
const speakingFor = (side: Side, group: readonly Side[], other: readonly Side[]): Side => ({
  ...side,
  items: group.filter((one) => other.some((two) => mayCompare(one, two))).flatMap((one) => one.items),
});

/** All that the rules about two sides ask of a line, as one text; a line that states any of it in codes is like no other. */
function sayingOf({ candidate: { words, directions, line, key } }: Item): string {
  const { brand, form, ingredients, codes } = line.medicine;
  const onlyWords =
    line.dosages.every(
      ({ structured, unread = [] }) => structured.kind === 'not-recorded' && unread.length === 0,
    ) &&
    line.duration.kind === 'not-recorded' &&
    brand.kind === 'not-recorded' &&
    form.kind === 'not-recorded' &&
    ingredients.length === 0;
  if (!onlyWords) return key;
  return [
    words,
    directions,
    codes.map(({ system, code }) => `${system}|${code}`).join(),
    line.end.kind === 'known' ? line.end.value : '',
    isAcute(line),
    line.statedAs === 'order',
  ].join('\n');
}

const mayCompare = (a: Side, b: Side): boolean =>
  !sameOrigin(a.first.source, b.first.source) && !isOneEntry(a.first, b.first);

const isOneEntry = (a: Item, b: Item): boolean =>
  a.candidate.line.identifiers.length > 0 &&
  a.candidate.line.identifiers.some((one) =>
    b.candidate.line.identifiers.some((other) => identifierText(one) === identifierText(other)),
  );

/** The lines of a pair, and what was found of them, as a draft. */
export const draftOf = (pair: Pair, difference: Difference): Draft => ({
  ...difference,
  lines: [...pair.a.items, ...pair.b.items].map((item) => item.key),
  rows: pair.rows,
});
