import { expect, test } from 'vitest';
import { outboxSenderOf } from '../../../electron/engine/sync/sync.ts';
import { put, sendingHere, statementOf, uuid, type SendingHere } from '../../support/sending.ts';

const provenance = (entity: readonly object[]) => ({
  ...statementOf(9),
  resourceType: 'Provenance',
  meta: { tag: [{ system: 'urn:concord:write', code: uuid(9) }] },
  target: [1, 2].map((nth) => ({ reference: `urn:uuid:${uuid(nth)}` })),
  agent: [{ who: { display: 'Ruth Calloway' } }],
  entity,
});
const source = (reference: string) => ({ role: 'source', what: { reference } });
const revision = (reference: string) => ({ role: 'revision', what: { reference } });
const query = `_tag=${encodeURIComponent(`urn:concord:write|${uuid(9)}`)}`;

async function sent(sending: SendingHere, entity: readonly object[]): Promise<unknown> {
  put(sending, 9, {
    kind: 'provenance',
    body: provenance(entity),
    after: [uuid(1), uuid(2)],
    guard: { kind: 'if-none-exist', query, others: null, own: null },
  });
  const sender = outboxSenderOf(sending.context);
  sender.wake();
  await sender.idle();
  return sending.servers.shared.store.list('Provenance')[0]?.['entity'];
}

test('the provenance names the version that an update went over, not the one it was planned against', async () => {
  const sending = sendingHere();
  const base = statementOf(1, 'p1', { id: 's1' });
  sending.servers.shared.put(base);
  sending.servers.shared.edit('MedicationStatement', 's1', 'another', (one) => ({
    ...one,
    note: [{ text: 'seen' }],
  }));
  const guard = { kind: 'if-match', id: 's1', versionId: '2', base: JSON.stringify(base) } as const;
  put(sending, 1, { body: { ...base, dosage: [{ text: 'Take TWO' }] }, guard });
  put(sending, 2);
  expect(
    await sent(sending, [source('MedicationStatement/gp1'), revision('MedicationStatement/s1/_history/1')]),
  ).toEqual([source('MedicationStatement/gp1'), revision('MedicationStatement/s1/_history/2')]);
});

test('where nothing is changed, the provenance names what an entry takes the place of, and a source stays a source', async () => {
  const sending = sendingHere();
  const derivedFrom = ['MedicationStatement/p1-m1', 'MedicationStatement/p1-m2'].map((reference) => ({
    reference,
  }));
  put(sending, 1, { body: statementOf(1, 'p1', { derivedFrom }) });
  put(sending, 2);
  expect(await sent(sending, [source('MedicationStatement/p1-m1')])).toEqual([
    source('MedicationStatement/p1-m1'),
    revision('MedicationStatement/p1-m2'),
  ]);
});
