import { expect, test } from 'vitest';
import { moveBy, outboxSenderOf, readOutboxOf } from '../../../electron/engine/sync/sync.ts';
import { patientThere } from '../../../shared/cases/cases.ts';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { fresh, type EntryState, type StoredGuard } from '../../../shared/sync/sync.ts';
import { idAt } from '../../simulation/trust.ts';
import {
  entryOf,
  ownTags,
  put,
  sendingHere,
  stateOf,
  statementOf,
  uuid,
  type SendingHere,
} from '../../support/sending.ts';

/** What is sent of an entry: with whose ids in it, against what beside it, and what follows once it is held. */
const subject = { reference: `Patient/${idAt('shared', { id: 'p1' })}` };
const system = 'https://tools.ietf.org/html/rfc4122';
const at = fromMillis(Date.parse('2026-11-18T10:00:00Z'));
type Others = NonNullable<Extract<StoredGuard, { kind: 'if-none-exist' }>['others']>;
const others: Others = {
  search: `List?patient=${subject.reference}`,
  since: '1970-01-01T00:00:00Z',
  seen: [],
  signatures: [],
};
const guardOf = (nth: number, over: object = {}): StoredGuard => ({
  kind: 'if-none-exist',
  query: `identifier=${encodeURIComponent(`${system}|${uuid(nth)}`)}`,
  others: null,
  own: null,
  ...over,
});
const acknowledged = (id: string): EntryState => ({
  kind: 'acknowledged',
  id,
  versionId: '1',
  without: [],
  at,
});

async function send(sending: SendingHere): Promise<void> {
  const sender = outboxSenderOf(sending.context);
  sender.sendNow();
  await sender.idle();
}
const inShared = ({ servers }: SendingHere, type: string, id: string): JsonObject | undefined =>
  servers.shared.store.list(type).find((one) => one['id'] === id);
const made = ({ servers }: SendingHere, nth: number, type = 'MedicationStatement'): JsonObject | undefined =>
  servers.shared.store.list(type).find((one) => JSON.stringify(one['identifier'] ?? '').includes(uuid(nth)));

/** A live entry of our organisation about the medicine of entry 1, written at another desk. */
const live = (id: string): JsonObject => {
  const { medicationCodeableConcept } = statementOf(1);
  return { ...statementOf(90), id, medicationCodeableConcept };
};
const updating = (id: string): StoredGuard => ({
  kind: 'if-match',
  id,
  versionId: '1',
  base: JSON.stringify(live(id)),
});
const parked: EntryState = {
  kind: 'parked',
  at,
  attempts: 1,
  reason: { kind: 'gone', detail: 'x' },
  mayHaveArrived: false,
  answeredAs: null,
  timesNotHeld: 0,
  retract: null,
};

test('a live entry of ours beside a new one asks, unless another entry of the same signature updates it', async () => {
  const alone = sendingHere();
  alone.servers.shared.put(live('x'));
  put(alone, 1, { guard: guardOf(1, { own: { seen: [] } }) });
  await send(alone);
  expect(stateOf(alone, 1)).toMatchObject({ kind: 'conflicted', signature: null });

  const beside = sendingHere();
  beside.servers.shared.put(live('x'));
  put(beside, 1, { guard: guardOf(1, { own: { seen: [] } }) });
  put(beside, 2, { guard: updating('x'), state: parked });
  await send(beside);
  expect(stateOf(beside, 1).kind).toBe('acknowledged');
});

test.each<[string, Parameters<typeof put>[2]]>([
  ['in another record', { endpoint: 'letters', guard: updating('x') }],
  ['of another type', { guard: updating('x'), body: { ...live('x'), resourceType: 'AllergyIntolerance' } }],
  ['of another patient', { person: 'p2', guard: updating('x') }],
  ['of another id', { guard: updating('y') }],
  ['by somebody else', { by: 'sam', guard: updating('x') }],
])('an update %s says nothing about it: it is asked about', async (_, update) => {
  const sending = sendingHere();
  sending.servers.shared.put(live('x'));
  put(sending, 1, { guard: guardOf(1, { own: { seen: [] } }) });
  put(sending, 2, { state: parked, ...update });
  await send(sending);
  expect(stateOf(sending, 1).kind).toBe('conflicted');
});

