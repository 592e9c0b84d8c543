import { expect, test } from 'vitest';
import { find, judge, readBack, withAnswer } from '../../../electron/engine/sync/read-back.ts';
import type { JsonObject } from '../../../shared/core/brand.ts';
import type { Outcome } from '../../../shared/sync/sync.ts';
import { askingOf, bundle, failing, outcome, readingHere, type Reply } from '../../support/reading.ts';

const type = 'MedicationStatement';
const system = 'https://tools.ietf.org/html/rfc4122';
const name = '00000000-0000-4000-8000-000000000001';
const mine: JsonObject = {
  resourceType: type,
  identifier: [{ system, value: name }],
  status: 'active',
  medicationCodeableConcept: { text: 'Ramipril' },
  subject: { reference: 'Patient/1' },
  dosage: [{ text: 'one a day' }],
  note: [{ text: 'said by the patient' }],
};
const there = (over: object = {}, versionId = '2'): JsonObject => ({
  ...mine,
  id: 's1',
  meta: { versionId },
  ...over,
});
const inRecord = (over: object = {}, versionId = '2') => ({ resource: there(over, versionId), versionId });
const notThere: Reply = {
  fault: { kind: 'rejected', status: 404, issues: [], body: JSON.stringify(outcome('not-found')) },
};
const held = (without: readonly string[] = []) => ({ kind: 'held', id: 's1', versionId: '2', without });

async function back(versionId: string | null, ...replies: readonly Reply[]) {
  const here = readingHere();
  const left = [...replies];
  here.reply = () => left.shift() ?? 'one question too many';
  const came = await readBack(askingOf(here), type, { id: 's1', versionId }, mine);
  return { came, asked: here.asked };
}

test('the very entry with everything in it is held; what the record does not keep besides is named', () => {
  expect(judge(inRecord(), mine, null)).toEqual(held());
  expect(judge(inRecord({ note: undefined }), mine, null)).toEqual(held(['note']));
});

test('a clinical field that is not there at all is lost, whichever version it is', () => {
  const lost = { kind: 'fields-lost', fields: ['dosage'], id: 's1', versionId: '2' };
  expect(judge(inRecord({ dosage: undefined }), mine, null)).toEqual(lost);
  expect(judge(inRecord({ dosage: undefined }), mine, { id: 's1', versionId: '1' })).toEqual(lost);
});

test('a clinical field that says something else is the record’s doing at our version, and somebody’s at another', () => {
  const other = { dosage: [{ text: 'two a day' }] };
  expect(judge(inRecord(other), mine, { id: 's1', versionId: '2' })).toMatchObject({
    kind: 'fields-lost',
    fields: ['dosage'],
  });
  const changed = {
    kind: 'changed-by-others',
    theirs: JSON.stringify(there(other)),
    theirVersion: '2',
    signature: null,
  };
  expect(judge(inRecord(other), mine, { id: 's1', versionId: '1' })).toEqual(changed);
  expect(judge(inRecord(other), mine, null)).toEqual(changed);
  // One field gone and another changed is a change.
  expect(judge(inRecord({ ...other, status: undefined }), mine, null).kind).toBe('changed-by-others');
});

test('an entry without our name that says the same has lost it; one that says something else is another’s', () => {
  expect(judge(inRecord({ identifier: undefined }), mine, null)).toEqual({
    kind: 'fields-lost',
    fields: ['identifier'],
    id: 's1',
    versionId: '2',
  });
  expect(judge(inRecord({ identifier: undefined, dosage: [{ text: 'two a day' }] }), mine, null)).toEqual({
    kind: 'not-held',
    detail: 'something else is there',
  });
});

test('a type that goes by a tag alone is held without it, and that is said', () => {
  const tagged = {
    resourceType: 'Provenance',
    meta: { tag: [{ system: 'urn:concord:write', code: name }] },
    target: [{ reference: 'List/1' }],
    agent: [{ who: { display: 'Ruth' } }],
  };
  const resource = { ...tagged, id: 's1', meta: {} };
  expect(judge({ resource, versionId: '2' }, tagged, null)).toEqual(held(['meta.tag']));
  const { meta: _, ...nameless } = tagged;
  expect(judge({ resource, versionId: '2' }, nameless, null)).toEqual(held());
});

const list: JsonObject = {
  resourceType: 'List',
  identifier: [{ system, value: name }],
  status: 'current',
  mode: 'snapshot',
};

test('a list that a later one retired had arrived; one that is otherwise changed is somebody’s change', () => {
  const retired = { ...list, id: 's1', status: 'retired' };
  expect(judge({ resource: retired, versionId: '2' }, list, null)).toEqual(held());
  expect(judge({ resource: { ...retired, mode: 'working' }, versionId: '2' }, list, null).kind).toBe(
    'changed-by-others',
  );
  expect(
    judge({ resource: { ...retired, status: 'entered-in-error' }, versionId: '2' }, list, null).kind,
  ).toBe('changed-by-others');
  expect(judge(inRecord({ status: 'retired' }), mine, null).kind).toBe('changed-by-others');
});

