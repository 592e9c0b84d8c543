import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { fresh, type EntryState, type StoredGuard } from '../../../shared/sync/sync.ts';
import { must } from '../../../shared/core/must.ts';
import { readCurrent } from '../../../electron/engine/cases/cases.ts';
import { saveResource } from '../../../electron/engine/db/queries/resources.ts';
import { viewConflict } from '../../../electron/engine/outbox/conflict-view.ts';
import { resolveNeither } from '../../../electron/engine/outbox/resolve-neither.ts';
import { resolveConflict } from '../../../electron/engine/outbox/resolve-conflict.ts';
import { withdrawEntry } from '../../../electron/engine/outbox/withdraw.ts';
import { moveBy, readEntry, readOutboxOf } from '../../../electron/engine/sync/sync.ts';
import {
  carried,
  entryOf,
  ownTags,
  put,
  sendingHere,
  stateOf,
  statementOf,
  uuid,
  type SendingHere,
} from '../../support/sending.ts';

const at = fromMillis(Date.parse('2026-11-18T10:52:00Z'));
const signature = '2026-11-18T10:42:00Z Sam Pritchard';
const theirs = JSON.stringify({ resourceType: 'List', id: 'their-list', date: '2026-11-18T10:42:00Z' });
const asking: Extract<EntryState, { kind: 'conflicted' }> = {
  ...carried,
  kind: 'conflicted',
  theirs,
  theirVersion: '3',
  signature,
  at,
};
const watching: StoredGuard = {
  kind: 'if-none-exist',
  query: 'identifier=x',
  others: { search: 'List?patient=p1', since: '', seen: ['known'], signatures: [] },
  own: null,
};

/** Signed here for p1 while Sam Pritchard signed: one entry asks, the others stand behind it in two records. */
function asked(): SendingHere {
  const sending = sendingHere();
  put(sending, 1, { row: 'r1', state: asking, guard: watching });
  put(sending, 2, { row: 'r2', guard: watching });
  put(sending, 3, { row: 'r1', endpoint: 'letters', guard: watching });
  put(sending, 4, { kind: 'list-now', guard: watching, body: { ...statementOf(4), resourceType: 'List' } });
  put(sending, 5, { kind: 'allergy', body: { ...statementOf(5), resourceType: 'AllergyIntolerance' } });
  put(sending, 6, {
    kind: 'recommendation',
    endpoint: 'home',
    row: 'r1',
    body: { ...statementOf(6), resourceType: 'Task' },
  });
  put(sending, 7, { person: 'p2', guard: watching });
  return sending;
}
const decide = (sending: SendingHere, side: 'mine' | 'theirs', version = 'List/their-list/_history/3') =>
  resolveConflict(sending.here, uuid(1), { status: side, dosage: side }, version);
const kinds = (sending: SendingHere) => [1, 2, 3, 4, 5, 6, 7].map((nth) => stateOf(sending, nth).kind);

test('mine beside their list: it is no surprise any more, in any record', async () => {
  const sending = asked();
  expect(await decide(sending, 'mine')).toEqual({ ok: true, value: undefined });
  expect(kinds(sending)).toEqual(Array.from({ length: 7 }, () => 'queued'));
  const known = [1, 2, 3, 4].map((nth) => {
    const { guard } = entryOf(sending, nth);
    return guard.kind === 'if-none-exist' ? guard.others : null;
  });
  expect(known.map((others) => others?.signatures)).toEqual([
    [signature],
    [signature],
    [signature],
    [signature],
  ]);
  // By its id only in the record where it was met: another record gives the same id to something else.
  expect(known.map((others) => others?.seen)).toEqual([
    ['known', 'their-list'],
    ['known', 'their-list'],
    ['known'],
    ['known', 'their-list'],
  ]);
});

test('theirs kept takes back what is on its way to another record at that moment, as soon as that answers', async () => {
  const sending = asked();
  const onItsWay: EntryState = { kind: 'sending', attempt: 1, startedAt: at, ...carried };
  put(sending, 8, { row: 'r1', endpoint: 'copies', guard: watching, state: onItsWay });
  expect(await decide(sending, 'theirs')).toEqual({ ok: true, value: undefined });
  const { store, context, user } = sending.here;
  expect(stateOf(sending, 8)).toMatchObject({ kind: 'sending', takenBack: { by: user.id } });
  const outcome = { kind: 'held', id: 'c8', versionId: '1', without: [] } as const;
  moveBy(store, uuid(8), { kind: 'answered', outcome, at, random: 0 }, user.id, context.host.now());
  expect(stateOf(sending, 8)).toMatchObject({
    kind: 'queued',
    answeredAs: { id: 'c8', versionId: '1' },
    retract: { by: user.id, kept: { id: 'their-list', signature } },
  });
});

