import { compareText, groupBy } from '../core/compare.ts';
import { oncePerObject } from '../core/once-per-object.ts';
import { brandOf, isModified, statedRoute, strengthText } from '../match/match.ts';
import type { Context, Item } from './context.ts';
import { dayText } from './current.ts';

/** Two current lines of one source; `regimen` says that matching took them for several strengths of one dose. */
export type DuplicatePair = {
  readonly a: Item;
  readonly b: Item;
  readonly rows: readonly string[];
  readonly regimen: boolean;
};

/** Every two current lines that stand in one source. Worked out once a comparison, for three rules ask. */
export const duplicatePairs = oncePerObject((context: Context): readonly DuplicatePair[] => {
  const bySource = groupBy(
    context.items.filter((item) => item.current),
    (item) => item.source.id,
  );
  const regimens = regimensOf(context);
  return [...bySource.values()].flatMap((items) => pairsAmong(items, regimens));
});

/** Every two medicines of the list about to be signed that no one source holds together. */
export function pairsToBeSigned(context: Context): readonly DuplicatePair[] {
  if (context.toBeSigned.size === 0) return [];
  const items = context.rows
    .filter(({ row }) => context.toBeSigned.has(row.id))
    .flatMap((row) => row.items.find((item) => item.current) ?? []);
  const together = new Set(duplicatePairs(context).map(({ rows }) => rows.toSorted(compareText).join('\n')));
  return pairsAmong(items, regimensOf(context)).filter(
    ({ rows }) => !together.has(rows.toSorted(compareText).join('\n')),
  );
}

/** Rows whose lines are several strengths of one dose. */
const regimensOf = ({ rows }: Context): ReadonlySet<string> =>
  new Set(rows.filter(({ row }) => row.regimen).map(({ row }) => row.id));

const pairsAmong = (items: readonly Item[], regimens: ReadonlySet<string>): readonly DuplicatePair[] =>
  neighbours(items).map(([one, other]): DuplicatePair => {
    const [a, b] = one.key < other.key ? [one, other] : [other, one];
    const same = one.row === other.row;
    return { a, b, rows: same ? [one.row] : [one.row, other.row], regimen: same && regimens.has(one.row) };
  });

/** Only lines that share an ingredient or a group can be duplicates; the rest of the list is not looked at. */
function neighbours(items: readonly Item[]): readonly (readonly [Item, Item])[] {
  const buckets = new Map<string, number[]>();
  for (const [at, item] of items.entries())
    for (const name of item.candidate.about.kin) {
      const bucket = buckets.get(name);
      if (bucket === undefined) buckets.set(name, [at]);
      else bucket.push(at);
    }
  const found = new Map<number, readonly [Item, Item]>();
  for (const bucket of buckets.values()) {
    if (bucket.length < 2) continue;
    for (const [index, i] of bucket.entries())
      for (const j of bucket.slice(index + 1)) {
        const [a, b] = [items[i], items[j]];
        if (a !== undefined && b !== undefined) found.set(i * items.length + j, [a, b]);
      }
  }
  return [...found.values()];
}

/** One VMP or AMP: by code where both have one, else by substance, strength, form and release. */
export function isSameProduct(a: Item, b: Item): boolean {
  const [one, other] = [a.candidate, b.candidate];
  if (one.identity.substance === '' || one.identity.substance !== other.identity.substance) return false;
  const vmp = (item: Item): readonly string[] =>
    item.candidate.products
      .filter((product) => product.level !== 'VTM')
      .map((product) => (product.level === 'AMP' ? (product.vmp ?? product.code) : product.code));
  if (vmp(a).some((code) => vmp(b).includes(code))) return true;
  const brands = [brandOf(one), brandOf(other)];
  return (
    strengthText(one) === strengthText(other) &&
    one.identity.form === other.identity.form &&
    one.identity.qualifiers.join() === other.identity.qualifiers.join() &&
    (brands.includes('') || brands[0] === brands[1])
  );
}

/** Whether two lines are meant for one time: neither ends before the other begins. */
export function overlap(a: Item, b: Item): boolean {
  const [one, other] = [a.candidate.line, b.candidate.line];
  const [startA, endA, startB, endB] = [
    dayText(one.start),
    dayText(one.end),
    dayText(other.start),
    dayText(other.end),
  ];
  const before = (end: string | undefined, start: string | undefined): boolean =>
    end !== undefined && start !== undefined && end < start;
  return !before(endA, startB) && !before(endB, startA);
}

/** Base ingredients of both; salts and esters of one acid are that acid. */
export function sharedIngredients(a: Item, b: Item): readonly string[] {
  const others = new Set(b.candidate.identity.ingredients.map(moietyOf));
  return [...new Set(a.candidate.identity.ingredients.map(moietyOf))]
    .filter((name) => name !== '' && others.has(name))
    .toSorted(compareText);
}

/** Names that matching keeps apart, for they are not exchanged one for one, and that are one substance in the body. Source: BNF. */
const moieties: ReadonlyMap<string, string> = new Map([
  ['sodium valproate', 'valproate'],
  ['valproic acid', 'valproate'],
  ['valproate semisodium', 'valproate'],
  ['mycophenolic acid', 'mycophenolate'],
]);

const moietyOf = (name: string): string => moieties.get(name) ?? name;

const isOpioid = (item: Item): boolean =>
  item.candidate.about.groups.some((group) => group.includes('opioid'));
/** Long acting: modified release, or a patch. */
const isLongActing = (item: Item): boolean =>
  isModified(item.candidate) ||
  item.candidate.identity.form === 'transdermal patch' ||
  item.candidate.identity.substance === 'methadone';
const isBreakthrough = (a: Item, b: Item): boolean =>
  isOpioid(a) && isOpioid(b) && isLongActing(a) !== isLongActing(b);

const nebulised = (item: Item): boolean => item.candidate.identity.form === 'nebuliser liquid';
const inhaled = (item: Item): boolean => item.candidate.route === 'inhaled';

/** Regular and breakthrough opioid; inhaler and nebule; the same medicine by quite another way (eye drops beside tablets). */
export const isExemptSubstancePair = (a: Item, b: Item): boolean =>
  isBreakthrough(a, b) ||
  (inhaled(a) && inhaled(b) && nebulised(a) !== nebulised(b)) ||
  isLocal(a) !== isLocal(b);

/** Two of one class are normal together when one is for breakthrough, or one acts only where it is put. */
export const isExemptClassPair = (a: Item, b: Item): boolean =>
  isBreakthrough(a, b) ||
  isLocal(a) !== isLocal(b) ||
  (inhaled(a) && inhaled(b) && nebulised(a) !== nebulised(b));

const localRoutes: readonly string[] = ['inhaled', 'nasal', 'eye', 'ear', 'skin', 'vaginal'];
const isLocal = (item: Item): boolean =>
  localRoutes.includes(item.candidate.route ?? statedRoute(item.candidate.line) ?? '');
