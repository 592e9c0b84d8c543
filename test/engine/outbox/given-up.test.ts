import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { fresh, type EntryState } from '../../../shared/sync/sync.ts';
import { readCurrent } from '../../../electron/engine/cases/cases.ts';
import { resolveConflict } from '../../../electron/engine/outbox/resolve-conflict.ts';
import { isAppendOnly, readEntry, readOutboxOf } from '../../../electron/engine/sync/sync.ts';
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

/** The list for which mine was given up was taken back: what is asked again, and what else there is of the signature. */

const at = fromMillis(Date.parse('2026-11-18T10:52:00Z'));
const keptTheirs = 'the list that somebody else signed was kept';
const signature = '2026-11-18T10:42:00Z Sam Pritchard';
const kept = { endpoint: 'gp', id: 'their-list', signature };
const asking: EntryState = {
  ...carried,
  kind: 'conflicted',
  theirs: JSON.stringify({ resourceType: 'List', id: 'their-list', date: '2026-11-18T10:42:00Z' }),
  theirVersion: '4',
  signature,
  at,
  mayHaveArrived: true,
  retract: { reason: keptTheirs, by: 'ruth', kept },
};
const withdrawn = (
  reason: string,
  record: Extract<EntryState, { kind: 'withdrawn' }>['record'] = 'never-sent',
): EntryState => ({ kind: 'withdrawn', reason, by: 'ruth', at, instead: null, record });

function asked(): SendingHere {
  const sending = sendingHere();
  put(sending, 1, { kind: 'list-now', body: statementOf(1, 'p1', { resourceType: 'List' }), state: asking });
  return sending;
}
const decide = (sending: SendingHere, side: 'mine' | 'theirs') =>
  resolveConflict(sending.here, uuid(1), { signature: side }, 'List/their-list/_history/4 again');
const kindOf = (sending: SendingHere, nth: number): string => stateOf(sending, nth).kind;
const lastNote = ({ here }: SendingHere): string =>
  readCurrent(here.store.read, 'p1').state.notes.at(-1)?.value ?? '';

test('mine after all: what was given up for that list stands again, and what was taken back for another reason or of another signature does not', async () => {
  const sending = asked();
  put(sending, 2, { state: withdrawn(keptTheirs) });
  put(sending, 3, { state: withdrawn('wrong patient') });
  put(sending, 4, { state: withdrawn(keptTheirs), by: 'somebody else' });
  put(sending, 5, { state: withdrawn(keptTheirs), person: 'p2' });
  expect(await decide(sending, 'mine')).toEqual({ ok: true, value: undefined });
  expect([1, 2, 3, 4, 5].map((nth) => kindOf(sending, nth))).toEqual([
    'queued',
    'queued',
    'withdrawn',
    'withdrawn',
    'withdrawn',
  ]);
});

test('what is said to be an error where nothing is changed stays so, and the case says that it does', async () => {
  const sending = asked();
  expect([isAppendOnly(sending.context, 'letters'), isAppendOnly(sending.context, 'gp')]).toEqual([
    true,
    false,
  ]);
  put(sending, 2, { endpoint: 'letters', state: withdrawn(keptTheirs, 'marked-as-error') });
  put(sending, 3, { state: withdrawn(keptTheirs, 'marked-as-error') });
  await decide(sending, 'mine');
  expect([kindOf(sending, 2), stateOf(sending, 3)]).toEqual([
    'withdrawn',
    { ...fresh, mayHaveArrived: true },
  ]);
  expect(lastNote(sending)).toMatch(/Stays withdrawn, where nothing is changed: History fact, letters$/i);
});

test.each(['mine', 'theirs'] as const)(
  'while something of it is on its way nothing is decided of any of it (%s)',
  async (side) => {
    const sending = asked();
    const takenBack = { reason: keptTheirs, by: 'ruth', kept };
    const state: EntryState = { ...carried, kind: 'sending', attempt: 1, startedAt: at, takenBack };
    put(sending, 2, { state });
    put(sending, 3, { state: withdrawn(keptTheirs) });
    expect(await decide(sending, side)).toMatchObject({ fault: { kind: 'changed-meanwhile' } });
    expect([stateOf(sending, 1), stateOf(sending, 2)]).toEqual([asking, state]);
    expect([kindOf(sending, 3), lastNote(sending)]).toEqual(['withdrawn', '']);
  },
);

/** The note of origin of a signature: what it names, and when it is sent. */
function originOf(sending: SendingHere, nth: number, names: readonly number[], state: EntryState): void {
  const target: readonly JsonObject[] = [
    ...names.map((one) => ({ reference: `urn:uuid:${uuid(one)}` })),
    { reference: 'Patient/p1' },
  ];
  const tag = [...ownTags, { system: 'urn:concord:write', code: uuid(nth) }];
  const body = { resourceType: 'Provenance', meta: { tag }, target };
  put(sending, nth, { kind: 'provenance', body, after: names.map(uuid), state });
}
const gone: EntryState = { kind: 'acknowledged', id: 'note', versionId: '1', without: [], at };
const newNotes = ({ here }: SendingHere) =>
  readOutboxOf(here.store.read, 'p1').flatMap(({ id, kind, after }) =>
    kind === 'provenance' && !id.startsWith('00000000-0000-4000')
      ? [{ id, after, body: JSON.parse(readEntry(here.store.read, id)?.body ?? '') as JsonObject }]
      : [],
  );

test('the new note of origin names what stands again and nothing else, waits for that alone, and is found by a name of its own', async () => {
  const sending = asked();
  put(sending, 2, { state: withdrawn(keptTheirs) });
  put(sending, 3, { state: gone });
  originOf(sending, 4, [2, 3], gone);
  await decide(sending, 'mine');
  const [note, ...more] = newNotes(sending);
  expect(more).toEqual([]);
  expect(note?.after).toEqual([uuid(2)]);
  expect(note?.body['target']).toEqual([{ reference: `urn:uuid:${uuid(2)}` }, { reference: 'Patient/p1' }]);
  expect(note?.body['meta']).toEqual({
    tag: [...ownTags, { system: 'urn:concord:write', code: note?.id }],
  });
});

test('a note of origin that still waits names what stands again by itself, and there is no second one', async () => {
  const sending = asked();
  put(sending, 2, { state: withdrawn(keptTheirs) });
  originOf(sending, 4, [2], fresh);
  await decide(sending, 'mine');
  expect([newNotes(sending), entryOf(sending, 4).state]).toEqual([[], fresh]);
});