test('another patient’s entries go on not knowing the list', async () => {
  const sending = asked();
  await decide(sending, 'mine');
  const { guard } = entryOf(sending, 7);
  expect(guard).toEqual(watching);
});

test('their list kept: all of mine that says what is taken is taken back, in every record', async () => {
  const sending = asked();
  await decide(sending, 'theirs');
  // What asked goes once it was seen that their list still stands.
  expect(stateOf(sending, 1)).toMatchObject({
    kind: 'queued',
    retract: { kept: { endpoint: 'gp', id: 'their-list', signature } },
  });
  expect(kinds(sending).slice(1)).toEqual([
    'withdrawn',
    'withdrawn',
    'withdrawn',
    'queued',
    'withdrawn',
    'queued',
  ]);
});

test('their list kept: no owner of another record is asked any more to change it to mine', async () => {
  const sending = asked();
  const body = { ...statementOf(8), resourceType: 'Task' };
  put(sending, 8, { kind: 'change-request', endpoint: 'home', row: 'r2', after: [uuid(2)], body });
  await decide(sending, 'theirs');
  expect(stateOf(sending, 8).kind).toBe('withdrawn');
});

test('neither list is right: all of mine is taken back, in every record, once, and what is right stands in the case', async () => {
  const sending = asked();
  const { here } = sending;
  expect(await resolveNeither(here, uuid(1), 'takes one at night', 'List/their-list/_history/3')).toEqual({
    ok: true,
    value: undefined,
  });
  expect(kinds(sending)).toEqual([
    'withdrawn',
    'withdrawn',
    'withdrawn',
    'withdrawn',
    'queued',
    'withdrawn',
    'queued',
  ]);
  const { events } = readCurrent(here.store.read, 'p1');
  const said = events.flatMap(({ body }) => ('words' in body ? [body.words] : []));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(
    /^Neither the list of Sam Pritchard nor mine was right: takes one at night\. Taken back: .+; .+; .+/,
  );
});

test('their list kept: the case says whose, and all that was taken back for it, what asked among it', async () => {
  const sending = asked();
  await decide(sending, 'theirs');
  const { events } = readCurrent(sending.here.store.read, 'p1');
  const said = events.flatMap(({ body }) => ('words' in body ? [body.words] : []));
  expect(said).toEqual([expect.stringMatching(/^Kept the list of Sam Pritchard\. Taken back: /)]);
  expect(said[0]?.split('; ')).toHaveLength(5);
});

test('an allergy that was told stays, whoever’s list is kept', async () => {
  const sending = asked();
  await decide(sending, 'theirs');
  expect(stateOf(sending, 5)).toEqual(fresh);
});

test('half of a signed list is nobody’s: all of mine, or all of theirs', async () => {
  const sending = asked();
  expect(
    await resolveConflict(
      sending.here,
      uuid(1),
      { status: 'mine', dosage: 'theirs' },
      'List/their-list/_history/3',
    ),
  ).toMatchObject({
    fault: { kind: 'not-possible' },
  });
  expect(await resolveConflict(sending.here, uuid(1), {}, 'List/their-list/_history/3')).toMatchObject({
    fault: { kind: 'not-possible' },
  });
  expect(stateOf(sending, 1)).toEqual(asking);
});

test('a list that changed since it was looked at is not decided about', async () => {
  const sending = asked();
  expect(await decide(sending, 'theirs', 'List/their-list/_history/2')).toMatchObject({
    fault: { kind: 'changed-meanwhile' },
  });
  expect(kinds(sending)).toEqual(['conflicted', ...Array.from({ length: 6 }, () => 'queued')]);
});

