import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { fresh, step, type StoredGuard } from '../../../shared/sync/sync.ts';
import type { ReadyEntry } from '../../../electron/engine/sync/ready-entry.ts';
import { writeEntry } from '../../../electron/engine/sync/write-entry.ts';
import { answered, modelRecord, type ModelRecord } from '../../support/model-record.ts';

const uuid = '11111111-2222-4333-8444-555555555555';
const identifier = [{ system: 'https://tools.ietf.org/html/rfc4122', value: uuid }];
const query = `identifier=${encodeURIComponent(`https://tools.ietf.org/html/rfc4122|${uuid}`)}`;

const statement: JsonObject = {
  resourceType: 'MedicationStatement',
  identifier,
  status: 'active',
  medicationCodeableConcept: { text: 'Bisoprolol 2.5mg tablets' },
  subject: { reference: 'Patient/p1' },
  informationSource: { reference: 'Patient/p1' },
  dosage: [{ text: 'Take ONE tablet each morning' }],
};

const others = { search: 'List?patient=p1', since: '1970-01-01T00:00:00Z', seen: [], signatures: [] };
const { mayHaveArrived, answeredAs, timesNotHeld, retract } = fresh;

const ready = (over: Partial<ReadyEntry> = {}): ReadyEntry => ({
  id: uuid,
  type: 'MedicationStatement',
  body: JSON.stringify(statement),
  guard: { kind: 'if-none-exist', query, others: null, own: null },
  mayHaveArrived,
  answeredAs,
  timesNotHeld,
  retract,
  odsCode: 'SIM',
  targets: [],
  endedHere: [],
  appendOnly: false,
  keepsGuards: false,
  isOurs: () => false,
  ...over,
});

const write = async (record: ModelRecord, over: Partial<ReadyEntry> = {}) =>
  (await writeEntry(record.asking, ready(over))).outcome;
const inRecord = (record: ModelRecord): readonly JsonObject[] =>
  record.server.store.list('MedicationStatement');

test('an entry is one request to write it and one to read it back', async () => {
  const record = modelRecord();
  expect(await write(record)).toMatchObject({ kind: 'held', versionId: '1', without: [] });
  expect(record.requests.map((one) => one.split('/')[0])).toEqual([
    'POST MedicationStatement',
    'GET MedicationStatement',
  ]);
});

test('what others have written is looked for once for all entries of a patient sent within two seconds; a list asks in its own moment', async () => {
  const record = modelRecord();
  let nowMs = 0;
  const asking = { ...record.asking, lately: { nowMs: () => nowMs, searches: new Map() } };
  const send = async (nth: number, over: Partial<ReadyEntry> = {}) => {
    const value = `${uuid.slice(0, -1)}${nth}`;
    const body = { ...statement, identifier: [{ ...identifier[0], value }], ...named(`Medicine ${nth}`) };
    const guard: StoredGuard = { kind: 'if-none-exist', query: `identifier=${value}`, others, own };
    const before = record.requests.length;
    const { outcome } = await writeEntry(
      asking,
      ready({ id: value, body: JSON.stringify(body), guard, ...over }),
    );
    return [outcome.kind, ...record.requests.slice(before).map((one) => one.replace(/[?/].*/, ''))];
  };
  const whole = ['held', 'GET List', 'GET MedicationStatement', 'POST MedicationStatement'];
  expect(await send(1)).toEqual([...whole, 'GET MedicationStatement']);
  expect(await send(2)).toEqual(['held', 'POST MedicationStatement', 'GET MedicationStatement']);
  nowMs = 2_001;
  record.server.put({ ...colleagues, ...named('Medicine 3') });
  expect(await send(3)).toEqual(['changed-by-others', 'GET List', 'GET MedicationStatement']);
  record.server.put(colleaguesList);
  expect(await send(4, { type: 'List' })).toEqual(['changed-by-others', 'GET List']);
});

const named = (text: string): JsonObject => ({ medicationCodeableConcept: { text } });

