import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import type { Outcome } from '../../../shared/sync/sync.ts';
import { writeEntry } from '../../../electron/engine/sync/write-entry.ts';
import { modelRecord } from '../../support/model-record.ts';
import { carried, statementOf, uuid } from '../../support/sending.ts';
import { usualConfig as config } from '../../simulation/setting.ts';

const base: JsonObject = { ...statementOf(1), id: 's1', dateAsserted: '2026-11-17T09:00:00.000Z' };

/** Mine over a list of Sam Pritchard about which the person decided, where `changed` was made of the entry just before it came. */
async function mineOver(changed: JsonObject): Promise<Outcome> {
  const record = modelRecord();
  record.server.put(base);
  record.server.edit('MedicationStatement', 's1', 'another', (one) => ({ ...one, ...changed }));
  record.server.put({
    resourceType: 'List',
    id: 'l1',
    status: 'current',
    subject: { reference: 'Patient/p1' },
    date: '2026-11-18T10:42:00Z',
    source: { display: 'Sam Pritchard' },
    entry: [{ item: { reference: 'MedicationStatement/s1' } }],
  });
  const { outcome } = await writeEntry(record.asking, {
    ...carried,
    id: uuid(1),
    type: 'MedicationStatement',
    body: JSON.stringify({ ...base, dosage: [{ text: 'THREE' }] }),
    guard: {
      kind: 'if-match',
      id: 's1',
      versionId: '1',
      base: JSON.stringify(base),
      others: {
        search: 'List?patient=p1',
        since: '1970-01-01T00:00:00Z',
        seen: [],
        signatures: ['2026-11-18T10:42:00Z Sam Pritchard'],
      },
    },
    odsCode: config.trust.odsCode,
    targets: [],
    endedHere: [],
    appendOnly: false,
    keepsGuards: false,
    isOurs: () => false,
  });
  return outcome;
}

test('what a system changed just before a colleague’s list came is not of that list, and is asked about: it was said when it was', async () => {
  expect(await mineOver({ dosage: [{ text: 'TWO' }] })).toMatchObject({
    kind: 'changed-by-others',
    theirVersion: '2',
  });
});

test('what the colleague signed with that list was said by them, and mine takes its place as was decided', async () => {
  const said = { dosage: [{ text: 'TWO' }], dateAsserted: '2026-11-18T10:41:00.000Z' };
  expect(await mineOver(said)).toMatchObject({ kind: 'busy', detail: 'decided with the list' });
});
