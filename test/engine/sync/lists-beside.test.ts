import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fresh, type EntryState, type StoredGuard } from '../../../shared/sync/sync.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { viewConflict } from '../../../electron/engine/outbox/conflict-view.ts';
import { resolveConflict } from '../../../electron/engine/outbox/resolve-conflict.ts';
import { outboxSenderOf } from '../../../electron/engine/sync/sync.ts';
import type { ReadyEntry } from '../../../electron/engine/sync/ready-entry.ts';
import { writeEntry } from '../../../electron/engine/sync/write-entry.ts';
import { idAt } from '../../simulation/trust.ts';
import { answered, modelRecord, type ModelRecord } from '../../support/model-record.ts';
import {
  entryOf,
  ownTags,
  put,
  sendingHere,
  stateOf,
  statementOf,
  uuid as uuidOf,
  type SendingHere,
} from '../../support/sending.ts';

/** Two lists of what one patient takes, neither of whose signers was shown the other's. */
const uuid = '11111111-2222-4333-8444-555555555555';
const identifier = [{ system: 'https://tools.ietf.org/html/rfc4122', value: uuid }];
const query = `identifier=${encodeURIComponent(`https://tools.ietf.org/html/rfc4122|${uuid}`)}`;
const others = { search: 'List?patient=p1', since: '1970-01-01T00:00:00Z', seen: [], signatures: [] };
const { mayHaveArrived, answeredAs, timesNotHeld, retract } = fresh;

const list = (id: string, by: string, over: JsonObject = {}): JsonObject => ({
  resourceType: 'List',
  id,
  status: 'current',
  subject: { reference: 'Patient/p1' },
  date: '2026-11-18T10:42:00Z',
  source: { display: by },
  ...over,
});
const { id: _, ...mineList } = list('', 'Ruth Calloway', { identifier, date: '2026-11-18T10:40:00Z' });
const write = async (record: ModelRecord, over: Partial<ReadyEntry> = {}) => {
  const ready: ReadyEntry = {
    id: uuid,
    type: 'List',
    body: JSON.stringify(mineList),
    guard: { kind: 'if-none-exist', query, others, own: null },
    mayHaveArrived,
    answeredAs,
    timesNotHeld,
    retract,
    odsCode: 'SIM',
    targets: [],
    endedHere: [],
    appendOnly: false,
    keepsGuards: false,
    isOurs: ({ identifier: names }) => JSON.stringify(names ?? '').includes(uuid),
    ...over,
  };
  return (await writeEntry(record.asking, ready)).outcome;
};
const sams = { kind: 'changed-by-others', signature: '2026-11-18T10:42:00Z Sam Pritchard' };

/** My list, which was answered as a failure and got there all the same, after a colleague's or before it. */
async function lateList(
  status: 'current' | 'retired',
  theirs: JsonObject,
  second: 'mine' | 'theirs' = 'mine',
) {
  const record = modelRecord();
  const put = [
    (): void => record.server.put(list('b', 'Sam Pritchard', theirs)),
    (): void => record.server.put({ ...mineList, id: second === 'mine' ? 'c' : 'a', status }),
  ];
  for (const one of second === 'mine' ? put : put.toReversed()) one();
  return write(record, { mayHaveArrived: true });
}

test('a list that got there late beside a colleague’s asks which of the two stands', async () => {
  expect(await lateList('current', {})).toMatchObject(sams);
});

test('a list that got there late asks nothing where only one of the two is current, nor where the colleague’s came second', async () => {
  expect(await lateList('retired', {})).toMatchObject({ kind: 'held' });
  expect(await lateList('current', { status: 'retired' })).toMatchObject({ kind: 'held' });
  expect(await lateList('current', {}, 'theirs')).toMatchObject({ kind: 'held' });
});

/** A colleague's list comes into the record between my look and my write, or right behind my write. */
function inTheSameMoment(record: ModelRecord, when: 'before' | 'behind'): void {
  record.between = (asked, pass) => {
    if (asked.method !== 'POST') return undefined;
    if (when === 'before') record.server.put(list('0', 'Sam Pritchard'));
    const answer = pass();
    if (when === 'behind') record.server.put(list('~', 'Sam Pritchard'));
    return answer;
  };
}

test('of two lists written in the same moment the one that came second asks, knowing that it is there', async () => {
  const record = modelRecord();
  inTheSameMoment(record, 'before');
  const asked = await write(record);
  const mine = record.server.store.list('List').find((one) => one['identifier'] !== undefined);
  expect(asked).toMatchObject({ ...sams, answeredAs: { id: mine?.['id'] } });
});

test('of two lists written in the same moment the one that came first asks nobody', async () => {
  const record = modelRecord();
  inTheSameMoment(record, 'behind');
  expect(await write(record)).toMatchObject({ kind: 'held' });
});

test('where nothing is ever changed, no list is looked for after the write', async () => {
  const record = modelRecord();
  inTheSameMoment(record, 'before');
  expect(await write(record, { appendOnly: true })).toMatchObject({ kind: 'held' });
});