test('what was just written is read once where it is as written', async () => {
  expect(await back('2', there())).toEqual({ came: held(), asked: ['MedicationStatement/s1'] });
  expect((await back(null, there({ note: undefined }))).came).toEqual(held(['note']));
  expect((await back('2', there({ note: undefined }))).asked.length).toBe(1);
});

test('at a later version that is not as written, our own version says whether we were ever there', async () => {
  const later = there({ dosage: [{ text: 'two a day' }] }, '3');
  expect(await back('2', later, there())).toEqual({
    came: held(),
    asked: ['MedicationStatement/s1', 'MedicationStatement/s1/_history/2'],
  });
  expect((await back('2', later, there({ dosage: [{ text: 'none' }] }))).came).toMatchObject({
    kind: 'fields-lost',
    versionId: '2',
  });
  expect((await back('2', later, notThere)).came).toEqual({
    kind: 'not-held',
    detail: 'MedicationStatement/s1',
  });
  expect((await back('2', later, '<html>')).came).toMatchObject({
    kind: 'unreadable-answer',
    answeredAs: { id: 's1', versionId: '2' },
  });
  // Not all of it kept at a later version: the same question.
  expect((await back('2', there({ note: undefined }, '3'), there())).came).toEqual(held());
  // As written at a later version is held there.
  expect((await back('2', there({}, '3'))).came).toEqual({ ...held(), versionId: '3' });
});

test('a version that was answered and is nowhere leaves what is there: ours, without what the record does not keep, is not written again', async () => {
  expect((await back('9', there({ identifier: undefined }), notThere)).came).toEqual({
    kind: 'fields-lost',
    fields: ['identifier'],
    id: 's1',
    versionId: '2',
  });
  expect((await back('9', there({ note: undefined }), notThere)).came).toEqual(held(['note']));
});

test('our own version is ours by its address, whatever number a record writes into it', async () => {
  const later = there({ dosage: [{ text: 'two a day' }] }, '3');
  for (const meta of [{ versionId: '3' }, undefined]) {
    expect((await back('2', later, there({ meta }))).came).toEqual(held());
    expect((await back('2', later, there({ dosage: [{ text: 'none' }], meta }))).came).toMatchObject({
      kind: 'fields-lost',
      versionId: '2',
    });
  }
});

test('what is not there is not held, and what could not be read keeps the record’s answer', async () => {
  expect((await back('2', notThere)).came).toEqual({ kind: 'not-held', detail: 'MedicationStatement/s1' });
  const away = failing({ kind: 'not-answering', layer: 'network', detail: 'x' })();
  expect((await back('2', away)).came).toEqual({
    kind: 'no-answer',
    layer: 'network',
    detail: 'x',
    retryAfterMs: null,
    answeredAs: { id: 's1', versionId: '2' },
  });
});

test.each<Outcome>([
  { kind: 'busy', detail: 'x', retryAfterMs: null },
  { kind: 'changed-by-others', theirs: '{}', theirVersion: '1', signature: null },
  { kind: 'no-answer', layer: 'network', detail: 'x', retryAfterMs: null },
  { kind: 'unreadable-answer', detail: 'x' },
  { kind: 'sign-in-needed' },
  { kind: 'not-permitted', missing: 'x' },
  { kind: 'not-accepted', detail: 'x' },
])('what comes after the record’s answer takes nothing from it: %o', (came) => {
  const answered = { id: 's1', versionId: null };
  expect(withAnswer(came, answered)).toEqual({ ...came, answeredAs: answered });
});

test('what settles an entry by itself needs no answer of the record', () => {
  for (const came of [{ kind: 'not-held', detail: 'x' }, { kind: 'patient-not-known' }] as const)
    expect(withAnswer(came, { id: 's1', versionId: '2' })).toEqual(came);
});

test('an entry that may have arrived is looked for by its name: one, none, several, or not to be known', async () => {
  const here = readingHere();
  const look = (reply: Reply) => {
    here.reply = () => reply;
    return find(askingOf(here), 'identifier=x', mine);
  };
  expect(await look(bundle([there()]))).toEqual({ kind: 'settled', outcome: held() });
  expect(here.asked).toEqual(['MedicationStatement?identifier=x']);
  const others = there({ identifier: [{ system, value: 'another' }] });
  expect(await look(bundle([others]))).toEqual({ kind: 'none' });
  expect(await look(bundle([others, there(), there({ id: 's2' }), there({ id: 's3' })]))).toEqual({
    kind: 'settled',
    outcome: { kind: 'several-exist', count: 3 },
  });
  expect(await look('<html>')).toMatchObject({ kind: 'settled', outcome: { kind: 'unreadable-answer' } });
  // Somebody has changed it since: a person is asked.
  expect(await look(bundle([there({ status: 'stopped' })]))).toMatchObject({
    outcome: { kind: 'changed-by-others' },
  });
});
