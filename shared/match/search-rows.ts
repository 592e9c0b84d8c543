/** Units are numbered from 0, and sets of them are the bits of a number. */
export type Problem = {
  readonly count: number;
  /** What it is worth that `a` and `b` share a row, a whole number; 0 for nothing. Symmetric. */
  readonly worth: (a: number, b: number) => number;
  /** Symmetric. */
  readonly mayShare: (a: number, b: number) => boolean;
};

/** One more condition: two units may not, or must, share a row. */
type Condition = { readonly kind: 'apart' | 'together'; readonly a: number; readonly b: number };

export type Search = {
  /** A best partition as the row of each unit; `undefined` when the search was given up. */
  readonly best: () => readonly number[] | undefined;
  /** A partition as good as the best under one more condition. */
  readonly asGood: (condition: Condition) => readonly number[] | 'none' | 'gave-up';
  readonly gaveUp: () => boolean;
};

/** Steps before a search is given up: a few milliseconds, whatever the shape. */
const mostSteps = 8_000;

type Row = { members: number; readonly gains: Float64Array };
type Goal = { need: number; readonly untilFirst: boolean; readonly condition?: Condition };

/**
 * Branch and bound over the partitions of few units into rows whose members are tied together. The bound is what the
 * units left can still gain from the rows there are, each from one row, and the best they can make among themselves,
 * which is worked out for the last units first. Each tie is counted once.
 */
export function createSearch(problem: Problem): Search {
  const { count } = problem;
  const worth = new Float64Array(count * count);
  const never = new Int32Array(count);
  const tied = new Int32Array(count);
  const note = (sets: Int32Array, a: number, b: number): void => {
    sets[a] = (sets[a] ?? 0) | (1 << b);
    sets[b] = (sets[b] ?? 0) | (1 << a);
  };
  for (let a = 0; a < count; a += 1)
    for (let b = a + 1; b < count; b += 1) {
      const gain = problem.worth(a, b);
      if (!problem.mayShare(a, b)) note(never, a, b);
      else if (gain > 0) {
        worth[a * count + b] = gain;
        worth[b * count + a] = gain;
        note(tied, a, b);
      }
    }
  const at = { worth, never, tied, count, alone: new Float64Array(count + 1), steps: 0 };
  let first: readonly number[] | undefined;
  return {
    best: () => {
      for (let from = count - 1; from >= 0; from -= 1) {
        const goal: Goal = { need: (at.alone[from + 1] ?? 0) + 1, untilFirst: false };
        const found = run(at, from, goal);
        if (at.steps > mostSteps) return undefined;
        at.alone[from] = goal.need - 1;
        first = found ?? [0, ...(first ?? []).map((row) => row + 1)];
      }
      return first;
    },
    asGood: (condition) => {
      const found = run(at, 0, { need: at.alone[0] ?? 0, untilFirst: true, condition });
      if (found !== undefined) return found;
      return at.steps > mostSteps ? 'gave-up' : 'none';
    },
    gaveUp: () => at.steps > mostSteps,
  };
}

type Space = {
  readonly worth: Float64Array;
  /** Whom each unit may not share a row with. */
  readonly never: Int32Array;
  /** Whom each unit is tied to. */
  readonly tied: Int32Array;
  readonly count: number;
  /** The best that the units from each number on can make among themselves. */
  readonly alone: Float64Array;
  steps: number;
};

