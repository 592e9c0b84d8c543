import { expect, test } from 'vitest';
import { fromMillis } from '../../../shared/core/instant.ts';
import { trustConfigSchema, type TrustConfig } from '../../../shared/records/config.ts';
import { allSources, type Capabilities } from '../../../shared/records/records.ts';
import { fresh } from '../../../shared/sync/sync.ts';
import { trustConfig } from '../../../sandbox/config.ts';
import { settingFrom } from '../../../sandbox/setting.ts';
import { readyEntry } from '../../../electron/engine/sync/ready-entry.ts';

const config = trustConfig('http://127.0.0.1:1', (id) => `http://127.0.0.1:2/${id}`, settingFrom([]));
const body = {
  resourceType: 'List',
  meta: { profile: ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-List'], tag: [{ code: 'ours' }] },
};

const readyWith = (of: TrustConfig, keepsGuards: boolean): ReturnType<typeof readyEntry> => {
  const entry = {
    id: '11111111-2222-4333-8444-555555555555',
    person: 'p1',
    endpoint: 'eastvale',
    after: [],
    state: fresh,
    kind: 'list-now',
    type: 'List',
    row: null,
    about: '',
    createdAt: fromMillis(0),
    createdBy: 'ruth',
    body: JSON.stringify(body),
    guard: { kind: 'if-none-exist', query: 'identifier=x', others: null, own: null },
  } as const;
  return readyEntry({ config: of }, entry, [], { targets: [], keepsGuards });
};

const metaSent = (of: TrustConfig): unknown => {
  const sent: unknown = JSON.parse(readyWith(of, false).body);
  return typeof sent === 'object' && sent !== null && 'meta' in sent ? sent.meta : undefined;
};

const withFlag = (can: Partial<Capabilities>): TrustConfig =>
  trustConfigSchema.parse({
    ...config,
    records: config.records.map((record) => ({
      ...record,
      sources: record.sources.map((source) => ({ ...source, can: { ...source.can, ...can } })),
    })),
  });

test('a server that says it refuses old versions and is known not to is not believed', () => {
  expect(readyWith(config, true).keepsGuards).toBe(true);
  expect(readyWith(withFlag({ guardsUpdates: false }), true).keepsGuards).toBe(false);
});

test('a record whose server refuses profiles is sent none, and keeps every other mark of the entry', () => {
  const without = withFlag({ namesProfiles: false });
  expect(allSources(config).map(({ source }) => source.id)).toContain('eastvale');
  expect(metaSent(config)).toEqual(body.meta);
  expect(metaSent(without)).toEqual({ tag: body.meta.tag });
});
