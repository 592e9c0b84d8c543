import { describe, expect, test } from 'vitest';
import { fromMillis } from '../../../shared/core/instant.ts';
import { fresh, type EntryState, type StoredGuard } from '../../../shared/sync/sync.ts';
import { readCurrent } from '../../../electron/engine/cases/cases.ts';
import { viewConflict } from '../../../electron/engine/outbox/conflict-view.ts';
import { resolveConflict } from '../../../electron/engine/outbox/resolve-conflict.ts';
import { resolveNeither } from '../../../electron/engine/outbox/resolve-neither.ts';
import { outboxSenderOf } from '../../../electron/engine/sync/sync.ts';
import {
  carried,
  entryOf,
  put,
  sendingHere,
  stateOf,
  statementOf,
  uuid,
  type SendingHere,
} from '../../support/sending.ts';

const at = fromMillis(Date.parse('2026-11-18T10:52:00Z'));
const base = statementOf(1, 'p1', { id: 's1' });
const mine = { ...base, dosage: [{ text: 'Take TWO each morning' }] };
const theirs = { ...base, status: 'stopped', dosage: [{ text: 'Take NONE' }] };
const guard: StoredGuard = { kind: 'if-match', id: 's1', versionId: '1', base: JSON.stringify(base) };
const conflicted = (over: object = theirs): EntryState => ({
  ...carried,
  kind: 'conflicted',
  theirs: JSON.stringify(over),
  theirVersion: '2',
  signature: null,
  at,
});

function inConflict(over: object = theirs): SendingHere {
  const sending = sendingHere();
  sending.servers.shared.put(base);
  sending.servers.shared.edit('MedicationStatement', 's1', 'another', (one) => ({ ...one, ...theirs }));
  put(sending, 1, { body: mine, guard, state: conflicted(over) });
  return sending;
}
const both = (side: 'mine' | 'theirs') => ({ dosage: side, status: side });

test('what changed again while it was looked at is not decided', async () => {
  const sending = inConflict();
  expect(await resolveConflict(sending.here, uuid(1), both('mine'), '1')).toMatchObject({
    fault: { kind: 'changed-meanwhile', what: 'entry' },
  });
  expect(stateOf(sending, 1)).toEqual(conflicted());
});

test('a field that nobody decided leaves the conflict open', async () => {
  const sending = inConflict();
  expect(await resolveConflict(sending.here, uuid(1), { dosage: 'mine' }, '2')).toMatchObject({
    fault: { kind: 'not-possible' },
  });
  expect(stateOf(sending, 1)).toEqual(conflicted());
});

test('mine goes against the version that was seen, and is compared with it from then on', async () => {
  const sending = inConflict();
  await resolveConflict(sending.here, uuid(1), both('mine'), '2');
  const entry = entryOf(sending, 1);
  expect(entry.guard).toEqual({ kind: 'if-match', id: 's1', versionId: '2', base: JSON.stringify(theirs) });
  expect([entry.state, JSON.parse(entry.body)]).toEqual([fresh, mine]);
});

test('decided field by field, each is as it was chosen, and the record comes to hold it', async () => {
  const sending = inConflict();
  await resolveConflict(sending.here, uuid(1), { dosage: 'mine', status: 'theirs' }, '2');
  const sender = outboxSenderOf(sending.context);
  sender.wake();
  await sender.idle();
  expect(sending.servers.shared.store.current('MedicationStatement', 's1')).toMatchObject({
    ifMatch: 2,
    resource: { status: 'stopped', dosage: mine.dosage },
  });
});

test('why goes with the status that it is for, whether it was asked about or not', async () => {
  const sending = inConflict();
  const why = (text: string) => ({ statusReason: [{ text }] });
  put(sending, 2, { body: { ...mine, ...why('dizzy') }, guard, state: conflicted() });
  expect(
    await resolveConflict(sending.here, uuid(2), { dosage: 'mine', status: 'theirs' }, '2'),
  ).toMatchObject({
    ok: true,
  });
  expect(JSON.parse(entryOf(sending, 2).body)).toEqual({ ...mine, status: theirs.status });

  const asked = { ...conflicted(), theirs: JSON.stringify({ ...theirs, ...why('course over') }) };
  put(sending, 3, { body: { ...mine, ...why('dizzy') }, guard, state: asked });
  const half = { dosage: 'mine', status: 'theirs', statusReason: 'mine' } as const;
  expect(await resolveConflict(sending.here, uuid(3), half, '2')).toMatchObject({
    ok: false,
    fault: { why: 'the reason goes with the status that it is for' },
  });
});

