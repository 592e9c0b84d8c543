import { expect, test } from 'vitest';
import type { User } from '../../../electron/engine/context.ts';
import { keepSelf, sealedBox, selfOf } from '../../../electron/engine/session/sealed-box.ts';
import { tempFolder } from '../../support/temp.ts';
import { openTestStore } from '../../support/store.ts';
import { testHost } from '../../support/test-host.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const textOf = (opened: Uint8Array | undefined): string | undefined =>
  opened === undefined ? undefined : Buffer.from(opened).toString();

test('a secret reads as it stands in the store now, whoever replaced or removed it', () => {
  const host = testHost(tempFolder('sealed'));
  const store = openTestStore(host);
  const key = host.randomBytes(32);
  const [mine, otherWindow] = [sealedBox(store, 'ruth', key, host), sealedBox(store, 'ruth', key, host)];
  mine.put('token', bytes('first'));
  expect(textOf(mine.get('token'))).toBe('first');
  otherWindow.put('token', bytes('second'));
  expect(textOf(mine.get('token'))).toBe('second');
  otherWindow.remove('token');
  expect(mine.get('token')).toBeUndefined();
  store.close();
});

test('what was opened with one key is not opened with another', () => {
  const host = testHost(tempFolder('sealed'));
  const store = openTestStore(host);
  const mine = sealedBox(store, 'ruth', host.randomBytes(32), host);
  const theirs = sealedBox(store, 'ruth', host.randomBytes(32), host);
  mine.put('token', bytes('first'));
  expect(textOf(mine.get('token'))).toBe('first');
  expect(theirs.get('token')).toBeUndefined();
  store.close();
});

test('who somebody is and what they may do is what was sealed of them: of anybody else, or of nobody, they may only read', () => {
  const host = testHost(tempFolder('sealed'));
  const store = openTestStore(host);
  const box = sealedBox(store, 'ruth', host.randomBytes(32), host);
  const ruth: User = { id: 'ruth', name: 'Ruth Calloway', role: 'pharmacist', registration: '2099999' };
  expect(selfOf(box, ruth)).toEqual({ ...ruth, role: 'read-only' });
  keepSelf(box, ruth);
  expect(selfOf(box, { ...ruth, name: 'written by hand', role: 'prescriber' })).toEqual(ruth);
  const tom: User = { ...ruth, id: 'tom', name: 'Tom Ashby' };
  expect(selfOf(box, tom)).toEqual({ ...tom, role: 'read-only' });
  store.close();
});
