import type { StoreRefusal } from '../../../shared/ipc/faults.ts';

/** What is on disk and what the key store says, looked at before anything is opened. */
export type VaultFacts = {
  readonly vault: 'none' | 'readable' | 'malformed' | 'from-the-future';
  /** `empty`: a file of no bytes, as a crash before the first write leaves. */
  readonly store: 'none' | 'empty' | 'encrypted' | 'plaintext';
  readonly slots: number;
  /** Whether a store was once made with these keys. */
  readonly storeMade: boolean;
  readonly sameComputer: boolean;
  readonly sameFolder: boolean;
  /** What the operating system's key store says to the vault's probe, or to a new one where there is no vault. */
  readonly keyStore: 'works' | 'cannot-unwrap' | 'unavailable' | 'unsafe';
};

export type VaultDecision =
  | { readonly kind: 'create' }
  | { readonly kind: 'use' }
  | { readonly kind: 'refuse'; readonly reason: StoreRefusal };

const refuse = (reason: StoreRefusal): VaultDecision => ({ kind: 'refuse', reason });

/**
 * Use what is there, make a new store, or refuse and say why. Different troubles have different names, and none of the
 * answers deletes or overwrites anything.
 */
export function decide(facts: VaultFacts): VaultDecision {
  if (facts.store === 'plaintext') return refuse('plaintext-file');
  switch (facts.vault) {
    case 'from-the-future':
      return refuse('from-the-future');
    case 'malformed':
      return refuse('malformed');
    case 'none':
      return withoutKeys(facts);
    case 'readable':
      return refusedByPlace(facts) ?? (facts.slots === 0 ? withoutKeys(facts) : withKeys(facts));
  }
}

/** A store without its keys: somebody moved or lost the vault file. */
function withoutKeys(facts: VaultFacts): VaultDecision {
  if (facts.store === 'encrypted') return refuse('key-missing');
  return refusedByKeyStore(facts) ?? { kind: 'create' };
}

/** Keys without their store: a store that vanished is not silently made anew, since unsent work may have been in it. */
function withKeys(facts: VaultFacts): VaultDecision {
  if (facts.storeMade && facts.store === 'none') return refuse('store-missing');
  if (facts.storeMade && facts.store === 'empty') return refuse('malformed');
  return { kind: 'use' };
}

function refusedByPlace(facts: VaultFacts): VaultDecision | undefined {
  if (facts.keyStore === 'cannot-unwrap') {
    if (!facts.sameComputer) return refuse('wrong-machine');
    return refuse(facts.sameFolder ? 'wrong-user' : 'moved-profile');
  }
  const trouble = refusedByKeyStore(facts);
  if (trouble !== undefined) return trouble;
  // The keys came along: a profile that roams or was moved. Two copies in use would lose each other's work.
  return facts.sameComputer && facts.sameFolder ? undefined : refuse('moved-profile');
}

function refusedByKeyStore({ keyStore }: VaultFacts): VaultDecision | undefined {
  if (keyStore === 'unavailable') return refuse('key-store-unavailable');
  return keyStore === 'unsafe' ? refuse('key-store-unsafe') : undefined;
}
