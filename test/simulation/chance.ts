/** Chance that a seed decides: the same seed gives the same choices on every machine. */
export type Chance = {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number from 0 to `count - 1`. */
  readonly below: (count: number) => number;
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly bytes: (count: number) => Uint8Array;
  /** Independent of how much is drawn from this one afterwards. */
  readonly branch: (name: string) => Chance;
};

/** Spreads a text over 32 bits (FNV-1a). */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A generator of 32-bit words with a 128-bit state: four words that are added, turned and mixed (sfc32). */
export function chanceOf(seed: string): Chance {
  const state = [spread(`${seed} a`), spread(`${seed} b`), spread(`${seed} c`), 1] as [
    number,
    number,
    number,
    number,
  ];
  const word = (): number => {
    const [a, b, c, counter] = state;
    const sum = (a + b + counter) >>> 0;
    state[3] = (counter + 1) >>> 0;
    state[0] = (b ^ (b >>> 9)) >>> 0;
    state[1] = (c + (c << 3)) >>> 0;
    state[2] = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum;
  };
  for (let warm = 0; warm < 12; warm += 1) word();
  const next = (): number => word() / 0x1_0000_0000;
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    happens: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => {
      const chosen = list[below(list.length)];
      if (chosen === undefined) throw new RangeError('nothing to pick from');
      return chosen;
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => word() & 0xff),
    branch: (name) => chanceOf(`${seed}/${name}`),
  };
}