const ending = { body: { ...live('x'), status: 'stopped' }, guard: updating('x'), state: acknowledged('x') };
test.each<[string, readonly Parameters<typeof put>[2][], 'conflicted' | 'acknowledged']>([
  ['asks: somebody brought it back', [ending], 'conflicted'],
  ['asks, though it went on in between', [ending, { ...ending, body: live('x') }, ending], 'conflicted'],
  ['is known where it went on from here', [ending, { ...ending, body: live('x') }], 'acknowledged'],
  [
    'is known where that it goes on is on its way',
    [ending, { guard: updating('x'), state: parked }],
    'acknowledged',
  ],
])('a live entry that this computer had ended %s', async (_, earlier, kind) => {
  const sending = sendingHere();
  sending.servers.shared.put(live('x'));
  for (const [at, one] of earlier.entries()) put(sending, at + 2, one);
  put(sending, 1, { guard: guardOf(1, { own: { seen: ['x'] } }) });
  await send(sending);
  expect(stateOf(sending, 1).kind).toBe(kind);
});

test('an entry that somebody else signed at this computer is theirs: it asks, and is nothing to refer to', async () => {
  const sending = sendingHere();
  const list = {
    resourceType: 'List',
    status: 'current',
    subject,
    date: '2026-11-18T10:42:00Z',
    source: { display: 'Sam Pritchard' },
    identifier: [{ system, value: uuid(5) }],
  };
  sending.servers.shared.put({ ...list, id: 'sams' });
  put(sending, 5, { by: 'sam', body: list, state: acknowledged('sams') });
  put(sending, 1, { guard: guardOf(1, { others }) });
  const body = { ...statementOf(2), resourceType: 'Task', focus: { reference: `urn:uuid:${uuid(5)}` } };
  put(sending, 2, { endpoint: 'home', kind: 'change-request', body });
  await send(sending);
  expect(stateOf(sending, 1)).toMatchObject({
    kind: 'conflicted',
    signature: '2026-11-18T10:42:00Z Sam Pritchard',
  });
  expect(stateOf(sending, 2).kind).toBe('parked');
});

test('the patient’s own id of the record is put in where the entry was made without; nobody found there parks it', async () => {
  const sending = sendingHere();
  const body = { ...statementOf(1), subject: { reference: patientThere } };
  put(sending, 1, { body });
  await send(sending);
  expect(made(sending, 1)?.['subject']).toEqual(subject);
  const nowhere = sendingHere();
  nowhere.servers.shared.edit('Patient', subject.reference.split('/')[1] ?? '', 'x', (one) => ({
    ...one,
    identifier: [],
  }));
  put(nowhere, 1, { body });
  await send(nowhere);
  expect(stateOf(nowhere, 1)).toMatchObject({ kind: 'parked', reason: { kind: 'patient-not-known' } });
  expect(nowhere.requests.filter((one) => one.startsWith('POST'))).toEqual([]);
});

/** What a record says of itself. */
const saying = (versioning: string) => () =>
  new Response(
    JSON.stringify({
      resourceType: 'CapabilityStatement',
      rest: [{ mode: 'server', resource: [{ type: 'MedicationStatement', versioning }] }],
    }),
  );
