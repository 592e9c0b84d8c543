import { groupAlike, groupBy } from '../core/compare.ts';
import { compareDecimal } from '../core/decimal.ts';
import { valueOf } from '../core/known.ts';
import { must } from '../core/must.ts';
import { identifierText } from '../medicines/keys.ts';
import type { MedicineLine } from '../medicines/line.ts';
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
  /** One line that states everything the rules ask of it in words, but for the codes of its product. */
  readonly inWords: boolean;
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

function sidesOf({ items }: RowItems): readonly Side[] {
  const current = items.filter((item) => item.current);
  if (new Set(current.map((item) => item.source)).size === current.length) return current.map(sideOf);
  return [...groupBy(current, (item) => item.source.id).values()].flatMap((own): readonly Side[] =>
    // Duplicates of one product are one voice each: every one of them is compared, and what agrees with any is no difference.
    own.length > 1 && isRegimen(own) ? [regimenOf(own)] : own.map(sideOf),
  );
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
  return { items, first, dosing, regimen: true, inWords: false };
}

/** One line by itself. */
export const sideOf = (item: Item): Side => ({
  items: [item],
  first: item,
  dosing: item.dosing,
  regimen: false,
  inWords: isInWords(item.candidate.line),
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

const agreeing = (sides: readonly Side[], row: string): readonly Pair[] =>
  groupAlike(sides, saysTheSame).flatMap(([a, ...others]) => {
    const b = others.find((one) => mayCompare(a, one));
    return b === undefined ? [] : [inOrder(a, b, [row], null)];
  });

/** Sides that say exactly the same are not compared among themselves, and with others once for all of them, named together. */
function combine(sides: readonly Side[]): readonly (readonly [Side, Side])[] {
  const groups = groupAlike(sides, (a, b) => a.first.order === b.first.order && saysTheSame(a, b));
  return groups.flatMap((group, at) =>
    groups
      .slice(at + 1)
      .flatMap((other) => (saysTheSame(group[0], other[0]) ? [] : representatives(group, other))),
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

/** The same in all that the rules about two sides ask of a line; a line that states any of it in codes is like no other. */
function saysTheSame(a: Side, b: Side): boolean {
  if (!a.inWords || !b.inWords) return false;
  const [one, other] = [a.first.candidate, b.first.candidate];
  return (
    one.words === other.words &&
    one.directions === other.directions &&
    sameCodes(one.line, other.line) &&
    valueOf(one.line.end) === valueOf(other.line.end) &&
    isAcute(one.line) === isAcute(other.line) &&
    (one.line.statedAs === 'order') === (other.line.statedAs === 'order')
  );
}

function sameCodes({ medicine: one }: MedicineLine, { medicine: other }: MedicineLine): boolean {
  const others = other.codes;
  return (
    one.codes.length === others.length &&
    one.codes.every(({ system, code }, at) => others[at]?.system === system && others[at].code === code)
  );
}

function isInWords({ dosages, duration, medicine }: MedicineLine): boolean {
  const { brand, form, ingredients } = medicine;
  return (
    dosages.every(
      ({ structured, unread = [] }) => structured.kind === 'not-recorded' && unread.length === 0,
    ) &&
    duration.kind === 'not-recorded' &&
    brand.kind === 'not-recorded' &&
    form.kind === 'not-recorded' &&
    ingredients.length === 0
  );
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