test('what may have arrived before the question is looked for, not forgotten', async () => {
  const sending = asked();
  put(sending, 8, { row: 'r3', state: { ...fresh, mayHaveArrived: true } });
  await decide(sending, 'theirs');
  expect(stateOf(sending, 8)).toMatchObject({ kind: 'queued', retract: { by: 'ruth' } });
});

/** What a colleague asked of the prescriber, as the trust's own store was last read. */
function theyAsked(
  sending: SendingHere,
  id: string,
  over: {
    readonly medicine?: string;
    readonly status?: string;
    readonly at?: string;
    readonly by?: string;
  } = {},
): void {
  const {
    medicine = 'Medicine 1',
    status = 'requested',
    at: asked = '2026-11-18T10:41:00Z',
    by = uuid(91),
  } = over;
  const body: JsonObject = {
    resourceType: 'Task',
    id,
    meta: { versionId: '1', tag: ownTags },
    identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: by }],
    contained: [{ resourceType: 'MedicationStatement', medicationCodeableConcept: { text: medicine } }],
    status,
    description: `Withhold: ${medicine}`,
    authoredOn: asked,
    requester: { display: 'Sam Pritchard, pharmacist' },
  };
  sending.context.store().inTransaction('cache', { user: null, action: 'test', subject: '' }, (tx) => {
    tx.run(saveResource, {
      source: 'home',
      type: 'Task',
      id,
      person: 'p1',
      version_id: '1',
      last_updated: null,
      fetched_at: asked,
      body: JSON.stringify(body),
      hash: id,
      run: 'run',
    });
  });
}

const colleagues = JSON.stringify({
  resourceType: 'List',
  id: 'their-list',
  meta: { tag: ownTags },
  date: '2026-11-18T10:42:00Z',
  source: { display: 'Sam Pritchard' },
});

/** What I ask of the prescriber. */
const taskOf = (nth: number, action: string, medicine: string): JsonObject => ({
  resourceType: 'Task',
  meta: { tag: ownTags },
  identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: uuid(nth) }],
  contained: [{ resourceType: 'MedicationStatement', medicationCodeableConcept: { text: medicine } }],
  status: 'requested',
  description: `${action}: ${medicine}`,
  authoredOn: '2026-11-18T09:00:00Z',
  requester: { display: 'Ruth Calloway, pharmacist' },
});

/** Asked about the list of a colleague at another desk. */
function askedByColleague(): SendingHere {
  const sending = sendingHere();
  put(sending, 1, { row: 'r1', state: { ...asking, theirs: colleagues }, guard: watching });
  put(sending, 6, {
    kind: 'recommendation',
    endpoint: 'home',
    row: 'r1',
    body: taskOf(6, 'Continue', 'Medicine 1'),
  });
  theyAsked(sending, 't1');
  theyAsked(sending, 't2', { medicine: 'Another medicine' });
  theyAsked(sending, 't3', { status: 'accepted' });
  theyAsked(sending, 't4', { at: '2026-11-18T10:43:00Z' });
  theyAsked(sending, 't5', { by: uuid(6) });
  return sending;
}

/** Tasks that stand in the outbox to be changed, with what they become. */
const changedTasks = (sending: SendingHere) =>
  readOutboxOf(sending.context.store().read, 'p1').flatMap(({ id }) => {
    const entry = must(readEntry(sending.context.store().read, id), 'the entry');
    const body: unknown = JSON.parse(entry.body);
    return entry.guard.kind === 'if-match' && entry.type === 'Task'
      ? [{ id: entry.guard.id, versionId: entry.guard.versionId, body }]
      : [];
  });

test('with mine in the place of a colleague’s, what they asked of my medicines and nobody answered is taken back under its version', async () => {
  const sending = askedByColleague();
  expect(await decide(sending, 'mine')).toEqual({ ok: true, value: undefined });
  expect(changedTasks(sending)).toEqual([
    {
      id: 't1',
      versionId: '1',
      body: expect.objectContaining({
        status: 'cancelled',
        statusReason: { text: 'Replaced by the reconciliation of Ruth Calloway, pharmacist' },
      }),
    },
  ]);
  const { notes } = readCurrent(sending.context.store().read, 'p1').state;
  expect(notes.map(({ value }) => value)).toEqual([expect.stringContaining('Withhold: Medicine 1')]);
});

