import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { outboxSenderOf } from '../../../electron/engine/sync/sync.ts';
import { nodeFiles } from '../../../electron/engine/node-files.ts';
import { startTestEngine } from '../../support/engine-client.ts';
import { put, sendingHere, stateOf } from '../../support/sending.ts';
import { tempFolder } from '../../support/temp.ts';
import { testHost } from '../../support/test-host.ts';
import { makeTemplate, pin } from '../../simulation/template.ts';
import { usualConfig as config } from '../../simulation/setting.ts';

type Trouble = { readonly database: string; readonly file: string; readonly reason: string };

const full: Trouble = { database: 'SQLITE_FULL', file: 'ENOSPC', reason: 'disk-full' };
const readOnly: Trouble = { database: 'SQLITE_READONLY', file: 'EROFS', reason: 'read-only' };

/** A disk that takes nothing, for as long as `trouble` is set. */
function disk() {
  const state: { trouble: Trouble | undefined } = { trouble: undefined };
  const fails = (code: string): never => {
    throw Object.assign(new Error('x'), { code });
  };
  return {
    state,
    beforeStatement: (label: string): void => {
      if (state.trouble !== undefined && /^(begin|commit)/.test(label))
        throw new Sqlite.SqliteError('x', state.trouble.database);
    },
    files: {
      ...nodeFiles,
      writeWhole: (path: string, bytes: Uint8Array): void =>
        state.trouble === undefined ? nodeFiles.writeWhole(path, bytes) : fails(state.trouble.file),
    },
  };
}

test.each([
  ['full', full],
  ['read-only', readOnly],
])('a %s disk is said at unlock, and once it is mended everything is as it was', async (_, trouble) => {
  const folder = tempFolder('disk');
  const template = await makeTemplate(folder);
  const { state, ...hands } = disk();
  const engine = await startTestEngine(testHost(folder, hands), config);
  const unlock = { user: template.people[0].user.id, pin };
  state.trouble = trouble;
  expect(await engine.call('unlock', unlock)).toEqual({
    ok: false,
    fault: { kind: 'store-refused', reason: trouble.reason },
  });
  state.trouble = undefined;
  expect(await engine.call('unlock', unlock)).toMatchObject({ ok: true });
  state.trouble = trouble;
  expect(await engine.call('lock', { why: 'asked' })).toMatchObject({ ok: true });
  state.trouble = undefined;
  expect(await engine.call('unlock', unlock)).toMatchObject({ ok: true, value: { missing: null } });
  await engine.stop();
});

test.each([
  ['full', full],
  ['read-only', readOnly],
])('a %s disk is said in the outbox, sends nothing twice and loses nothing', async (_, trouble) => {
  const sending = sendingHere();
  const { state, beforeStatement } = disk();
  Object.assign(sending.context.host, { beforeStatement });
  for (const nth of [1, 2, 3]) put(sending, nth);
  const sender = outboxSenderOf(sending.context);
  state.trouble = trouble;
  sender.wake();
  await sender.idle();
  expect([sender.trouble(), sending.requests.filter((one) => one.startsWith('POST'))]).toEqual([
    { kind: 'disk', trouble: trouble.reason },
    [],
  ]);
  state.trouble = undefined;
  sending.clock.advance(10_001);
  await sender.idle();
  expect([1, 2, 3].map((nth) => stateOf(sending, nth).kind)).toEqual(
    Array.from({ length: 3 }, () => 'acknowledged'),
  );
  expect(sending.requests.filter((one) => one.startsWith('POST'))).toHaveLength(3);
});

test('a disk that fills up between a request and its answer being kept makes no second one', async () => {
  const sending = sendingHere();
  const { state, beforeStatement } = disk();
  Object.assign(sending.context.host, { beforeStatement });
  put(sending, 1);
  sending.between = (asked) => {
    if (asked.method === 'POST') state.trouble = full;
    return undefined;
  };
  const sender = outboxSenderOf(sending.context);
  sender.wake();
  await sender.idle();
  expect(stateOf(sending, 1).kind).toBe('sending');
  state.trouble = undefined;
  sending.between = () => undefined;
  sending.clock.advance(10_001);
  await sender.idle();
  expect(stateOf(sending, 1).kind).toBe('acknowledged');
  expect(
    sending.servers.shared.store
      .list('MedicationStatement')
      .filter((one) => JSON.stringify(one).includes('Medicine 1')),
  ).toHaveLength(1);
});
