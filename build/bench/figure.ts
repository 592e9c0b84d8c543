/** Least, middle and most of the repetitions of one measurement. */
export type Spread = { readonly least: number; readonly middle: number; readonly most: number };

/** One line of the bench. `growth` holds the least at each size and what else was counted, by its name. */
export type Figure = {
  readonly name: string;
  readonly ours: number;
  /** What the work itself costs without any of our code; `null` where nothing can stand beside it. */
  readonly floor: number | null;
  /** The same work done with another library. */
  readonly peers: Readonly<Record<string, number>>;
  readonly ratioToFloor: number | null;
  readonly unit: string;
  readonly better: 'lower' | 'higher';
  readonly spread: Spread;
  readonly growth?: Readonly<Record<string, number>>;
};

/** To two decimals; what is less than one to three figures, so that little is not nothing. */
export const rounded = (value: number): number =>
  Math.abs(value) < 1 ? Number(value.toPrecision(3)) : Math.round(value * 100) / 100;

export function spreadOf(found: readonly number[]): Spread {
  const sorted = found.toSorted((a, b) => a - b);
  return {
    least: rounded(sorted[0] ?? 0),
    middle: rounded(sorted[Math.floor(sorted.length / 2)] ?? 0),
    most: rounded(sorted.at(-1) ?? 0),
  };
}

/** Value below which 95 of 100 lie. */
export function p95(found: readonly number[]): number {
  const sorted = found.toSorted((a, b) => a - b);
  return rounded(sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? 0);
}

type More = {
  readonly ours?: number;
  readonly floor?: number;
  readonly peers?: Figure['peers'];
  readonly unit?: string;
  readonly better?: Figure['better'];
  readonly growth?: Figure['growth'];
};

/** A figure whose `ours` is the least of its repetitions, unless another is given. */
export function figure(name: string, spread: Spread, more: More = {}): Figure {
  const ours = more.ours ?? spread.least;
  return {
    name,
    ours: rounded(ours),
    floor: more.floor === undefined ? null : rounded(more.floor),
    peers: more.peers ?? {},
    ratioToFloor: more.floor === undefined || more.floor === 0 ? null : rounded(ours / more.floor),
    unit: more.unit ?? 'ms',
    better: more.better ?? 'lower',
    spread,
    ...(more.growth === undefined ? {} : { growth: more.growth }),
  };
}
