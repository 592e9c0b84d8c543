import { expect, test } from 'vitest';
import {
  answeredAs,
  outcomeOf,
  readById,
  searchAll,
  searchLately,
} from '../../../electron/engine/sync/record-answers.ts';
import { addReasons } from '../../../electron/engine/sync/state-json.ts';
import { answered, modelRecord } from '../../support/model-record.ts';

const statement = 'MedicationStatement';
const said = (headers: Record<string, string>, text = '') =>
  answeredAs({ status: 201, headers: new Headers(headers), text, serverTime: undefined }, statement);
const body = (id: string, versionId: string): string =>
  JSON.stringify({ resourceType: statement, id, meta: { versionId } });

test('where a record put an entry is read from the address or from the entry it gives back', () => {
  const location = `https://record.invalid/fhir/${statement}/s1/_history/3`;
  expect(said({ location })).toEqual({ id: 's1', versionId: '3' });
  expect(said({ 'content-location': location })).toEqual({ id: 's1', versionId: '3' });
  expect(said({ location: `https://record.invalid/fhir/${statement}/s1` })).toEqual({
    id: 's1',
    versionId: null,
  });
  expect(said({}, body('s2', '5'))).toEqual({ id: 's2', versionId: '5' });
  expect(said({ location }, body('s2', '5'))).toEqual({ id: 's1', versionId: '5' });
});

test('the version in the header goes before any other, strong or weak, and counts only as a whole', () => {
  const location = `https://record.invalid/fhir/${statement}/s1/_history/3`;
  const version = (etag: string): unknown => said({ location, etag }, body('s1', '5'))?.versionId;
  expect(version('W/"12"')).toBe('12');
  expect(version('"12"')).toBe('12');
  expect(version('12')).toBe('5');
  expect(version('x W/"12"')).toBe('5');
  expect(version('W/"12" x')).toBe('5');
  expect(version('W/""')).toBe('5');
});

test('an address of another type, or an entry of one, says nothing about where ours is', () => {
  expect(said({ location: 'https://record.invalid/fhir/Patient/p1/_history/3' })).toBeUndefined();
  expect(said({}, JSON.stringify({ resourceType: 'OperationOutcome', id: 'o1' }))).toBeUndefined();
  expect(said({}, 'Created')).toBeUndefined();
});

const refused = (status: number, ...codes: readonly string[]) =>
  outcomeOf({
    kind: 'rejected',
    status,
    body: '',
    issues: codes.map((code) => ({ severity: 'error', code, text: `because of ${code}` })),
  });

test('only a record that refuses the content parks an entry, with its words', () => {
  expect(refused(400, 'invalid')).toEqual({
    kind: 'not-accepted',
    detail: 'status 400: because of invalid',
  });
  expect(refused(422)).toEqual({ kind: 'not-accepted', detail: 'status 422' });
  expect(refused(400, 'timeout', 'invalid').kind).toBe('not-accepted');
});

test.each([
  'transient',
  'lock-error',
  'no-store',
  'exception',
  'timeout',
  'incomplete',
  'throttled',
  'login',
  'expired',
])('what passes by itself is waited out: %s', (code) => {
  expect(refused(400, code)).toEqual({
    kind: 'no-answer',
    layer: 'record',
    detail: 'status 400',
    retryAfterMs: null,
  });
});

test('a record that is busy, that wants a sign-in, or that says too much is each its own thing', () => {
  expect(
    outcomeOf({ kind: 'not-answering', layer: 'record', detail: 'status 429', retryAfterMs: 5_000 }),
  ).toEqual({ kind: 'busy', detail: 'status 429', retryAfterMs: 5_000 });
  expect(outcomeOf({ kind: 'sign-in-needed', audience: 'record' })).toEqual({ kind: 'sign-in-needed' });
  expect(outcomeOf({ kind: 'too-large', detail: 'more than 10 MB' })).toEqual({
    kind: 'unreadable-answer',
    detail: 'more than 10 MB',
  });
});

test('what answers for one entry must be that very entry', async () => {
  const record = modelRecord();
  const read = (resource: object) => {
    record.between = () => answered(200, JSON.stringify(resource));
    return readById(record.asking, statement, 's1');
  };
  expect(await read({ resourceType: statement, id: 's1' })).toMatchObject({ kind: 'found', versionId: '' });
  for (const other of [
    { resourceType: statement, id: 's2' },
    { resourceType: 'Patient', id: 's1' },
  ])
    expect(await read(other)).toMatchObject({
      kind: 'fault',
      outcome: { kind: 'unreadable-answer', detail: 'another resource than the one asked for' },
    });
  expect(await readById(record.asking, statement, '../Patient/p1')).toMatchObject({
    kind: 'fault',
    outcome: { kind: 'unreadable-answer' },
  });
});

