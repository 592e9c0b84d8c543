import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { sealedName } from '../../../electron/engine/smart/grant.ts';
import { smartOf } from '../../../electron/engine/smart/smart.ts';
import { outboxSenderOf } from '../../../electron/engine/sync/sync.ts';
import { fresh, type EntryState } from '../../../shared/sync/sync.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { ruth } from '../../support/open-session.ts';
import {
  carried,
  put,
  sendingHere,
  stateOf,
  statementOf,
  uuid,
  type SendingHere,
} from '../../support/sending.ts';

/** When what waits is sent: what was half sent, what waited for a sign-in, the network, a disk or its time. */
const idle = ({ context }: SendingHere): Promise<void> => outboxSenderOf(context).idle();
async function wake(sending: SendingHere): Promise<void> {
  outboxSenderOf(sending.context).wake();
  await idle(sending);
}
async function later(sending: SendingHere, ms: number): Promise<void> {
  sending.clock.advance(ms);
  await idle(sending);
}
const posts = (sending: SendingHere) => sending.requests.filter((one) => one.startsWith('POST')).length;
const bugs = (sending: SendingHere) => sending.logged.filter(({ event }) => event === 'bug');
const kinds = (sending: SendingHere, ...nths: readonly number[]) =>
  nths.map((nth) => stateOf(sending, nth).kind);
const halfSent: EntryState = {
  kind: 'sending',
  attempt: 1,
  startedAt: fromMillis(Date.parse('2026-11-18T10:00:00Z')),
  ...carried,
};
const busy = (retryAfterS?: number) => () =>
  new Response('', {
    status: 503,
    headers: retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) },
  });

test('what was found half sent is looked for before it is sent again', async () => {
  const sending = sendingHere();
  put(sending, 1, { state: halfSent });
  await wake(sending);
  expect(kinds(sending, 1)).toEqual(['acknowledged']);
  const at = (method: string) =>
    sending.requests.findIndex((one) => one.startsWith(`${method} MedicationStatement`));
  expect(at('GET')).toBeLessThan(at('POST'));
  expect(posts(sending)).toBe(1);
});

test('what was half sent and had arrived is not sent again', async () => {
  const sending = sendingHere();
  put(sending, 1, { state: halfSent });
  sending.servers.shared.put({ ...statementOf(1), id: 'arrived' });
  await wake(sending);
  expect(stateOf(sending, 1)).toMatchObject({ kind: 'acknowledged', id: 'arrived' });
  expect(posts(sending)).toBe(0);
});

test('what somebody else left half sent is theirs to find', async () => {
  const sending = sendingHere();
  put(sending, 1, { by: 'sam', state: halfSent });
  put(sending, 2);
  await wake(sending);
  expect(kinds(sending, 1, 2)).toEqual(['sending', 'acknowledged']);
});

test('what is on its way is not taken for half sent by a second wake, nor sent a second time', async () => {
  const sending = sendingHere();
  put(sending, 1);
  let woken = 0;
  sending.between = ({ method }) => {
    if (method === 'POST' && (woken += 1) === 1) outboxSenderOf(sending.context).wake();
    return undefined;
  };
  await wake(sending);
  expect([kinds(sending, 1), woken, posts(sending)]).toEqual([['acknowledged'], 1, 1]);
});

const waiting: EntryState = { ...fresh, problem: { kind: 'sign-in-needed' } };

test('what waited for a sign-in that there is now goes at once', async () => {
  const sending = sendingHere();
  put(sending, 1, { state: waiting });
  await wake(sending);
  expect(kinds(sending, 1)).toEqual(['acknowledged']);
});

