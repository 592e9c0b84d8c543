import type { Bundle, MedicationStatement, OperationOutcome } from '@medplum/fhirtypes';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { StoreSwitchChange } from '../../sandbox/control/switches.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { baseOf, type Fhir, fhir, signIn } from './support/app.ts';

let sandbox: Sandbox;
let smr: Fhir;
let eastvale: Fhir;
let dorothy = '';

beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true, clock: '2026-11-18' });
  const tokens = [await signIn(sandbox), await signIn(sandbox, { audience: 'eastvale' })];
  smr = fhir(sandbox, 'northmoor-smr', tokens[0]?.access_token ?? '');
  eastvale = fhir(sandbox, 'eastvale', tokens[1]?.access_token ?? '');
  dorothy = sandbox.patients.find((one) => one.key === 'penhaligon-dorothy')?.ids['northmoor-smr'] ?? '';
});
afterEach(() => sandbox.control.reset());
afterAll(() => sandbox.stop());

const change = (switches: StoreSwitchChange): Promise<unknown> =>
  sandbox.control.change('northmoor-smr', switches);
const medicines = (): string => `MedicationStatement?patient=${dorothy}`;
const page = async (url = medicines()): Promise<Bundle> => (await (await smr('GET', url)).json()) as Bundle;
const idOf = (key: string, store: string): string =>
  sandbox.patients.find((one) => one.key === key)?.ids[store] ?? '';

const mine = (value: string): MedicationStatement => ({
  resourceType: 'MedicationStatement',
  identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value }],
  status: 'active',
  medicationCodeableConcept: { text: 'Folic acid 5mg tablets' },
  subject: { reference: `Patient/${dorothy}` },
});
const create = (value: string): Promise<Response> => smr('POST', 'MedicationStatement', mine(value));
const held = async (value: string): Promise<number> =>
  (await sandbox.control.dump('northmoor-smr', 'MedicationStatement')).filter((one) =>
    JSON.stringify(one).includes(value),
  ).length;

test("an answer carries its version as ETag, its place as Location, and the pretend trust's date", async () => {
  const answer = await create('headers');
  expect([answer.status, answer.headers.get('etag'), answer.headers.get('content-type')]).toEqual([
    201,
    'W/"1"',
    'application/fhir+json; charset=utf-8',
  ]);
  expect(answer.headers.get('location')).toMatch(/\/fhir\/MedicationStatement\/[\w-]+\/_history\/1$/);
  expect(answer.headers.get('date')).toContain('18 Nov 2026');
});

test('/metadata names SMART, R4, versioned updates and what the store takes', async () => {
  const read = async (
    store: string,
  ): Promise<{
    rest: { security: unknown; resource: { type: string; interaction: { code: string }[] }[] }[];
  }> => (await (await fetch(`${baseOf(sandbox, store)}/metadata`)).json()) as never;
  const [own, copies] = [await read('northmoor-smr'), await read('eastvale')];
  expect(own).toMatchObject({
    fhirVersion: '4.0.1',
    rest: [{ security: { service: [{ coding: [{ code: 'SMART-on-FHIR' }] }] } }],
  });
  const codes = (one: typeof own): string[] =>
    one.rest[0]?.resource
      .find((each) => each.type === 'MedicationStatement')
      ?.interaction.map((each) => each.code) ?? [];
  expect([
    codes(own).includes('update'),
    codes(copies).includes('update'),
    codes(copies).includes('create'),
  ]).toEqual([true, false, true]);
});

test.each(['PUT', 'PATCH', 'DELETE'])(
  'the persisted copy refuses %s: it is added to and never changed',
  async (method) => {
    const [entry] = await sandbox.control.dump('eastvale', 'MedicationStatement');
    const token = await signIn(sandbox, { audience: 'eastvale', scopes: ['user/MedicationStatement.cruds'] });
    const answer = await fhir(sandbox, 'eastvale', token.access_token)(
      method,
      `MedicationStatement/${entry?.id}`,
      method === 'PATCH' ? [] : entry,
    );
    expect([answer.status, answer.headers.get('allow'), await answer.json()]).toMatchObject([
      405,
      'GET, POST',
      { resourceType: 'OperationOutcome' },
    ]);
    expect(
      (
        await eastvale('POST', 'MedicationStatement', {
          ...mine('added'),
          subject: { reference: `Patient/${idOf('penhaligon-dorothy', 'eastvale')}` },
        })
      ).status,
    ).toBe(201);
  },
);

