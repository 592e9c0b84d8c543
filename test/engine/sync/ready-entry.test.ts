import { expect, test } from 'vitest';
import { fromMillis } from '../../../shared/core/instant.ts';
import { trustConfigSchema, type TrustConfig } from '../../../shared/records/config.ts';
import { allSources, type Capabilities } from '../../../shared/records/records.ts';
import { fresh, type EntryState } from '../../../shared/sync/sync.ts';
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
  return readyEntry({ config: of }, entry, [], { targets: [], endedHere: [], keepsGuards });
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

const ids = [1, 2, 3, 4, 5].map((nth) => `00000000-0000-4000-8000-00000000000${nth}`);
const urn = (nth: number) => ({ reference: `urn:uuid:${ids[nth - 1]}` });
const head = {
  id: ids[0] ?? '',
  person: 'p1',
  endpoint: 'eastvale',
  after: [],
  state: fresh as EntryState,
  kind: 'list-now',
  type: 'MedicationStatement',
  row: null,
  about: '',
  createdAt: fromMillis(0),
  createdBy: 'ruth',
};
const guard = { kind: 'if-none-exist', query: 'identifier=x', others: null, own: null } as const;
const at = fromMillis(0);
const withdrawn = (instead: string | null): EntryState => ({
  kind: 'withdrawn',
  reason: 'x',
  by: 'ruth',
  at,
  instead,
  record: 'never-sent',
});
const bodyWith = (states: readonly EntryState[], text: object, endpoint = 'eastvale'): unknown => {
  const all = states.map((state, nth) => ({ ...head, id: ids[nth] ?? '', state }));
  const entry = { ...head, endpoint, body: JSON.stringify(text), guard };
  return JSON.parse(
    readyEntry({ config }, entry, all, { targets: [], endedHere: [], keepsGuards: false }).body,
  );
};

test('what an entry refers to is named as the record holds it, and as whatever was kept in its place', () => {
  const states: readonly EntryState[] = [
    { kind: 'acknowledged', id: 's1', versionId: '1', without: [], at },
    withdrawn('MedicationStatement/theirs'),
    { ...fresh, answeredAs: { id: 's3', versionId: null } },
    fresh,
  ];
  expect(bodyWith(states, { resourceType: 'List', entry: [1, 2, 3, 4].map(urn) })).toEqual({
    resourceType: 'List',
    entry: [
      { reference: 'MedicationStatement/s1' },
      { reference: 'MedicationStatement/theirs' },
      { reference: 'MedicationStatement/s3' },
      urn(4),
    ],
  });
});

test('what is taken back names what needs a person, as the record once answered that it holds it', () => {
  const known = {
    mayHaveArrived: true,
    answeredAs: { id: 's1', versionId: '1' },
    timesNotHeld: 0,
    retract: null,
  };
  const states: readonly EntryState[] = [
    { kind: 'parked', reason: { kind: 'fields-lost', fields: ['dosage'] }, at, attempts: 1, ...known },
    { kind: 'conflicted', theirs: '{}', theirVersion: '2', signature: null, at, ...known },
  ];
  expect(bodyWith(states, { resourceType: 'Task', focus: urn(1), basedOn: [urn(2)] })).toEqual({
    resourceType: 'Task',
    focus: { reference: 'MedicationStatement/s1' },
    basedOn: [{ reference: 'MedicationStatement/s1' }],
  });
});

test('what was taken back is left out of what refers to it, and nothing else is', () => {
  const text = { resourceType: 'List', entry: [urn(1), { reference: 'MedicationStatement/other' }] };
  expect(bodyWith([withdrawn(null)], text)).toEqual({ ...text, entry: text.entry.slice(1) });
  const plain = { resourceType: 'List', entry: [] };
  expect(bodyWith([withdrawn(null)], plain)).toEqual(plain);
});

const readyOf = (state: EntryState, endpoint = 'eastvale', of: TrustConfig = config) =>
  readyEntry(
    { config: of },
    { ...head, state, endpoint, body: '{}', guard },
    [head, { ...head, id: ids[1] ?? '' }],
    { targets: ['t1'], endedHere: [], keepsGuards: true },
  );

test('an entry takes along what happened to it, of whose organisation it is, and what others update', () => {
  const retract = { reason: 'x', by: 'ruth' };
  const carried = {
    mayHaveArrived: true,
    answeredAs: { id: 's1', versionId: '2' },
    timesNotHeld: 2,
    retract,
  };
  expect(readyOf({ ...fresh, ...carried })).toMatchObject({
    ...carried,
    id: ids[0],
    type: 'MedicationStatement',
    guard,
    odsCode: config.trust.odsCode,
    targets: ['t1'],
  });
  // What does not wait has nothing to take along.
  expect(readyOf({ kind: 'sending', attempt: 1, startedAt: at, ...carried })).toMatchObject({
    mayHaveArrived: false,
    answeredAs: null,
    timesNotHeld: 0,
    retract: null,
  });
});

test('ours is what goes by the name of one of this patient’s entries', () => {
  const { isOurs } = readyOf(fresh);
  const named = (value: string | undefined) => ({
    resourceType: 'List',
    identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value }],
  });
  expect([isOurs(named(ids[0])), isOurs(named(ids[1])), isOurs(named(ids[2])), isOurs({})]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('an entry for another record is ours too: where a record shows what stands in another, it is nobody else’s', () => {
  const elsewhere = { ...head, id: ids[1] ?? '', endpoint: 'home' };
  const { isOurs } = readyEntry({ config }, { ...head, body: '{}', guard }, [head, elsewhere], {
    targets: [],
    endedHere: [],
    keepsGuards: false,
  });
  const identifier = [{ system: 'https://tools.ietf.org/html/rfc4122', value: ids[1] }];
  expect(isOurs({ resourceType: 'List', identifier })).toBe(true);
});

test('whether a record is only added to is what the trust says of it; of one that is gone, no', () => {
  expect(readyOf(fresh, 'eastvale', withFlag({ write: 'append-only' })).appendOnly).toBe(true);
  expect(readyOf(fresh, 'eastvale', withFlag({ write: 'direct' })).appendOnly).toBe(false);
  expect(readyOf(fresh, 'no-such-record')).toMatchObject({
    appendOnly: false,
    endedHere: [],
    keepsGuards: true,
  });
});

test('a body without marks is sent as it is where the record wants no profiles', () => {
  const without = withFlag({ namesProfiles: false });
  const sent = (text: string) =>
    readyEntry({ config: without }, { ...head, body: text, guard }, [], {
      targets: [],
      endedHere: [],
      keepsGuards: false,
    }).body;
  expect([sent('{"a":1.50}'), sent('{"meta":"x"}'), sent('[1]')]).toEqual([
    '{"a":1.50}',
    '{"meta":"x"}',
    '[1]',
  ]);
});
