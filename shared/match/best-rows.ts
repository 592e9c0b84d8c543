import { createSearch, type Problem, type Search } from './search-rows.ts';

/**
 * The best partition of a few units into rows, by branch and bound, and which units stand together in every one of the
 * best. Units are numbered from 0; sets of them are bits of a number, so there are at most 30.
 */
/** Units in one class share a row in every best partition. */
export type BestRows = {
  readonly classes: readonly (readonly number[])[];
  /** Whether two units share a row in some best partition. */
  readonly sometimes: (a: number, b: number) => boolean;
  /** The search was given up: what is not proven stands apart, and `sometimes` knows only what was met. */
  readonly gaveUp: boolean;
};

export function bestRows(problem: Problem): BestRows {
  const search = createSearch(problem);
  const first = search.best();
  const met = new Set<string>();
  const meet = (rowOf: readonly number[]): void => {
    for (const [a, row] of rowOf.entries())
      for (let b = 0; b < a; b += 1) if (rowOf[b] === row) met.add(`${b} ${a}`);
  };
  const sometimes = (a: number, b: number): boolean => met.has(a < b ? `${a} ${b}` : `${b} ${a}`);
  if (first === undefined) return { classes: everyOne(problem.count), sometimes: () => false, gaveUp: true };
  meet(first);
  const proven = provenClasses(first, search, meet);
  if (proven.ambiguous) lookForOthers(problem, search, sometimes, meet);
  return { classes: proven.classes, sometimes, gaveUp: search.gaveUp() };
}

const everyOne = (count: number): readonly (readonly number[])[] =>
  Array.from({ length: count }, (_, unit) => [unit]);

/** Sharing a row is transitive in each partition, so each unit is only tried apart from the first of its class. */
function provenClasses(
  first: readonly number[],
  search: Search,
  meet: (rowOf: readonly number[]) => void,
): { readonly classes: readonly (readonly number[])[]; readonly ambiguous: boolean } {
  let open = classesOf(first);
  const done: (readonly number[])[] = [];
  let ambiguous = false;
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const [head = 0, ...others] = next;
    const proven = [head];
    let split: readonly number[] | undefined;
    for (const other of others) {
      const found = search.asGood({ kind: 'apart', a: head, b: other });
      if (found === 'none') proven.push(other);
      else if (found === 'gave-up') open.push([other]);
      else split = found;
      if (split !== undefined) break;
    }
    if (split === undefined) {
      done.push(proven);
      continue;
    }
    ambiguous = true;
    meet(split);
    const parted = split;
    open = [...refine([next], parted), ...refine(open, parted)];
  }
  return { classes: done, ambiguous };
}

function classesOf(rowOf: readonly number[]): (readonly number[])[] {
  const rows = new Map<number, number[]>();
  for (const [unit, row] of rowOf.entries()) {
    const members = rows.get(row);
    if (members === undefined) rows.set(row, [unit]);
    else members.push(unit);
  }
  return [...rows.values()];
}

const refine = (classes: readonly (readonly number[])[], by: readonly number[]): (readonly number[])[] =>
  classes.flatMap((members) => [
    ...new Map(
      members.map((unit) => [by[unit], members.filter((other) => by[other] === by[unit])] as const),
    ).values(),
  ]);

/** Where the best is not one, every pair that any of the best holds is a question for a person. */
function lookForOthers(
  { count, worth }: Problem,
  search: Search,
  sometimes: (a: number, b: number) => boolean,
  meet: (rowOf: readonly number[]) => void,
): void {
  for (let a = 0; a < count; a += 1)
    for (let b = a + 1; b < count; b += 1) {
      if (worth(a, b) === 0 || sometimes(a, b)) continue;
      const found = search.asGood({ kind: 'together', a, b });
      if (found !== 'none' && found !== 'gave-up') meet(found);
    }
}