test('half an answer to "has somebody else signed" is not "nobody has"', async () => {
  const record = modelRecord();
  record.between = (asked) =>
    asked.url.pathname.endsWith('/List') ? answered(200, '{"resourceType":"Bundle","entry":[{') : undefined;
  const outcome = await write(record, { guard: { kind: 'if-none-exist', query, others, own: null } });
  expect([outcome.kind, inRecord(record).length]).toEqual(['unreadable-answer', 0]);
});

test('the list of somebody else on the second page is seen like one on the first', async () => {
  const record = modelRecord({ pageSize: 1 });
  const list = (id: string): JsonObject => ({
    resourceType: 'List',
    id,
    subject: { reference: 'Patient/p1' },
    date: '2026-11-18T10:42:00Z',
    source: { display: 'Another pharmacist' },
  });
  record.server.put(list('seen'));
  record.server.put(list('news'));
  const outcome = await write(record, {
    guard: { kind: 'if-none-exist', query, others: { ...others, seen: ['seen'] }, own: null },
  });
  expect(outcome).toMatchObject({
    kind: 'changed-by-others',
    signature: '2026-11-18T10:42:00Z Another pharmacist',
  });
});

test('a page on the way, looked at for an entry that may have arrived, never makes a second one', async () => {
  const record = modelRecord();
  await write(record);
  record.between = (asked) =>
    asked.method === 'GET' ? answered(200, '<html>Please sign in</html>') : undefined;
  expect(await write(record, { mayHaveArrived: true })).toMatchObject({ kind: 'unreadable-answer' });
  expect(inRecord(record)).toHaveLength(1);
});

test('a search that ignores what it was asked acknowledges nobody else’s entry', async () => {
  const record = modelRecord();
  const { identifier: _ours, ...others_ } = statement;
  record.server.put({ ...others_, id: 'theirs' });
  record.between = (asked, pass) => {
    asked.url.searchParams.delete('identifier');
    return asked.method === 'GET' ? pass() : undefined;
  };
  const outcome = await write(record, { mayHaveArrived: true });
  expect(outcome).toMatchObject({ kind: 'held' });
  expect(outcome).not.toMatchObject({ id: 'theirs' });
});

test('an id that would leave the address of the record is never asked for', async () => {
  const record = modelRecord();
  const guard: StoredGuard = { kind: 'if-match', id: '../../Practitioner/9', versionId: '1', base: '{}' };
  expect(await write(record, { guard })).toMatchObject({ kind: 'gone' });
  expect(record.requests).toEqual([]);
});

test('an address in the answer that is no id of the type is not believed: the entry is looked for', async () => {
  const record = modelRecord({ answersEmpty: true });
  record.between = (asked, pass) => {
    if (asked.method !== 'POST') return undefined;
    pass();
    const location = 'https://elsewhere.invalid/fhir/MedicationStatement/..%2F..%2FPractitioner%2F9';
    return new Response('', { status: 201, headers: { location } });
  };
  expect(await write(record)).toMatchObject({ kind: 'held' });
  expect(record.requests.filter((one) => one.includes('Practitioner'))).toEqual([]);
});

test('a version that cannot stand in a header neither fails for ever nor goes unguarded', async () => {
  const record = modelRecord();
  record.server.put({ ...statement, id: 's1' });
  record.between = (asked, pass) =>
    asked.method === 'GET' && asked.url.pathname.endsWith('/s1') ? withVersion(pass(), 'a\nb') : undefined;
  const base = JSON.stringify({ ...statement, id: 's1' });
  const body = JSON.stringify({ ...statement, id: 's1', dosage: [{ text: 'TWO' }] });
  const guard: StoredGuard = { kind: 'if-match', id: 's1', versionId: '', base };
  expect(await write(record, { guard, body })).toMatchObject({ kind: 'held', versionId: '' });
});

async function withVersion(response: Response, versionId: string): Promise<Response> {
  const text = await response.text();
  return answered(200, text.replace(/"versionId":"\d+"/, `"versionId":${JSON.stringify(versionId)}`));
}

/** A record that keeps everything but a field. */
const dropping = (field: string): ModelRecord => {
  const record = modelRecord();
  record.between = (asked, pass) => {
    if (asked.method === 'GET') return undefined;
    const { [field]: _dropped, ...rest } = JSON.parse(asked.body) as JsonObject;
    Object.assign(asked, { body: JSON.stringify(rest) });
    return pass();
  };
  return record;
};

