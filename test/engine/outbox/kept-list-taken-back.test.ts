import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fresh, type StoredGuard } from '../../../shared/sync/sync.ts';
import { readCurrent } from '../../../electron/engine/cases/cases.ts';
import { viewConflict } from '../../../electron/engine/outbox/conflict-view.ts';
import { resolveConflict } from '../../../electron/engine/outbox/resolve-conflict.ts';
import { outboxSenderOf, readOutboxOf } from '../../../electron/engine/sync/sync.ts';
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

/** A person kept the list of a colleague, and the colleague takes it back before mine is withdrawn for it. */
const subject = { reference: `Patient/${idAt('shared', { id: 'p1' })}` };
const theirs: JsonObject = {
  resourceType: 'List',
  id: '0',
  meta: { tag: ownTags },
  status: 'current',
  subject,
  date: '2026-11-18T10:42:00Z',
  source: { display: 'Sam Pritchard' },
};
const others = { search: `List?patient=${subject.reference}`, since: '1970-01-01T00:00:00Z' };
const guardOf = (nth: number): StoredGuard => ({
  kind: 'if-none-exist',
  query: `identifier=${encodeURIComponent(`https://tools.ietf.org/html/rfc4122|${uuid(nth)}`)}`,
  others: { ...others, seen: [], signatures: [] },
  own: null,
});

/** A statement and the list that names it, signed here; `met` when the colleague's list is come across. */
async function asked(met: 'before-mine' | 'beside-mine'): Promise<SendingHere> {
  const sending = sendingHere();
  if (met === 'before-mine') sending.servers.shared.put(theirs);
  const item = { item: { reference: `urn:uuid:${uuid(1)}` } };
  const body = statementOf(2, 'p1', { resourceType: 'List', status: 'current', entry: [item] });
  put(sending, 1, { row: 'r1', guard: guardOf(1) });
  put(sending, 2, { kind: 'list-now', guard: guardOf(2), body, after: [uuid(1)] });
  sending.between = ({ method, url }) => {
    const { store } = sending.servers.shared;
    if (method === 'POST' && url.pathname.endsWith('/List') && store.get('List', '0') === undefined)
      sending.servers.shared.put(theirs);
    return undefined;
  };
  await send(sending);
  return sending;
}

async function send({ context }: SendingHere): Promise<void> {
  const sender = outboxSenderOf(context);
  sender.sendNow();
  await sender.idle();
}

/** The entry that asks. */
const asking = ({ here }: SendingHere): number =>
  readOutboxOf(here.store.read, 'p1').findIndex(({ state }) => state.kind === 'conflicted') + 1;

async function decide(sending: SendingHere, side: 'mine' | 'theirs'): Promise<void> {
  const nth = asking(sending);
  const version = viewConflict(sending.here, entryOf(sending, nth), '')?.decidedVersion ?? '';
  const done = await resolveConflict(sending.here, uuid(nth), { signature: side }, version);
  expect(done).toEqual({ ok: true, value: undefined });
}

const takeTheirsBack = ({ servers }: SendingHere): void =>
  servers.shared.edit('List', '0', 'desk-2', (list) => ({ ...list, status: 'entered-in-error' }));

/** What stands of mine in the record: the statement and the list. */
const standing = ({ servers }: SendingHere): readonly unknown[] =>
  [servers.shared.store.list('MedicationStatement'), servers.shared.store.list('List')]
    .flat()
    .filter((one) => JSON.stringify(one['identifier'] ?? '').includes('00000000-0000-4000'))
    .map(({ resourceType, status }) => `${String(resourceType)} ${String(status)}`);

const kinds = (sending: SendingHere): readonly string[] => [1, 2].map((nth) => stateOf(sending, nth).kind);

test.each([
  ['before-mine', []],
  ['beside-mine', ['MedicationStatement entered-in-error', 'List entered-in-error']],
] as const)('their list kept, and it stands: mine is withdrawn (met %s)', async (met, left) => {
  const sending = await asked(met);
  await decide(sending, 'theirs');
  await send(sending);
  expect([kinds(sending), standing(sending)]).toEqual([['withdrawn', 'withdrawn'], left]);
});

