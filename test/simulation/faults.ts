import type { Chance } from './chance.ts';

/** What a network and the servers behind it do to one request. */
export const faultKinds = [
  /** Never gets there, and the sender is told. */
  'lost-request',
  /** Gets there and is done, and the sender is told that it failed. */
  'lost-answer',
  /** The sender is told that it failed; it gets there later. */
  'late-commit',
  /** Gets there twice. */
  'duplicate',
  /** Neither done nor refused: answered as if it had been done. */
  'false-success',
  /** The answer ends half-way. */
  'half-page',
  'html',
  'busy',
  'server-error',
  'forbidden',
  'refused',
  'unauthorised',
  /** No answer at all until the sender gives up. */
  'hangs',
  /** A resource that is there is said not to be. */
  'falsely-gone',
  /** A version that is the newest is said not to be. */
  'falsely-changed',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** Probability of each fault for one request. */
export type FaultRates = Readonly<Partial<Record<FaultKind, number>>>;

/** Kinds that make sense for a write only. */
const writesOnly: readonly FaultKind[] = ['false-success', 'refused', 'falsely-changed'];
const readsOnly: readonly FaultKind[] = ['half-page'];

export function drawFault(chance: Chance, rates: FaultRates, isWrite: boolean): FaultKind | undefined {
  let left = chance.next();
  for (const kind of faultKinds) {
    if ((isWrite ? readsOnly : writesOnly).includes(kind)) continue;
    left -= rates[kind] ?? 0;
    if (left < 0) return kind;
  }
  return undefined;
}