test('a list that was written is not sent again because it could not be seen whether another came first', async () => {
  const record = modelRecord();
  let written = false;
  record.between = (asked, pass) => {
    written = written || asked.method === 'POST';
    const searches = asked.method === 'GET' && asked.url.search.includes('patient');
    return written && searches ? answered(429, '') : pass();
  };
  expect(await write(record)).toMatchObject({ kind: 'busy', answeredAs: { versionId: '1' } });
});

/** Both lists as they stand in the record once I have decided for one of them, and `meanwhile` something else before. */
async function decided(
  side: 'mine' | 'theirs',
  meanwhile: (sending: SendingHere) => Promise<void> = () => Promise.resolve(),
): Promise<readonly unknown[]> {
  const sending = sendingHere();
  const { servers, here, context } = sending;
  const sender = outboxSenderOf(context);
  const subject = { reference: `Patient/${idAt('shared', { id: 'p1' })}` };
  const theirs = list('0', 'Sam Pritchard', { subject, meta: { tag: ownTags } });
  const query = `identifier=${encodeURIComponent(`https://tools.ietf.org/html/rfc4122|${uuidOf(1)}`)}`;
  put(sending, 1, {
    kind: 'list-now',
    body: statementOf(1, 'p1', { resourceType: 'List', status: 'current', date: '2026-11-18T10:40:00Z' }),
    guard: {
      kind: 'if-none-exist',
      query,
      others: { ...others, search: `List?patient=${subject.reference}` },
      own: null,
    },
  });
  sending.between = ({ method }) => {
    if (method === 'POST' && servers.shared.store.list('List').length === 0) servers.shared.put(theirs);
    return undefined;
  };
  sender.wake();
  await sender.idle();
  const asked = stateOf(sending, 1);
  expect(asked).toMatchObject({ kind: 'conflicted', mayHaveArrived: true });
  expect(viewConflict(here, entryOf(sending, 1), 'Ruth Calloway')).toMatchObject({
    signature: true,
    sent: true,
  });
  await meanwhile(sending);
  const seen = viewConflict(here, entryOf(sending, 1), '')?.decidedVersion ?? '';
  const asks = { status: side, date: side, subject: side, entry: side };
  expect((await resolveConflict(here, uuidOf(1), asks, seen)).ok).toBe(true);
  sender.wake();
  await sender.idle();
  return servers.shared.store
    .list('List')
    .map(({ id, status, entry = [] }) =>
      [id === '0' ? 'theirs' : 'mine', status, ...[entry].flat().map((one) => JSON.stringify(one))].join(' '),
    );
}

/** A medicine that I signed as stopped is kept as somebody else has it: taken. */
async function oneGoesOn(sending: SendingHere): Promise<void> {
  const base = statementOf(5, 'p1', { id: 's5' });
  sending.servers.shared.put(base);
  const state: EntryState = {
    ...fresh,
    kind: 'conflicted',
    theirs: JSON.stringify(base),
    theirVersion: '1',
    signature: null,
    at: fromMillis(sending.clock.now()),
  };
  const guard: StoredGuard = { kind: 'if-match', id: 's5', versionId: '0', base: '{}' };
  put(sending, 5, { body: { ...base, status: 'stopped' }, guard, state });
  const conflict = viewConflict(sending.here, entryOf(sending, 5), '');
  const choices = Object.fromEntries((conflict?.fields ?? []).map(({ field }) => [field, 'theirs' as const]));
  expect((await resolveConflict(sending.here, uuidOf(5), choices, '1')).ok).toBe(true);
}

test('a list that had arrived says what was decided since, as its next version, and takes the place of theirs', async () => {
  const named = '{"item":{"reference":"MedicationStatement/s5"}}';
  expect(await decided('mine', oneGoesOn)).toEqual(['theirs retired', `mine current ${named}`]);
  expect(await decided('theirs', oneGoesOn)).toEqual(['theirs current', 'mine entered-in-error']);
});

test('whichever of two lists of one moment is kept, one of them stands', async () => {
  expect(await decided('mine')).toEqual(['theirs retired', 'mine current']);
  expect(await decided('theirs')).toEqual(['theirs current', 'mine entered-in-error']);
});

test('where nothing is changed, a list that another entry says was an error is no signature any more', async () => {
  const record = modelRecord();
  const name = uuidOf(7);
  const theirs = list('t', 'Sam Pritchard', { identifier: [{ system: identifier[0]?.system, value: name }] });
  record.server.put(theirs);
  expect(await write(record, { appendOnly: true })).toMatchObject(sams);
  record.server.put({
    ...theirs,
    id: 'u',
    status: 'entered-in-error',
    identifier: [{ system: 'urn:concord:retracts', value: name }],
  });
  expect(await write(record, { appendOnly: true })).toMatchObject({ kind: 'held' });
});
