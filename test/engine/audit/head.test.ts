import { expect, test } from 'vitest';
import { findHeadBreak, publicKeyOf, signHead } from '../../../electron/engine/audit/audit.ts';
import { openTestStore } from '../../support/store.ts';
import { tempFolder } from '../../support/temp.ts';
import { seededBytes, testHost } from '../../support/test-host.ts';

const seed = seededBytes('audit')(32);
const entry = { user: 'ruth', action: 'look', subject: 'p1' };

/** Five records, the head signed before the fourth. */
function signedStore() {
  const store = openTestStore(testHost(tempFolder('head')));
  for (let at = 1; at <= 5; at += 1) {
    store.inTransaction('look', entry, (tx) => {
      if (at === 4) signHead(tx, seed, 0);
    });
  }
  return store;
}

/** What somebody with the key of the store and time could do to it. */
const tampered = (sql: readonly string[]) => {
  const store = signedStore();
  store.inTransaction('tamper', { ...entry, action: 'tamper' }, (tx) => {
    for (const name of ['update', 'delete'])
      tx.run({ label: 'tamper', sql: `DROP TRIGGER audit_is_append_only_${name}` }, {});
    for (const one of sql) tx.run({ label: 'tamper', sql: one }, {});
  });
  const found = findHeadBreak(store.read, publicKeyOf(seed));
  store.close();
  return found;
};

test('a signed head holds for as long as the chain up to it is the one that was signed', () => {
  const store = signedStore();
  expect(findHeadBreak(store.read, publicKeyOf(seed))).toBeUndefined();
  expect(findHeadBreak(store.read, publicKeyOf(seededBytes('other')(32)))).toEqual({
    seq: 3,
    kind: 'not-signed-by-this-key',
  });
  store.close();
});

test('a chain cut off before a signed head, written anew before it, or signed by nobody is found', () => {
  expect(tampered(['DELETE FROM audit WHERE seq >= 3'])).toEqual({ seq: 3, kind: 'not-in-the-chain' });
  expect(tampered([`UPDATE audit SET hash = '${'1'.repeat(64)}' WHERE seq = 3`])).toEqual({
    seq: 3,
    kind: 'not-in-the-chain',
  });
  expect(tampered(['UPDATE audit_head SET seq = 2'])).toEqual({ seq: 2, kind: 'not-signed-by-this-key' });
  expect(tampered([`UPDATE audit_head SET at = '2020-01-01T00:00:00.000Z'`])).toEqual({
    seq: 3,
    kind: 'not-signed-by-this-key',
  });
});

test('what is cut off after the last signed head is not found, which is why heads are also kept elsewhere', () => {
  expect(tampered(['DELETE FROM audit WHERE seq >= 4'])).toBeUndefined();
});