test('where theirs is kept, nothing of mine is written and what points at it points at theirs', async () => {
  const sending = inConflict();
  await resolveConflict(sending.here, uuid(1), both('theirs'), '2');
  expect(stateOf(sending, 1)).toMatchObject({
    kind: 'withdrawn',
    instead: 'MedicationStatement/s1',
    record: 'left-as-it-is',
  });
});

test.each([
  [
    'where theirs is kept',
    (here: SendingHere['here']) => resolveConflict(here, uuid(2), both('theirs'), '2'),
  ],
  ['where neither is right', (here: SendingHere['here']) => resolveNeither(here, uuid(2), 'at night', '2')],
])(
  '%s, nobody is asked to change their record to mine, and nothing of ours is ended for it',
  async (_, decide) => {
    const sending = inConflict();
    put(sending, 2, { body: base, row: 'r2', endpoint: 'home', guard, state: conflicted() });
    const request = { kind: 'change-request', endpoint: 'home', after: [uuid(2)] };
    put(sending, 3, { ...request, row: 'r2', body: { ...statementOf(3), resourceType: 'Task' } });
    put(sending, 4, { ...request, row: 'r9', body: { ...statementOf(4), resourceType: 'Task' } });
    const end = { kind: 'statement-earlier', endpoint: 'home', row: 'r2', body: statementOf(5) };
    put(sending, 5, { ...end, after: [uuid(2)] });
    put(sending, 6, { ...end, after: [uuid(1)] });
    await decide(sending.here);
    expect([3, 4, 5, 6].map((nth) => stateOf(sending, nth).kind)).toEqual([
      'withdrawn',
      'queued',
      'withdrawn',
      'queued',
    ]);
  },
);

test.each([
  [
    'where theirs is kept',
    (here: SendingHere['here']) => resolveConflict(here, uuid(2), both('theirs'), '2'),
  ],
  ['where neither is right', (here: SendingHere['here']) => resolveNeither(here, uuid(2), 'at night', '2')],
])(
  '%s, what was taken back already, is on its way, or was signed by somebody else stays as it is',
  async (_, decide) => {
    const sending = inConflict();
    put(sending, 2, { body: base, row: 'r2', endpoint: 'home', guard, state: conflicted() });
    const body = (nth: number) => ({ ...statementOf(nth), resourceType: 'Task' });
    const request = { kind: 'change-request', endpoint: 'home', row: 'r2', after: [uuid(2)] };
    const onItsWay: EntryState = { ...carried, kind: 'sending', attempt: 1, startedAt: at };
    const gone = {
      kind: 'withdrawn',
      reason: 'x',
      by: 'ruth',
      at,
      instead: null,
      record: 'never-sent',
    } as const;
    put(sending, 3, { ...request, body: body(3), state: gone });
    put(sending, 4, { ...request, body: body(4), state: onItsWay });
    put(sending, 5, { ...request, body: body(5), by: 'somebody else' });
    expect((await decide(sending.here)).ok).toBe(true);
    expect(stateOf(sending, 2).kind).toBe('withdrawn');
    expect([3, 4, 5].map((nth) => stateOf(sending, nth))).toEqual([gone, onItsWay, fresh]);
  },
);

test('a conflict shows what it was before, and asks about what both sides changed, not about what I alone did', () => {
  const sending = inConflict();
  const alone = { ...mine, reasonCode: [{ text: 'Pain' }] };
  put(sending, 2, { body: alone, guard, state: conflicted() });
  const view = viewConflict(sending.here, entryOf(sending, 2), 'Ruth');
  const told = view?.fields.map(({ field, base: before, asks }) => [field, before, asks]);
  expect(told).toContainEqual(['dosage', 'Take ONE each morning', true]);
  expect(told).toContainEqual(['status', 'active', true]);
  expect(told?.filter(([field, , asks]) => field === 'reasonCode' && asks === true)).toEqual([]);
});

