import { expect, test } from 'vitest';
import type { Actor, CaseEvent, CaseEventBody } from '../../../shared/cases/cases.ts';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import type { EntryState, StoredGuard } from '../../../shared/sync/sync.ts';
import { append, readCases, readCurrent } from '../../../electron/engine/cases/events.ts';
import { handedOverData } from '../../../electron/engine/cases/handed-over.ts';
import { homeStoreOf } from '../../../electron/engine/cases/home-copy.ts';
import { takeOver } from '../../../electron/engine/cases/take-over.ts';
import { markAllGone, saveResource } from '../../../electron/engine/db/queries/resources.ts';
import { readOutboxOf } from '../../../electron/engine/sync/sync.ts';
import { carried, ownTags, put, sendingHere, type SendingHere } from '../../support/sending.ts';

/** What the trust's own store held of the patient when this computer last read it. */
function cached({ context }: SendingHere, body: JsonObject, version = '1'): void {
  context.store().inTransaction('cache', { user: null, action: 'test', subject: '' }, (tx) => {
    tx.run(saveResource, {
      source: 'home',
      type: String(body['resourceType']),
      id: String(body['id']),
      person: 'p1',
      version_id: version,
      last_updated: null,
      fetched_at: '2026-11-18T10:41:00Z',
      body: JSON.stringify(body),
      hash: `${String(body['id'])} ${version}`,
      run: 'run',
    });
  });
}

const tolu: Actor = { user: 'tolu', name: 'Tolu Adeyemi', role: 'technician', registration: null };
const said = (id: string, hour: number, body: CaseEventBody): CaseEvent => ({
  id,
  at: fromMillis(Date.parse(`2026-11-17T${hour}:00:00Z`)),
  by: tolu,
  body,
});
const opened: CaseEventBody = {
  kind: 'opened',
  encounter: null,
  reason: 'admission',
  from: null,
  version: 1,
  why: '',
};
const events = [
  said('e1', 10, opened),
  said('e2', 11, { kind: 'patient-asked', who: 'carer', name: 'Ann Doyle', why: '' }),
];
const later = said('e3', 12, { kind: 'allergies-confirmed', withWhom: 'the daughter' });
const named = (value: string) => [{ system: 'https://tools.ietf.org/html/rfc4122', value }];

/** A case that Tolu handed over at another computer, with the task for whoever takes it over. */
function handedOver(sending: SendingHere, id: string, all: readonly CaseEvent[]): void {
  const type = { text: 'Medicines reconciliation, unsigned, handed over' };
  const data = handedOverData([{ id: 'the case', events: all }], []);
  const meta = { tag: ownTags };
  cached(sending, {
    resourceType: 'DocumentReference',
    id,
    meta,
    type,
    identifier: named(`uuid of ${id}`),
    author: [{ display: 'Tolu Adeyemi, technician' }],
    content: [{ attachment: { data } }],
  });
  const focus = { identifier: { value: `uuid of ${id}` } };
  cached(sending, {
    resourceType: 'Task',
    id: `task of ${id}`,
    meta,
    focus,
    code: type,
    status: 'requested',
    identifier: named(`task of ${id}`),
  });
}
const saidHere = ({ here, context }: SendingHere, body: CaseEventBody): void =>
  here.store.inTransaction('say', { user: 'ruth', action: 'test', subject: 'p1' }, (tx) =>
    append(tx, context.host, 'p1', here.user, body),
  );

test('a case that is taken over keeps who said what and when, says from whom it came, and answers the task once', () => {
  const sending = sendingHere();
  handedOver(sending, 'd1', events);
  expect(takeOver(sending.here, 'p1', 'd1')).toEqual({ ok: true, value: undefined });
  const [kept, ...more] = readCases(sending.here.store.read, 'p1');
  expect(more).toEqual([]);
  expect(kept?.events.slice(0, 2)).toEqual(events);
  expect(kept?.events.slice(2)).toMatchObject([
    { by: { user: 'ruth' }, body: { kind: 'noted', words: 'Taken over from Tolu Adeyemi, technician' } },
  ]);
  const answers = readOutboxOf(sending.here.store.read, 'p1').filter(({ kind }) => kind === 'answer');
  expect(answers).toHaveLength(1);
  expect(homeStoreOf(sending.context, sending.here.store, 'p1').asked).toMatchObject([
    { status: 'completed', answer: 'Taken over', answeredBy: expect.stringContaining('Ruth Calloway') },
  ]);
});