test('copies name their system in meta.source, and the newer entry says which it supersedes while both stay', async () => {
  const id = idOf('penhaligon-dorothy', 'eastvale');
  const bundle = (await (
    await eastvale('GET', `MedicationStatement?patient=${id}&_count=50`)
  ).json()) as Bundle;
  const levothyroxine =
    bundle.entry
      ?.filter((one) => JSON.stringify(one.resource).includes('Levothyroxine'))
      .map((one) => one.resource?.id) ?? [];
  const [provenance] = (await sandbox.control.dump('eastvale', 'Provenance')).filter((one) =>
    JSON.stringify(one).includes(levothyroxine[0] ?? '?'),
  );
  expect(levothyroxine.length).toBe(2);
  expect(provenance).toMatchObject({
    entity: [{ role: 'revision', what: { reference: `MedicationStatement/${levothyroxine[0]}` } }],
    target: [{ reference: `MedicationStatement/${levothyroxine[1]}` }],
  });
  const sources = new Set(bundle.entry?.map((one) => one.resource?.meta?.source));
  expect(sources).toEqual(
    new Set(
      sandbox.config.records
        .flatMap((one) => one.sources)
        .flatMap((one) => one.providers ?? [])
        .map((one) => one.metaSource),
    ),
  );
});

test('a partial record says so in the searchset, a withheld one shows nothing but that, an unreachable one is 503', async () => {
  const partial = await page(`${medicines()}&_count=50`);
  expect(partial.entry?.at(-1)).toMatchObject({
    search: { mode: 'outcome' },
    resource: { issue: [{ severity: 'warning', code: 'incomplete' }] },
  });
  const withheld = await page(`MedicationStatement?patient=${idOf('macallister-fiona', 'northmoor-smr')}`);
  expect(withheld).toMatchObject({ total: 0, entry: [{ resource: { issue: [{ code: 'suppressed' }] } }] });
  const gone = await smr('GET', `MedicationStatement?patient=${idOf('fairclough-irene', 'northmoor-smr')}`);
  expect([gone.status, ((await gone.json()) as OperationOutcome).issue[0]?.code]).toEqual([503, 'transient']);
});

test('the census holds an admission with ward and bed for everybody', async () => {
  const encounters = await sandbox.control.dump('northmoor-pas', 'Encounter');
  expect(encounters.length).toBe(sandbox.patients.length);
  expect(encounters[0]).toMatchObject({
    status: 'in-progress',
    period: { start: '2026-11-17T16:20:12.000Z' },
    location: [{ location: { display: 'Ward 7B Acute medicine' } }, { location: { display: 'Bed 12' } }],
  });
});

test('refuse, 503 and 504 behind the integration engine look different, and pass', async () => {
  await change({ outage: 'refuse' });
  await expect(smr('GET', medicines())).rejects.toThrow('fetch failed');
  await change({ outage: '503' });
  expect([(await smr('GET', medicines())).status]).toEqual([503]);
  await change({ outage: '504-behind-tie' });
  const tie = await smr('GET', medicines());
  expect([tie.status, tie.headers.get('via'), await tie.text()]).toEqual([
    504,
    '1.1 trust-integration-engine',
    expect.stringContaining('record behind it'),
  ]);
  await change({ outage: 'off' });
  expect((await smr('GET', medicines())).status).toBe(200);
});

test('a hung store takes the question and never answers', async () => {
  await change({ outage: 'hang' });
  const controller = new AbortController();
  const asked = fetch(`${baseOf(sandbox, 'northmoor-smr')}/metadata`, { signal: controller.signal });
  await expect
    .poll(async () => (await sandbox.control.requests('northmoor-smr')).at(-1)?.status)
    .toBe('hung');
  controller.abort();
  await expect(asked).rejects.toThrow('abort');
});

test('latency holds the answers of one store back and of no other', async () => {
  await change({ latencyMs: 400 });
  const order: string[] = [];
  const slow = fetch(`${baseOf(sandbox, 'northmoor-smr')}/metadata`).then(() => order.push('slow'));
  const fast = fetch(`${baseOf(sandbox, 'northmoor-epma')}/metadata`).then(() => order.push('fast'));
  await Promise.all([slow, fast]);
  expect(order).toEqual(['fast', 'slow']);
});

test('bad pages: HTML, half a page, a next that loops', async () => {
  await change({ badPages: 'html' });
  expect((await smr('GET', medicines())).headers.get('content-type')).toContain('text/html');
  await change({ badPages: 'truncated-json' });
  const half = await (await smr('GET', medicines())).text();
  expect(() => JSON.parse(half) as unknown).toThrow(SyntaxError);
  await change({ badPages: 'next-loops' });
  const links = (await page()).link ?? [];
  expect(links.find((one) => one.relation === 'next')?.url).toBe(
    links.find((one) => one.relation === 'self')?.url,
  );
});

