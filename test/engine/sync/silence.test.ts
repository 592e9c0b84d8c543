import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import {
  pullPerson,
  readPerson,
  type EndpointCopy,
  type PullOptions,
} from '../../../electron/engine/sync/sync.ts';
import type { TestContext } from '../../support/open-session.ts';
import { addPerson, dorothy, signedInTo, statement } from '../../support/pulling.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';

/** Silence is not absence: what an answer leaves out is a gap with a name, and nothing is marked gone for it. */
let trust: TinyTrust;
let context: TestContext;

beforeEach(async () => {
  trust = await startTinyTrust();
  trust.put(dorothy());
  for (const id of ['m1', 'm2', 'm3']) trust.put(statement(id));
  context = await signedInTo(trust);
  addPerson(context, 'p1');
});
afterEach(() => trust.stop());

const gp = (): EndpointCopy =>
  must(
    readPerson(trust.config, context.store(), 'p1').endpoints.find((one) => one.source.id === 'gp'),
    'the GP is configured',
  );
const pull = (options: PullOptions = {}) => pullPerson(context, 'p1', options);
const medicines = (): readonly string[] =>
  gp()
    .resources.filter((one) => one.type === 'MedicationStatement')
    .map((one) => one.id);
const asked = (type: string): readonly string[] =>
  trust.requests.map((one) => one.url).filter((url) => url.startsWith(`/fhir/${type}?`));

/** Answers searches of one type with `status` and `body`; a text is sent as it is. */
function answer(
  type: string,
  body: object | string,
  status = 200,
  headers: Record<string, string> = {},
): void {
  trust.intercept = (_request, response, url) => {
    if (!url.pathname.endsWith(`/${type}`)) return false;
    response.writeHead(status, { 'content-type': 'application/fhir+json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
    return true;
  };
}

const outcome = (code: string) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics: 'no' }],
});

test.each([
  [400, 'invalid'],
  [404, 'not-found'],
  [404, 'not-supported'],
  [405, 'not-supported'],
  [422, 'processing'],
])('a search answered %i %s is a gap of that type, named, and marks nothing gone', async (status, code) => {
  await pull();
  answer('MedicationStatement', outcome(code), status);
  await pull({ full: true });
  expect(gp().state).toEqual({
    kind: 'partial',
    reasons: [{ kind: 'type-not-read', type: 'MedicationStatement', detail: `status ${status}` }],
  });
  expect(gp().gone).toEqual([]);
  expect(medicines()).toEqual(['m1', 'm2', 'm3']);
});

test('a type that was refused proves nothing; another that was read whole still shows what has gone from it', async () => {
  await pull();
  answer('AllergyIntolerance', outcome('not-supported'), 405);
  trust.remove('MedicationStatement/m2');
  await pull({ full: true });
  expect(gp().state).toMatchObject({ kind: 'partial', reasons: [{ type: 'AllergyIntolerance' }] });
  expect(gp().gone.map((one) => one.id)).toEqual(['m2']);
});

test('a type that the metadata lacks is a gap of that type, unless the trust says that none is kept there', async () => {
  await pull();
  expect(gp().state).toEqual({ kind: 'complete' });
  const { keeps: _, ...everything } = must(trust.config.records[0]?.sources[1], 'the GP');
  const config = {
    ...trust.config,
    records: [{ ...must(trust.config.records[0], 'a record'), sources: [everything] }],
  };
  const other = await signedInTo({ ...trust, config });
  addPerson(other, 'p1');
  await pullPerson(other, 'p1');
  const state = readPerson(config, other.store(), 'p1').endpoints[0]?.state;
  expect(state).toEqual({
    kind: 'partial',
    reasons: ['MedicationRequest', 'MedicationDispense', 'List'].map((type) => ({
      kind: 'type-not-read',
      type,
      detail: 'not offered',
    })),
  });
});

test.each([
  [
    'no entries and a total of 7',
    { resourceType: 'Bundle', total: 7 },
    { kind: 'fewer-than-said', said: 7, came: 0 },
  ],
  [
    'two entries and a total of 3',
    {
      resourceType: 'Bundle',
      total: 3,
      entry: [{ resource: statement('m1') }, { resource: statement('m2') }],
    },
    { kind: 'fewer-than-said', said: 3, came: 2 },
  ],
  [
    'an entry that is not a list',
    { resourceType: 'Bundle', entry: { resource: statement('m1') } },
    { kind: 'page-unreadable' },
  ],
  [
    'a link that is not a list',
    { resourceType: 'Bundle', link: { relation: 'next', url: 'x' }, entry: [{ resource: statement('m1') }] },
    { kind: 'paging-stopped', detail: 'MedicationStatement: link-unreadable' },
  ],
  [
    'a next without an address',
    { resourceType: 'Bundle', link: [{ relation: 'next' }], entry: [{ resource: statement('m1') }] },
    { kind: 'paging-stopped', detail: 'MedicationStatement: link-unreadable' },
  ],
])('a Bundle with %s is a gap and marks nothing gone', async (_, bundle, reason) => {
  await pull();
  answer('MedicationStatement', bundle);
  await pull({ full: true });
  expect(gp().state).toMatchObject({ kind: 'partial', reasons: [reason] });
  expect(gp().gone).toEqual([]);
  expect(medicines()).toEqual(['m1', 'm2', 'm3']);
});

