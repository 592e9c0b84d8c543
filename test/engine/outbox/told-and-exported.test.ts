import { expect, test } from 'vitest';
import { fromMillis } from '../../../shared/core/instant.ts';
import { fresh, type EntryState } from '../../../shared/sync/sync.ts';
import { wholeAudit } from '../../../electron/engine/db/queries/audit.ts';
import { exportOutbox } from '../../../electron/engine/outbox/export.ts';
import { informedOf, recordInformed } from '../../../electron/engine/outbox/informed.ts';
import {
  entryOf,
  put,
  sendingHere,
  stateOf,
  statementOf,
  uuid,
  type SendingHere,
} from '../../support/sending.ts';

const at = fromMillis(Date.parse('2026-11-18T10:52:00Z'));
const task = (nth: number, person = 'p1') => ({ ...statementOf(nth, person), resourceType: 'Task' });
const asks = (sending: SendingHere, nth: number, over: Parameters<typeof put>[2] = {}) =>
  put(sending, nth, { kind: 'recommendation', endpoint: 'home', body: task(nth, over.person), ...over });
const received: EntryState = { kind: 'acknowledged', id: 't1', versionId: '1', without: [], at };
const takenBack: EntryState = {
  kind: 'withdrawn',
  reason: 'twice',
  by: 'ruth',
  at,
  instead: null,
  record: 'never-sent',
};

test('who was told of a recommendation by other means stands with that one of that patient alone, and it goes on waiting', () => {
  const sending = sendingHere();
  asks(sending, 1);
  asks(sending, 2);
  asks(sending, 3, { person: 'p2' });
  expect(recordInformed(sending.here, uuid(1), 'Dr Mehta', 'telephone').ok).toBe(true);
  expect(recordInformed(sending.here, uuid(3), 'Dr Okafor', 'bleep').ok).toBe(true);
  const told = informedOf(sending.here.store.read);
  const to = [1, 2, 3].map((nth) => told(entryOf(sending, nth))?.value ?? null);
  expect(to).toEqual([{ to: 'Dr Mehta', how: 'telephone' }, null, { to: 'Dr Okafor', how: 'bleep' }]);
  expect([1, 2, 3].map((nth) => stateOf(sending, nth))).toEqual([fresh, fresh, fresh]);
});

test.each([
  ['has been received', { kind: 'recommendation', state: received }],
  ['was taken back', { kind: 'recommendation', state: takenBack }],
  ['is no recommendation', { kind: 'change-request' }],
])('of what %s nobody is told by other means', (_, over) => {
  const sending = sendingHere();
  asks(sending, 1, over);
  expect(recordInformed(sending.here, uuid(1), 'Dr Mehta', 'bleep')).toMatchObject({
    fault: { kind: 'not-possible' },
  });
  expect(recordInformed(sending.here, uuid(9), 'Dr Mehta', 'bleep')).toMatchObject({
    fault: { kind: 'not-found' },
  });
  expect(informedOf(sending.here.store.read)(entryOf(sending, 1))).toBeNull();
});

const waiting = (detail: string): EntryState => ({
  ...fresh,
  attempts: 3,
  problem: { kind: 'not-answering', layer: 'provider', detail },
});
const exported = (sending: SendingHere): readonly string[] =>
  exportOutbox(sending.here).text.split('\r\n').slice(1, -1);

test('what is written for IT gives a code of an error, and never a sentence of a server, which may name somebody', () => {
  const sending = sendingHere();
  put(sending, 1, { state: waiting('ECONNREFUSED') });
  put(sending, 2, { state: waiting('503') });
  put(sending, 3, { state: waiting('no record of Ivy Ashdown') });
  put(sending, 4, { state: waiting('ASHDOWN, IVY') });
  expect(exported(sending).map((line) => line.split(',')[6])).toEqual([
    '"ECONNREFUSED"',
    '"503"',
    '""',
    '""',
  ]);
  expect(exported(sending).join('\n')).not.toMatch(/ashdown/i);
});

test('a field that a spreadsheet would take for a formula is kept from being one, and a quotation mark from ending it', () => {
  const sending = sendingHere();
  put(sending, 1, { endpoint: '=HYPERLINK("http://x")' });
  put(sending, 2, { endpoint: '@cmd' });
  const records = exported(sending).map((line) => line.split(',')[2]);
  expect(records).toEqual([`"'=HYPERLINK(""http://x"")"`, `"'@cmd"`]);
});

test('that what waits was written for IT stands in the audit, with who did it', () => {
  const sending = sendingHere();
  exportOutbox(sending.here);
  const audit = sending.here.store.read.all(wholeAudit, {});
  expect(audit.at(-1)).toMatchObject({ user: 'ruth', action: 'export-outbox', subject: 'outbox' });
});