test('a record that drops the dose does not hold the entry: it is parked with the name of what is lost', async () => {
  const record = dropping('dosage');
  expect(await write(record)).toMatchObject({ kind: 'fields-lost', fields: ['dosage'] });
  expect(await write(record, { mayHaveArrived: true })).toMatchObject({ fields: ['dosage'] });
  expect(inRecord(record)).toHaveLength(1);
});

test('an update that arrived without its name is not sent again over what somebody put there since, though it is as it was before', async () => {
  const record = modelRecord({ drops: 'identifier' });
  const { identifier: _name, ...before } = statement;
  record.server.put({ ...before, id: 's1', dosage: [{ text: 'NONE' }] });
  const base = JSON.stringify(record.server.store.current('MedicationStatement', 's1')?.resource);
  const guard: StoredGuard = { kind: 'if-match', id: 's1', versionId: '1', base };
  const body = JSON.stringify({ ...statement, id: 's1' });
  const first = await write(record, { guard, body });
  expect(first).toMatchObject({ kind: 'fields-lost', versionId: '2' });
  record.server.edit('MedicationStatement', 's1', 'colleague', () => ({
    ...before,
    dosage: [{ text: 'NONE' }],
  }));
  const again = { guard, body, mayHaveArrived: true, answeredAs: { id: 's1', versionId: '2' } };
  expect(await write(record, again)).toMatchObject({ kind: 'fields-lost', versionId: '2' });
  expect(inRecord(record)[0]?.['dosage']).toEqual([{ text: 'NONE' }]);
});

test('a record that normalises is nobody else: what it does not keep is said, once', async () => {
  const record = dropping('informationSource');
  const first = await write(record);
  expect(first).toMatchObject({ kind: 'held', without: ['informationSource'] });
  const id = first.kind === 'held' ? first.id : '';
  const body = JSON.stringify({ ...statement, id, dosage: [{ text: 'TWO' }] });
  const base = JSON.stringify(record.server.store.current('MedicationStatement', id)?.resource);
  const guard: StoredGuard = { kind: 'if-match', id, versionId: '1', base };
  expect(await write(record, { guard, body })).toMatchObject({
    kind: 'held',
    without: ['informationSource'],
  });
  // The answer was lost and it is tried again: our own write is still no change of somebody else.
  expect(await write(record, { guard, body, mayHaveArrived: true })).toMatchObject({
    kind: 'held',
    versionId: '2',
  });
});

test('what somebody changed after our entry arrived does not undo that it arrived', async () => {
  const record = modelRecord();
  record.between = (asked, pass) => {
    if (asked.method !== 'POST') return undefined;
    const answer = pass();
    const id = String(inRecord(record)[0]?.['id']);
    record.server.edit('MedicationStatement', id, 'another', (one) => ({
      ...one,
      dosage: [{ text: 'NONE' }],
    }));
    return answer;
  };
  expect(await write(record)).toMatchObject({ kind: 'held', versionId: '1' });
});

test('that an answered write may not be read back, takes nothing from the answer', async () => {
  const record = modelRecord();
  record.between = (asked) =>
    asked.method === 'GET' ? answered(403, { resourceType: 'OperationOutcome', issue: [] }) : undefined;
  const outcome = await write(record);
  expect(outcome).toMatchObject({ kind: 'not-permitted', answeredAs: { versionId: '1' } });
  const at = fromMillis(0);
  const sent = step(fresh, { kind: 'send', at });
  const settled = sent.ok ? step(sent.value, { kind: 'answered', outcome, at, random: 0 }) : sent;
  expect(settled).toMatchObject({
    value: { kind: 'parked', mayHaveArrived: true, answeredAs: { versionId: '1' } },
  });
});