test('half of another entry is never put into ours', async () => {
  const another = { ...theirs, id: 'c1', identifier: [] };
  const sending = sendingHere();
  const creating: StoredGuard = { kind: 'if-none-exist', query: '', others: null, own: { seen: [] } };
  put(sending, 1, { guard: creating, state: conflicted(another) });
  const { fields } = { fields: ['dosage', 'status', 'identifier', 'id'] };
  const choices = Object.fromEntries(
    fields.map((field, nth) => [field, nth === 0 ? 'theirs' : 'mine'] as const),
  );
  expect(
    await resolveConflict(sending.here, uuid(1), choices, 'MedicationStatement/c1/_history/2'),
  ).toMatchObject({
    fault: { kind: 'not-possible' },
  });
  expect(stateOf(sending, 1).kind).toBe('conflicted');
});

test('mine in the place of a colleague’s entry goes under its id and both names', async () => {
  const another = {
    ...theirs,
    id: 'c1',
    identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: uuid(9) }],
  };
  const sending = sendingHere();
  const creating: StoredGuard = { kind: 'if-none-exist', query: '', others: null, own: { seen: [] } };
  put(sending, 1, { guard: creating, state: conflicted(another) });
  await resolveConflict(
    sending.here,
    uuid(1),
    { dosage: 'mine', status: 'mine', identifier: 'mine' },
    'MedicationStatement/c1/_history/2',
  );
  const entry = entryOf(sending, 1);
  expect(entry.guard).toMatchObject({ kind: 'if-match', id: 'c1', versionId: '2' });
  expect(JSON.parse(entry.body)).toMatchObject({
    id: 'c1',
    status: 'active',
    identifier: [{ value: uuid(9) }, { value: uuid(1) }],
  });
});

test('mine in the place of a colleague’s entry leaves no twin of it that got there late', async () => {
  const { identifier } = statementOf(9);
  const colleagues = statementOf(1, 'p1', { id: 'c1', identifier, dosage: [{ text: 'Take TWO' }] });
  const late = statementOf(1, 'p1', { id: 'late', status: 'stopped' });
  const sending = sendingHere();
  for (const one of [colleagues, late]) sending.servers.shared.put(one);
  const creating: StoredGuard = { kind: 'if-none-exist', query: '', others: null, own: { seen: [] } };
  put(sending, 1, { guard: creating, state: { ...conflicted(colleagues), theirVersion: '1' } as EntryState });
  await resolveConflict(
    sending.here,
    uuid(1),
    { dosage: 'mine', identifier: 'mine' },
    'MedicationStatement/c1/_history/1',
  );
  const sender = outboxSenderOf(sending.context);
  sender.wake();
  await sender.idle();
  const now = (id: string) => sending.servers.shared.store.current('MedicationStatement', id)?.resource;
  expect([now('late')?.['status'], now('c1')?.['dosage']]).toEqual([
    'entered-in-error',
    [{ text: 'Take ONE each morning' }],
  ]);
});

test('what merges by itself goes against their version', async () => {
  const sending = sendingHere();
  sending.servers.shared.put(base);
  sending.servers.shared.edit('MedicationStatement', 's1', 'another', (one) => ({
    ...one,
    note: [{ text: 'seen' }],
  }));
  put(sending, 1, { body: mine, guard });
  const sender = outboxSenderOf(sending.context);
  sender.wake();
  await sender.idle();
  expect(entryOf(sending, 1).guard).toMatchObject({ versionId: '2' });
  sender.sendNow();
  await sender.idle();
  expect(sending.servers.shared.store.current('MedicationStatement', 's1')).toMatchObject({
    ifMatch: 2,
    resource: { note: [{ text: 'seen' }], dosage: mine.dosage },
  });
});

test('where neither is right, the words stand in the case with the entry taken back', async () => {
  const sending = inConflict();
  expect(await resolveNeither(sending.here, uuid(1), 'takes 10 mg at night', '2')).toEqual({
    ok: true,
    value: undefined,
  });
  const { notes } = readCurrent(sending.context.store().read, 'p1').state;
  expect([stateOf(sending, 1).kind, notes.map(({ value }) => value)]).toEqual([
    'withdrawn',
    [expect.stringContaining('takes 10 mg at night')],
  ]);
  expect(await resolveNeither(sending.here, uuid(1), 'again', '2')).toMatchObject({ ok: false });
});

test('what was chosen against one entry of others decides nothing about another at the same version', async () => {
  const sending = sendingHere();
  const creating: StoredGuard = { kind: 'if-none-exist', query: '', others: null, own: { seen: [] } };
  const list = { resourceType: 'List', id: 'l1', date: '2026-11-18T10:42:00Z', source: { display: 'Sam' } };
  const bySam: EntryState = { ...conflicted(list), signature: '2026-11-18T10:42:00Z Sam' } as EntryState;
  put(sending, 1, { guard: creating, state: bySam });
  for (const seen of ['2', 'MedicationStatement/c1/_history/2', 'List/l2/_history/2'])
    expect(await resolveConflict(sending.here, uuid(1), { signature: 'theirs' }, seen)).toMatchObject({
      fault: { kind: 'changed-meanwhile' },
    });
  expect(stateOf(sending, 1)).toEqual(bySam);
});

