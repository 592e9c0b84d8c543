import { expect, test } from 'vitest';
import { err, ok } from '../../../shared/core/result.ts';
import { fresh } from '../../../shared/sync/sync.ts';
import type { ReadyEntry } from '../../../electron/engine/sync/ready-entry.ts';
import { writeEntry } from '../../../electron/engine/sync/write-entry.ts';
import type { RecordReader } from '../../../electron/engine/records/records.ts';

/** A record that answers every question with `text` and takes note of what is sent to it. */
function recordAnswering(text: string): { readonly reader: RecordReader; readonly sent: string[] } {
  const sent: string[] = [];
  const answer = (status: number) => ok({ status, headers: new Headers(), text, serverTime: undefined });
  return {
    sent,
    reader: {
      get: async () => answer(200),
      address: () => err({ kind: 'address-refused', why: 'other-origin' }),
      send: async (_source, write) => {
        sent.push(write.path);
        return answer(201);
      },
      onlyPatient: () => undefined,
      operate: async () => err({ kind: 'rejected' as const, status: 404, issues: [], body: '' }),
      whole: async () => err({ kind: 'patient-not-known' as const }),
      offer: async () => {
        throw new Error('a write does not ask for metadata');
      },
    },
  };
}

const source = {
  id: 'gp',
  name: 'GP record',
  role: 'history',
  origin: 'gp',
  fhirBase: 'http://127.0.0.1:1/fhir',
  fhirVersion: 'R4',
  audience: 'main',
} as const;

const guarded: ReadyEntry = {
  id: '00000000-0000-4000-8000-000000000001',
  type: 'MedicationStatement',
  body: '{"resourceType":"MedicationStatement"}',
  guard: {
    kind: 'if-none-exist',
    query: 'identifier=x|1',
    others: { search: 'List?patient=1', since: '2026-11-18T10:00:00.000Z', seen: [], signatures: [] },
    own: null,
  },
  mayHaveArrived: fresh.mayHaveArrived,
  answeredAs: fresh.answeredAs,
  timesNotHeld: fresh.timesNotHeld,
  retract: fresh.retract,
  odsCode: 'SIM',
  targets: [],
  endedHere: [],
  appendOnly: false,
  keepsGuards: false,
  isOurs: () => false,
};

const updated: ReadyEntry = {
  ...guarded,
  guard: { kind: 'if-match', id: 'm1', versionId: '1', base: '{"resourceType":"MedicationStatement"}' },
};

test.each([
  ['HTML', '<html>Sign in to the network</html>'],
  ['half a text', '{"resourceType":"Bundle","entry":['],
  ['something that is no searchset', '{"resourceType":"Patient"}'],
  ['an entry that is not a list', '{"resourceType":"Bundle","entry":{}}'],
  [
    'seven announced and none given',
    '{"resourceType":"Bundle","total":7,"link":[{"relation":"self","url":"x"}]}',
  ],
])('%s in answer to the search for others’ lists stops the write and says so', async (_, text) => {
  const { reader, sent } = recordAnswering(text);
  const { outcome } = await writeEntry(
    { reader, source, correlation: 'c', lately: { nowMs: () => 0, searches: new Map() } },
    guarded,
  );
  expect(outcome.kind).toBe('unreadable-answer');
  expect(sent).toEqual([]);
});

test.each([
  ['HTML', '<html></html>'],
  ['another kind of resource', '{"resourceType":"Patient","id":"m1"}'],
])('%s where the entry to be changed should be stops the change', async (_, text) => {
  const { reader, sent } = recordAnswering(text);
  const { outcome } = await writeEntry(
    { reader, source, correlation: 'c', lately: { nowMs: () => 0, searches: new Map() } },
    updated,
  );
  expect(outcome.kind).toBe('unreadable-answer');
  expect(sent).toEqual([]);
});