test('what waits for a sign-in waits for that of its own record, and holds up no other record', async () => {
  const sending = sendingHere();
  sending.context.secrets.delete(sealedName('shared'));
  sending.context.lock();
  sending.context.unlockAs(ruth);
  put(sending, 1, { state: waiting });
  put(sending, 2, { endpoint: 'letters' });
  expect(smartOf(sending.context).tokens.access('shared').kind).not.toBe('signed-in');
  await wake(sending);
  expect(stateOf(sending, 1)).toMatchObject({ kind: 'queued', problem: { kind: 'sign-in-needed' } });
  expect(posts(sending)).toBe(1);
});

test('each entry that was sent is told, and that its case changed', async () => {
  const sending = sendingHere();
  put(sending, 1);
  put(sending, 2);
  put(sending, 3, { person: 'p2' });
  sending.context.events.length = 0;
  await wake(sending);
  const told = sending.context.events.map((one) =>
    'patient' in one ? `${one.event} ${one.patient}` : one.event,
  );
  expect(told.filter((one) => one === 'outbox-changed').length).toBe(3);
  expect(told.filter((one) => one.startsWith('case-changed')).toSorted()).toEqual([
    'case-changed p1',
    'case-changed p1',
    'case-changed p2',
  ]);
});

test('what is busy is tried again when its time has come, neither before nor much later', async () => {
  const sending = sendingHere();
  put(sending, 1);
  sending.between = busy(30);
  await wake(sending);
  sending.between = () => undefined;
  const asked = sending.requests.length;
  await later(sending, 29_999);
  expect([kinds(sending, 1), sending.requests.length]).toEqual([['queued'], asked]);
  await later(sending, 10);
  expect(kinds(sending, 1)).toEqual(['acknowledged']);
});

test('what is due stands before what is not, in another record of the same patient and in the same', async () => {
  const sending = sendingHere();
  put(sending, 1);
  put(sending, 2);
  put(sending, 3, { endpoint: 'letters' });
  sending.between = ({ body }) => (body.includes('Medicine 1') ? busy(600)() : undefined);
  await wake(sending);
  expect(kinds(sending, 1, 2)).toEqual(['queued', 'acknowledged']);
  expect(stateOf(sending, 3).kind).not.toBe('queued');
});

test('what refers to another goes after it, though in another record', async () => {
  const sending = sendingHere();
  put(sending, 1);
  const body = { ...statementOf(2), resourceType: 'Task', focus: { reference: `urn:uuid:${uuid(1)}` } };
  put(sending, 2, { endpoint: 'home', kind: 'change-request', body, after: [uuid(1)] });
  await wake(sending);
  expect(stateOf(sending, 1).kind).toBe('acknowledged');
  expect(stateOf(sending, 2).kind).not.toBe('queued');
  const order = sending.requests.filter((one) => one.startsWith('POST'));
  expect(order.map((one) => one.split(' ')[1])).toEqual(['MedicationStatement', 'Task']);
});

test('a second failure waits for its own time: each of two has its own', async () => {
  const sending = sendingHere();
  put(sending, 1);
  put(sending, 2, { person: 'p2' });
  sending.between = ({ body }) =>
    body.includes('Medicine 1') ? busy(20)() : body.includes('Medicine 2') ? busy(60)() : undefined;
  await wake(sending);
  sending.between = () => undefined;
  await later(sending, 20_010);
  expect(kinds(sending, 1, 2)).toEqual(['acknowledged', 'queued']);
  await later(sending, 40_000);
  expect(kinds(sending, 1, 2)).toEqual(['acknowledged', 'acknowledged']);
});

test('who asks for it waits for no time', async () => {
  const sending = sendingHere();
  put(sending, 1);
  sending.between = busy(600);
  await wake(sending);
  sending.between = () => undefined;
  await wake(sending);
  expect(kinds(sending, 1)).toEqual(['queued']);
  outboxSenderOf(sending.context).sendNow();
  await idle(sending);
  expect(kinds(sending, 1)).toEqual(['acknowledged']);
});

