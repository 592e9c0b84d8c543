import { expect, test } from 'vitest';
import { linkTo } from '../../electron/engine/link.ts';
import { portPair } from '../../electron/engine/port-pair.ts';
import { must } from '../../shared/core/must.ts';
import type { EngineEvent } from '../../shared/ipc/events.ts';

function pair() {
  const [ours, theirs] = portPair();
  const asked: { id: number; call: string; version: number }[] = [];
  theirs.onMessage((message) => asked.push(message as (typeof asked)[number]));
  return { link: linkTo(ours), theirs, asked };
}

const idOf = (asked: readonly { readonly id: number }[], index: number): number =>
  must(asked[index], 'asked').id;

test('answers find their calls, in whatever order they come', async () => {
  const { link, theirs, asked } = pair();
  const answers = [link.call('listWards', {}), link.call('getSession', {})];
  await expect.poll(() => asked.length).toBe(2);
  theirs.post({ type: 'reply', id: idOf(asked, 1), value: 'second' });
  theirs.post({ type: 'fault', id: idOf(asked, 0), fault: { kind: 'locked' } });
  expect(await Promise.all(answers)).toEqual([
    { ok: false, fault: { kind: 'locked' } },
    { ok: true, value: 'second' },
  ]);
});

test('closing answers what waits and whatever is asked later, with engine-stopped', async () => {
  const { link } = pair();
  const waiting = link.call('openWard', { ward: '7B' });
  link.close();
  const stopped = { ok: false, fault: { kind: 'engine-stopped' } };
  expect([await waiting, await link.call('getSession', {})]).toEqual([stopped, stopped]);
});

test('an answer that cannot be read is a fault of its own call, not a caller left waiting', async () => {
  const { link, theirs, asked } = pair();
  const answer = link.call('getSession', {});
  await expect.poll(() => asked.length).toBe(1);
  theirs.post({ type: 'fault', id: idOf(asked, 0), fault: { kind: 'of-another-version' } });
  theirs.post('nonsense');
  expect(await answer).toEqual({ ok: false, fault: { kind: 'internal', where: 'engine-answer' } });
});

test('an answer to nobody, or a second answer, changes nothing', async () => {
  const { link, theirs, asked } = pair();
  const answer = link.call('getSession', {});
  await expect.poll(() => asked.length).toBe(1);
  theirs.post({ type: 'reply', id: 99, value: 'nobody' });
  theirs.post({ type: 'reply', id: idOf(asked, 0), value: 'first' });
  theirs.post({ type: 'reply', id: idOf(asked, 0), value: 'second' });
  expect(await answer).toEqual({ ok: true, value: 'first' });
});

test('events reach who listens, until they stop; one that is not in the contract does not', async () => {
  const { link, theirs, asked } = pair();
  const heard: EngineEvent[] = [];
  const stop = link.onEvent((event) => heard.push(event));
  theirs.post({ type: 'event', event: { event: 'patient-died' } });
  theirs.post({ type: 'event', event: { event: 'session-changed' } });
  await expect.poll(() => heard.length).toBe(1);
  stop();
  theirs.post({ type: 'event', event: { event: 'outbox-changed' } });
  const flushed = link.call('getSession', {});
  await expect.poll(() => asked.length).toBe(1);
  theirs.post({ type: 'reply', id: idOf(asked, 0), value: null });
  await flushed;
  expect(heard).toEqual([{ event: 'session-changed' }]);
});

test('a pair of ports copies what it carries and keeps what came before anybody listened', async () => {
  const [left, right] = portPair();
  const sent = { ward: '7B' };
  left.post(sent);
  sent.ward = '9A';
  await new Promise((resolve) => setImmediate(resolve));
  const heard: unknown[] = [];
  right.onMessage((message) => heard.push(message));
  await expect.poll(() => heard).toEqual([{ ward: '7B' }]);
});
