import type { Bundle, MedicationStatement, OperationOutcome, Resource } from '@medplum/fhirtypes';
import { beforeEach, expect, test } from 'vitest';
import { type FhirStore, openStore, type StoreAnswer } from '../../sandbox/fhir/store.ts';

let store: FhirStore;
let nowMs = 0;

const patient = (id: string, nhs: string): Resource => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhs }],
});

const statement = (fields: Partial<MedicationStatement> = {}): MedicationStatement => ({
  resourceType: 'MedicationStatement',
  status: 'active',
  medicationCodeableConcept: { text: 'Ramipril 5mg capsules' },
  subject: { reference: 'Patient/p1' },
  ...fields,
});

beforeEach(async () => {
  nowMs = Date.parse('2026-11-18T10:52:00Z');
  store = openStore(
    () => nowMs,
    () => 'http://127.0.0.1:1/fhir',
  );
  const meta = { lastUpdated: '2026-11-01T09:00:00.000Z' };
  const many = Array.from({ length: 45 }, (_, index) => statement({ id: `m${index}`, meta }));
  await store.seed([
    patient('p1', '9990347522'),
    patient('p2', '9990250995'),
    ...many,
    statement({ id: 'other', meta, subject: { reference: 'Patient/p2' } }),
  ]);
});

