import { expect, test } from 'vitest';
import type { SourceState } from '../../../shared/medicines/source.ts';
import type { Architecture } from '../../../shared/records/capabilities.ts';
import {
  trustConfigSchema,
  type RecordConfig,
  type SourceConfig,
  type TrustConfig,
} from '../../../shared/records/config.ts';
import {
  capabilitiesOf,
  isRead,
  stateOfPart,
  tieAddress,
  writeTargets,
} from '../../../shared/records/records.ts';

const source = (id: string, over: Partial<SourceConfig> = {}): SourceConfig => ({
  id,
  name: id,
  role: 'history',
  origin: id,
  fhirBase: `https://${id}.example/fhir`,
  fhirVersion: 'R4',
  audience: 'trust',
  ...over,
});
const record = (architecture: Architecture, ...sources: SourceConfig[]): RecordConfig => ({
  id: `record-${sources[0]?.id ?? ''}`,
  name: 'Record',
  architecture,
  sources,
});
const home = source('home', { role: 'home' });
const trust = (...records: RecordConfig[]): TrustConfig =>
  trustConfigSchema.parse({
    version: 1,
    sandbox: true,
    trust: { name: 'Trust', odsCode: 'RNM' },
    identityServers: [{ id: 'identity', name: 'Sign-in', issuer: 'https://identity.example' }],
    audiences: [
      {
        id: 'trust',
        name: 'Trust',
        identityServer: 'identity',
        fhirBaseForAud: home.fhirBase,
        clientId: 'concord',
        scopes: ['user/Patient.rs'],
      },
    ],
    records: [record('single-and-only', home), ...records],
  });

const stores = [{ id: 'a', name: 'A', fhirBase: 'https://a.example/fhir', audience: 'trust' }];

const targets = (config: TrustConfig) =>
  writeTargets(config).map(({ source: { id }, appendOnly, standsFor }) => [
    id,
    appendOnly,
    standsFor.map((one) => one.id),
  ]);

test('each architecture is written to where it takes writes; what takes none is stood for in the trust’s own store', () => {
  expect(targets(trust(record('single-and-only', source('smr'))))).toEqual([['smr', false, []]]);
  expect(targets(trust(record('persisted-copy', source('copy'))))).toEqual([['copy', true, []]]);
  expect(targets(trust(record('patient-centric', source('phr', { stores }))))).toEqual([['phr', false, []]]);
  expect(targets(trust(record('federated', source('gp'), source('pharmacy'))))).toEqual([
    ['home', false, ['gp', 'pharmacy']],
  ]);
});

test('flags decide and the architecture only fills them: one source may depart from its record', () => {
  const gp = source('gp', { can: { write: 'direct' } });
  expect(capabilitiesOf('federated', gp)).toMatchObject({ write: 'direct', asksProviders: true });
  expect(targets(trust(record('federated', gp, source('pharmacy'))))).toEqual([
    ['gp', false, []],
    ['home', false, ['pharmacy']],
  ]);
});

test('the trust’s own store is read of a patient under every architecture, and the census is not', () => {
  expect(isRead(home)).toBe(true);
  expect(isRead(source('gp'))).toBe(true);
  expect(isRead(source('pas', { role: 'census' }))).toBe(false);
});

test('a record that takes no writes, in a trust without a store of its own, is a mistake of the configuration with its place', () => {
  const config = trust(record('federated', source('gp')));
  const without = { ...config, records: config.records.slice(1) };
  const issues = trustConfigSchema.safeParse(without).error?.issues ?? [];
  expect(issues.map((issue) => issue.path.join('.'))).toEqual(['records.0.sources.0']);
  expect(issues[0]?.message).toContain('home');
});

const providers = ['GP record', 'Community pharmacy'].map((name) => ({
  id: name,
  name,
  role: 'history' as const,
  origin: name,
  metaSource: `https://${name}.example`,
}));
const silent = (provider: string): SourceState => ({
  kind: 'partial',
  reasons: [{ kind: 'provider-not-answering', provider, detail: `“${provider}” did not answer` }],
});
const partOf = (state: SourceState, at: number, holds: boolean): SourceState =>
  stateOfPart(state, providers, { provider: providers[at], holds });

test('a provider that did not answer is unavailable and never empty; the others are complete', () => {
  expect(partOf(silent('Community pharmacy'), 1, false)).toMatchObject({
    kind: 'unavailable',
    reason: { kind: 'not-answering', layer: 'provider' },
  });
  expect(partOf(silent('Community pharmacy'), 0, true)).toEqual({ kind: 'complete' });
});

test('a provider that did not answer and of whom something is held is partial', () => {
  expect(partOf(silent('Community pharmacy'), 1, true).kind).toBe('partial');
});

test('a silence that names nobody counts against every provider', () => {
  expect([0, 1].map((at) => partOf(silent(''), at, true).kind)).toEqual(['partial', 'partial']);
});

test('the integration engine is found by path or by header, and only by sources that go through it', () => {
  const tie = {
    name: 'TIE',
    base: 'https://tie.example/fhir',
    headers: { 'x-ods-code': 'RNM' },
    timeoutMs: 10_000,
  };
  expect(tieAddress({ ...tie, routing: { by: 'path' } }, source('gp', { tieRoute: 'gp' }))).toMatchObject({
    base: 'https://tie.example/fhir/gp',
    headers: { 'x-ods-code': 'RNM' },
  });
  expect(
    tieAddress({ ...tie, routing: { by: 'header', header: 'X-Target' } }, source('gp', { tieRoute: 'gp' })),
  ).toMatchObject({ base: 'https://tie.example/fhir', headers: { 'X-Target': 'gp' } });
  expect(tieAddress({ ...tie, routing: { by: 'path' } }, source('gp'))).toBeUndefined();
});
