import { expect, test } from 'vitest';
import { outboxSenderOf } from '../../../electron/engine/sync/sync.ts';
import { payloadVersion } from '../../../shared/sync/sync.ts';
import { put, sendingHere, statementOf, stateOf, uuid, type SendingHere } from '../../support/sending.ts';

async function sent(sending: SendingHere): Promise<void> {
  const sender = outboxSenderOf(sending.context);
  sender.wake();
  await sender.idle();
}

const yearMs = 365 * 86_400_000;
const away = (): Promise<Response> =>
  Promise.reject(Object.assign(new TypeError('x'), { cause: { code: 'ECONNREFUSED' } }));
const busy = (): Response => new Response('', { status: 503 });

test('a patient whose entry nobody settles holds up no other', async () => {
  const sending = sendingHere();
  put(sending, 1);
  put(sending, 2, { person: 'p2' });
  sending.between = (asked) =>
    asked.body.includes('Patient/p1"') ? new Response('', { status: 405 }) : undefined;
  await sent(sending);
  expect([stateOf(sending, 1).kind, stateOf(sending, 2).kind]).toEqual(['parked', 'acknowledged']);
});

test('a clock a year ahead at one failed attempt parks nothing until then', async () => {
  const sending = sendingHere();
  put(sending, 1);
  sending.between = busy;
  sending.shift(yearMs);
  await sent(sending);
  expect(stateOf(sending, 1)).toMatchObject({ kind: 'queued', problem: { kind: 'not-answering' } });
  sending.shift(-yearMs);
  sending.between = () => undefined;
  sending.clock.advance(60_000);
  await outboxSenderOf(sending.context).idle();
  expect(stateOf(sending, 1).kind).toBe('acknowledged');
});

test('a record that asks for a year is left alone for an hour at most, and less where somebody asks', async () => {
  const sending = sendingHere();
  put(sending, 1);
  sending.between = () =>
    new Response('', { status: 503, headers: { 'retry-after': String(yearMs / 1000) } });
  await sent(sending);
  sending.between = () => undefined;
  const asked = sending.requests.length;
  sending.clock.advance(3_500_000);
  await outboxSenderOf(sending.context).idle();
  expect(sending.requests.length).toBe(asked);
  outboxSenderOf(sending.context).sendNow();
  await outboxSenderOf(sending.context).idle();
  expect(stateOf(sending, 1).kind).toBe('acknowledged');
});

test('what refers to an entry that was never written is parked in words, and no record gets it', async () => {
  const sending = sendingHere();
  const body = { ...statementOf(1), resourceType: 'Task', focus: { reference: `urn:uuid:${uuid(2)}` } };
  put(sending, 1, { kind: 'change-request', endpoint: 'home', body });
  await sent(sending);
  expect(stateOf(sending, 1)).toMatchObject({
    kind: 'parked',
    reason: { kind: 'not-accepted', detail: expect.stringContaining('taken back') as string },
  });
  expect(sending.requests.filter((one) => one.startsWith('POST'))).toEqual([]);
});

test('an entry that a newer version made is parked in sight and never sent', async () => {
  const sending = sendingHere();
  put(sending, 1, { version: payloadVersion + 1 });
  await sent(sending);
  expect([stateOf(sending, 1), sending.requests]).toMatchObject([
    { kind: 'parked', reason: { kind: 'payload-too-new' } },
    [],
  ]);
});

test('what somebody else signed waits for them: it goes with nobody else’s token', async () => {
  const sending = sendingHere();
  put(sending, 1, { by: 'sam' });
  put(sending, 2, { person: 'p2' });
  await sent(sending);
  expect([stateOf(sending, 1).kind, stateOf(sending, 2).kind]).toEqual(['queued', 'acknowledged']);
});

test('two engines on one store send each entry once, and the second says why it sends nothing', async () => {
  const [first, second] = [sendingHere(), sendingHere()];
  Object.assign(second.context.host, { dataFolder: first.context.host.dataFolder });
  put(first, 1);
  put(second, 1);
  await sent(first);
  await sent(second);
  expect([stateOf(first, 1).kind, stateOf(second, 1).kind]).toEqual(['acknowledged', 'queued']);
  expect(outboxSenderOf(second.context).trouble()).toEqual({ kind: 'sent-elsewhere' });
  first.context.lock();
  await outboxSenderOf(first.context).idle();
  await Promise.resolve();
  second.clock.advance(10_001);
  await outboxSenderOf(second.context).idle();
  expect([stateOf(second, 1).kind, outboxSenderOf(second.context).trouble()]).toEqual([
    'acknowledged',
    undefined,
  ]);
});

test('after a round in which everything failed the next one sends everything', async () => {
  const sending = sendingHere();
  const all = [1, 2, 3, 4, 5, 6];
  for (const nth of all) put(sending, nth, { person: nth % 2 === 0 ? 'p1' : 'p2' });
  sending.between = away;
  await sent(sending);
  expect(all.map((nth) => stateOf(sending, nth).kind)).toEqual(all.map(() => 'queued'));
  sending.between = () => undefined;
  for (let round = 0; round < 4; round += 1) {
    sending.clock.advance(310_000);
    await outboxSenderOf(sending.context).idle();
  }
  expect(all.map((nth) => stateOf(sending, nth).kind)).toEqual(all.map(() => 'acknowledged'));
});

test('a record that is away for days fills no log', async () => {
  const sending = sendingHere();
  put(sending, 1);
  sending.between = away;
  await sent(sending);
  for (let round = 0; round < 200; round += 1) {
    sending.clock.advance(310_000);
    await outboxSenderOf(sending.context).idle();
  }
  expect(stateOf(sending, 1)).toMatchObject({ kind: 'queued', problem: { kind: 'not-answering' } });
  expect(sending.logged.length).toBeLessThanOrEqual(5);
});