const ask = (
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<StoreAnswer> => store.handle({ method, url, headers, body });
const search = async (url: string): Promise<Bundle> => (await ask('GET', url)).body as Bundle;
const idsOf = (bundle: Bundle): (string | undefined)[] =>
  (bundle.entry ?? []).map((entry) => entry.resource?.id);
const count = async (identifier: string): Promise<number | undefined> =>
  (await search(`MedicationStatement?identifier=${identifier}`)).total;
const told = (answer: StoreAnswer): [number, string | undefined] => [
  answer.status,
  (answer.body as OperationOutcome).issue?.[0]?.code,
];

test('a transaction that fails half-way leaves nothing behind, not even a version', async () => {
  const good = {
    resource: statement({ identifier: [{ system: 'urn:x', value: '1' }] }),
    request: { method: 'POST', url: 'MedicationStatement' },
  };
  const change = {
    resource: statement({ id: 'm0', status: 'stopped' }),
    request: { method: 'PUT', url: 'MedicationStatement/m0' },
  };
  const bad = {
    resource: statement({ id: 'm1' }),
    request: { method: 'PUT', url: 'MedicationStatement/m1', ifMatch: 'W/"9"' },
  };
  const answer = await ask('POST', '', {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [good, change, bad],
  });
  expect(told(answer)).toEqual([412, 'conflict']);
  expect(await count('urn:x|1')).toBe(0);
  expect((await ask('GET', 'MedicationStatement/m0')).body).toMatchObject({
    status: 'active',
    meta: { versionId: '1' },
  });
  expect((await search('MedicationStatement/m0/_history')).total).toBe(1);
});

test('a transaction may hold more than eight conditional entries, and each answer names its version', async () => {
  const entry = Array.from({ length: 12 }, (_, index) => ({
    resource: statement({ identifier: [{ system: 'urn:x', value: String(index) }] }),
    request: { method: 'POST', url: 'MedicationStatement', ifNoneExist: `identifier=urn:x|${index}` },
  }));
  const answer = await ask('POST', '', { resourceType: 'Bundle', type: 'transaction', entry });
  const responses = (answer.body as Bundle).entry?.map((one) => [one.response?.status, one.response?.etag]);
  expect(responses).toEqual(entry.map(() => ['201', 'W/"1"']));
  await ask('POST', '', { resourceType: 'Bundle', type: 'transaction', entry });
  expect(await count('urn:x|')).toBe(12);
});

test('history is newest first however often it is read, and remembers the deletion', async () => {
  await ask('PUT', 'MedicationStatement/m0', statement({ id: 'm0', status: 'on-hold' }));
  await ask('DELETE', 'MedicationStatement/m0');
  const read = async (): Promise<unknown> =>
    (await search('MedicationStatement/m0/_history')).entry?.map((one) => [
      one.request?.method,
      one.response?.etag,
    ]);
  const expected = [
    ['DELETE', 'W/"3"'],
    ['PUT', 'W/"2"'],
    ['POST', 'W/"1"'],
  ];
  expect([await read(), await read()]).toEqual([expected, expected]);
  expect((await ask('GET', 'MedicationStatement/m0/_history/2')).body).toMatchObject({ status: 'on-hold' });
});

test('what was deleted is gone (410), what never was is not found (404), and writing it again revives it', async () => {
  await ask('DELETE', 'MedicationStatement/m0');
  expect(told(await ask('GET', 'MedicationStatement/m0'))).toEqual([410, 'deleted']);
  expect(told(await ask('GET', 'MedicationStatement/never'))).toEqual([404, 'not-found']);
  expect(idsOf(await search('MedicationStatement?_id=m0'))).toEqual([]);
  expect((await ask('PUT', 'MedicationStatement/m0', statement({ id: 'm0' }))).body.meta?.versionId).toBe(
    '3',
  );
});

test('If-Match lets the version it names through and stops every other with 412', async () => {
  const put = (ifMatch: string): Promise<StoreAnswer> =>
    ask('PUT', 'MedicationStatement/m0', statement({ id: 'm0' }), { 'if-match': ifMatch });
  expect((await put('W/"1"')).body.meta?.versionId).toBe('2');
  expect(told(await put('W/"1"'))).toEqual([412, 'conflict']);
  const patch = [{ op: 'replace', path: '/status', value: 'stopped' }];
  expect(told(await ask('PATCH', 'MedicationStatement/m0', patch, { 'if-match': 'W/"1"' }))).toEqual([
    412,
    'conflict',
  ]);
  expect((await ask('PATCH', 'MedicationStatement/m0', patch, { 'if-match': 'W/"2"' })).body).toMatchObject({
    status: 'stopped',
  });
  expect(told(await ask('DELETE', 'MedicationStatement/m0', undefined, { 'if-match': 'W/"1"' }))).toEqual([
    412,
    'conflict',
  ]);
  expect(
    told(await ask('PUT', 'MedicationStatement/new', statement({ id: 'new' }), { 'if-match': 'W/"1"' })),
  ).toEqual([412, 'conflict']);
});

test.each(['1', '*', '""', 'W/1', 'W/"1", W/"2"'])(
  'an If-Match of %s cannot be read and is refused, not ignored',
  async (ifMatch) => {
    expect(
      told(await ask('PUT', 'MedicationStatement/m0', statement({ id: 'm0' }), { 'if-match': ifMatch })),
    ).toEqual([400, 'value']);
  },
);

test('a conditional create makes one, finds it again, and refuses to choose between two', async () => {
  const one = statement({ identifier: [{ system: 'urn:x', value: '1' }] });
  const create = (): Promise<StoreAnswer> =>
    ask('POST', 'MedicationStatement', one, { 'if-none-exist': 'identifier=urn:x|1' });
  const [first, second] = [await create(), await create()];
  expect([first.status, second.status, second.body.id, await count('urn:x|1')]).toEqual([
    201,
    200,
    first.body.id,
    1,
  ]);
  await ask('POST', 'MedicationStatement', one);
  expect((await create()).status).toBe(412);
});

test('twenty conditional creates at once make one', async () => {
  const one = statement({ identifier: [{ system: 'urn:x', value: '1' }] });
  const all = await Promise.all(
    Array.from({ length: 20 }, () =>
      ask('POST', 'MedicationStatement', one, { 'if-none-exist': 'identifier=urn:x|1' }),
    ),
  );
  expect([all.filter((answer) => answer.status === 201).length, await count('urn:x|1')]).toEqual([1, 1]);
});

test('a conditional update changes the one it finds', async () => {
  const one = statement({ identifier: [{ system: 'urn:x', value: '1' }] });
  const put = (): Promise<StoreAnswer> => ask('PUT', 'MedicationStatement?identifier=urn:x|1', one);
  const [first, second] = [await put(), await put()];
  expect([first.status, second.status, second.body.id, await count('urn:x|1')]).toEqual([
    201,
    200,
    first.body.id,
    1,
  ]);
});

test('twenty conditional updates at once make one, and a failing transaction undoes nobody else', async () => {
  const one = statement({ identifier: [{ system: 'urn:x', value: '1' }] });
  const puts = Array.from({ length: 20 }, () => ask('PUT', 'MedicationStatement?identifier=urn:x|1', one));
  const create = { resource: statement(), request: { method: 'POST', url: 'MedicationStatement' } };
  const fail = { request: { method: 'DELETE', url: 'MedicationStatement/never' } };
  const failing = ask('POST', '', { resourceType: 'Bundle', type: 'transaction', entry: [create, fail] });
  const beside = ask(
    'POST',
    'MedicationStatement',
    statement({ identifier: [{ system: 'urn:x', value: '2' }] }),
  );
  await Promise.all([...puts, failing, beside]);
  expect([await count('urn:x|1'), await count('urn:x|2'), (await failing).status]).toEqual([1, 1, 404]);
});

test('a PUT under a new id creates it (201), and If-None-Match: * keeps it from being written twice', async () => {
  const put = (): Promise<StoreAnswer> =>
    ask('PUT', 'MedicationStatement/mine', statement({ id: 'mine' }), { 'if-none-match': '*' });
  const [first, second] = [await put(), await put()];
  expect([first.status, first.body.id, told(second)]).toEqual([201, 'mine', [412, 'conflict']]);
});

test('a POST gets an id of the server and never the one it brings', async () => {
  const answer = await ask('POST', 'MedicationStatement', statement({ id: 'm0' }));
  expect([answer.status, answer.body.id === 'm0']).toEqual([201, false]);
});

test('paging answers 20 at a time and reaches each entry once', async () => {
  const seen: (string | undefined)[] = [];
  const sizes: number[] = [];
  let url: string | undefined = 'MedicationStatement?patient=p1';
  while (url !== undefined) {
    const page: Bundle = await search(url);
    seen.push(...idsOf(page));
    sizes.push(page.entry?.length ?? 0);
    url = page.link?.find((link) => link.relation === 'next')?.url?.replace('http://127.0.0.1:1/fhir/', '');
  }
  expect([sizes, new Set(seen).size, seen.includes('other')]).toEqual([[20, 20, 5], 45, false]);
});

test('a page one short of the end still leads to the last entry', async () => {
  const page = await search('MedicationStatement?patient=p1&_count=44');
  const next = page.link
    ?.find((link) => link.relation === 'next')
    ?.url?.replace('http://127.0.0.1:1/fhir/', '');
  expect((await search(next ?? '')).entry?.length).toBe(1);
});

test('_count sets the page size, up to a hundred, and an empty answer has no entry and no next', async () => {
  expect((await search('MedicationStatement?_count=7')).entry?.length).toBe(7);
  expect((await search('MedicationStatement?_count=5000')).link?.[0]?.url).toContain('_count=100');
  const empty = await search('AllergyIntolerance?patient=p1');
  expect([empty.total, empty.entry, empty.link?.length]).toEqual([0, undefined, 1]);
});

test('_lastUpdated=ge finds what changed since, whichever zone the moment is written in', async () => {
  await ask('PUT', 'MedicationStatement/m3', statement({ id: 'm3', status: 'on-hold' }));
  for (const since of [
    '2026-11-18T10:52:00Z',
    '2026-11-18T10:52:00.000%2B00:00',
    '2026-11-18T11:52:00%2B01:00',
    '2026-11-18',
  ])
    expect([since, idsOf(await search(`MedicationStatement?_lastUpdated=ge${since}`))]).toEqual([
      since,
      ['m3'],
    ]);
  expect(idsOf(await search('MedicationStatement?_lastUpdated=ge2026-11-18T10:52:01Z'))).toEqual([]);
});

test('a patient is found by id, by reference and by NHS number', async () => {
  const nhs = encodeURIComponent('https://fhir.nhs.uk/Id/nhs-number|9990250995');
  for (const query of [
    'patient=p2',
    'patient=Patient/p2',
    `patient:identifier=${nhs}`,
    `subject:identifier=${nhs}`,
  ])
    expect([query, idsOf(await search(`MedicationStatement?${query}`))]).toEqual([query, ['other']]);
  expect((await search(`MedicationStatement?patient:identifier=${nhs.replace('0995', '0000')}`)).total).toBe(
    0,
  );
});

test('a search by POST is paged and understood as one by GET, and its next page is an address', async () => {
  const criteria = { 'patient:identifier': 'https://fhir.nhs.uk/Id/nhs-number|9990347522' };
  const page = (await ask('POST', 'MedicationStatement/_search', criteria)).body as Bundle;
  const next = page.link
    ?.find((link) => link.relation === 'next')
    ?.url?.replace('http://127.0.0.1:1/fhir/', '');
  expect([page.total, page.entry?.length, (await search(next ?? '')).entry?.length]).toEqual([45, 20, 20]);
  expect((await ask('POST', 'MedicationStatement/_search', { pateint: 'p1' })).status).toBe(400);
});

test('a Provenance, which has no identifier, is made once by a conditional create on its tag', async () => {
  const provenance = {
    resourceType: 'Provenance',
    meta: { tag: [{ system: 'urn:t', code: '1' }] },
    target: [{ reference: 'MedicationStatement/m0' }],
    recorded: '2026-11-18T10:52:00Z',
    agent: [{ who: { display: 'somebody' } }],
  };
  const create = (): Promise<StoreAnswer> =>
    ask('POST', 'Provenance', provenance, { 'if-none-exist': '_tag=urn:t|1' });
  expect([(await create()).status, (await create()).status]).toEqual([201, 200]);
});

test('_include brings what is referred to, marked as included and not counted', async () => {
  const bundle = await search('MedicationStatement?patient=p2&_include=MedicationStatement:patient');
  expect([bundle.total, bundle.entry?.map((one) => [one.resource?.id, one.search?.mode])]).toEqual([
    1,
    [
      ['other', 'match'],
      ['p2', 'include'],
    ],
  ]);
});

test('a question that is not understood is refused and never looks like an empty record', async () => {
  expect((await ask('GET', 'MedicationStatement?pateint=p1')).status).toBe(400);
  expect((await ask('GET', 'MedicationStatment?patient=p1')).status).toBe(404);
  expect(
    (await ask('POST', 'MedicationStatement', statement(), { 'if-none-exist': 'identifer=1' })).status,
  ).toBe(400);
});

test.each([
  ['a status outside its value set', statement({ status: 'activ' as never })],
  [
    'a missing subject',
    { resourceType: 'MedicationStatement', status: 'active', medicationCodeableConcept: { text: 'x' } },
  ],
  ['a field that does not exist', { ...statement(), colour: 'red' }],
  [
    'a period unit outside its value set',
    statement({ dosage: [{ timing: { repeat: { frequency: 1, period: 1, periodUnit: 'days' as never } } }] }),
  ],
])('%s is answered 422 with an OperationOutcome and not stored', async (_what, body) => {
  const before = store.repo.everything().length;
  const answer = await ask('POST', 'MedicationStatement', body);
  expect([answer.status, answer.body.resourceType, store.repo.everything().length]).toEqual([
    422,
    'OperationOutcome',
    before,
  ]);
});

test('a patch that would make a resource invalid is refused', async () => {
  const answer = await ask('PATCH', 'MedicationStatement/m0', [
    { op: 'replace', path: '/status', value: 'gone' },
  ]);
  expect([answer.status, (await ask('GET', 'MedicationStatement/m0')).body.meta?.versionId]).toEqual([
    422,
    '1',
  ]);
});
