import { expect, test } from 'vitest';
import { createHttp, usualHttp } from '../../../electron/engine/http/http.ts';
import { nodeNetwork } from '../../../electron/engine/node-host.ts';
import {
  createRecordReader,
  locate,
  readerWhile,
  type LastingReader,
} from '../../../electron/engine/records/records.ts';
import { ok } from '../../../shared/core/result.ts';
import type { SourceConfig, TieConfig } from '../../../shared/records/config.ts';

const source: SourceConfig = {
  id: 'smr',
  name: 'Shared record',
  role: 'history',
  origin: 'smr',
  fhirBase: 'https://record.invalid/fhir',
  fhirVersion: 'R4',
  audience: 'main',
};
type Asked = { readonly url: string; readonly headers: Headers; readonly body: unknown };
type Reading = { readonly reader: LastingReader; readonly asked: readonly Asked[] };

/** A reader whose servers answer this, with a token for each audience. */
function reading(reply: (url: string) => Response | Promise<Response>, tie?: TieConfig): Reading {
  const asked: Asked[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    asked.push({ url, headers: new Headers(init.headers), body: init.body });
    return reply(url);
  };
  const host = { ...nodeNetwork, fetch, computerName: 'desk', appVersion: 'test' };
  const token = async (audience: string) => ok(`token of ${audience}`);
  return {
    asked,
    reader: createRecordReader(
      createHttp(host, { ...usualHttp, tries: 1 }),
      { owner: () => 'ruth', token, renewed: token, onlyPatient: () => undefined },
      { tie, trust: { name: 'Northmoor', odsCode: 'RNM' }, asker: () => undefined },
    ),
  };
}
const json = (body: object) => new Response(JSON.stringify(body));
const offering = (type: string) =>
  json({ resourceType: 'CapabilityStatement', rest: [{ mode: 'server', resource: [{ type }] }] });

test('each store behind one source offers what it says itself, and is asked for that once', async () => {
  const { reader, asked } = reading((url) => offering(url.includes('harbour') ? 'List' : 'Task'));
  const at = (store: string) => ({ ...source, fhirBase: `https://${store}.invalid/fhir` });
  for (const [store, type] of [
    ['harbour', 'List'],
    ['meadow', 'Task'],
    ['harbour', 'List'],
  ] as const) {
    const offer = await reader.offer(at(store), 'c');
    expect([store, offer.searches(type), offer.searches('Patient')]).toEqual([store, true, false]);
  }
  expect(asked.length).toBe(2);
});

test('what a record offers is asked again where it did not say, and until then it is asked plainly for everything', async () => {
  let isDown = true;
  const { reader, asked } = reading(() => (isDown ? new Response('', { status: 503 }) : offering('List')));
  const unknown = await reader.offer(source, 'c');
  const types = ['List', 'Task'];
  expect([types.map(unknown.searches), types.map(unknown.deltas), types.map(unknown.keepsGuards)]).toEqual([
    [true, true],
    [false, false],
    [false, false],
  ]);
  isDown = false;
  expect(types.map((await reader.offer(source, 'c')).searches)).toEqual([true, false]);
  expect(asked.length).toBe(2);
});

test('a write goes as it was given: its guard, its body, and the token of its own record', async () => {
  const { reader, asked } = reading(() => json({}));
  const write = { method: 'PUT', path: 'Task/1', headers: { 'if-match': 'W/"3"' }, body: '{"a":1}' } as const;
  await reader.send({ ...source, audience: 'other' }, write, 'action');
  const [sent] = asked;
  const header = (name: string) => sent?.headers.get(name);
  expect([sent?.url, sent?.body, header('if-match'), header('content-type')]).toEqual([
    'https://record.invalid/fhir/Task/1',
    '{"a":1}',
    'W/"3"',
    'application/fhir+json',
  ]);
  expect([header('authorization'), header('x-correlation-id')]).toEqual(['Bearer token of other', 'action']);
});