describe('an entry of mine that was being taken back, and that somebody has changed since', () => {
  const changed = statementOf(1, 'p1', { id: 's1', dosage: [{ text: 'Take HALF at night' }] });
  const retract = { reason: 'wrong patient', by: 'ruth' };
  function beingTakenBack(): SendingHere {
    const sending = sendingHere();
    sending.servers.shared.put(changed);
    const state = { ...conflicted(changed), mayHaveArrived: true, retract, theirVersion: '1' } as EntryState;
    const creating: StoredGuard = { kind: 'if-none-exist', query: '', others: null, own: { seen: [] } };
    put(sending, 1, { guard: creating, state });
    return sending;
  }
  const seen = 'MedicationStatement/s1/_history/1';
  const sent = async (sending: SendingHere): Promise<unknown> => {
    const sender = outboxSenderOf(sending.context);
    sender.wake();
    await sender.idle();
    return sending.servers.shared.store.current('MedicationStatement', 's1')?.resource;
  };

  test('taken back all the same, it is marked as an error, and said to be', async () => {
    const sending = beingTakenBack();
    expect((await resolveConflict(sending.here, uuid(1), { dosage: 'mine' }, seen)).ok).toBe(true);
    expect(await sent(sending)).toMatchObject({ status: 'entered-in-error', dosage: changed['dosage'] });
    expect(stateOf(sending, 1)).toMatchObject({ kind: 'withdrawn', ...retract, record: 'marked-as-error' });
  });

  test('taken back all the same, what was signed stays as it was signed', async () => {
    const sending = beingTakenBack();
    await resolveConflict(sending.here, uuid(1), { dosage: 'mine' }, seen);
    expect(JSON.parse(entryOf(sending, 1).body)).toMatchObject({
      dosage: [{ text: 'Take ONE each morning' }],
    });
  });

  test('differing in nothing that asks, its name alone being lost, it is left where that was chosen', async () => {
    const sending = beingTakenBack();
    expect((await resolveConflict(sending.here, uuid(1), { whole: 'theirs' }, seen)).ok).toBe(false);
    const same = statementOf(1, 'p1', { id: 's1' });
    const state = { ...conflicted(same), mayHaveArrived: true, retract, theirVersion: '1' } as EntryState;
    put(sending, 2, {
      body: same,
      guard: { kind: 'if-none-exist', query: '', others: null, own: null },
      state,
    });
    expect((await resolveConflict(sending.here, uuid(2), { whole: 'theirs' }, seen)).ok).toBe(true);
    expect(stateOf(sending, 2)).toMatchObject({ kind: 'withdrawn', record: 'left-as-it-is' });
  });

  test('left as they have it, or neither being right, it stays as it is, and nobody is asked again', async () => {
    const [left, neither] = [beingTakenBack(), beingTakenBack()];
    await resolveConflict(left.here, uuid(1), { dosage: 'theirs' }, seen);
    await resolveNeither(neither.here, uuid(1), 'at night', seen);
    for (const sending of [left, neither]) {
      expect(await sent(sending)).toMatchObject({ status: 'active', dosage: changed['dosage'] });
      expect(stateOf(sending, 1)).toMatchObject({ kind: 'withdrawn', record: 'left-as-it-is' });
    }
    const said = readCurrent(neither.here.store.read, 'p1');
    expect(JSON.stringify(said)).toContain('at night');
  });
});

