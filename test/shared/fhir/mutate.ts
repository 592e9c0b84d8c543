/** Breaks a tree at random, reproducibly: deletes, replaces, repeats and nests what it finds. */

type Random = () => number;

/** A small generator (mulberry32), so that a seed is a whole test case. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

const rubbish: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  1e9,
  1.5,
  true,
  [],
  {},
  [[]],
  [null],
  'two',
  '2010-13-45',
  '\u202Eabc',
  '\u0000',
  { value: {} },
  { coding: 'x' },
  ['a', 3, {}],
  { reference: '#' },
  { reference: 7 },
  'x'.repeat(5_000),
  { extension: [{}] },
  NaN.toString(),
  'constructor',
  '__proto__',
  { coding: [{ system: 'constructor', code: 'toString' }] },
];

type Slot = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string | number };

function slots(node: unknown, found: Slot[] = []): Slot[] {
  if (Array.isArray(node)) {
    for (const [key, item] of node.entries()) {
      found.push({ holder: node, key });
      slots(item, found);
    }
  } else if (typeof node === 'object' && node !== null) {
    for (const [key, item] of Object.entries(node)) {
      found.push({ holder: node as Record<string, unknown>, key });
      slots(item, found);
    }
  }
  return found;
}

/** A copy with `times` random wounds. */
export function mutated(tree: unknown, random: Random, times: number): unknown {
  const copy = structuredClone(tree);
  for (let at = 0; at < times; at += 1) {
    const all = slots(copy);
    if (all.length === 0) return copy;
    wound(pick(random, all), pick(random, all), random);
  }
  return copy;
}

function wound({ holder, key }: Slot, other: Slot, random: Random): void {
  const target = holder as Record<string | number, unknown>;
  const way = Math.floor(random() * 4);
  if (way === 0 && Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (way === 0) delete target[key];
  else if (way === 1) target[key] = structuredClone(pick(random, rubbish));
  else if (way === 2 && Array.isArray(holder)) holder.push(structuredClone(target[key]));
  else if (way === 2) target[`${key}`] = [structuredClone(target[key]), structuredClone(target[key])];
  else target[key] = structuredClone((other.holder as Record<string | number, unknown>)[other.key]);
}
