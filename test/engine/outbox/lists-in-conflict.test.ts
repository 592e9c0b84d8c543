import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import type { EntryState } from '../../../shared/sync/sync.ts';
import { saveResource } from '../../../electron/engine/db/queries/resources.ts';
import { standsFor } from '../../../electron/engine/outbox/conflict-ended.ts';
import { viewConflict } from '../../../electron/engine/outbox/conflict-view.ts';
import {
  carried,
  entryOf,
  put,
  sendingHere,
  statementOf,
  uuid,
  type SendingHere,
} from '../../support/sending.ts';

const at = fromMillis(Date.parse('2026-11-18T10:52:00Z'));

/** A resource of the shared record, as this computer last read it. */
function cached({ context }: SendingHere, id: string, body: JsonObject): void {
  context.store().inTransaction('cache', { user: null, action: 'test', subject: '' }, (tx) => {
    tx.run(saveResource, {
      source: 'gp',
      type: 'MedicationStatement',
      id,
      person: 'p1',
      version_id: '1',
      last_updated: null,
      fetched_at: at,
      body: JSON.stringify({ ...body, id }),
      hash: id,
      run: 'run',
    });
  });
}

/** Asked about somebody's signed list, of these items. */
function asked(entry: readonly JsonObject[]): SendingHere {
  const sending = sendingHere();
  const theirs = { resourceType: 'List', id: 'theirs', entry, source: { display: 'Sam Pritchard' } };
  const state: EntryState = {
    ...carried,
    kind: 'conflicted',
    theirs: JSON.stringify(theirs),
    theirVersion: '1',
    signature: 'by Sam',
    at,
  };
  put(sending, 1, { kind: 'list-now', body: statementOf(1, 'p1', { resourceType: 'List' }), state });
  return sending;
}
const shown = (sending: SendingHere): readonly (readonly string[])[] =>
  (viewConflict(sending.here, entryOf(sending, 1), 'Ruth')?.fields ?? [])
    .slice(1)
    .map(({ label, mine, theirs }) => [label, mine, theirs]);

test('their list is shown with every dose and the status of each entry, and what was taken off it', () => {
  const sending = asked([
    { item: { reference: 'MedicationStatement/a' } },
    { deleted: true, item: { reference: 'MedicationStatement/c', display: 'Medicine 3' } },
    { item: { reference: 'MedicationStatement/unread', display: 'Medicine 4' } },
  ]);
  const dosage = [{ text: 'ONE each morning' }, { text: 'TWO at night' }];
  cached(sending, 'a', statementOf(1, 'p1', { status: 'on-hold', dosage }));
  cached(sending, 'c', statementOf(3, 'p1'));
  expect(shown(sending)).toEqual([
    ['Medicine 1', 'Not on yours', 'on hold, ONE each morning, TWO at night'],
    ['Medicine 3', 'Not on yours', 'Taken off the list'],
    ['Medicine 4', 'Not on yours', 'On the list'],
  ]);
});

test('of mine there is shown what this signature would state in that very record, and what is still asked', () => {
  const sending = asked([]);
  put(sending, 2, { body: statementOf(2, 'p1', { status: 'stopped' }) });
  put(sending, 3, { endpoint: 'letters' });
  put(sending, 4, { by: 'somebody else' });
  put(sending, 5, { person: 'p2' });
  const asking = (nth: number, state?: EntryState): void => {
    const contained = [{ medicationCodeableConcept: { text: `Medicine ${nth}` } }];
    const body = statementOf(nth, 'p1', { resourceType: 'Task', description: `Stop ${nth}`, contained });
    const row = `r${nth}`;
    put(sending, nth, { kind: 'recommendation', endpoint: 'home', row, body, ...(state ? { state } : {}) });
  };
  asking(6);
  asking(7, { kind: 'withdrawn', reason: 'x', by: 'ruth', at, instead: null, record: 'never-sent' });
  expect(shown(sending)).toEqual([
    ['Medicine 2', 'stopped, Take ONE each morning', 'Not on theirs'],
    ['Medicine 6', 'asked of the prescriber: Stop 6', 'Not on theirs'],
  ]);
});

test('an entry that is to end is shown beside what was signed of that medicine in that record, and of no other', () => {
  const sending = sendingHere();
  put(sending, 2);
  put(sending, 3, { endpoint: 'letters', body: statementOf(9) });
  put(sending, 4, { by: 'somebody else', body: statementOf(9) });
  put(sending, 5, { kind: 'statement-earlier', after: [uuid(2)], body: statementOf(9) });
  const found = () => standsFor(sending.here.store.read, entryOf(sending, 5), statementOf(9));
  expect(found()).toBeUndefined();
  put(sending, 6, { body: statementOf(9, 'p1', { status: 'on-hold' }) });
  expect(found()).toMatchObject({ status: 'on-hold' });
});