test.each(['1e300', '2.5', '-1', '"7"', '{}'])(
  'a Bundle with a total of %s, which is no count, is a gap, marks nothing gone and can be read again',
  async (total) => {
    await pull();
    const entry = JSON.stringify([{ resource: statement('m1') }]);
    answer('MedicationStatement', `{"resourceType":"Bundle","total":${total},"entry":${entry}}`);
    await pull({ full: true });
    expect(gp().state).toEqual({
      kind: 'partial',
      reasons: [{ kind: 'paging-stopped', detail: 'MedicationStatement: total-unreadable' }],
    });
    expect([gp().gone, medicines()]).toEqual([[], ['m1', 'm2', 'm3']]);
  },
);

test('a search for the patient that announces one and gives none is an answer that cannot be used, not an unknown patient', async () => {
  answer('Patient', { resourceType: 'Bundle', total: 1 });
  await pull();
  expect(gp().state).toMatchObject({
    kind: 'unavailable',
    reason: { kind: 'not-answering', layer: 'answer' },
  });
});

test('an older version of an entry later on a page, or on a later page, loses', async () => {
  const version = (versionId: string, lastUpdated: string) =>
    statement('m1', { meta: { versionId, lastUpdated }, note: [{ text: `version ${versionId}` }] });
  const [newer, older] = [version('10', '2026-11-18T11:00:00+01:00'), version('9', '2026-11-18T09:59:00Z')];
  answer('MedicationStatement', {
    resourceType: 'Bundle',
    entry: [newer, older].map((resource) => ({ resource })),
  });
  await pull();
  expect(gp().resources.find((one) => one.id === 'm1')?.text).toContain('version 10');
  trust.intercept = (_request, response, url) => {
    if (!url.pathname.endsWith('/MedicationStatement')) return false;
    const second = url.searchParams.has('second');
    response.end(
      JSON.stringify({
        resourceType: 'Bundle',
        ...(second
          ? {}
          : { link: [{ relation: 'next', url: `${trust.origin}/fhir/MedicationStatement?second=1` }] }),
        entry: [{ resource: second ? older : newer }],
      }),
    );
    return true;
  };
  await pull({ full: true });
  expect(gp().resources.find((one) => one.id === 'm1')?.text).toContain('version 10');
});

test('a record that goes back to an earlier version is followed by the next read', async () => {
  const version = (versionId: string) =>
    statement('m1', {
      meta: { versionId, lastUpdated: `2026-11-18T0${versionId}:00:00Z` },
      note: [{ text: `v${versionId}` }],
    });
  answer('MedicationStatement', { resourceType: 'Bundle', entry: [{ resource: version('5') }] });
  await pull();
  answer('MedicationStatement', { resourceType: 'Bundle', entry: [{ resource: version('4') }] });
  await pull({ full: true });
  expect(gp().resources.find((one) => one.id === 'm1')?.text).toContain('v4');
});

test('a Medication that is referred to and did not come along is read by its id, all of them in one request', async () => {
  for (const id of ['d1', 'd2']) {
    trust.put({ resourceType: 'Medication', id, code: { text: `Drug ${id}` } });
    trust.put(statement(`with-${id}`, { medicationReference: { reference: `Medication/${id}` } }));
  }
  await pull();
  expect(gp().state).toEqual({ kind: 'complete' });
  expect(
    gp()
      .resources.filter((one) => one.type === 'Medication')
      .map((one) => one.id),
  ).toEqual(['d1', 'd2']);
  expect(asked('Medication')).toHaveLength(1);
  await pull({ full: true });
  expect(asked('Medication')).toHaveLength(1);
});

test('a Medication that is referred to and cannot be had is a gap with its number', async () => {
  trust.put(statement('unnamed', { medicationReference: { reference: 'Medication/nowhere' } }));
  await pull();
  expect(gp().state).toEqual({
    kind: 'partial',
    reasons: [{ kind: 'type-not-read', type: 'Medication', detail: '1 of those referred to' }],
  });
});

test('empty pages that never end are left after twenty, and the source is partial', async () => {
  let page = 0;
  trust.intercept = (_request, response, url) => {
    if (!url.pathname.endsWith('/MedicationStatement')) return false;
    page += 1;
    const next = `${trust.origin}/fhir/MedicationStatement?page=${page}`;
    response.end(JSON.stringify({ resourceType: 'Bundle', link: [{ relation: 'next', url: next }] }));
    return true;
  };
  await pull();
  expect(page).toBe(20);
  expect(gp().state).toMatchObject({
    kind: 'partial',
    reasons: [{ kind: 'paging-stopped', detail: 'MedicationStatement: empty-pages' }],
  });
});

test('a change is found by the record’s own clock, however far the clock of its answers is from it', async () => {
  const front = (date: string): void => {
    trust.intercept = (_request, response) => {
      const { writeHead } = response;
      response.writeHead = (status: number, headers?: unknown) =>
        writeHead.call(response, status, { ...(headers as object), date });
      return false;
    };
  };
  // The front runs four hours ahead of the record.
  front('Wed, 18 Nov 2026 14:00:00 GMT');
  await pull();
  trust.put(statement('m4'));
  await pull();
  expect(asked('MedicationStatement').at(-1)).toContain('_lastUpdated=ge');
  expect(medicines()).toContain('m4');
});