test('with an unsigned case of its own this computer takes no other one over, and keeps what was said here', () => {
  const sending = sendingHere();
  saidHere(sending, opened);
  saidHere(sending, { kind: 'takes-no-medicines' });
  handedOver(sending, 'd1', events);
  expect(takeOver(sending.here, 'p1', 'd1')).toMatchObject({ fault: { kind: 'not-possible' } });
  expect(readCases(sending.here.store.read, 'p1')).toHaveLength(1);
  expect(readCurrent(sending.here.store.read, 'p1').state.asked).toBeNull();
});

test('a note that was made here meanwhile keeps nobody from going on with what was decided there; a decision does', () => {
  for (const [body, goesOn] of [
    [{ kind: 'noted', words: 'daughter rang' }, true],
    [{ kind: 'takes-no-medicines' }, false],
  ] as const) {
    const sending = sendingHere();
    handedOver(sending, 'd1', events);
    takeOver(sending.here, 'p1', 'd1');
    saidHere(sending, body);
    handedOver(sending, 'd2', [...events, later]);
    expect(takeOver(sending.here, 'p1', 'd2').ok).toBe(goesOn);
    expect(readCurrent(sending.here.store.read, 'p1').state.allergies !== null).toBe(goesOn);
  }
});

const at = fromMillis(Date.parse('2026-11-18T10:52:00Z'));
const task = { resourceType: 'Task', id: 't1', meta: { tag: ownTags }, status: 'requested' };
const answered = (state: EntryState | undefined, version = '1'): string | undefined => {
  const sending = sendingHere();
  cached(sending, task, version);
  const guard: StoredGuard = { kind: 'if-match', id: 't1', versionId: '1', base: JSON.stringify(task) };
  const body = { ...task, status: 'accepted' };
  put(sending, 1, { kind: 'answer', endpoint: 'home', guard, body, ...(state ? { state } : {}) });
  return homeStoreOf(sending.context, sending.here.store, 'p1').asked[0]?.status;
};

test('an answer on its way stands as given, and one that did not go or was taken back does not', () => {
  expect(answered(undefined)).toBe('accepted');
  expect(answered({ kind: 'acknowledged', id: 't1', versionId: '2', without: [], at })).toBe('accepted');
  const gone = { kind: 'gone', detail: '' } as const;
  expect(answered({ ...carried, kind: 'parked', at, attempts: 1, reason: gone })).toBe('requested');
  const theirs = { theirs: '{}', theirVersion: '2', signature: null };
  expect(answered({ ...carried, kind: 'conflicted', at, ...theirs })).toBe('requested');
  const back = { reason: 'x', by: 'ruth', at, instead: null, record: 'never-sent' } as const;
  expect(answered({ kind: 'withdrawn', ...back })).toBe('requested');
});

test('once another version of what was asked was read, that counts, and not the answer to the one before it', () => {
  expect(answered(undefined, '2')).toBe('requested');
});

test('what has gone from the trust’s own store is taken over no more', () => {
  const sending = sendingHere();
  handedOver(sending, 'd1', events);
  const source = { source: 'home', person: 'p1', gone_at: at };
  sending.here.store.inTransaction('gone', { user: null, action: 'test', subject: '' }, (tx) =>
    tx.run(markAllGone, source),
  );
  expect(homeStoreOf(sending.context, sending.here.store, 'p1').handedOver).toEqual([]);
  expect(takeOver(sending.here, 'p1', 'd1')).toMatchObject({ fault: { kind: 'not-found' } });
});