test('a list of mine that a later one took the place of had arrived, and is not asked about nor brought back', async () => {
  const record = modelRecord();
  const list: JsonObject = {
    resourceType: 'List',
    identifier,
    status: 'current',
    mode: 'snapshot',
    subject: { reference: 'Patient/p1' },
    entry: [{ item: { reference: 'MedicationStatement/s1' } }],
  };
  record.server.put({ ...list, id: 'l1', status: 'retired' });
  const mine = { type: 'List', body: JSON.stringify(list), mayHaveArrived: true };
  expect(await write(record, mine)).toMatchObject({ kind: 'held', id: 'l1' });
  record.server.put({ ...list, id: 'l1', status: 'retired', entry: [] });
  expect(await write(record, mine)).toMatchObject({ kind: 'changed-by-others' });
});

const outcomeOfWrite = async (status: number, body: JsonObject | string): Promise<string> => {
  const record = modelRecord();
  record.between = (asked) => (asked.method === 'POST' ? answered(status, body) : undefined);
  return (await write(record)).kind;
};
const refusal = (code: string): JsonObject => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics: 'words' }],
});

test('only a refusal parks: what says nothing about the content is waited out', async () => {
  expect([
    await outcomeOfWrite(400, '<html>Bad gateway</html>'),
    await outcomeOfWrite(404, 'no such route'),
    await outcomeOfWrite(500, refusal('exception')),
    await outcomeOfWrite(400, refusal('transient')),
    await outcomeOfWrite(412, ''),
  ]).toEqual(['no-answer', 'no-answer', 'no-answer', 'no-answer', 'busy']);
  expect([
    await outcomeOfWrite(422, ''),
    await outcomeOfWrite(400, refusal('structure')),
    await outcomeOfWrite(500, refusal('business-rule')),
    await outcomeOfWrite(405, ''),
  ]).toEqual(['not-accepted', 'not-accepted', 'not-accepted', 'not-accepted']);
});

test('a 404 in nobody’s FHIR does not mean that the entry is gone', async () => {
  const record = modelRecord();
  record.between = () => answered(404, '<html>not found</html>');
  const guard: StoredGuard = { kind: 'if-match', id: 's1', versionId: '1', base: '{}' };
  expect(await write(record, { guard })).toMatchObject({ kind: 'no-answer' });
});

test('success that did not happen is found by reading back', async () => {
  const record = modelRecord();
  record.between = (asked) =>
    asked.method === 'POST'
      ? new Response('', { status: 201, headers: { location: `MedicationStatement/x1/_history/9` } })
      : undefined;
  expect(await write(record)).toMatchObject({ kind: 'not-held' });
  record.server.put({ ...statement, id: 's1' });
  record.between = (asked) =>
    asked.method === 'PUT' ? new Response('', { status: 200, headers: { etag: 'W/"99"' } }) : undefined;
  const guard: StoredGuard = { kind: 'if-match', id: 's1', versionId: '1', base: '{}' };
  const body = JSON.stringify({ ...statement, id: 's1', dosage: [{ text: 'TWO' }] });
  expect(await write(record, { guard, body })).toMatchObject({ kind: 'not-held' });
});

test('success that did not happen is not believed because what stood there before says nearly the same', async () => {
  const record = modelRecord();
  record.server.put({ ...statement, id: 's1', informationSource: { display: 'The GP' } });
  record.between = (asked) =>
    asked.method === 'PUT'
      ? new Response(asked.body, { status: 200, headers: { etag: 'W/"99"' } })
      : undefined;
  const guard: StoredGuard = { kind: 'if-match', id: 's1', versionId: '1', base: '{}' };
  const body = JSON.stringify({ ...statement, id: 's1' });
  for (const mayHaveArrived of [false, true])
    expect(await write(record, { guard, body, mayHaveArrived, keepsGuards: true })).toMatchObject({
      kind: 'not-held',
    });
});

test('taken back after its answer was lost, an entry that is there is marked as an error under its version', async () => {
  const record = modelRecord();
  await write(record);
  const outcome = await write(record, {
    mayHaveArrived: true,
    retract: { reason: 'wrong patient', by: 'r' },
  });
  expect(outcome).toEqual({ kind: 'retracted', record: 'marked-as-error' });
  expect(inRecord(record).map((one) => one['status'])).toEqual(['entered-in-error']);
  const put = record.server.store.all()[0]?.versions.at(-1);
  expect(put?.ifMatch).toBe(1);
});