const reads = (sending: SendingHere) =>
  sending.requests.map((one) => one.replace(/ .*\//, ' ').replace(/\?.*/, ''));

test.each([
  ['versioned-update', ['GET metadata', 'PUT x', 'GET x']],
  ['versioned', ['GET metadata', 'GET x', 'PUT x', 'GET x']],
])(
  'an update is read before it is sent unless the record says that it keeps versions: %s',
  async (says, asked) => {
    const sending = sendingHere();
    sending.servers.shared.put(live('x'));
    sending.between = ({ url }) => (url.pathname.endsWith('/metadata') ? saying(says)() : undefined);
    put(sending, 1, { guard: updating('x'), body: { ...live('x'), note: [{ text: 'new' }] } });
    await send(sending);
    expect(stateOf(sending, 1).kind).toBe('acknowledged');
    expect(reads(sending)).toEqual(asked);
  },
);

test('what a record says of versions is not asked for a new entry', async () => {
  const sending = sendingHere();
  put(sending, 1);
  await send(sending);
  expect(reads(sending).filter((one) => one.includes('metadata'))).toEqual([]);
});

test('what is taken back is looked for though it refers to what was never written', async () => {
  const sending = sendingHere();
  const body = { ...statementOf(1), derivedFrom: [{ reference: `urn:uuid:${uuid(9)}` }] };
  const retract = { reason: 'signed by mistake', by: 'ruth' };
  sending.servers.shared.put({ ...statementOf(1), id: 'arrived' });
  put(sending, 1, { body, state: { ...fresh, mayHaveArrived: true, retract } });
  await send(sending);
  expect([stateOf(sending, 1).kind === 'parked', sending.requests.length > 0]).toEqual([false, true]);
});

test('an entry is taken back for a list in a record that is gone: there is nothing to look at, and it goes', async () => {
  const sending = sendingHere();
  const kept = { endpoint: 'a-record-of-before', id: '0', signature: 'x' };
  const retract = { reason: 'the other list was kept', by: 'ruth', kept };
  sending.servers.shared.put({ ...statementOf(1), id: 'arrived' });
  put(sending, 1, { state: { ...fresh, mayHaveArrived: true, retract } });
  await send(sending);
  expect([stateOf(sending, 1).kind, inShared(sending, 'MedicationStatement', 'arrived')?.['status']]).toEqual(
    ['withdrawn', 'entered-in-error'],
  );
});

test('only a note of origin names what was revised; a list that is sent behind an update is as it was signed', async () => {
  const sending = sendingHere();
  sending.servers.shared.put(live('x'));
  put(sending, 1, { guard: updating('x'), body: { ...live('x'), note: [{ text: 'new' }] } });
  const list = statementOf(2, 'p1', { resourceType: 'List', status: 'current' });
  put(sending, 2, { kind: 'list-now', body: list, after: [uuid(1)] });
  const tag = [...ownTags, { system: 'urn:concord:write', code: uuid(3) }];
  const target = [{ reference: `urn:uuid:${uuid(1)}` }];
  const origin = { resourceType: 'Provenance', meta: { tag }, target, agent: [{ who: { display: 'Ruth' } }] };
  put(sending, 3, { kind: 'provenance', body: origin, after: [uuid(1)] });
  await send(sending);
  expect([1, 2, 3].map((nth) => stateOf(sending, nth).kind)).toEqual(
    Array.from({ length: 3 }, () => 'acknowledged'),
  );
  expect(made(sending, 2, 'List')).not.toHaveProperty('entity');
  expect(sending.servers.shared.store.list('Provenance')[0]).toMatchObject({
    entity: [{ role: 'revision', what: { reference: 'MedicationStatement/x/_history/1' } }],
  });
});

const signature = '2026-11-18T10:42:00Z Sam Pritchard';
const sams: JsonObject = {
  resourceType: 'List',
  id: 'sams',
  meta: { tag: ownTags },
  status: 'current',
  subject,
  date: '2026-11-18T10:42:00Z',
  source: { display: 'Sam Pritchard' },
  entry: [{ item: { reference: 'MedicationStatement/same' } }],
};
/** My list, signed over that of Sam, which brought an entry about a medicine that mine says too. */
function overSams(statement: Parameters<typeof put>[2] = {}): SendingHere {
  const sending = sendingHere();
  const { shared } = sending.servers;
  shared.put({ ...statementOf(1), id: 'mine' });
  shared.put(live('same'));
  shared.put(sams);
  put(sending, 1, { state: acknowledged('mine'), ...statement });
  const body = statementOf(2, 'p1', { resourceType: 'List', status: 'current' });
  put(sending, 2, {
    kind: 'list-now',
    body,
    guard: guardOf(2, { others: { ...others, signatures: [signature] } }),
  });
  return sending;
}
const statuses = (sending: SendingHere) => [
  inShared(sending, 'List', 'sams')?.['status'],
  inShared(sending, 'MedicationStatement', 'same')?.['status'],
];

test('once mine is held, the list it was signed over is retired, and what that brought about mine was an error', async () => {
  const sending = overSams();
  await send(sending);
  expect([stateOf(sending, 2).kind, statuses(sending)]).toEqual([
    'acknowledged',
    ['retired', 'entered-in-error'],
  ]);
});

test.each<[string, Parameters<typeof put>[2]]>([
  ['in another record', { endpoint: 'letters' }],
  ['of another type', { body: { ...statementOf(1), resourceType: 'AllergyIntolerance' } }],
  ['of another medicine', { body: { ...statementOf(1), medicationCodeableConcept: { text: 'Another' } } }],
  ['never written', { state: parked }],
])('what was signed %s stands for nothing here: what that list brought is left', async (_, statement) => {
  const sending = overSams(statement);
  await send(sending);
  expect(statuses(sending)).toEqual(['retired', 'active']);
});

test('what an earlier signature wrote is not of this list: what the other list brought is left', async () => {
  const sending = overSams();
  sending.context.store().inTransaction('earlier', { user: null, action: 'test', subject: '' }, (tx) =>
    tx.run(
      {
        label: 'earlier',
        sql: `UPDATE outbox_entry SET created_at = '2026-11-17T10:00:00.000Z' WHERE entry = '${uuid(1)}'`,
      },
      {},
    ),
  );
  await send(sending);
  expect(statuses(sending)).toEqual(['retired', 'active']);
});

/** Does this at the search for lists that comes once mine has been written. */
const onceWritten = (sending: SendingHere, type: string, act: () => Response | undefined): void => {
  let written = false;
  sending.between = ({ method, url }) => {
    written ||= method === 'POST';
    return written && method === 'GET' && url.pathname.endsWith(`/${type}`) && url.search !== ''
      ? act()
      : undefined;
  };
};

test.each(['List', 'MedicationStatement'])(
  'where %s could not be searched once mine was written: it waits, known by its answer, and retires the other later',
  async (type) => {
    const sending = overSams();
    onceWritten(sending, type, () => new Response('', { status: 503 }));
    await send(sending);
    const mine = made(sending, 2, 'List');
    expect(stateOf(sending, 2)).toMatchObject({ kind: 'queued', answeredAs: { id: mine?.['id'] } });
    expect(statuses(sending)).toEqual(['current', 'active']);
    sending.between = () => undefined;
    await send(sending);
    expect([stateOf(sending, 2).kind, statuses(sending)]).toEqual([
      'acknowledged',
      ['retired', 'entered-in-error'],
    ]);
    expect(sending.requests.filter((one) => one === 'POST List').length).toBe(1);
  },
);

test('mine taken back while it was on its way takes nobody’s place', async () => {
  const sending = overSams();
  let taken = false;
  onceWritten(sending, 'List', () => {
    if (!taken)
      moveBy(sending.context.store(), uuid(2), { kind: 'withdraw', reason: 'x', by: 'ruth', at }, 'ruth', 0);
    taken = true;
    return undefined;
  });
  await send(sending);
  expect(taken).toBe(true);
  expect(readOutboxOf(sending.context.store().read, 'p1').length).toBe(2);
  expect(statuses(sending)).toEqual(['current', 'active']);
});

test('a list that is not held takes nobody’s place', async () => {
  const sending = overSams();
  sending.between = ({ method }) => (method === 'POST' ? new Response('', { status: 503 }) : undefined);
  await send(sending);
  expect([stateOf(sending, 2).kind, readOutboxOf(sending.context.store().read, 'p1').length]).toEqual([
    'queued',
    2,
  ]);
});

test('where nothing is ever changed, no list is retired', async () => {
  const sending = sendingHere();
  const there = { reference: `Patient/${idAt('copies', { id: 'p1' })}` };
  sending.servers.copies.put({ ...sams, subject: there, entry: [] });
  const body = statementOf(2, 'p1', { resourceType: 'List', status: 'current', subject: there });
  const search = `List?patient=${there.reference}`;
  put(sending, 2, {
    kind: 'list-now',
    endpoint: 'letters',
    body,
    guard: guardOf(2, { others: { ...others, search, signatures: [signature] } }),
  });
  await send(sending);
  expect([stateOf(sending, 2).kind, readOutboxOf(sending.context.store().read, 'p1').length]).toEqual([
    'acknowledged',
    1,
  ]);
});

test('what others have signed is looked for once for all entries of a patient that go together', async () => {
  const sending = sendingHere();
  for (const nth of [1, 2, 3]) put(sending, nth, { guard: guardOf(nth, { others }) });
  await send(sending);
  expect([1, 2, 3].map((nth) => entryOf(sending, nth).state.kind)).toEqual(
    Array.from({ length: 3 }, () => 'acknowledged'),
  );
  expect(sending.requests.filter((one) => one === 'GET List').length).toBe(1);
});