test.each(['error', 'fatal'])(
  'a search that says it is not whole (%s) finds nothing out',
  async (severity) => {
    const record = modelRecord();
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity, code: 'incomplete' }] };
    const entry = (one: object, mode: string) => ({ resource: one, search: { mode } });
    const own = { resourceType: statement, id: 's1' };
    const give = (...entries: readonly object[]) => {
      record.between = () =>
        answered(200, { resourceType: 'Bundle', type: 'searchset', entry: [...entries] });
      return searchAll(record.asking, statement, 'patient=Patient%2Fp1');
    };
    expect(await give(entry(own, 'match'), entry(outcome, 'outcome'))).toMatchObject({
      ok: false,
      fault: { kind: 'unreadable-answer' },
    });
    // What came along with the answer was not asked for, nor was another type.
    const patient = { resourceType: 'Patient', id: 'p1' };
    const found = await give(
      entry(own, 'match'),
      entry({ ...own, id: 's2' }, 'include'),
      entry(patient, 'match'),
    );
    expect(found.ok && found.value.map(({ resource }) => resource['id'])).toEqual(['s1']);
  },
);

test('entries of another patient are counted together, and no reason is said twice', () => {
  const withheld = { kind: 'items-withheld', detail: 'Task: forbidden' } as const;
  const others = (count: number) => ({ kind: 'another-patient', count }) as const;
  expect(addReasons([withheld, others(2)], [others(3), withheld])).toEqual([withheld, others(5)]);
  expect(addReasons([], [others(1)])).toEqual([others(1)]);
  expect(addReasons([withheld], [{ ...withheld, detail: 'List: forbidden' }])).toEqual([
    withheld,
    { ...withheld, detail: 'List: forbidden' },
  ]);
});

test('an entry is gone only in the record’s own words; a way that a proxy does not know says nothing of it', async () => {
  const record = modelRecord();
  const gone = JSON.stringify({ resourceType: 'OperationOutcome', issue: [] });
  const read = (status: number, text: string) => {
    record.between = () => answered(status, text);
    return readById(record.asking, statement, 's1');
  };
  for (const status of [404, 410]) expect(await read(status, gone)).toEqual({ kind: 'missing' });
  expect(await read(404, '{"resourceType":"Patient","id":"p1"}')).toMatchObject({ kind: 'fault' });
  expect(await read(404, '<html>')).toMatchObject({ kind: 'fault' });
  expect(await read(400, gone)).toMatchObject({ kind: 'fault' });
  expect(await read(503, gone)).toMatchObject({ kind: 'fault', outcome: { kind: 'no-answer' } });
});

test('an id that would leave the address is never asked for', async () => {
  const record = modelRecord();
  await readById(record.asking, statement, '../Patient/p1');
  expect(record.requests).toEqual([]);
});

test('a search with something in it that cannot be known again finds nothing out; a hint beside it does no harm', async () => {
  const record = modelRecord();
  const search = (...entries: readonly object[]) => {
    record.between = () => answered(200, { resourceType: 'Bundle', type: 'searchset', entry: [...entries] });
    return searchAll(record.asking, statement, 'patient=p1');
  };
  const own = { resource: { resourceType: statement, id: 's1' } };
  expect(await search(own, { resource: { resourceType: statement } })).toMatchObject({
    ok: false,
    fault: { kind: 'unreadable-answer' },
  });
  const hint = { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'informational' }] };
  expect(await search(own, { resource: hint, search: { mode: 'outcome' } })).toMatchObject({
    ok: true,
    value: [{ resource: { id: 's1' } }],
  });
});

test('what was found lately is found again for two seconds; what failed is not', async () => {
  const record = modelRecord();
  let nowMs = 0;
  const asking = { ...record.asking, lately: { nowMs: () => nowMs, searches: new Map() } };
  const search = () => searchLately(asking, statement, 'patient=p1');
  record.between = () => answered(200, '<html>');
  expect((await search()).ok).toBe(false);
  record.between = () => undefined;
  expect((await search()).ok).toBe(true);
  nowMs = 2_000;
  await search();
  expect(record.requests.length).toBe(2);
  nowMs = 2_001;
  await search();
  expect(record.requests.length).toBe(3);
});

test('a link that leads elsewhere, and a page of too many words, are answers that cannot be used', () => {
  expect(outcomeOf({ kind: 'address-refused', why: 'redirect' })).toEqual({
    kind: 'unreadable-answer',
    detail: 'redirect',
  });
  expect(outcomeOf({ kind: 'not-permitted', detail: 'user/List.c' })).toEqual({
    kind: 'not-permitted',
    missing: 'user/List.c',
  });
});
