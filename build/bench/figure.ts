/** One line of the bench. `ours` is the least of its repetitions; `growth` the least at each size, by its name. */
export type Figure = {
  readonly name: string;
  readonly ours: number;
  /** What the work itself costs without any of our code; `null` where nothing can stand beside it. */
  readonly floor: number | null;
  readonly peers: Readonly<Record<string, number>>;
  readonly ratioToFloor: number | null;
  readonly unit: string;
  readonly better: 'lower' | 'higher';
  readonly spread: { readonly least: number; readonly middle: number; readonly most: number };
  readonly growth?: Readonly<Record<string, number>>;
};

export type Spread = { readonly least: number; readonly middle: number; readonly most: number };

const rounded = (value: number): number => Math.round(value * 100) / 100;

export function spreadOf(found: readonly number[]): Spread {
  const sorted = found.toSorted((a, b) => a - b);
  return {
    least: rounded(sorted[0] ?? 0),
    middle: rounded(sorted[Math.floor(sorted.length / 2)] ?? 0),
    most: rounded(sorted.at(-1) ?? 0),
  };
}

/** Milliseconds by the clock of each of seven repetitions. */
export function repeated(run: (time: number) => void, times = 7): Spread {
  const found: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const before = performance.now();
    run(time);
    found.push(performance.now() - before);
  }
  return spreadOf(found);
}

export const figure = (
  name: string,
  spread: Spread,
  more: { readonly floor?: number; readonly unit?: string; readonly growth?: Figure['growth'] } = {},
): Figure => ({
  name,
  ours: spread.least,
  floor: more.floor ?? null,
  peers: {},
  ratioToFloor: more.floor === undefined ? null : rounded(spread.least / more.floor),
  unit: more.unit ?? 'ms',
  better: 'lower',
  spread,
  ...(more.growth === undefined ? {} : { growth: more.growth }),
});
