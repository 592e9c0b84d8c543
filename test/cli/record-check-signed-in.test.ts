import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordCheck, type CheckHost, type Trying } from '../../electron/cli/record-check.ts';
import { nodeNetwork } from '../../electron/engine/node-host.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { must } from '../../shared/core/must.ts';
import { err } from '../../shared/core/result.ts';
import { trustConfigSchema, type TrustConfig } from '../../shared/records/config.ts';
import { sandboxBrowser } from '../support/sandbox-browser.ts';
import { tempFolder } from '../support/temp.ts';
import { startTinyTrust } from '../support/tiny-trust.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());

type Found = {
  readonly audiences: readonly { readonly signedIn: object }[];
  readonly sources: readonly {
    readonly source: string;
    readonly probes?: Readonly<Record<string, { readonly result: string; readonly words: string }>>;
    readonly left?: readonly string[];
    readonly suggests: object;
    readonly why?: string;
  }[];
};

const host = (openBrowser: CheckHost['openBrowser']): CheckHost => ({
  ...nodeNetwork,
  computerName: 'WARD-7B-01',
  appVersion: 'test',
  openBrowser,
});
const nobody = host(async () => err({ kind: 'not-opened' }));
const patient = (): string =>
  must(
    sandbox.patients.find(({ key }) => key.startsWith('penhaligon')),
    'her',
  ).nhsNumber;

async function check(config: TrustConfig, at: CheckHost, trying: Partial<Trying>): Promise<Found> {
  const folder = tempFolder('record-check');
  writeFileSync(join(folder, 'records.json'), JSON.stringify(config));
  const answer = await recordCheck(join(folder, 'records.json'), at, {
    browser: false,
    token: () => undefined,
    patient: undefined,
    scratch: false,
    out: undefined,
    ...trying,
  });
  if (!answer.ok) throw new Error(answer.fault.words);
  return answer.value as Found;
}

const resultsOf = (found: Found, id: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(found.sources.find(({ source }) => source === id)?.probes ?? {}).map(
      ([name, { result }]) => [name, result],
    ),
  );

const writesAt = async (): Promise<readonly string[]> =>
  (await Promise.all(sandbox.servers.map((store) => sandbox.control.requests(store))))
    .flat()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, url }) => `${method} ${url}`);

test('signed in in the browser, every source is tried for a test patient, and nothing is written', async () => {
  const browser = sandboxBrowser({ username: 'ruth' });
  const found = await check(sandbox.config, host(browser.openBrowser), { browser: true, patient: patient() });
  expect(browser.typed()).toBe(1);
  expect(found.audiences.map(({ signedIn }) => signedIn)).toEqual(
    found.audiences.map(() => expect.objectContaining({ by: 'browser', notGranted: [] })),
  );
  expect(resultsOf(found, 'eastvale')).toEqual({
    search: 'works',
    paging: 'works',
    onlyWhatChanged: 'works',
    medicationsSentAlong: expect.stringMatching(/works|not-shown/),
  });
  expect(found.sources.filter(({ probes }) => probes === undefined).map(({ why }) => why)).toEqual([]);
  expect(await writesAt()).toEqual([]);
});

test('told to, it writes one entry in error and shows that a repeated create and an old update do no harm', async () => {
  const browser = sandboxBrowser({ username: 'ruth' });
  const found = await check(sandbox.config, host(browser.openBrowser), {
    browser: true,
    patient: patient(),
    scratch: true,
  });
  expect(resultsOf(found, 'northmoor-smr')).toMatchObject({
    create: 'works',
    createdOnce: 'works',
    update: 'works',
    guardedUpdate: 'works',
  });
  // Entries are added there and never updated; the surgery's own record is written to by nobody else.
  expect(Object.keys(resultsOf(found, 'eastvale'))).toEqual(
    expect.arrayContaining(['create', 'createdOnce']),
  );
  expect(resultsOf(found, 'eastvale')).not.toHaveProperty('update');
  const { left = [] } = must(
    found.sources.find(({ source }) => source === 'northmoor-smr'),
    'the record',
  );
  const held = await sandbox.control.dump('northmoor-smr', 'MedicationStatement');
  const scratch = held.filter((one) => JSON.stringify(one).includes('concord record check'));
  expect(scratch.map((one) => [`MedicationStatement/${one.id}`, one['status' as keyof typeof one]])).toEqual([
    [left[0], 'entered-in-error'],
  ]);
  expect(left).toHaveLength(1);
});

test('a token from the environment needs no browser, and one that is refused is told as that', async () => {
  const found = await check(sandbox.config, nobody, { token: () => 'not-a-token', patient: patient() });
  expect(found.audiences[0]?.signedIn).toEqual({ by: 'token' });
  expect(found.sources.map(({ why }) => why)).toEqual(found.sources.map(() => 'sign-in needed'));
});

test('a record that takes no creates is told as one that refused, and is suggested for the trust’s own store', async () => {
  const trust = await startTinyTrust();
  trust.identity.live.add('a-token');
  trust.put({
    resourceType: 'Patient',
    id: 'p1',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990347522' }],
  });
  trust.intercept = ({ method }, response) => {
    if (method !== 'POST') return false;
    response.writeHead(405, { 'content-type': 'application/fhir+json' });
    response.end(JSON.stringify({ resourceType: 'OperationOutcome', issue: [] }));
    return true;
  };
  const found = await check(trust.config, nobody, {
    token: () => 'a-token',
    patient: '9990347522',
    scratch: true,
  });
  expect(found.sources.find(({ source }) => source === 'gp')).toMatchObject({
    probes: { create: { result: 'refused', words: 'the record refused it (status 405)' } },
    left: [],
    suggests: { can: { write: 'own-store-only' } },
  });
  await trust.stop();
});

test('a server that ignores If-None-Exist and If-Match is told as that, and the file that is written says so', async () => {
  const trust = await startTinyTrust();
  trust.identity.live.add('a-token');
  trust.put({
    resourceType: 'Patient',
    id: 'p1',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990347522' }],
  });
  for (const id of ['s1', 's2'])
    trust.put({ resourceType: 'MedicationStatement', id, subject: { reference: 'Patient/p1' } });
  let made = 0;
  trust.intercept = ({ method }, response) => {
    if (method !== 'POST' && method !== 'PUT') return false;
    made += 1;
    response.writeHead(method === 'POST' ? 201 : 200, { 'content-type': 'application/fhir+json' });
    response.end(
      JSON.stringify({ resourceType: 'MedicationStatement', id: `x${made}`, meta: { versionId: `${made}` } }),
    );
    return true;
  };
  const out = join(tempFolder('record-check-out'), 'suggested.json');
  const found = await check(trust.config, nobody, {
    token: () => 'a-token',
    patient: '9990347522',
    scratch: true,
    out,
  });
  expect(resultsOf(found, 'gp')).toMatchObject({ createdOnce: 'ignored', guardedUpdate: 'ignored' });
  expect(found.sources.find(({ source }) => source === 'gp')?.left).toEqual([
    'MedicationStatement/x1',
    'MedicationStatement/x2',
  ]);
  const written = trustConfigSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
  expect(written.records.flatMap(({ sources }) => sources).find(({ id }) => id === 'gp')).toMatchObject({
    can: { guardsUpdates: false },
    keeps: ['MedicationStatement', 'AllergyIntolerance'],
  });
  await trust.stop();
});
