import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import type { StoredGuard } from '../../../shared/sync/sync.ts';
import { viewConflict } from '../../../electron/engine/outbox/conflict-view.ts';
import { resolveConflict } from '../../../electron/engine/outbox/resolve-conflict.ts';
import { outboxSenderOf } from '../../../electron/engine/sync/sync.ts';
import { idAt } from '../../simulation/trust.ts';
import { entryOf, ownTags, put, sendingHere, statementOf, uuid } from '../../support/sending.ts';

/** Two desks of one organisation write about one medicine in the same moment: neither was read by the other. */
const subject = { reference: `Patient/${idAt('shared', { id: 'p1' })}` };
const guardOf = (nth: number): StoredGuard => ({
  kind: 'if-none-exist',
  query: `identifier=${encodeURIComponent(`https://tools.ietf.org/html/rfc4122|${uuid(nth)}`)}`,
  others: {
    search: `List?patient=${subject.reference}`,
    since: '1970-01-01T00:00:00Z',
    seen: [],
    signatures: [],
  },
  own: nth === 1 ? { seen: [] } : null,
});
const { medicationCodeableConcept } = statementOf(1);
const colleagues = (id: string, over: JsonObject = {}): JsonObject => ({
  ...statementOf(90),
  id,
  medicationCodeableConcept,
  ...over,
});
const theirList: JsonObject = {
  resourceType: 'List',
  id: '0',
  meta: { tag: ownTags },
  status: 'current',
  subject,
  date: '2026-11-18T10:42:00Z',
  source: { display: 'Sam Pritchard' },
  entry: ['same', 'other'].map((id) => ({ item: { reference: `MedicationStatement/${id}` } })),
};

/** What of each is in the record once I have decided about the colleague's list. */
async function decided(
  side: 'mine' | 'theirs',
  mine: 'active' | 'stopped' = 'active',
  saidMs?: number,
): Promise<object> {
  const theirs = colleagues('same');
  const sending = sendingHere();
  const { shared } = sending.servers;
  const sender = outboxSenderOf(sending.context);
  const item = { item: { reference: `urn:uuid:${uuid(1)}` } };
  const list = statementOf(2, 'p1', { resourceType: 'List', status: 'current', entry: [item] });
  put(sending, 1, { row: 'r1', guard: guardOf(1), body: statementOf(1, 'p1', { status: mine }) });
  put(sending, 2, { kind: 'list-now', guard: guardOf(2), body: list, after: [uuid(1)] });
  sending.between = ({ method, url }) => {
    if (method !== 'POST' || !url.pathname.endsWith('/List') || shared.store.get('List', '0') !== undefined)
      return undefined;
    shared.put(theirs);
    if (saidMs !== undefined)
      shared.store.write({
        type: 'MedicationStatement',
        id: 'same',
        resource: { ...theirs, dateAsserted: new Date(saidMs).toISOString() },
        by: 'sam',
        ifMatch: undefined,
        atMs: saidMs + 3_000,
      });
    shared.put(colleagues('other', { medicationCodeableConcept: { text: 'Another' } }));
    shared.put(colleagues('of-no-list'));
    shared.put(theirList);
    return undefined;
  };
  sender.wake();
  await sender.idle();
  const version = viewConflict(sending.here, entryOf(sending, 2), '')?.decidedVersion ?? '';
  expect((await resolveConflict(sending.here, uuid(2), { signature: side }, version)).ok).toBe(true);
  sender.sendNow();
  await sender.idle();
  const shown = ['List', 'MedicationStatement'].flatMap((type) => shared.store.list(type));
  return Object.fromEntries(
    shown
      .filter(({ meta }) => JSON.stringify(meta).includes('urn:concord:written'))
      .map(({ id, resourceType, status }) => [
        ['0', 'same', 'other', 'of-no-list'].includes(String(id)) ? id : `mine ${String(resourceType)}`,
        status,
      ]),
  );
}

const others = { other: 'active', 'of-no-list': 'active' };

test('mine over a list that got there an hour after what it names: that does not stand beside mine either', async () => {
  expect(await decided('mine', 'active', Date.parse('2026-11-18T09:30:00Z'))).toMatchObject({
    same: 'entered-in-error',
  });
});

test.each(['active', 'stopped'] as const)(
  'mine over a list of the same moment: what it brought about a medicine that I say is %s does not stand beside mine',
  async (status) => {
    expect(await decided('mine', status)).toEqual({
      ...others,
      '0': 'retired',
      'mine List': 'current',
      'mine MedicationStatement': status,
      same: 'entered-in-error',
    });
  },
);

test('theirs over mine of the same moment: what theirs brought stands, and mine was an error', async () => {
  expect(await decided('theirs')).toEqual({
    ...others,
    '0': 'current',
    'mine List': 'entered-in-error',
    'mine MedicationStatement': 'entered-in-error',
    same: 'active',
  });
});
