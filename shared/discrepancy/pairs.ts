import { groupBy } from '../core/compare.ts';
import { compareDecimal } from '../core/decimal.ts';
import { oncePerObject } from '../core/once-per-object.ts';
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
};

/** What a pair rule found of two sides, before it knows the lines it speaks about. */
export type Difference = Omit<Draft, 'lines' | 'rows'>;

const sidesOf = oncePerObject((row: RowItems): readonly Side[] => {
  const current = row.items.filter((item) => item.current);
  return [...groupBy(current, (item) => item.source.id).values()].flatMap((items): readonly Side[] => {
    const [first] = items;
    if (first === undefined) return [];
    const regimen =
      new Set(
        items.map((item) =>
          item.candidate.identity.strengths.map((strength) => `${strength.value}${strength.unit}`).join(),
        ),
      ).size === items.length;
    const whole = regimen ? together(items.map((item) => item.dosing)) : first.dosing;
    // Duplicates of one product are one voice each: every one of them is compared, and what agrees with any is no difference.
    return regimen || items.length === 1
      ? [
          {
            items,
            first,
            dosing: whole ?? first.dosing,
            regimen: items.length > 1,
            saying: items.length > 1 ? first.key : sayingOf(first),
          },
        ]
      : items.map(sideOf);
  });
});

/** One line by itself. */
export const sideOf = (item: Item): Side => ({
  items: [item],
  first: item,
  dosing: item.dosing,
  regimen: false,
  saying: sayingOf(item),
});

/** Every two sides that may be compared: another source, another origin, and not two copies of one entry. */
export function pairsOf(context: Context): readonly Pair[] {
  const within = context.rows.flatMap((row) =>
    combine(sidesOf(row)).map(([a, b]): Pair => ({ a, b, rows: [row.row.id], reason: null })),
  );
  const across = context.links.flatMap((link) => {
    if (link.reason === 'different-medicine' || link.reason === 'combination') return [];
    const [one, other] = link.rows;
    return sidesOf(one).flatMap((a) =>
      sidesOf(other)
        .filter((b) => mayCompare(a, b))
        .map((b): Pair => ({
          a,
          b,
          rows: link.rows.map((row) => row.row.id),
          reason: neverEquated(a.first.candidate, b.first.candidate) ?? link.reason,
        })),
    );
  });
  return [...within, ...across].map(historyFirst);
}

/** Two sides of a row that say exactly the same, once for all that do: there is nothing to find, but it was compared. */
export const agreeingPairs = (context: Context): readonly Pair[] =>
  context.rows.flatMap((row) =>
    [...groupBy(sidesOf(row), ({ saying }) => saying).values()].flatMap((group): readonly Pair[] => {
      const [a, ...others] = group;
      const b = a === undefined ? undefined : others.find((one) => mayCompare(a, one));
      return a === undefined || b === undefined ? [] : [{ a, b, rows: [row.row.id], reason: null }];
    }),
  );

/** Whether what either side says may mean something else. */
export const isOfUnknownMeaning = ({ a, b }: Pair): boolean =>
  a.items.some((item) => item.ofUnknownMeaning) || b.items.some((item) => item.ofUnknownMeaning);

/** Whether a piece of one side is a piece of the other, and pieces are counted before they are weighed. */
export const optionsOf = oncePerObject((pair: Pair): CompareOptions => {
  const { a, b } = pair;
  const countFirst = a.dosing.product.countOnly || b.dosing.product.countOnly;
  const stated = [a, b].map(({ dosing }) => dosing.product.strengths.length > 0);
  // How much a tablet holds is known on one side alone: then nobody can say that as many are as much.
  const unknown = !countFirst && stated[0] !== stated[1] && [a, b].every(countsSolids);
  return {
    samePiece: !a.regimen && !b.regimen && !unknown && !strengthsBetween(pair),
    countFirst,
  };
});

const solids: readonly string[] = ['', 'tablet', 'capsule', 'caplet'];
/** Whether a side counts tablets or the like. */
export const countsSolids = ({ dosing }: Pick<Side, 'dosing'>): boolean =>
  dosing.meanings.some(({ doses }) =>
    doses.some(({ low, high }) => solids.includes((high ?? low)?.unit ?? '')),
  );

/** Whether both sides state a strength, in the name or elsewhere, and the strengths differ. */
export function strengthsBetween({ a, b }: Pair): boolean {
  const named = [a, b].every(({ first }) => first.candidate.identity.strengths.length > 0);
  if (named) return strengthsDiffer(a.first.candidate, b.first.candidate);
  const [one, other] = [a.dosing.product, b.dosing.product];
  return differ(one.perPiece, other.perPiece) || differ(one.perMl, other.perMl);
}

type Per = Dosing['product']['perPiece'];
const differ = (one: Per, other: Per): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.measure === other.measure &&
  compareDecimal(one.value, other.value) !== 0;

/** What is taken stands before what is ordered, whatever the names of the sources. */
const historyFirst = (pair: Pair): Pair =>
  pair.a.first.order && !pair.b.first.order ? { ...pair, a: pair.b, b: pair.a } : pair;

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
      if (mayCompare(a, b))
        return [
          [
            {
              ...a,
              items: group
                .filter((one) => other.some((two) => mayCompare(one, two)))
                .flatMap((one) => one.items),
            },
            {
              ...b,
              items: other
                .filter((two) => group.some((one) => mayCompare(one, two)))
                .flatMap((two) => two.items),
            },
          ],
        ];
  return [];
}

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