test('what a colleague asked is shown beside mine before anybody decides, medicine by medicine', () => {
  const sending = askedByColleague();
  const view = viewConflict(sending.here, entryOf(sending, 1), 'Ruth Calloway');
  expect([view?.ifMine, view?.fields.map(({ label, mine, theirs: other }) => [label, mine, other])]).toEqual([
    'in-its-place',
    [
      ['Signed', expect.any(String), expect.any(String)],
      [
        'Medicine 1',
        'Take ONE each morning; asked of the prescriber by Ruth Calloway: Continue: Medicine 1',
        'asked of the prescriber by Sam Pritchard: Withhold: Medicine 1',
      ],
    ],
  ]);
});

/** As the record was last read: what a colleague signed there. */
function theySigned({ context }: SendingHere, body: JsonObject): void {
  context.store().inTransaction('cache', { user: null, action: 'test', subject: '' }, (tx) =>
    tx.run(saveResource, {
      source: 'gp',
      type: String(body['resourceType']),
      id: String(body['id']),
      person: 'p1',
      version_id: '1',
      last_updated: null,
      fetched_at: at,
      body: JSON.stringify({ ...body, meta: { tag: ownTags } }),
      hash: String(body['id']),
      run: 'run',
    }),
  );
}

const home = { kind: 'recommendation', endpoint: 'home' } as const;
/** The rows of the question, without the one that says who signed. */
const rowsAsked = (sending: SendingHere) =>
  viewConflict(sending.here, entryOf(sending, 1), 'Ruth Calloway')
    ?.fields.slice(1)
    .map(({ label, mine, theirs: other, asks }) => [label, mine, other, asks]);

test('of a medicine that was started here, and is on no list, one request stands: mine, and not theirs beside it', async () => {
  const sending = askedByColleague();
  put(sending, 8, { ...home, row: 'r8', body: taskOf(8, 'Withhold', 'Medicine 8') });
  theyAsked(sending, 't8', { medicine: 'Medicine 8' });
  expect(await decide(sending, 'mine')).toEqual({ ok: true, value: undefined });
  expect(changedTasks(sending).map(({ id }) => id)).toEqual(['t1', 't8']);
});

test('what I asked with the version before and nobody answered stands in the place of theirs; what was cancelled since does not', async () => {
  const sending = askedByColleague();
  const sent = (id: string): EntryState => ({ kind: 'acknowledged', id, versionId: '1', without: [], at });
  const before = { ...home, at: '2026-11-18T09:30:00.000Z' };
  put(sending, 8, { ...before, row: 'r8', body: taskOf(8, 'Start', 'Medicine 8'), state: sent('t80') });
  put(sending, 9, { ...before, row: 'r9', body: taskOf(9, 'Start', 'Medicine 9'), state: sent('t90') });
  theyAsked(sending, 't90', { medicine: 'Medicine 9', by: uuid(9), status: 'cancelled' });
  theyAsked(sending, 't8', { medicine: 'Medicine 8' });
  theyAsked(sending, 't9', { medicine: 'Medicine 9' });
  expect(await decide(sending, 'mine')).toEqual({ ok: true, value: undefined });
  expect(changedTasks(sending).map(({ id }) => id)).toEqual(['t1', 't8']);
});

test('who asks the very same of the prescriber is said of both, and is no difference, sent or not', () => {
  const sending = askedByColleague();
  put(sending, 8, { ...home, row: 'r8', body: taskOf(8, 'Withhold', 'Medicine 8') });
  theyAsked(sending, 't8', { medicine: 'Medicine 8' });
  expect(rowsAsked(sending)?.at(-1)).toEqual([
    'Medicine 8',
    'asked of the prescriber by Ruth Calloway: Withhold: Medicine 8',
    'asked of the prescriber by Sam Pritchard: Withhold: Medicine 8',
    false,
  ]);
});

test('a request of mine that was cancelled since it was sent is not shown as asked', () => {
  const sending = askedByColleague();
  const state: EntryState = { kind: 'acknowledged', id: 't80', versionId: '1', without: [], at };
  put(sending, 8, { ...home, row: 'r8', body: taskOf(8, 'Start', 'Medicine 8'), state });
  theyAsked(sending, 't80', { medicine: 'Medicine 8', by: uuid(8), status: 'cancelled' });
  expect(rowsAsked(sending)?.map(([label]) => label)).toEqual(['Medicine 1']);
});