test('the network that comes back sends at once what waited; one that was never away does not', async () => {
  const sending = sendingHere();
  put(sending, 1);
  const { network } = smartOf(sending.context);
  sending.between = busy(600);
  await wake(sending);
  sending.between = () => undefined;
  network.hear(true);
  await wake(sending);
  expect(kinds(sending, 1)).toEqual(['queued']);
  network.hear(false);
  expect(network.now()).toBe('down');
  await wake(sending);
  expect(kinds(sending, 1)).toEqual(['queued']);
  network.observe(undefined, 'https://shared.invalid/fhir');
  expect(network.now()).toBe('up');
  await wake(sending);
  expect(kinds(sending, 1)).toEqual(['acknowledged']);
});

test('after an unlock everything that waits is tried once, whatever its time was', async () => {
  const sending = sendingHere();
  put(sending, 1);
  sending.between = busy(600);
  await wake(sending);
  sending.between = () => undefined;
  sending.context.lock();
  sending.context.unlockAs(ruth);
  await wake(sending);
  expect(kinds(sending, 1)).toEqual(['acknowledged']);
});

test('while nobody is unlocked nothing is sent, and no timer is left to send it', async () => {
  const sending = sendingHere();
  put(sending, 1);
  sending.between = busy(30);
  await wake(sending);
  sending.context.lock();
  const asked = sending.requests.length;
  await wake(sending);
  await later(sending, 60_000);
  outboxSenderOf(sending.context).sendNow();
  expect([sending.requests.length, outboxSenderOf(sending.context).trouble()]).toEqual([asked, undefined]);
  expect(bugs(sending)).toEqual([]);
  // Nor does it keep another engine from sending.
  const other = sendingHere();
  Object.assign(other.context.host, { dataFolder: sending.context.host.dataFolder });
  put(other, 2);
  await wake(other);
  expect(kinds(other, 2)).toEqual(['acknowledged']);
});

test('where everything is settled nobody is asked any more', async () => {
  const sending = sendingHere();
  put(sending, 1);
  await wake(sending);
  const asked = sending.requests.length;
  await later(sending, 24 * 3_600_000);
  expect(sending.requests.length).toBe(asked);
});

test('somebody who locks while an entry is on its way: nothing more of it is asked, and the next unlock looks for it', async () => {
  const sending = sendingHere();
  put(sending, 1);
  put(sending, 2);
  sending.between = ({ method }) => {
    if (method === 'POST') sending.context.lock();
    return undefined;
  };
  await wake(sending);
  expect(sending.requests.at(-1)).toContain('POST');
  sending.between = () => undefined;
  sending.context.unlockAs(ruth);
  expect(kinds(sending, 1, 2)).toEqual(['sending', 'queued']);
  await wake(sending);
  expect(kinds(sending, 1, 2)).toEqual(['acknowledged', 'acknowledged']);
  // Each once: the first had arrived.
  expect([posts(sending), bugs(sending)]).toEqual([2, []]);
});

test('what is on its way at a lock keeps another engine from sending until it is answered', async () => {
  const [first, second] = [sendingHere(), sendingHere()];
  Object.assign(second.context.host, { dataFolder: first.context.host.dataFolder });
  put(first, 1);
  put(second, 1);
  let answer = (): void => undefined;
  first.between = ({ method }, pass) =>
    method === 'POST' ? new Promise((resolve) => (answer = () => resolve(pass()))) : undefined;
  outboxSenderOf(first.context).wake();
  for (let turn = 0; posts(first) === 0 && turn < 1_000; turn += 1) await new Promise(setImmediate);
  first.context.lock();
  await wake(second);
  expect([kinds(second, 1), outboxSenderOf(second.context).trouble()]).toEqual([
    ['queued'],
    { kind: 'sent-elsewhere' },
  ]);
  answer();
  await idle(first);
  await new Promise(setImmediate);
  await wake(second);
  expect([kinds(second, 1), outboxSenderOf(second.context).trouble()]).toEqual([['acknowledged'], undefined]);
});