describe('another entry of ours that mine is to end, and that somebody has changed first', () => {
  const changed = statementOf(9, 'p1', {
    id: 's1',
    dosage: [{ text: 'Take HALF at night' }],
    statusReason: [{ text: 'Asked by the GP' }],
    text: { div: 'old' },
  });
  const end = { ...statementOf(9, 'p1', { id: 's1' }), status: 'entered-in-error' };
  function asked(): SendingHere {
    const sending = sendingHere();
    sending.servers.shared.put(changed);
    const mineNow = statementOf(9, 'p1', { status: 'on-hold', dosage: [{ text: 'Take TWO at noon' }] });
    put(sending, 2, {
      row: 'r1',
      body: mineNow,
      state: { kind: 'acknowledged', id: 's2', versionId: '1', without: [], at },
    });
    const about = { kind: 'statement-earlier', row: 'r1', after: [uuid(2)], body: end };
    const old: StoredGuard = { kind: 'if-match', id: 's1', versionId: '0', base: JSON.stringify(base) };
    put(sending, 1, {
      ...about,
      guard: old,
      state: { ...conflicted(changed), theirVersion: '1' } as EntryState,
    });
    return sending;
  }
  const all = (side: 'mine' | 'theirs') => ({ ended: side, dosage: side });
  const sent = async (sending: SendingHere): Promise<unknown> => {
    const sender = outboxSenderOf(sending.context);
    sender.wake();
    await sender.idle();
    return sending.servers.shared.store.current('MedicationStatement', 's1')?.resource;
  };

  test('is asked about as a whole, as something to end, beside what I signed in its place', () => {
    const sending = asked();
    const view = viewConflict(sending.here, entryOf(sending, 1), 'Ruth');
    expect(view).toMatchObject({ whole: true, ifMine: 'ended', signature: false, sent: true });
    expect(view?.fields.map(({ label, mine: one, theirs: other }) => [label, one, other])).toEqual([
      ['What becomes of this entry', 'Marked as an error', 'Stays as it is'],
      ['Dose and how often', 'Take TWO at noon', 'Take HALF at night'],
      ['Medicine', 'Medicine 9', 'Medicine 9'],
      ['Status', 'on hold', 'active'],
      ['Reason for the status', 'Not recorded', 'Asked by the GP'],
    ]);
  });

  test('where nothing of mine takes its place, that is said, and there is still something to decide', () => {
    const sending = asked();
    const view = viewConflict(
      sending.here,
      { ...entryOf(sending, 1), after: [], createdAt: fromMillis(0) },
      'Ruth',
    );
    expect(view?.fields.map(({ mine: one }) => one)).toEqual([
      'Marked as an error',
      ...Array.from({ length: 4 }, () => 'Nothing of mine'),
    ]);
    expect(view?.fields.filter(({ asks }) => asks).map(({ field }) => field)).toEqual(['ended']);
  });

  test('an earlier list is retired, or stays', () => {
    const sending = sendingHere();
    const list = { resourceType: 'List', id: 'l1', status: 'current', title: 'Medicines' };
    const state = { ...conflicted({ ...list, title: 'Changed' }), theirVersion: '2' } as EntryState;
    put(sending, 1, { kind: 'list-earlier', body: { ...list, status: 'retired' }, guard, state });
    const view = viewConflict(sending.here, entryOf(sending, 1), 'Ruth');
    expect(view).toMatchObject({ ifMine: 'ended', medicine: 'what the patient takes' });
    expect(view?.fields[0]).toMatchObject({ mine: 'Retired', theirs: 'Stays as it is' });
  });

  test('ended, it keeps what they wrote into it', async () => {
    const sending = asked();
    expect((await resolveConflict(sending.here, uuid(1), all('mine'), '1')).ok).toBe(true);
    const now = await sent(sending);
    expect(now).toMatchObject({ status: 'entered-in-error', dosage: changed['dosage'] });
    expect(now).not.toHaveProperty('text');
    expect(stateOf(sending, 1).kind).toBe('acknowledged');
  });

  test('left, it stays as they have it, and is put on no list of mine', async () => {
    const sending = asked();
    const list = {
      resourceType: 'List',
      status: 'current',
      entry: [{ item: { reference: `urn:uuid:${uuid(2)}` } }],
    };
    put(sending, 3, { kind: 'list-now', body: list, after: [uuid(2)] });
    await resolveConflict(sending.here, uuid(1), all('theirs'), '1');
    expect(stateOf(sending, 1)).toMatchObject({ kind: 'withdrawn', instead: 'MedicationStatement/s1' });
    expect(JSON.parse(entryOf(sending, 3).body)).toEqual(list);
    expect(await sent(sending)).toMatchObject({ status: 'active', dosage: changed['dosage'] });
  });

  test('half of it is nothing', async () => {
    const sending = asked();
    const half = { ...all('mine'), dosage: 'theirs' as const };
    expect(await resolveConflict(sending.here, uuid(1), half, '1')).toMatchObject({
      fault: { kind: 'not-possible' },
    });
  });
});