test('what a colleague wrote as stopped is on no list of what is taken, and is shown as they wrote it', () => {
  const sending = askedByColleague();
  const stopped = { status: 'stopped' };
  put(sending, 8, { row: 'r8', guard: watching, body: statementOf(8, 'p1', stopped) });
  put(sending, 9, { row: 'r9', guard: watching });
  for (const nth of [7, 8, 9])
    theySigned(sending, { ...statementOf(nth, 'p1', stopped), id: `their-${nth}` });
  const changed = (id: string, date: string, named: readonly number[]): void => {
    const entry = named.map((nth) => ({
      flag: { text: 'Stopped' },
      deleted: true,
      item: { reference: `MedicationStatement/their-${nth}` },
    }));
    const list = { resourceType: 'List', status: 'current', mode: 'changes', entry };
    theySigned(sending, { ...list, id, date, source: { display: 'Sam Pritchard' } });
  };
  changed('of-another-day', '2026-11-17T10:42:00Z', [7]);
  changed('of-that-signature', '2026-11-18T10:42:00Z', [8, 9]);
  expect(rowsAsked(sending)?.slice(1)).toEqual([
    ['Medicine 8', 'stopped, Take ONE each morning', 'stopped, Take ONE each morning', false],
    ['Medicine 9', 'Take ONE each morning', 'stopped, Take ONE each morning', true],
  ]);
});

test('what another organisation asked stands, whoever’s list is kept', async () => {
  const sending = askedByColleague();
  put(sending, 11, { row: 'r1', state: { ...asking, signature: 'other' }, guard: watching });
  expect(viewConflict(sending.here, entryOf(sending, 11), '')?.ifMine).toBe('beside');
  await resolveConflict(sending.here, uuid(11), { status: 'mine' }, 'List/their-list/_history/3');
  expect(changedTasks(sending)).toEqual([]);
});

test('decided a second time before the first was read back, nothing is taken back twice', async () => {
  const sending = askedByColleague();
  await decide(sending, 'mine');
  put(sending, 11, {
    row: 'r1',
    state: { ...asking, theirs: colleagues, signature: 'again' },
    guard: watching,
  });
  await resolveConflict(sending.here, uuid(11), { status: 'mine' }, 'List/their-list/_history/3');
  expect(changedTasks(sending)).toHaveLength(1);
});

test('decided a second time after what was to take back a request was itself taken back, it is taken back again', async () => {
  const sending = askedByColleague();
  await decide(sending, 'mine');
  const [first] = readOutboxOf(sending.here.store.read, 'p1').filter(
    ({ about, kind, row }) => about === '' && kind === 'recommendation' && row === null,
  );
  expect((await withdrawEntry(sending.here, first?.id ?? '', 'told the ward')).ok).toBe(true);
  put(sending, 11, {
    row: 'r1',
    state: { ...asking, theirs: colleagues, signature: 'again' },
    guard: watching,
  });
  expect(
    await resolveConflict(sending.here, uuid(11), { status: 'mine' }, 'List/their-list/_history/3'),
  ).toEqual({ ok: true, value: undefined });
  expect(changedTasks(sending)).toHaveLength(2);
});

test('theirs kept: a list of mine that may stand beside it is looked for and taken back, not left there', async () => {
  const sending = sendingHere();
  const body = { ...statementOf(1), resourceType: 'List' };
  const late = { ...asking, mayHaveArrived: true };
  put(sending, 1, { kind: 'list-now', guard: watching, body, state: late });
  expect(await decide(sending, 'theirs')).toEqual({ ok: true, value: undefined });
  expect(stateOf(sending, 1)).toMatchObject({
    kind: 'queued',
    mayHaveArrived: true,
    retract: { reason: 'the list that somebody else signed was kept' },
  });
});

test('mine kept: a list of mine that got there already is looked for before it is sent, so that there are never two', async () => {
  const sending = sendingHere();
  const body = { ...statementOf(1), resourceType: 'List' };
  put(sending, 1, { kind: 'list-now', guard: watching, body, state: { ...asking, mayHaveArrived: true } });
  expect(await decide(sending, 'mine')).toEqual({ ok: true, value: undefined });
  expect(stateOf(sending, 1)).toMatchObject({ kind: 'queued', mayHaveArrived: true });
});
