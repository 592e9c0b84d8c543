import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import type { User } from '../../../electron/engine/context.ts';
import { nextCount, numbersOf, readGuard, writeGuard } from '../../../electron/engine/vault/guard.ts';
import { newTryCount, noTries, triesLeft, type TryCount } from '../../../electron/engine/vault/tries.ts';
import { toBase64, type Slot } from '../../../electron/engine/vault/vault-file.ts';
import { testCost } from '../../support/engine-client.ts';
import { tempFolder } from '../../support/temp.ts';
import { memoryKeyStore, testHost, type TestHost } from '../../support/test-host.ts';

const ruth: User = { id: 'https://id/#ruth', name: 'Ruth Calloway', role: 'pharmacist', registration: null };
const salt = toBase64(Buffer.from('sixteen bytes it'));
const count = (written: number, wrong = 0): TryCount => ({
  ...newTryCount,
  written,
  wrong,
  everWrong: wrong,
});

const guardOf = async (host: TestHost, of: TryCount, user = ruth.id, of_ = salt): Promise<string> => {
  const guard = await writeGuard(host, user, of_, of);
  return must(guard.ok ? guard.value : undefined, 'a guard was written');
};
const slotWith = (guard: string): Slot => ({
  user: ruth,
  salt,
  cost: testCost,
  wrapped: '',
  guard,
  lastHere: '2026-11-18T10:52:00Z',
});
const host = () => testHost(tempFolder('guard'));

test('the count that is read is the one that was written, and of two the newer', async () => {
  const here = host();
  const older = await guardOf(here, count(3, 1));
  expect(await readGuard(here, slotWith(older))).toEqual({ ok: true, value: count(3, 1) });
  const newer = await guardOf(here, count(4, 2));
  // The vault file put back holds the older; the one apart counts.
  expect(await readGuard(here, slotWith(older))).toEqual({ ok: true, value: count(4, 2) });
  expect(await readGuard(here, slotWith(newer))).toEqual({ ok: true, value: count(4, 2) });
});

test('a count apart that is older than the vault file, as after a crash between the two, does not hold', async () => {
  const here = host();
  await guardOf(here, count(3, 1));
  const apart = readFileSync(here.countFile);
  const newer = await guardOf(here, count(4, 2));
  writeFileSync(here.countFile, apart);
  expect(await readGuard(here, slotWith(newer))).toEqual({ ok: true, value: count(4, 2) });
});

test.each<[string, (here: TestHost) => void]>([
  ['removed', (here) => here.files.remove(here.countFile)],
  ['cut', (here) => writeFileSync(here.countFile, readFileSync(here.countFile).subarray(0, 20))],
  ['a list', () => undefined],
])('a count apart that was %s is tampered with, and no PIN is tried', async (what, spoil) => {
  const here = host();
  const guard = await guardOf(here, count(3, 1));
  if (what === 'a list') writeFileSync(here.countFile, '["x"]');
  else spoil(here);
  expect(await readGuard(here, slotWith(guard))).toEqual({ ok: false, fault: { kind: 'tampered' } });
  // A full sign-in still goes on from the numbers of the place that is left.
  expect(await numbersOf(here, slotWith(guard))).toEqual({
    ok: true,
    value: { ...noTries, written: 3, everWrong: 1 },
  });
});

test("a guard of another slot's salt, of another login or of no count at all is none", async () => {
  const here = host();
  const other = await guardOf(here, count(9), ruth.id, toBase64(Buffer.from('another salt now')));
  await guardOf(here, count(3));
  expect(await readGuard(here, slotWith(other))).toEqual({ ok: false, fault: { kind: 'tampered' } });
  const wrap = async (text: string, login = 'this login') => {
    const wrapped = await memoryKeyStore(login).wrap(Buffer.from(text));
    return toBase64(must(wrapped.ok ? wrapped.value : undefined, 'wrapped'));
  };
  const right = JSON.stringify({ slot: salt, ...count(3) });
  const made = [
    await wrap(right, 'another login'),
    await wrap('not even JSON'),
    await wrap(JSON.stringify({ slot: salt, ...count(0) })),
    await wrap(JSON.stringify({ slot: salt, ...count(3), wrong: -1 })),
    await wrap(JSON.stringify({ slot: salt, ...count(3), wrong: 0.5 })),
    await wrap(JSON.stringify({ slot: salt, written: 3 })),
  ];
  for (const guard of made)
    expect(await readGuard(here, slotWith(guard))).toEqual({ ok: false, fault: { kind: 'tampered' } });
  expect(await readGuard(here, slotWith(await wrap(right)))).toEqual({ ok: true, value: count(3) });
});

test('a key store that does not answer is named, and is no tampering', async () => {
  const here = host();
  const guard = await guardOf(here, count(3));
  const fault = { ok: false, fault: { kind: 'unavailable' } } as const;
  const silent = testHost(here.dataFolder, {
    keyStore: { wrap: () => Promise.resolve(fault), unwrap: () => Promise.resolve(fault) },
  });
  expect(await readGuard(silent, slotWith(guard))).toEqual(fault);
  expect(await numbersOf(silent, slotWith(guard))).toEqual(fault);
  const before = readFileSync(here.countFile, 'utf8');
  expect(await writeGuard(silent, ruth.id, salt, count(4))).toEqual(fault);
  expect(readFileSync(here.countFile, 'utf8')).toBe(before);
});

test('each person has a count of their own, and writing one leaves the others', async () => {
  const here = host();
  const guard = await guardOf(here, count(3, 2));
  await guardOf(here, count(7), 'https://id/#tom', toBase64(Buffer.from('the salt of tom!')));
  expect(await readGuard(here, slotWith(guard))).toEqual({ ok: true, value: count(3, 2) });
  expect(Object.keys(JSON.parse(readFileSync(here.countFile, 'utf8')) as object)).toEqual([
    ruth.id,
    'https://id/#tom',
  ]);
});

test('what is written next is one later, and wrong PINs are never forgotten', () => {
  expect(nextCount(count(3, 2), noTries)).toEqual({ ...noTries, written: 4, everWrong: 2 });
  expect(nextCount(count(3, 2), { ...noTries, wrong: 3 }, 3)).toEqual({
    ...noTries,
    wrong: 3,
    written: 4,
    everWrong: 3,
  });
});

test('tries left count down from five and begin anew after each block', () => {
  expect([0, 1, 4, 5, 6, 9, 10].map((wrong) => triesLeft({ ...noTries, wrong }))).toEqual([
    5, 4, 1, 5, 4, 1, 5,
  ]);
});
