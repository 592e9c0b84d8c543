import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import {
  entryStateSchema,
  fresh,
  step,
  type EntryEvent,
  type EntryState,
} from '../../../shared/sync/sync.ts';
import type { ReadyEntry } from '../../../electron/engine/sync/ready-entry.ts';
import { writeEntry } from '../../../electron/engine/sync/write-entry.ts';
import { answered, modelRecord, type ModelRecord } from '../../support/model-record.ts';

// A request to a prescriber that two desks cancel in the very same words.

const asked: JsonObject = { resourceType: 'Task', id: 't1', status: 'requested', intent: 'proposal' };
const cancelled: JsonObject = { ...asked, status: 'cancelled', statusReason: { text: 'replaced' } };
const at = fromMillis(Date.parse('2026-11-18T10:00:00Z'));

const cancel = (over: Partial<ReadyEntry> = {}): ReadyEntry => ({
  ...fresh,
  id: 'e1',
  type: 'Task',
  body: JSON.stringify(cancelled),
  guard: { kind: 'if-match', id: 't1', versionId: '1', base: JSON.stringify(asked) },
  odsCode: 'SIM',
  targets: [],
  endedHere: [],
  appendOnly: false,
  keepsGuards: true,
  isOurs: () => false,
  ...over,
});

const there = (): ModelRecord => {
  const record = modelRecord();
  record.server.put(asked);
  return record;
};
const cancelledByAnother = (record: ModelRecord): void =>
  record.server.edit('Task', 't1', 'another desk', () => cancelled);

/** The entry after that attempt, as it comes back from the store. */
const after = async (record: ModelRecord, over: Partial<ReadyEntry> = {}): Promise<EntryState> => {
  const { outcome } = await writeEntry(record.asking, cancel(over));
  return move(fresh, { kind: 'send', at }, { kind: 'answered', outcome, at, random: 0 });
};

const move = (state: EntryState, ...events: readonly EntryEvent[]): EntryState =>
  events.reduce((now, event) => {
    const moved = step(now, event);
    if (!moved.ok) throw new Error(`illegal: ${moved.fault.event} while ${moved.fault.from}`);
    return entryStateSchema.parse(JSON.parse(JSON.stringify(moved.value)));
  }, state);

const takenBack: EntryEvent = { kind: 'withdraw', reason: 'kept theirs', by: 'r', at };

test.each([
  { mine: 'refused for it', keepsGuards: true },
  { mine: 'never sent, where guards are not kept', keepsGuards: false },
])(
  'what another desk wrote in the same words first is held, and is not ours to take back',
  async ({ keepsGuards }) => {
    const record = there();
    cancelledByAnother(record);
    const held = await after(record, { keepsGuards });
    expect(held).toMatchObject({ kind: 'acknowledged', versionId: '2', byOthers: true });
    expect(move(held, takenBack)).toMatchObject({
      kind: 'withdrawn',
      reason: 'kept theirs',
      record: 'left-as-it-is',
    });
  },
);

test('taken back while it was on its way, it is left as well', async () => {
  const record = there();
  cancelledByAnother(record);
  const { outcome } = await writeEntry(record.asking, cancel());
  const settled = move(fresh, { kind: 'send', at }, takenBack, {
    kind: 'answered',
    outcome,
    at,
    random: 0,
  });
  expect(settled).toMatchObject({ kind: 'withdrawn', record: 'left-as-it-is' });
});

test('what may have arrived from here may be ours, and is looked for when it is taken back', async () => {
  const record = there();
  cancelledByAnother(record);
  const held = await after(record, { mayHaveArrived: true });
  expect(held).toEqual({ kind: 'acknowledged', id: 't1', versionId: '2', without: [], at });
  expect(move(held, takenBack)).toMatchObject({ kind: 'queued', retract: { reason: 'kept theirs' } });
});

test('where the record had our words before we signed, nobody is said to have written them since', async () => {
  const record = modelRecord();
  record.server.put(cancelled);
  record.between = ({ method }) => (method === 'PUT' ? answered(412, '{}') : undefined);
  const held = await after(record);
  expect(held).toMatchObject({ kind: 'acknowledged', versionId: '1' });
  expect(held).not.toHaveProperty('byOthers');
});

test('two desks that take one request back in words of their own ask nobody, and the second has nothing there', async () => {
  const record = there();
  record.server.edit('Task', 't1', 'another desk', () => ({
    ...cancelled,
    statusReason: { text: 'replaced by Sam' },
    lastModified: '2026-11-18T09:59:00Z',
  }));
  expect(await after(record, { mayHaveArrived: true })).toMatchObject({
    kind: 'acknowledged',
    byOthers: true,
  });
});

test('what the prescriber answered meanwhile is asked about before a request is taken back', async () => {
  const record = there();
  record.server.edit('Task', 't1', 'prescriber', () => ({ ...asked, status: 'accepted' }));
  expect(await after(record)).toMatchObject({ kind: 'conflicted', theirVersion: '2' });
});

test('an update that was answered and is nowhere was never there, though what stands there lacks but one field of it', async () => {
  const record = modelRecord();
  const statement: JsonObject = { resourceType: 'MedicationStatement', id: 't1', status: 'active' };
  record.server.put(statement);
  const guard = { kind: 'if-match', id: 't1', versionId: '1', base: JSON.stringify(statement) } as const;
  const body = JSON.stringify({ ...statement, effectivePeriod: { end: '2026-11-18' } });
  const answeredAs = { id: 't1', versionId: '7' };
  const over = { type: 'MedicationStatement', guard, body, mayHaveArrived: true, answeredAs };
  expect(await after(record, over)).toMatchObject({ kind: 'acknowledged', versionId: '2' });
  expect(record.server.store.list('MedicationStatement')).toMatchObject([{ effectivePeriod: {} }]);
});
