import { expect, test } from 'vitest';
import { fromMillis } from '../../../shared/core/instant.ts';
import type { EntryState } from '../../../shared/sync/sync.ts';
import { exportOutbox } from '../../../electron/engine/outbox/export.ts';
import { withWaiting } from '../../../electron/engine/outbox/outbox.ts';
import { viewOutbox } from '../../../electron/engine/outbox/outbox-view.ts';
import { smartOf } from '../../../electron/engine/smart/smart.ts';
import { carried, put, sendingHere, uuid, type SendingHere } from '../../support/sending.ts';

const startMs = Date.parse('2026-11-18T10:00:00Z');
const receivedAt = (nth: number): EntryState => ({
  kind: 'acknowledged',
  id: `s${nth}`,
  versionId: '1',
  without: [],
  at: fromMillis(startMs + nth * 60_000),
});
const parked: EntryState = {
  ...carried,
  kind: 'parked',
  at: fromMillis(startMs),
  attempts: 1,
  reason: { kind: 'gone', detail: '' },
};

/** Two of the first entries wait for a person, and everything after them was received, each a minute after the other. */
function grown(received: number): SendingHere {
  const sending = sendingHere();
  put(sending, 1, { state: parked });
  put(sending, 2, { state: parked, person: 'p2' });
  for (let nth = 3; nth < 3 + received; nth += 1) put(sending, nth, { state: receivedAt(nth) });
  return sending;
}

const viewOf = ({ context }: SendingHere) => viewOutbox(context, context.store(), 'up');

test('what waits is always listed, however much was received after it; of that the last 200, with how many there are', () => {
  const view = viewOf(grown(230));
  expect(view.entries.map(({ id }) => id)).toEqual([
    uuid(1),
    uuid(2),
    ...Array.from({ length: 200 }, (_, at) => uuid(33 + at)),
  ]);
  expect(view).toMatchObject({ needsPerson: 2, waiting: 0, sent: 230, earlier: 30 });
});

test('what was received last is listed, not what was made last', () => {
  const sending = grown(0);
  for (let nth = 3; nth < 203; nth += 1) put(sending, nth, { state: receivedAt(nth) });
  put(sending, 203, { state: receivedAt(0) });
  const { entries, earlier } = viewOf(sending);
  expect(entries.map(({ id }) => id)).not.toContain(uuid(203));
  expect(earlier).toBe(1);
});

test('an entry taken back is settled too, and nothing is left out where little is', () => {
  const sending = grown(1);
  const at = fromMillis(startMs);
  put(sending, 4, {
    state: { kind: 'withdrawn', reason: 'twice', by: 'Ruth', at, instead: null, record: 'never-sent' },
  });
  expect(viewOf(sending)).toMatchObject({ sent: 1, earlier: 0, entries: { length: 4 } });
});

test('what is counted behind a sign-in and written for IT is what waits', () => {
  const sending = grown(5);
  const [record] = smartOf(sending.context).recordStatuses();
  if (record === undefined) throw new Error('no record is configured');
  const waiting = withWaiting(sending.context, smartOf(sending.context).recordStatuses());
  expect(waiting.reduce((sum, { waitingEntries }) => sum + (waitingEntries ?? 0), 0)).toBe(2);
  expect(exportOutbox(sending.here).text.trim().split('\r\n')).toHaveLength(3);
});

test('locked, what waits and what is cached is not known, and nothing says that it is none', () => {
  const { context } = grown(5);
  const statuses = () => withWaiting(context, smartOf(context).recordStatuses());
  expect(statuses().map(({ cachedPatients }) => cachedPatients)).not.toContain(null);
  context.lock();
  expect(statuses().flatMap((one) => [one.cachedPatients, one.waitingEntries])).toEqual(
    statuses().flatMap(() => [null, null]),
  );
});