test('bad pages: a next and a redirect that lead to another origin, which notes whether a token came along', async () => {
  await change({ badPages: 'next-other-origin' });
  const next = (await page()).link?.find((one) => one.relation === 'next')?.url ?? '';
  expect(new URL(next).origin).not.toBe(new URL(baseOf(sandbox, 'northmoor-smr')).origin);
  await change({ badPages: 'redirect' });
  const redirect = await smr('GET', medicines());
  expect([redirect.status, new URL(redirect.headers.get('location') ?? '').origin]).toEqual([
    302,
    new URL(next).origin,
  ]);
  await fetch(next, { headers: { authorization: 'Bearer leaked' } });
  expect((await sandbox.control.requests('elsewhere')).at(-1)).toMatchObject({
    url: '/fhir/next-page',
    hadToken: true,
  });
});

test("bad pages: another patient's resource, and one of 10 MB", async () => {
  await change({ badPages: 'other-patient' });
  const subjects = new Set(
    (await page()).entry
      ?.map((one) => (one.resource as MedicationStatement).subject?.reference)
      .filter((one) => one !== undefined),
  );
  expect(subjects.size).toBe(2);
  await change({ badPages: 'huge-resource' });
  expect((await (await smr('GET', medicines())).text()).length).toBeGreaterThan(10_000_000);
});

test('bad pages can be kept to one type and to a number of times', async () => {
  await change({ badPages: 'html', badPageTypes: ['AllergyIntolerance'], times: 1 });
  const type = async (url: string): Promise<string | null> =>
    (await smr('GET', url)).headers.get('content-type');
  const allergies = `AllergyIntolerance?patient=${dorothy}`;
  expect([await type(medicines()), await type(allergies), await type(allergies)]).toEqual([
    'application/fhir+json; charset=utf-8',
    'text/html; charset=utf-8',
    'application/fhir+json; charset=utf-8',
  ]);
});

test.each([403, 422, 429] as const)(
  'writes are refused with %s and change nothing; reads go on',
  async (rejectWith) => {
    await change({ rejectWith });
    const answer = await create(`refused-${rejectWith}`);
    expect([answer.status, answer.headers.get('retry-after'), await held(`refused-${rejectWith}`)]).toEqual([
      rejectWith,
      rejectWith === 429 ? '1' : null,
      0,
    ]);
    expect((await smr('GET', medicines())).status).toBe(200);
  },
);

test('succeedButFail commits and cuts the connection; failButSay200 answers and stores nothing', async () => {
  await change({ succeedButFail: true, times: 1 });
  await expect(create('lost-answer')).rejects.toThrow('fetch failed');
  expect(await held('lost-answer')).toBe(1);
  await change({ failButSay200: true, times: 1 });
  expect([(await create('empty-promise')).status, await held('empty-promise')]).toEqual([201, 0]);
  expect([(await create('kept-promise')).status, await held('kept-promise')]).toEqual([201, 1]);
});

test('ignoreIfMatch lets a stale version through, as some servers do', async () => {
  const { id } = (await (await create('guard')).json()) as MedicationStatement;
  const put = (): Promise<Response> =>
    smr('PUT', `MedicationStatement/${id}`, { ...mine('guard'), id }, { 'if-match': 'W/"7"' });
  expect((await put()).status).toBe(412);
  await change({ ignoreIfMatch: true });
  expect((await put()).status).toBe(200);
  await change({ ignoreIfMatch: false });
  expect((await put()).status).toBe(412);
});

test('somebody else can change, add and remove a resource, and the version tells', async () => {
  const { control } = sandbox;
  const [first] = await control.dump('northmoor-smr', 'MedicationStatement');
  const edited = await control.edit('northmoor-smr', 'MedicationStatement', first?.id ?? '', {
    status: 'on-hold',
    note: null,
  });
  expect(edited).toMatchObject({ status: 'on-hold', meta: { versionId: '2' } });
  const stale = await smr('PUT', `MedicationStatement/${first?.id}`, first, { 'if-match': 'W/"1"' });
  expect(stale.status).toBe(412);
  const added = await control.add('northmoor-smr', mine('by-somebody-else'));
  await control.remove('northmoor-smr', 'MedicationStatement', added.id ?? '');
  expect((await smr('GET', `MedicationStatement/${added.id}`)).status).toBe(410);
});

test('reset puts every store back as it started and everything to normal', async () => {
  const before = (await sandbox.control.dump('northmoor-smr')).length;
  await create('to-be-forgotten');
  await change({ outage: 'refuse' });
  await sandbox.control.reset();
  const after = await sandbox.control.dump('northmoor-smr');
  expect([after.length, after.every((one) => one.meta?.versionId === '1')]).toEqual([before, true]);
  expect((await sandbox.control.switches('northmoor-smr')).outage).toBe('off');
});

test('a switch that does not exist is refused, and so is a web page that tries to reach the switches', async () => {
  await expect(change({ colour: 'red' } as never)).rejects.toThrow('400');
  const page = await fetch(`${sandbox.controlUrl}/reset`, {
    method: 'POST',
    headers: { origin: 'http://evil.example' },
  });
  expect(page.status).toBe(403);
});