test('taken back where nothing is ever changed, an entry is added that says it was an error, once', async () => {
  const record = modelRecord({ appendOnly: true });
  await write(record);
  for (let times = 0; times < 2; times += 1)
    expect(
      await write(record, { appendOnly: true, mayHaveArrived: true, retract: { reason: 'wrong', by: 'r' } }),
    ).toMatchObject({ record: 'marked-as-error' });
  expect(inRecord(record).map((one) => one['status'])).toEqual(['active', 'entered-in-error']);
});

test('taken back and not there, nothing is written', async () => {
  const record = modelRecord();
  const outcome = await write(record, { mayHaveArrived: true, retract: { reason: 'wrong', by: 'r' } });
  expect([outcome, inRecord(record)]).toEqual([{ kind: 'retracted', record: 'not-there' }, []]);
});

test('an update that is taken back puts back what was there before, and never somebody else’s version', async () => {
  const record = modelRecord();
  const base = { ...statement, id: 's1' };
  record.server.put(base);
  const guard: StoredGuard = { kind: 'if-match', id: 's1', versionId: '1', base: JSON.stringify(base) };
  const body = JSON.stringify({ ...base, dosage: [{ text: 'TWO' }] });
  await write(record, { guard, body });
  const takenBack = { guard, body, mayHaveArrived: true, retract: { reason: 'wrong', by: 'r' } };
  expect(await write(record, takenBack)).toMatchObject({ record: 'marked-as-error' });
  expect(inRecord(record)[0]?.['dosage']).toEqual(statement['dosage']);
  record.server.edit('MedicationStatement', 's1', 'another', (one) => ({
    ...one,
    dosage: [{ text: 'NONE' }],
  }));
  expect(await write(record, takenBack)).toMatchObject({ record: 'not-there' });
});

test('what somebody changed since is asked about before it is marked as an error', async () => {
  const record = modelRecord();
  await write(record);
  const id = String(inRecord(record)[0]?.['id']);
  record.server.edit('MedicationStatement', id, 'another', (one) => ({ ...one, dosage: [{ text: 'NONE' }] }));
  const outcome = await write(record, { mayHaveArrived: true, retract: { reason: 'wrong', by: 'r' } });
  expect(outcome).toMatchObject({ kind: 'changed-by-others', theirVersion: '2', signature: null });
});

test('what somebody added since is asked about before it is marked as an error, where ours said nothing of it', async () => {
  const record = modelRecord();
  const { dosage, ...body } = statement;
  await write(record, { body: JSON.stringify(body) });
  const id = String(inRecord(record)[0]?.['id']);
  record.server.edit('MedicationStatement', id, 'another', (one) => ({ ...one, dosage }));
  const outcome = await write(record, {
    body: JSON.stringify(body),
    mayHaveArrived: true,
    retract: { reason: 'wrong patient', by: 'r' },
  });
  expect(outcome).toMatchObject({ kind: 'changed-by-others', theirVersion: '2' });
  expect(inRecord(record)).toMatchObject([{ status: 'active', dosage }]);
});

test('a list that is taken back is marked as an error also where what it names has followed a decision since it was sent', async () => {
  const record = modelRecord();
  const list: JsonObject = { ...statement, resourceType: 'List', status: 'current', dosage: undefined };
  const empty = { ...list, emptyReason: { text: 'Takes no medicines' } };
  await write(record, { type: 'List', body: JSON.stringify(empty) });
  const named = { ...list, entry: [{ item: { reference: 'MedicationStatement/s1' } }] };
  const taken = { mayHaveArrived: true, retract: { reason: 'kept theirs', by: 'r' } };
  expect(await write(record, { type: 'List', body: JSON.stringify(named), ...taken })).toEqual({
    kind: 'retracted',
    record: 'marked-as-error',
  });
  expect(record.server.store.list('List')).toMatchObject([
    { status: 'entered-in-error', emptyReason: empty.emptyReason },
  ]);
});

