import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { architectures } from '../../shared/records/capabilities.ts';
import { trustConfigSchema } from '../../shared/records/config.ts';
import { capabilitiesOf, missingScopes, neededAccess } from '../../shared/records/records.ts';
import { recordCheck, type CheckHost, type Trying } from '../../electron/cli/record-check.ts';
import { err } from '../../shared/core/result.ts';
import { nodeNetwork } from '../../electron/engine/node-host.ts';
import { tempFolder } from '../support/temp.ts';
import { startTinyTrust, type TinyTrust } from '../support/tiny-trust.ts';

let trust: TinyTrust;
beforeAll(async () => {
  trust = await startTinyTrust();
});
afterAll(() => trust.stop());

function fileOf(config: unknown): string {
  const path = join(tempFolder('record-check'), 'records.json');
  writeFileSync(path, typeof config === 'string' ? config : JSON.stringify(config));
  return path;
}
const host: CheckHost = {
  ...nodeNetwork,
  computerName: 'WARD-7B-01',
  appVersion: 'test',
  openBrowser: async () => err({ kind: 'not-opened' }),
};
const nothingTried: Trying = {
  browser: false,
  token: () => undefined,
  patient: undefined,
  scratch: false,
  out: undefined,
};
const check = async (config: unknown, trying: Partial<Trying> = {}, at = host): Promise<unknown> => {
  const answer = await recordCheck(fileOf(config), at, { ...nothingTried, ...trying });
  return answer.ok ? answer.value : answer.fault;
};

test('the example file of the documentation is a valid configuration that shows every part', () => {
  const text = readFileSync(new URL('../../docs/it/records.example.json', import.meta.url), 'utf8');
  const config = trustConfigSchema.parse(JSON.parse(text));
  const used = new Set(config.records.map(({ architecture }) => architecture));
  expect([...architectures].filter((one) => !used.has(one))).toEqual(['hybrid']);
  expect(
    config.audiences.map(({ id, scopes }) => missingScopes(scopes, neededAccess(config, id), scopes)),
  ).toEqual([[], []]);
  expect(config.tie?.headers).toEqual({ 'x-ods-code': 'RNM' });
  const sources = config.records.flatMap((record) => record.sources.map((one) => ({ record, one })));
  expect(
    sources.map(({ record, one }) => [one.id, capabilitiesOf(record.architecture, one).write]),
  ).toMatchObject([
    ['northmoor-pas', 'direct'],
    ['northmoor-epma', 'direct'],
    ['northmoor-home', 'direct'],
    ['eastvale', 'append-only'],
    ['hollins-lane', 'own-store-only'],
    ['gp-connect', 'own-store-only'],
    ['personal-record', 'direct'],
  ]);
});

test('a mistake is told with its place in the file', async () => {
  const { records, ...rest } = trust.config;
  const spoilt = records.map((record) => ({
    ...record,
    sources: record.sources.map((one) => ({ ...one, role: 'histroy' })),
  }));
  expect(await check({ ...rest, records: spoilt })).toMatchObject({
    file: 'not-valid',
    mistakes: [{ at: 'records.0.sources.0.role' }, { at: 'records.0.sources.1.role' }],
  });
  expect(await check('not JSON')).toMatchObject({ kind: 'cannot-understand' });
});

test('what each source offers and lacks is told, with the flag that follows, and nothing is written', async () => {
  // As it was configured; the other file says already what the check would suggest.
  const unsaid = trust.config.records.map((record) => ({
    ...record,
    sources: record.sources.map((source) => ({ ...source, keeps: undefined })),
  }));
  const found = await check({ ...trust.config, records: unsaid });
  expect(await check(trust.config)).toMatchObject({ sources: [{ suggests: {} }, { suggests: {} }] });
  expect(found).toMatchObject({
    file: 'valid',
    audiences: [
      {
        audience: 'main',
        scopesNeededAndNotAskedFor: expect.arrayContaining([
          'user/Location.rs',
          'user/MedicationStatement.cu',
        ]),
      },
      { audience: 'side', scopesNeededAndNotAskedFor: [] },
    ],
    sources: [
      { source: 'pas', metadata: { read: true, searches: ['Encounter'], doesNotSearch: [] } },
      {
        source: 'gp',
        flags: { write: 'direct' },
        metadata: {
          searches: ['MedicationStatement', 'AllergyIntolerance'],
          doesNotSearch: ['MedicationRequest', 'MedicationDispense', 'List'],
          onlyWhatChanged: true,
        },
        suggests: { keeps: ['MedicationStatement', 'AllergyIntolerance'] },
        tried: false,
        why: 'no test patient was named: --patient',
        signIn: { read: true, issuerAsConfigured: true, pkce: true },
      },
    ],
  });
  expect(trust.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('a source that does not answer, or answers HTML, is told as that and never as one that can do nothing', async () => {
  trust.intercept = (_request, response, url) => {
    if (!url.pathname.endsWith('/metadata')) return false;
    response.end('<html>');
    return true;
  };
  expect(await check(trust.config)).toMatchObject({
    sources: [
      { metadata: { read: false, why: 'not a CapabilityStatement' } },
      { metadata: { read: false, why: 'not a CapabilityStatement' } },
    ],
  });
  trust.intercept = () => false;
});