test('an engine that was unlocked again before its last answer came keeps sending', async () => {
  const sending = sendingHere();
  put(sending, 1);
  put(sending, 2, { person: 'p2' });
  let answer = (): void => undefined;
  sending.between = ({ method, body }, pass) =>
    method === 'POST' && body.includes('Medicine 1')
      ? new Promise((resolve) => (answer = () => resolve(pass())))
      : undefined;
  outboxSenderOf(sending.context).wake();
  for (let turn = 0; posts(sending) < 2 && turn < 1_000; turn += 1) await new Promise(setImmediate);
  sending.context.lock();
  sending.context.unlockAs(ruth);
  outboxSenderOf(sending.context).wake();
  answer();
  await idle(sending);
  sending.between = () => undefined;
  await wake(sending);
  expect(kinds(sending, 1, 2)).toEqual(['acknowledged', 'acknowledged']);
  expect([outboxSenderOf(sending.context).trouble(), bugs(sending)]).toEqual([undefined, []]);
});

test('a record that is no longer configured parks what was for it, in words', async () => {
  const sending = sendingHere();
  put(sending, 1, { endpoint: 'a-record-of-before' });
  put(sending, 2);
  put(sending, 3, { endpoint: 'another-of-before', state: waiting });
  await wake(sending);
  expect(stateOf(sending, 1)).toMatchObject({
    kind: 'parked',
    reason: { kind: 'not-accepted', detail: 'the record is no longer configured' },
  });
  expect([stateOf(sending, 3), bugs(sending)]).toMatchObject([waiting, []]);
  expect(kinds(sending, 2)).toEqual(['acknowledged']);
});

/** A store that fails at one label, for as long as `error` is set. */
function failing(sending: SendingHere, at: RegExp) {
  const state: { error: Error | undefined } = { error: undefined };
  Object.assign(sending.context.host, {
    beforeStatement: (label: string) => {
      if (state.error !== undefined && at.test(label)) throw state.error;
    },
  });
  return state;
}

test('a disk that takes nothing is said and is no bug; ten seconds later it is tried again', async () => {
  const sending = sendingHere();
  const disk = failing(sending, /^begin/);
  put(sending, 1);
  disk.error = new Sqlite.SqliteError('x', 'SQLITE_FULL');
  await wake(sending);
  const trouble = () => outboxSenderOf(sending.context).trouble();
  expect([trouble(), bugs(sending)]).toEqual([{ kind: 'disk', trouble: 'disk-full' }, []]);
  disk.error = undefined;
  await later(sending, 9_999);
  expect(kinds(sending, 1)).toEqual(['queued']);
  await later(sending, 2);
  expect([kinds(sending, 1), trouble()]).toEqual([['acknowledged'], undefined]);
});

test('a disk that takes nothing as what was half sent is found is said, and looked at again ten seconds later', async () => {
  const sending = sendingHere();
  const disk = failing(sending, /^begin/);
  put(sending, 1, { state: halfSent });
  disk.error = new Sqlite.SqliteError('x', 'SQLITE_READONLY');
  await wake(sending);
  expect(outboxSenderOf(sending.context).trouble()).toEqual({ kind: 'disk', trouble: 'read-only' });
  expect([kinds(sending, 1), sending.requests]).toEqual([['sending'], []]);
  disk.error = undefined;
  await later(sending, 10_001);
  expect(kinds(sending, 1)).toEqual(['acknowledged']);
});

test('a mistake of the program is written down with where, is no trouble of the disk, and holds up nobody for ever', async () => {
  const sending = sendingHere();
  const store = failing(sending, /^begin outbox send/);
  put(sending, 1);
  store.error = new Error('a mistake');
  await wake(sending);
  expect(bugs(sending)).toMatchObject([{ data: { where: 'send the outbox' } }]);
  expect(outboxSenderOf(sending.context).trouble()).toBeUndefined();
  store.error = undefined;
  await later(sending, 10_001);
  expect(kinds(sending, 1)).toEqual(['acknowledged']);
});