const colleagues: JsonObject = {
  ...statement,
  id: 'c1',
  meta: {
    tag: [
      { system: 'urn:concord:written', code: 'reconciliation' },
      { system: 'https://fhir.nhs.uk/Id/ods-organization-code', code: 'SIM' },
    ],
  },
  identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: 'colleague' }],
};
const own = { seen: [] };

test('what a colleague at another desk wrote about the medicine since is asked about, never doubled', async () => {
  const record = modelRecord();
  record.server.put(colleagues);
  const guard: StoredGuard = { kind: 'if-none-exist', query, others: null, own };
  expect(await write(record, { guard })).toMatchObject({ kind: 'changed-by-others', theirVersion: '1' });
  expect(await write(record, { guard: { ...guard, own: { seen: ['c1'] } } })).toMatchObject({
    kind: 'held',
  });
});

test('that a medicine has ended is asked about too where a colleague wrote meanwhile that it is taken', async () => {
  const record = modelRecord();
  record.server.put(colleagues);
  const guard: StoredGuard = { kind: 'if-none-exist', query, others: null, own };
  const body = JSON.stringify({ ...statement, status: 'stopped' });
  expect(await write(record, { guard, body })).toMatchObject({ kind: 'changed-by-others' });
  expect(inRecord(record)).toHaveLength(1);
});

/** The colleague's signature, after what it names was written. */
const colleaguesList: JsonObject = {
  resourceType: 'List',
  id: 'l1',
  status: 'current',
  subject: { reference: 'Patient/p1' },
  date: '2026-11-18T10:42:00Z',
  source: { display: 'Sam Pritchard' },
  entry: [{ item: { reference: 'MedicationStatement/c1' } }],
};
const decided: StoredGuard = {
  kind: 'if-none-exist',
  query,
  others: { ...others, signatures: ['2026-11-18T10:42:00Z Sam Pritchard'] },
  own,
};

test('decided for mine over a colleague’s list, mine is the next version of what it brought, and nobody is asked again', async () => {
  const record = modelRecord();
  record.server.put(colleagues);
  record.server.put(colleaguesList);
  const { outcome, rewritten } = await writeEntry(record.asking, ready({ guard: decided }));
  expect([outcome.kind, inRecord(record).length]).toEqual(['busy', 1]);
  expect(await write(record, rewritten)).toMatchObject({ kind: 'held', id: 'c1', versionId: '2' });
  expect(record.server.store.current('MedicationStatement', 'c1')).toMatchObject({
    ifMatch: 1,
    resource: { dosage: statement['dosage'], identifier: [{ value: 'colleague' }, { value: uuid }] },
  });
  expect(inRecord(record)).toHaveLength(1);
});

test('where nothing is ever changed, mine over a colleague’s list is added and names what it takes the place of', async () => {
  const record = modelRecord({ appendOnly: true });
  record.server.put(colleagues);
  record.server.put(colleaguesList);
  const appendOnly = true;
  const { rewritten } = await writeEntry(record.asking, ready({ guard: decided, appendOnly }));
  expect(await write(record, { ...rewritten, appendOnly })).toMatchObject({ kind: 'held' });
  expect(inRecord(record)).toMatchObject([
    { id: 'c1' },
    { derivedFrom: [{ reference: 'MedicationStatement/c1' }] },
  ]);
});

test('what a colleague changed after that list was signed asks anew', async () => {
  const record = modelRecord();
  record.server.put(colleaguesList);
  const later = Date.parse('2026-11-18T10:53:00Z');
  const written = {
    type: 'MedicationStatement',
    id: 'c1',
    resource: colleagues,
    by: 'sam',
    ifMatch: undefined,
  };
  record.server.store.write({ ...written, atMs: later });
  expect(await write(record, { guard: decided })).toMatchObject({
    kind: 'changed-by-others',
    signature: null,
  });
  expect(inRecord(record)).toHaveLength(1);
});

