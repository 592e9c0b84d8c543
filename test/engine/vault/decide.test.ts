import { expect, test } from 'vitest';
import { decide, type VaultFacts } from '../../../electron/engine/vault/decide.ts';

const usual: VaultFacts = {
  vault: 'readable',
  store: 'encrypted',
  slots: 1,
  storeMade: true,
  sameComputer: true,
  sameFolder: true,
  keyStore: 'works',
};
const fresh: VaultFacts = { ...usual, vault: 'none', store: 'none', slots: 0, storeMade: false };

const answer = (facts: VaultFacts): string => {
  const decision = decide(facts);
  return decision.kind === 'refuse' ? decision.reason : decision.kind;
};

test.each<[string, VaultFacts, string]>([
  ['everything in its place', usual, 'use'],
  ['a new computer', fresh, 'create'],
  ['a crash before the first write', { ...fresh, store: 'empty' }, 'create'],
  [
    'a vault whose first enrolment never got as far as a store',
    { ...usual, store: 'none', storeMade: false },
    'use',
  ],
  ['a vault nobody is enrolled in', { ...usual, slots: 0, store: 'none', storeMade: false }, 'create'],
  ['another login of this computer', { ...usual, keyStore: 'cannot-unwrap' }, 'wrong-user'],
  [
    'the files copied to another computer',
    { ...usual, keyStore: 'cannot-unwrap', sameComputer: false },
    'wrong-machine',
  ],
  [
    'the files copied to another profile',
    { ...usual, keyStore: 'cannot-unwrap', sameFolder: false },
    'moved-profile',
  ],
  ['a profile that roams with its keys', { ...usual, sameComputer: false }, 'moved-profile'],
  ['a profile folder that was moved', { ...usual, sameFolder: false }, 'moved-profile'],
  ['a store without its vault', { ...usual, vault: 'none', slots: 0, storeMade: false }, 'key-missing'],
  ['a store with a vault nobody is enrolled in', { ...usual, slots: 0, storeMade: false }, 'key-missing'],
  ['a vault without its store', { ...usual, store: 'none' }, 'store-missing'],
  ['a store emptied', { ...usual, store: 'empty' }, 'malformed'],
  ['a stray unencrypted file', { ...usual, store: 'plaintext' }, 'plaintext-file'],
  ['a stray unencrypted file on a new computer', { ...fresh, store: 'plaintext' }, 'plaintext-file'],
  ['a vault of a newer version', { ...usual, vault: 'from-the-future' }, 'from-the-future'],
  ['a vault that is not one', { ...usual, vault: 'malformed' }, 'malformed'],
  [
    'a key store that keeps no secret, on a new computer',
    { ...fresh, keyStore: 'unsafe' },
    'key-store-unsafe',
  ],
  ['a key store that keeps no secret', { ...usual, keyStore: 'unsafe' }, 'key-store-unsafe'],
  [
    'a key store that does not answer, on a new computer',
    { ...fresh, keyStore: 'unavailable' },
    'key-store-unavailable',
  ],
  ['a key store that does not answer', { ...usual, keyStore: 'unavailable' }, 'key-store-unavailable'],
])('%s', (_, facts, expected) => {
  expect(answer(facts)).toBe(expected);
});

/** Every combination there is. */
const allFacts: readonly VaultFacts[] = (
  ['none', 'readable', 'malformed', 'from-the-future'] as const
).flatMap((vault) =>
  (['none', 'empty', 'encrypted', 'plaintext'] as const).flatMap((store) =>
    (['works', 'cannot-unwrap', 'unavailable', 'unsafe'] as const).flatMap((keyStore) =>
      [0, 1, 2].flatMap((slots) =>
        [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
          vault,
          store,
          keyStore,
          slots,
          storeMade: (bits & 1) === 0,
          sameComputer: (bits & 2) === 0,
          sameFolder: (bits & 4) === 0,
        })),
      ),
    ),
  ),
);

test('nothing is ever created where there is a store, nor beside keys', () => {
  const created = allFacts.filter((facts) => answer(facts) === 'create');
  const wrong = created.filter(
    ({ store, slots, vault, keyStore }) =>
      store === 'encrypted' ||
      store === 'plaintext' ||
      (slots > 0 && vault !== 'none') ||
      keyStore === 'unsafe',
  );
  expect([created.length > 0, wrong]).toEqual([true, []]);
});

test('nothing is ever used out of its place or without its keys', () => {
  const used = allFacts.filter((facts) => answer(facts) === 'use');
  const wrong = used.filter(
    ({ vault, slots, store, sameComputer, sameFolder, keyStore }) =>
      vault !== 'readable' ||
      slots === 0 ||
      store === 'plaintext' ||
      !sameComputer ||
      !sameFolder ||
      keyStore !== 'works',
  );
  expect([used.length > 0, wrong]).toEqual([true, []]);
});