test.each([
  ['before-mine', []],
  ['beside-mine', ['MedicationStatement active', 'List current']],
] as const)(
  'the list that was kept was taken back since: I am asked again, and mine is not withdrawn for it (met %s)',
  async (met, left) => {
    const sending = await asked(met);
    await decide(sending, 'theirs');
    takeTheirsBack(sending);
    await send(sending);
    const entry = entryOf(sending, asking(sending));
    expect(entry.state).toMatchObject({
      kind: 'conflicted',
      signature: '2026-11-18T10:42:00Z Sam Pritchard',
    });
    expect(viewConflict(sending.here, entry, '')).toMatchObject({ signature: true, ifMine: 'taken-back' });
    expect(standing(sending)).toEqual(left);
  },
);

test.each(['before-mine', 'beside-mine'] as const)(
  'asked again and mine: all that was signed stands after all, and the case says so (met %s)',
  async (met) => {
    const sending = await asked(met);
    await decide(sending, 'theirs');
    takeTheirsBack(sending);
    await send(sending);
    await decide(sending, 'mine');
    await send(sending);
    expect(kinds(sending)).toEqual(['acknowledged', 'acknowledged']);
    expect(standing(sending)).toEqual(['MedicationStatement active', 'List current']);
    expect(readCurrent(sending.here.store.read, 'p1').state.notes.at(-1)?.value).toContain('Sam Pritchard');
  },
);

test.each(['before-mine', 'beside-mine'] as const)(
  'asked again and not mine: mine is withdrawn all the same, and nobody is asked a third time (met %s)',
  async (met) => {
    const sending = await asked(met);
    await decide(sending, 'theirs');
    takeTheirsBack(sending);
    await send(sending);
    await decide(sending, 'theirs');
    await send(sending);
    expect(kinds(sending)).toEqual(['withdrawn', 'withdrawn']);
    expect(standing(sending).filter((one) => !String(one).endsWith('entered-in-error'))).toEqual([]);
  },
);

test('two desks that each keep the other’s list in the same moment: at least one of them is asked again', async () => {
  const sending = await asked('beside-mine');
  await decide(sending, 'theirs');
  // Theirs goes while mine is on its way out.
  sending.between = ({ method, url }) => {
    if (method === 'PUT' && url.pathname.includes('/List/')) takeTheirsBack(sending);
    return undefined;
  };
  await send(sending);
  expect(stateOf(sending, 2)).toMatchObject({ kind: 'conflicted', retract: { by: 'ruth' } });
});

test('whether the list that was kept still stands could not be read: mine waits, and is not withdrawn unseen', async () => {
  const sending = await asked('beside-mine');
  await decide(sending, 'theirs');
  sending.between = ({ url }) =>
    url.pathname.endsWith('/List/0') ? new Response('', { status: 503 }) : undefined;
  await send(sending);
  expect(kinds(sending)).toEqual(['queued', 'queued']);
  expect(standing(sending)).toEqual(['MedicationStatement active', 'List current']);
});

test('what is sent after all has a note of its origin, though that of its signature went without it', async () => {
  const sending = await asked('before-mine');
  const target = [1, 2].map((nth) => ({ reference: `urn:uuid:${uuid(nth)}` })).concat(subject);
  const tag = [...ownTags, { system: 'urn:concord:write', code: uuid(3) }];
  const body = { resourceType: 'Provenance', meta: { tag }, target, agent: [{ who: { display: 'Ruth' } }] };
  put(sending, 3, { kind: 'provenance', body, after: [uuid(1), uuid(2)] });
  await decide(sending, 'theirs');
  await send(sending);
  expect(stateOf(sending, 3).kind).toBe('acknowledged');
  // Ours in another record, which is still to be withdrawn, asks again.
  takeTheirsBack(sending);
  const kept = { endpoint: 'gp', id: '0', signature: '2026-11-18T10:42:00Z Sam Pritchard' };
  const reason = 'the list that somebody else signed was kept';
  const state = { ...fresh, mayHaveArrived: true, retract: { reason, by: 'ruth', kept } };
  put(sending, 4, { kind: 'list-now', endpoint: 'letters', guard: guardOf(4), state });
  await send(sending);
  expect(asking(sending)).toBe(4);
  await decide(sending, 'mine');
  await send(sending);
  const named = sending.servers.shared.store.list('Provenance').map((one) => one['target']);
  expect(named).toMatchObject([[subject], [{}, {}, subject]]);
});