test('behind an integration engine a link of the record is its place there, and one of a neighbour’s is not', () => {
  const tie: TieConfig = {
    name: 'TIE',
    base: 'https://tie.invalid/fhir',
    routing: { by: 'path' },
    headers: {},
    timeoutMs: 10_000,
  };
  const { reader } = reading(() => json({}), tie);
  const leads = (link: string) => {
    const address = reader.address({ ...source, tieRoute: 'smr' }, link);
    return address.ok ? address.value.href : address.fault;
  };
  const refused = { kind: 'address-refused', why: 'other-origin' };
  expect(leads('https://record.invalid/fhir/List?page=2')).toBe('https://tie.invalid/fhir/smr/List?page=2');
  expect(leads('https://record.invalid/fhir?page=2')).toBe('https://tie.invalid/fhir/smr?page=2');
  expect(leads('https://record.invalid/fhir2/List?page=2')).toEqual(refused);
  expect(leads('https://record.invalid/other')).toEqual(refused);
});

test('what was begun before a lock operates on nothing after it', async () => {
  const { reader, asked } = reading(() => json({}));
  const operation = { path: 'x', headers: { authorization: 'Bearer of the practice' }, body: '{}' };
  const locked = await readerWhile(reader, () => false).operate(source, operation, 'c');
  expect([locked, asked.length]).toEqual([
    { ok: false, fault: { kind: 'sign-in-needed', audience: 'main' } },
    0,
  ]);
  await readerWhile(reader, () => true).operate(source, operation, 'c');
  expect(asked[0]?.headers.get('authorization')).toBe('Bearer of the practice');
});

const stores = ['harbour', 'meadow'].map((id) => ({
  id,
  name: id,
  fhirBase: `https://${id}.invalid/fhir`,
  audience: `audience of ${id}`,
  tieRoute: `route to ${id}`,
}));
const pointer = (to: string, over: object = {}) => ({
  resourceType: 'DocumentReference',
  id: to,
  status: 'current',
  content: [{ attachment: { url: `https://${to}.invalid/fhir/` } }],
  ...over,
});
const silent = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'timeout' }] };
async function located(...found: readonly object[]): Promise<unknown> {
  const bundle = { resourceType: 'Bundle', entry: found.map((resource) => ({ resource })) };
  const { reader } = reading(() => json(bundle));
  return locate(reader, { ...source, stores }, '9990000018', 'c');
}

test('a store is asked at its own address, with its own sign-in and on its own way', async () => {
  expect(await located(pointer('meadow'))).toEqual(
    ok({
      ...source,
      stores,
      fhirBase: 'https://meadow.invalid/fhir',
      audience: 'audience of meadow',
      tieRoute: 'route to meadow',
    }),
  );
});

test('a pointer that another took the place of, or that was an error, points nowhere', async () => {
  for (const status of ['superseded', 'entered-in-error', undefined]) {
    expect(await located(pointer('harbour', { status }))).toEqual({
      ok: false,
      fault: { kind: 'store-not-found' },
    });
    expect(await located(pointer('meadow'), pointer('harbour', { status }))).toMatchObject({
      value: { fhirBase: 'https://meadow.invalid/fhir' },
    });
  }
});

test('a locator that could not ask everybody may know of another store: none is taken', async () => {
  for (const found of [[pointer('meadow'), silent], [silent]])
    expect(await located(...found)).toMatchObject({
      ok: false,
      fault: { kind: 'not-answering', detail: expect.stringContaining('did not answer in full') },
    });
});

test('a store that nobody configured is asked nothing, also where it lies at the origin of one that is', async () => {
  for (const url of ['https://stranger.invalid/fhir', 'https://meadow.invalid/fhir/other'])
    expect(await located(pointer('x', { content: [{ attachment: { url } }] }))).toMatchObject({
      ok: false,
      fault: { detail: 'the record locator names a store that is not configured' },
    });
});
