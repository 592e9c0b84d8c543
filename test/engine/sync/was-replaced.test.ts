import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fresh, uuidSystem } from '../../../shared/sync/sync.ts';
import { wasReplaced } from '../../../electron/engine/sync/was-replaced.ts';
import { answered, modelRecord } from '../../support/model-record.ts';
import { ownTags, uuid } from '../../support/sending.ts';

const meta = { tag: ownTags };
const subject = { reference: 'Patient/p1' };
const medicine: JsonObject = {
  resourceType: 'MedicationStatement',
  id: 's1',
  meta,
  identifier: [{ system: uuidSystem, value: uuid(1) }],
  status: 'active',
  medicationCodeableConcept: { text: 'Bisoprolol 2.5mg tablets' },
  subject,
};
const snomed = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] });
const list: JsonObject = {
  resourceType: 'List',
  id: 'l1',
  meta,
  status: 'current',
  subject,
  code: snomed('933361000000108'),
};

/** Whether what our update ended may not be brought back: `before` is how it would stand again, `now` how it stands. */
async function replaced(before: JsonObject, now: string, besides: readonly JsonObject[], broken = false) {
  const record = modelRecord();
  for (const one of besides) record.server.put(one);
  if (broken) record.between = () => answered(200, '{"resourceType":"Bundle","entry":[{');
  const found = { resource: { ...before, status: now }, versionId: '2' };
  const done = await wasReplaced(
    record.asking,
    {
      ...fresh,
      id: uuid(1),
      type: String(before['resourceType']),
      body: '{}',
      guard: { kind: 'if-match', id: String(before['id']), versionId: '1', base: JSON.stringify(before) },
      odsCode: 'SIM',
      targets: [],
      endedHere: [],
      appendOnly: false,
      keepsGuards: false,
      isOurs: ({ id }) => id === 'ours',
    },
    found,
    before,
  );
  return done.ok ? done.value : done.fault.kind;
}
const colleagues = {
  ...medicine,
  id: 's2',
  identifier: [{ system: uuidSystem, value: uuid(2) }],
};

test('an entry that we ended is not brought back beside one that a colleague put there since', async () => {
  expect(await replaced(medicine, 'stopped', [colleagues])).toBe(true);
  expect(await replaced(medicine, 'stopped', [])).toBe(false);
  expect(await replaced(medicine, 'stopped', [{ ...colleagues, status: 'stopped' }])).toBe(false);
});

test('what was not ended by us, or had ended before, takes nobody’s place', async () => {
  expect(await replaced(medicine, 'active', [colleagues])).toBe(false);
  expect(await replaced({ ...medicine, status: 'stopped' }, 'stopped', [colleagues])).toBe(false);
});

test('a list that we retired is not made current again beside a newer one of the same kind', async () => {
  const newer = { ...list, id: 'l2' };
  expect(await replaced(list, 'retired', [newer])).toBe(true);
  expect(await replaced(list, 'current', [newer])).toBe(false);
  for (const other of [
    { ...newer, status: 'retired' },
    { ...newer, code: snomed('1') },
    { ...newer, code: 'medicines' },
    { ...newer, meta: {} },
    { ...newer, id: 'ours' },
    { ...newer, id: 'l1' },
    { ...newer, subject: { reference: 'Patient/p2' } },
  ])
    expect(await replaced(list, 'retired', [other])).toBe(false);
});

test('half an answer does not mean that nobody has put anything there', async () => {
  expect(await replaced(medicine, 'stopped', [], true)).toBe('unreadable-answer');
  expect(await replaced(list, 'retired', [], true)).toBe('unreadable-answer');
});