/** The best partition of the units from `from` on that reaches what is needed, raising the need with each better one. */
function run(space: Space, from: number, goal: Goal): readonly number[] | undefined {
  const { count, tied } = space;
  const rows: Row[] = [];
  const rowOf = new Int32Array(count);
  let found: readonly number[] | undefined;
  const visit = (unit: number, total: number): void => {
    space.steps += 1;
    if (space.steps > mostSteps || (goal.untilFirst && found !== undefined)) return;
    if (unit === count) {
      if (total < goal.need || !rows.every((row) => isTiedTogether(row.members, tied))) return;
      found = [...rowOf.subarray(from)];
      goal.need = goal.untilFirst ? goal.need : total + 1;
      return;
    }
    // Of the first unit of all the best is what is being looked for.
    if (rows.length > 0 && total + hopeFrom(space, rows, unit, goal.condition) < goal.need) return;
    for (const { index, gain } of openRows(space, rows, unit, goal.condition)) {
      const row = rows[index];
      if (row === undefined) continue;
      place(space, row, unit, 1);
      rowOf[unit] = index;
      visit(unit + 1, total + gain);
      place(space, row, unit, -1);
    }
    if (partnerOf(unit, goal.condition) !== 0) return;
    const alone: Row = { members: 0, gains: new Float64Array(count) };
    place(space, alone, unit, 1);
    rowOf[unit] = rows.push(alone) - 1;
    visit(unit + 1, total);
    rows.pop();
  };
  visit(from, 0);
  return found;
}

/** Puts a unit into a row or takes it out again. */
function place({ count, worth }: Space, row: Row, unit: number, sign: 1 | -1): void {
  row.members ^= 1 << unit;
  for (let other = unit + 1; other < count; other += 1)
    row.gains[other] = (row.gains[other] ?? 0) + sign * (worth[unit * count + other] ?? 0);
}

/** The most that the units from `unit` on can still add. */
function hopeFrom(
  space: Space,
  rows: readonly Row[],
  unit: number,
  condition: Condition | undefined,
): number {
  let sum = space.alone[unit] ?? 0;
  for (let other = unit; other < space.count; other += 1) {
    const forbidden = forbiddenTo(space, other, condition);
    let most = 0;
    for (const row of rows) if ((row.members & forbidden) === 0) most = Math.max(most, row.gains[other] ?? 0);
    sum += most;
  }
  return sum;
}

/** Rows a unit may join, the most gainful first; without a gain only where a later unit could tie them together. */
function openRows(
  space: Space,
  rows: readonly Row[],
  unit: number,
  condition: Condition | undefined,
): readonly { readonly index: number; readonly gain: number }[] {
  const partner = partnerOf(unit, condition);
  const forbidden = forbiddenTo(space, unit, condition);
  const later = -1 << (unit + 1);
  const mayBeTied = ((space.tied[unit] ?? 0) & later) !== 0;
  const open: { readonly index: number; readonly gain: number }[] = [];
  for (const [index, { members, gains }] of rows.entries()) {
    if ((members & forbidden) !== 0 || (partner !== 0 && (members & partner) === 0)) continue;
    const gain = gains[unit] ?? 0;
    if (gain > 0 || (mayBeTied && (tiesOf(members, space.tied) & later) !== 0)) open.push({ index, gain });
  }
  return open.toSorted((a, b) => b.gain - a.gain);
}

const partnerOf = (unit: number, condition: Condition | undefined): number =>
  condition?.kind === 'together' && condition.b === unit ? 1 << condition.a : 0;

function forbiddenTo({ never }: Space, unit: number, condition: Condition | undefined): number {
  const base = never[unit] ?? 0;
  if (condition?.kind !== 'apart') return base;
  if (unit === condition.a) return base | (1 << condition.b);
  return unit === condition.b ? base | (1 << condition.a) : base;
}

function tiesOf(members: number, tied: Int32Array): number {
  let all = 0;
  for (let unit = 0; unit < tied.length; unit += 1) if ((members & (1 << unit)) !== 0) all |= tied[unit] ?? 0;
  return all;
}

/** Whether ties lead from each member of a row to every other. */
function isTiedTogether(members: number, tied: Int32Array): boolean {
  let reached = members & -members;
  for (let before = 0; before !== reached;) {
    before = reached;
    reached = (reached | tiesOf(reached, tied)) & members;
  }
  return reached === members;
}
