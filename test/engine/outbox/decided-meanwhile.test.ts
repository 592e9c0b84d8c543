import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { fresh, type EntryState, type StoredGuard } from '../../../shared/sync/sync.ts';
import { readCurrent } from '../../../electron/engine/cases/cases.ts';
import { resolveConflict } from '../../../electron/engine/outbox/resolve-conflict.ts';
import { resolveNeither } from '../../../electron/engine/outbox/resolve-neither.ts';
import { readyTakenBack } from '../../../electron/engine/outbox/withdraw.ts';
import { moveBy } from '../../../electron/engine/sync/sync.ts';
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

/** What happens to the outbox while something is decided about it, and to the lists that name what was decided. */

const at = fromMillis(Date.parse('2026-11-18T10:52:00Z'));
const base = statementOf(1, 'p1', { id: 's1' });
const theirs = { ...base, dosage: [{ text: 'Take NONE' }] };
const others = { search: 'List?patient=p1', since: '', seen: ['known'], signatures: ['an earlier one'] };
const guard: StoredGuard = {
  kind: 'if-match',
  id: 's1',
  versionId: '1',
  base: JSON.stringify(base),
  others,
};
const conflicted: Extract<EntryState, { kind: 'conflicted' }> = {
  ...carried,
  kind: 'conflicted',
  theirs: JSON.stringify(theirs),
  theirVersion: '2',
  signature: null,
  at,
};
const item = (nth: number): JsonObject => ({ item: { reference: `urn:uuid:${uuid(nth)}` } });
const namedBy = (sending: SendingHere): unknown => JSON.parse(entryOf(sending, 3).body) as unknown;

/** A statement in conflict, and the list that names it beside another. */
function inConflict(state: EntryState = conflicted, names: readonly number[] = [1, 2]): SendingHere {
  const sending = sendingHere();
  put(sending, 1, { body: { ...base, dosage: [{ text: 'Take TWO' }] }, guard, state });
  put(sending, 2);
  const body = statementOf(3, 'p1', { resourceType: 'List', status: 'current', entry: names.map(item) });
  put(sending, 3, { kind: 'list-now', body, after: [uuid(2)] });
  return sending;
}
const notes = ({ here }: SendingHere): readonly string[] =>
  readCurrent(here.store.read, 'p1').state.notes.map(({ value }) => value);
const decideMine = ({ here, context }: SendingHere) =>
  moveBy(here.store, uuid(1), { kind: 'decided-mine' }, 'sam', context.host.now());
const changed = { ok: false, fault: { kind: 'changed-meanwhile', what: 'entry' } };

test('what was decided otherwise while “neither” was written down stays so, and nothing is said of it in the case', async () => {
  const sending = inConflict();
  const deciding = resolveNeither(sending.here, uuid(1), 'at night', '2');
  decideMine(sending);
  expect(await deciding).toEqual(changed);
  expect([stateOf(sending, 1), notes(sending)]).toEqual([fresh, []]);
});

test('where neither is right, my list of what is taken goes on naming theirs, which stands in the record', async () => {
  const sending = inConflict();
  expect((await resolveNeither(sending.here, uuid(1), 'at night', '2')).ok).toBe(true);
  expect(namedBy(sending)).toMatchObject({ entry: [item(1), item(2)] });
});

test('mine after a conflict still watches for a list that somebody signs meanwhile', async () => {
  const sending = inConflict();
  await resolveConflict(sending.here, uuid(1), { dosage: 'mine' }, '2');
  expect(entryOf(sending, 1).guard).toMatchObject({ versionId: '2', others });
});

test('what I took back is off my list already, and stays off it where theirs is left in the record', async () => {
  const retract = { reason: 'wrong patient', by: 'ruth' };
  const held = JSON.stringify({ ...theirs, status: 'on-hold' });
  const sending = inConflict({ ...conflicted, theirs: held, mayHaveArrived: true, retract }, [2]);
  const all = { dosage: 'theirs', status: 'theirs' } as const;
  expect((await resolveConflict(sending.here, uuid(1), all, '2')).ok).toBe(true);
  expect(stateOf(sending, 1)).toMatchObject({ kind: 'withdrawn', record: 'left-as-it-is' });
  expect(namedBy(sending)).toMatchObject({ entry: [item(2)] });
});

test('what joined while the paper was made is taken back with the rest, with every list that named any of it', async () => {
  const sending = inConflict();
  let asked = 0;
  const pick = () => {
    asked += 1;
    return asked === 1 ? [entryOf(sending, 1)] : [entryOf(sending, 1), entryOf(sending, 2)];
  };
  const ready = await readyTakenBack(sending.here, pick, { reason: 'wrong patient' });
  if (!ready.ok) throw new Error(ready.fault.kind);
  sending.here.store.inTransaction('take back', { user: 'ruth', action: 'test', subject: 'p1' }, ready.value);
  expect([1, 2, 3].map((nth) => stateOf(sending, nth).kind)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
  expect(notes(sending)).toEqual([expect.stringMatching(/^Taken back \(wrong patient\): .*; /)]);
});

test('what goes on changing is not taken back', async () => {
  const sending = inConflict();
  let asked = 0;
  const pick = () => {
    asked += 1;
    return [entryOf(sending, asked % 2 === 0 ? 1 : 2)];
  };
  expect(await readyTakenBack(sending.here, pick, { reason: 'x' })).toEqual(changed);
  expect(notes(sending)).toEqual([]);
});

const signature = '2026-11-18T10:42:00Z Sam Pritchard';
const list = JSON.stringify({ resourceType: 'List', id: 'their-list', date: '2026-11-18T10:42:00Z' });

test('what was decided otherwise while their list was being kept stays so, and nothing else of mine is taken back', async () => {
  const sending = inConflict({ ...conflicted, theirs: list, signature });
  const deciding = resolveConflict(
    sending.here,
    uuid(1),
    { signature: 'theirs' },
    'List/their-list/_history/2',
  );
  decideMine(sending);
  expect(await deciding).toEqual(changed);
  expect([1, 2, 3].map((nth) => stateOf(sending, nth))).toEqual([fresh, fresh, fresh]);
  expect(notes(sending)).toEqual([]);
});

test.each(['mine', 'theirs'] as const)(
  'what a colleague at this computer signed and is asked about the same list is theirs to decide (%s)',
  async (side) => {
    const asking = { ...conflicted, theirs: list, signature };
    const sending = inConflict(asking);
    put(sending, 4, { guard: { ...guard, id: 's4' }, state: asking, by: 'sam' });
    put(sending, 5, { guard: { ...guard, id: 's5' }, by: 'sam' });
    const version = 'List/their-list/_history/2';
    expect((await resolveConflict(sending.here, uuid(1), { signature: side }, version)).ok).toBe(true);
    expect([stateOf(sending, 4), stateOf(sending, 5)]).toEqual([asking, fresh]);
    expect([4, 5].map((nth) => entryOf(sending, nth).guard)).toEqual([
      { ...guard, id: 's4' },
      { ...guard, id: 's5' },
    ]);
  },
);

test('who is asked again about what was given up for that list is still asked when something else behind it is decided', async () => {
  const asking = { ...conflicted, theirs: list, signature };
  const again = { ...asking, mayHaveArrived: true, retract: { reason: 'kept', by: 'ruth' } };
  const sending = inConflict(asking);
  put(sending, 4, { state: again });
  const version = 'List/their-list/_history/2';
  expect((await resolveConflict(sending.here, uuid(1), { signature: 'mine' }, version)).ok).toBe(true);
  expect([stateOf(sending, 1), stateOf(sending, 4)]).toEqual([fresh, again]);
});
