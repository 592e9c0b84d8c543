import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fresh } from '../../../shared/sync/sync.ts';
import type { Asking } from '../../../electron/engine/sync/record-answers.ts';
import type { ReadyEntry } from '../../../electron/engine/sync/ready-entry.ts';
import { writeEntry } from '../../../electron/engine/sync/write-entry.ts';
import { modelRecord, type ModelRecord } from '../../support/model-record.ts';
import { statementOf, uuid } from '../../support/sending.ts';

// A record where nothing is changed, and that makes us wait between a question and the write after it.

const statement = statementOf(1, 'p1', { subject: { reference: 'Patient/p1' } });
const ready = (over: Partial<ReadyEntry> = {}): ReadyEntry => ({
  ...fresh,
  id: uuid(1),
  type: 'MedicationStatement',
  body: JSON.stringify(statement),
  guard: {
    kind: 'if-none-exist',
    query: `identifier=${uuid(1)}`,
    others: { search: 'List?patient=p1', since: '1970-01-01T00:00:00Z', seen: [], signatures: [] },
    own: { seen: [] },
  },
  odsCode: 'SIM',
  targets: [],
  endedHere: [],
  appendOnly: true,
  keepsGuards: false,
  isOurs: () => false,
  ...over,
});
const colleaguesList: JsonObject = {
  resourceType: 'List',
  id: 'l1',
  status: 'current',
  subject: { reference: 'Patient/p1' },
  date: '2026-11-18T10:42:00Z',
  source: { display: 'Sam Pritchard' },
};

/** A record that lets so many milliseconds pass before each search of statements is answered, and what somebody does meanwhile. */
function slowRecord(waitsMs: readonly number[], meanwhile: (record: ModelRecord) => void = () => undefined) {
  const record = modelRecord();
  let nowMs = 0;
  let nth = 0;
  record.between = ({ method, url }) => {
    if (method !== 'GET' || !url.pathname.endsWith('/MedicationStatement')) return undefined;
    nowMs += waitsMs[nth] ?? 0;
    nth += 1;
    meanwhile(record);
    return undefined;
  };
  const pass = (ms: number): void => void (nowMs += ms);
  const asking: Asking = { ...record.asking, lately: { nowMs: () => nowMs, searches: new Map() } };
  const kinds = (): readonly string[] => record.requests.map((one) => one.replace(/[?/].*/, ''));
  return { record, asking, pass, kinds };
}

const look = ['GET List', 'GET MedicationStatement'];
const sent = ['POST MedicationStatement', 'GET MedicationStatement'];

test('what was looked for too long ago is looked for again before it goes, and what came meanwhile is asked about', async () => {
  const slow = slowRecord([12_000]);
  expect((await writeEntry(slow.asking, ready())).outcome.kind).toBe('held');
  expect(slow.kinds()).toEqual([...look, ...look, ...sent]);
  const met = slowRecord([12_000], ({ server }) => server.put(colleaguesList));
  expect((await writeEntry(met.asking, ready())).outcome).toMatchObject({
    kind: 'changed-by-others',
    signature: '2026-11-18T10:42:00Z Sam Pritchard',
  });
  expect(met.kinds()).toEqual([...look, 'GET List']);
});

test('a record that is always as slow is written to all the same, and one that changes its entries is asked once', async () => {
  const slow = slowRecord([12_000, 12_000, 12_000]);
  expect((await writeEntry(slow.asking, ready())).outcome.kind).toBe('held');
  expect(slow.kinds()).toEqual([...look, ...look, ...look, ...sent]);
  const changing = slowRecord([12_000]);
  expect((await writeEntry(changing.asking, ready({ appendOnly: false }))).outcome.kind).toBe('held');
  expect(changing.kinds()).toEqual([...look, ...sent]);
});

test('what waited too long for its turn does not go, and says nothing of having arrived', async () => {
  const { record, asking, pass } = slowRecord([]);
  const waiting: Asking = {
    ...asking,
    reader: {
      ...asking.reader,
      send: (...given) => {
        pass(12_000);
        return asking.reader.send(...given);
      },
    },
  };
  expect((await writeEntry(waiting, ready())).outcome).toEqual({
    kind: 'busy',
    detail: 'its turn came too late',
    retryAfterMs: null,
  });
  expect(record.server.store.list('MedicationStatement')).toEqual([]);
  expect((await writeEntry(waiting, ready({ appendOnly: false }))).outcome.kind).toBe('held');
});