test('what another system wrote long before that list arrived is no part of it, and asks anew', async () => {
  const record = modelRecord();
  const before = { type: 'MedicationStatement', id: 'c1', by: 'another system', ifMatch: undefined };
  record.server.store.write({ ...before, resource: colleagues, atMs: Date.parse('2026-11-18T09:00:00Z') });
  const list = { type: 'List', id: 'l1', by: 'sam', ifMatch: undefined };
  record.server.store.write({ ...list, resource: colleaguesList, atMs: Date.parse('2026-11-18T10:42:00Z') });
  expect(await write(record, { guard: decided })).toMatchObject({
    kind: 'changed-by-others',
    signature: null,
  });
});

test('what somebody wrote after that list arrived is no part of it, though we have retired the list since', async () => {
  const record = modelRecord();
  const minute = (nth: number): number => Date.parse(`2026-11-18T10:4${nth}:00Z`);
  const entry = { type: 'MedicationStatement', id: 'c1', by: 'another system', ifMatch: undefined };
  const list = { type: 'List', id: 'l1', by: 'sam', ifMatch: undefined };
  record.server.store.write({ ...list, resource: colleaguesList, atMs: minute(2) });
  record.server.store.write({ ...entry, resource: colleagues, atMs: minute(3) });
  const retired = { ...colleaguesList, status: 'retired' };
  record.server.store.write({ ...list, resource: retired, by: 'us', atMs: minute(4) });
  expect(await write(record, { guard: decided })).toMatchObject({
    kind: 'changed-by-others',
    signature: null,
  });
});

test('an ended entry of a colleague is not brought back, and another medicine is another entry', async () => {
  const record = modelRecord();
  record.server.put({ ...colleagues, status: 'stopped' });
  record.server.put({ ...colleagues, id: 'c2', medicationCodeableConcept: { text: 'Metformin' } });
  const guard: StoredGuard = { kind: 'if-none-exist', query, others: null, own };
  expect(await write(record, { guard })).toMatchObject({ kind: 'held' });
});

test('an update that is taken back leaves alone what somebody wrote after it, though it says the same', async () => {
  const record = modelRecord();
  const base = { ...statement, id: 's1' };
  record.server.put(base);
  const guard: StoredGuard = { kind: 'if-match', id: 's1', versionId: '1', base: JSON.stringify(base) };
  const body = JSON.stringify({ ...base, dosage: [{ text: 'TWO' }] });
  await write(record, { guard, body });
  record.server.edit('MedicationStatement', 's1', 'colleague', (one) => ({
    ...one,
    note: [{ text: 'seen' }],
  }));
  const takenBack = { reason: 'wrong', by: 'r' };
  const outcome = await write(record, {
    guard,
    body,
    mayHaveArrived: true,
    answeredAs: { id: 's1', versionId: '2' },
    retract: takenBack,
  });
  expect([outcome, inRecord(record)[0]?.['dosage']]).toEqual([
    { kind: 'retracted', record: 'left-as-it-is' },
    [{ text: 'TWO' }],
  ]);
});

test('a signature that was decided about brings one version of an entry: a second is somebody’s own, and asks', async () => {
  const record = modelRecord();
  const base = { ...statement, id: 's1' };
  record.server.put(base);
  record.server.edit('MedicationStatement', 's1', 'sam', (one) => ({ ...one, dosage: [{ text: 'TWO' }] }));
  const colleagues = record.server.store.current('MedicationStatement', 's1')?.resource;
  record.server.edit('MedicationStatement', 's1', 'practice', (one) => ({
    ...one,
    dosage: [{ text: 'NONE' }],
  }));
  record.server.put({ ...colleaguesList, entry: [{ item: { reference: 'MedicationStatement/s1' } }] });
  const over = (versionId: string, seen: unknown) =>
    write(record, {
      guard: {
        kind: 'if-match',
        id: 's1',
        versionId,
        base: JSON.stringify(seen),
        others: { ...others, signatures: ['2026-11-18T10:42:00Z Sam Pritchard'] },
      },
      body: JSON.stringify({ ...base, dosage: [{ text: 'THREE' }] }),
    });
  expect(await over('1', base)).toMatchObject({ kind: 'busy', detail: 'decided with the list' });
  expect(await over('2', colleagues)).toMatchObject({ kind: 'changed-by-others', theirVersion: '3' });
});
