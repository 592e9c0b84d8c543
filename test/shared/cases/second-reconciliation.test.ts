import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/core/brand.ts';
import {
  namesAnyOf,
  planWrites,
  type OwnEntry,
  type PlannedWrite,
  type WriteContext,
} from '../../../shared/cases/cases.ts';
import { readTree } from '../../../shared/fhir/fhir.ts';
import { resolve } from '../../../shared/sync/sync.ts';
import { keyText } from '../../../shared/medicines/keys.ts';
import { line } from '../../support/lines.ts';
import {
  asDirected,
  aspirin,
  context,
  history,
  plain,
  recommend,
  row,
  stop,
  takingIt,
} from '../../support/writes.ts';

const tags = [
  { system: 'urn:concord:written', code: 'reconciliation' },
  { system: 'https://fhir.nhs.uk/Id/ods-organization-code', code: 'RNM' },
];
const own = (endpoint: string, id: string, status: string, lastUpdated: string): OwnEntry => ({
  row: 'r',
  line: null,
  endpoint,
  id,
  versionId: '3',
  writtenAt: lastUpdated,
  changedSince: null,
  body: {
    resourceType: 'MedicationStatement',
    id,
    meta: { tag: tags, lastUpdated },
    identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: `uuid-of-${id}` }],
    status,
  },
});
const list = (endpoint: string, id: string) => ({
  endpoint,
  id,
  versionId: '5',
  body: { resourceType: 'List', id, status: 'current', text: { div: 'old' }, meta: { tag: tags } },
});

const of = (writes: readonly PlannedWrite[], endpoint: string, kind: string): readonly PlannedWrite[] =>
  writes.filter((write) => write.endpoint === endpoint && write.kind === kind);
const planned = (over: Parameters<typeof context>[0], bodies = [takingIt]): readonly PlannedWrite[] =>
  planWrites([row('r', aspirin, bodies)], null, context(over));

test('in a record that is changed directly our earlier entry is updated, under its own identifier', () => {
  const [fact] = of(planned({ own: [own('smr', 'o1', 'active', '2026-11-01')] }), 'smr', 'history-fact');
  expect(fact).toMatchObject({
    guard: { kind: 'if-match', id: 'o1', versionId: '3' },
    body: { id: 'o1', identifier: [{ value: 'uuid-of-o1' }] },
  });
});

test('an update is compared with what the record had, not with what it is to become', () => {
  const stands = own('smr', 'o1', 'active', '2026-11-01');
  const [fact] = of(planned({ own: [stands] }), 'smr', 'history-fact');
  expect(fact?.guard).toMatchObject({ base: JSON.stringify(stands.body) });
});

test('of several earlier entries the newest is the one that is updated', () => {
  const both = [own('smr', 'o1', 'active', '2026-11-01'), own('smr', 'o2', 'active', '2026-11-09')];
  expect(of(planned({ own: both }), 'smr', 'history-fact')[0]?.guard).toMatchObject({ id: 'o2' });
});

test('an entry that has ended is never brought back to life', () => {
  for (const status of ['stopped', 'completed', 'not-taken', 'entered-in-error']) {
    const writes = planned({ own: [own('smr', 'o1', status, '2026-11-01')] });
    expect(of(writes, 'smr', 'history-fact')[0]?.guard).toMatchObject({ kind: 'if-none-exist' });
  }
});

test('where nothing is changed the new entry names what it takes the place of, and so does its provenance', () => {
  const writes = planned({
    own: [own('eastvale', 'o1', 'active', '2026-11-01')],
    ownLists: [list('eastvale', 'l1')],
  });
  expect(of(writes, 'eastvale', 'history-fact')[0]).toMatchObject({
    guard: { kind: 'if-none-exist' },
    body: { derivedFrom: [{ reference: 'MedicationStatement/o1' }] },
  });
  const entity = of(writes, 'eastvale', 'provenance')[0]?.body['entity'];
  expect(entity).toEqual(
    expect.arrayContaining([
      { role: 'revision', what: { reference: 'MedicationStatement/o1' } },
      { role: 'revision', what: { reference: 'List/l1' } },
    ]),
  );
  expect(of(writes, 'eastvale', 'list-earlier')).toEqual([]);
});

test('of two entries of ours that stand side by side the new one takes the place of both, and of no older one', () => {
  const derived = (entry: OwnEntry, from: string): OwnEntry => ({
    ...entry,
    body: { ...entry.body, derivedFrom: [{ reference: `MedicationStatement/${from}` }] },
  });
  const writes = planned({
    own: [
      own('eastvale', 'o1', 'active', '2026-11-01'),
      derived(own('eastvale', 'here', 'active', '2026-11-02'), 'o1'),
      derived(own('eastvale', 'elsewhere', 'active', '2026-11-03'), 'o1'),
    ],
  });
  expect(of(writes, 'eastvale', 'history-fact')[0]?.body['derivedFrom']).toEqual([
    { reference: 'MedicationStatement/elsewhere' },
    { reference: 'MedicationStatement/here' },
  ]);
});

test('what another desk wrote from another source’s line of the row is taken the place of too', () => {
  const here = { ...own('eastvale', 'here', 'active', '2026-11-01'), line: keyText(aspirin.key) };
  const theirs = { ...own('eastvale', 'theirs', 'active', '2026-11-02'), line: 'another line' };
  const writes = planned({ own: [here, theirs] });
  expect(of(writes, 'eastvale', 'history-fact')[0]?.body['derivedFrom']).toEqual([
    { reference: 'MedicationStatement/theirs' },
    { reference: 'MedicationStatement/here' },
  ]);
});

test('of a row of two products each takes the place of its own, by its line or by its name, and of no other', () => {
  const three = line('3', 'Warfarin 3mg tablets');
  const one = line('1', 'Warfarin 1mg tablets');
  const named = (id: string, text: string): OwnEntry => {
    const entry = own('eastvale', id, 'active', '2026-11-02');
    return { ...entry, line: 'another line', body: { ...entry.body, medicationCodeableConcept: { text } } };
  };
  const writes = planWrites(
    [{ ...row('r', three, [history(three, asDirected)]), lines: [three, one] }],
    null,
    context({ own: [named('o3', 'Warfarin 3mg tablets'), named('o1', 'warfarin 1mg tablets ')] }),
  );
  expect(of(writes, 'eastvale', 'history-fact').map(({ body }) => body['derivedFrom'])).toEqual([
    [{ reference: 'MedicationStatement/o3' }],
    [{ reference: 'MedicationStatement/o1' }],
  ]);
});

test('what somebody else changed of our entry is guarded by the version that we wrote', () => {
  const entry = own('smr', 'o1', 'active', '2026-11-01');
  const base = { ...entry.body, dosage: [{ text: 'as we wrote it' }] };
  const writes = planWrites(
    [row('r', aspirin, [history(aspirin, asDirected)])],
    null,
    context({ own: [{ ...entry, versionId: '7', changedSince: { versionId: '5', base } }] }),
  );
  expect(of(writes, 'smr', 'history-fact').map(({ guard }) => guard)).toEqual([
    {
      kind: 'if-match',
      id: 'o1',
      versionId: '5',
      // Under the name it has there: who said so and under which name asks nobody.
      base: JSON.stringify({ ...base, identifier: entry.body['identifier'] }),
    },
  ]);
});

test('what somebody else made of our entry is not asked about where we say the very same of the medicine now', () => {
  const entry = own('smr', 'o1', 'active', '2026-11-01');
  const [write] = of(planned({ own: [entry] }), 'smr', 'history-fact');
  const now = { ...entry, body: { ...write?.body, dateAsserted: '2026-11-02', id: 'o1' } };
  const base = { ...entry.body, dosage: [{ text: 'as we wrote it' }] };
  const guards = of(
    planned({ own: [{ ...now, versionId: '7', changedSince: { versionId: '5', base } }] }),
    'smr',
    'history-fact',
  ).map(({ guard }) => guard);
  expect(guards).toMatchObject([{ kind: 'if-match', versionId: '7' }]);
});

test('what somebody noted in our entry is kept where we say the very same of the medicine, and who said so asks nobody', () => {
  const [first] = of(planned({ own: [own('smr', 'o1', 'active', '2026-11-01')] }), 'smr', 'history-fact');
  const { note: _note, ...mine } = first?.body ?? {};
  const theirs = { ...mine, id: 'o1', note: [{ text: 'seen' }], dateAsserted: '2026-11-20T09:00:00Z' };
  const guardOf = (body: JsonObject) => {
    const entry: OwnEntry = {
      ...own('smr', 'o1', 'active', '2026-11-01'),
      body,
      changedSince: { versionId: '2', base: { ...mine, id: 'o1' } },
    };
    const guard = of(planned({ own: [entry] }), 'smr', 'history-fact')[0]?.guard;
    return guard?.kind === 'if-match' ? guard : undefined;
  };
  const kept = guardOf(theirs);
  const base = JSON.parse(kept?.base ?? '{}') as JsonObject;
  expect([kept?.versionId, base['note'], base['dateAsserted']]).toEqual([
    '2',
    undefined,
    theirs.dateAsserted,
  ]);
  expect(resolve(base, { ...mine, id: 'o1' }, theirs)).toMatchObject({
    kind: 'no-conflict',
    merged: { note: [{ text: 'seen' }] },
  });
  const asked = JSON.parse(guardOf({ ...theirs, dosage: [{ text: 'TWO' }] })?.base ?? '{}') as JsonObject;
  expect([asked['dosage'], asked['dateAsserted']]).toEqual([mine['dosage'], theirs.dateAsserted]);
});

test('a number of what is updated is kept as its record wrote it', () => {
  const entry = own('smr', 'o1', 'active', '2026-11-01');
  const tree = readTree('{"dosage":[{"doseAndRate":[{"doseQuantity":{"value":0.50}}]}]}');
  const body = { ...entry.body, ...(tree.ok ? tree.value : {}) };
  const [fact] = of(planned({ own: [{ ...entry, body }] }), 'smr', 'history-fact');
  expect(fact?.guard).toMatchObject({ base: expect.stringContaining('{"value":0.50}') });
});

test('what somebody else ended of our entry is not begun anew beside it, but asked about', () => {
  const entry = { ...own('smr', 'o1', 'stopped', '2026-11-01'), versionId: '7' };
  const since = (status: string) => ({ versionId: '5', base: { ...entry.body, status } });
  const guardsOf = (over: Partial<OwnEntry>): unknown =>
    of(planned({ own: [{ ...entry, ...over }] }), 'smr', 'history-fact').map(({ guard }) => guard);
  expect(guardsOf({ changedSince: since('active') })).toMatchObject([
    { kind: 'if-match', id: 'o1', versionId: '5' },
  ]);
  // A live entry of ours beside it is the one that goes on.
  const beside = own('smr', 'o2', 'active', '2026-10-01');
  expect(
    of(planned({ own: [{ ...entry, changedSince: since('active') }, beside] }), 'smr', 'history-fact').map(
      ({ guard }) => guard,
    ),
  ).toMatchObject([{ kind: 'if-match', id: 'o2', versionId: '3' }]);
  // What we ended ourselves is never brought back to life, whatever was written to it since.
  expect(guardsOf({ changedSince: since('stopped') })).toMatchObject([{ kind: 'if-none-exist' }]);
  expect(guardsOf({ changedSince: null })).toMatchObject([{ kind: 'if-none-exist' }]);
});

test('of two strengths of one row each updates the entry of its own name, though both name every line they were read from', () => {
  const three = line('3', 'Warfarin 3mg tablets');
  const one = line('1', 'Warfarin 1mg tablets');
  const named = (id: string, text: string, lastUpdated: string): OwnEntry => {
    const entry = own('smr', id, 'active', lastUpdated);
    const body = { ...entry.body, medicationCodeableConcept: { text } };
    return { ...entry, line: keyText(three.key), body };
  };
  const writes = planWrites(
    [{ ...row('r', three, [history(three, asDirected)]), lines: [three, one] }],
    null,
    context({
      own: [
        named('o3', 'Warfarin 3mg tablets', '2026-11-01'),
        named('o1', 'Warfarin 1mg tablets', '2026-11-02'),
      ],
    }),
  );
  const updated = of(writes, 'smr', 'history-fact').map(({ guard }) => 'id' in guard && guard.id);
  expect(updated).toEqual(['o3', 'o1']);
});

test('where nothing is changed each strength takes the place of its own name only, whatever line both came from', () => {
  const three = line('3', 'Warfarin 3mg tablets');
  const one = line('1', 'Warfarin 1mg tablets');
  const entry = (id: string, over: Partial<OwnEntry>, concept: object): OwnEntry => {
    const made = own('eastvale', id, 'active', '2026-11-02');
    return { ...made, line: keyText(three.key), ...over, body: { ...made.body, ...concept } };
  };
  const named = (text: string) => ({ medicationCodeableConcept: { text } });
  const writes = planWrites(
    [{ ...row('r', three, [history(three, asDirected)]), lines: [three, one] }],
    null,
    context({
      own: [
        entry('o3', {}, named('Warfarin 3mg tablets')),
        entry('o1', {}, named('Warfarin 1mg tablets')),
        entry('unnamed', {}, {}),
        entry('of another row', { row: 'another' }, named('Warfarin 3mg tablets')),
        entry('of another record', { endpoint: 'smr' }, named('Warfarin 3mg tablets')),
      ],
    }),
  );
  expect(of(writes, 'eastvale', 'history-fact').map(({ body }) => body['derivedFrom'])).toEqual([
    [{ reference: 'MedicationStatement/o3' }, { reference: 'MedicationStatement/unnamed' }],
    [{ reference: 'MedicationStatement/o1' }],
  ]);
});

test('of several entries of one product the one of its name is updated, else the one of its line, else the newest', () => {
  const older = own('smr', 'older', 'active', '2026-11-01');
  const newest = own('smr', 'newest', 'active', '2026-11-09');
  const concept = { text: aspirin.medicine.term.toUpperCase() };
  const named = { ...older, body: { ...older.body, medicationCodeableConcept: concept } };
  const lined = { ...older, line: keyText(aspirin.key) };
  const updated = (...entries: readonly OwnEntry[]) =>
    of(planned({ own: entries }), 'smr', 'history-fact')[0]?.guard;
  expect(updated(named, newest)).toMatchObject({ id: 'older' });
  expect(updated(lined, newest)).toMatchObject({ id: 'older' });
  expect(updated(older, newest)).toMatchObject({ id: 'newest' });
});

test('our earlier lists are retired once the new one is there, and never where no new one is written', () => {
  const writes = planned({ ownLists: [list('smr', 'l1')] });
  const [now] = of(writes, 'smr', 'list-now');
  const [earlier] = of(writes, 'smr', 'list-earlier');
  expect(earlier).toMatchObject({
    guard: { kind: 'if-match', id: 'l1', versionId: '5' },
    after: [now?.uuid],
    body: { status: 'retired' },
  });
  expect(earlier?.body['text']).toBeUndefined();
  const nothing = planned({ ownLists: [list('smr', 'l1')] }, [
    history(aspirin, { kind: 'unable-to-establish', why: 'asleep' }),
  ]);
  expect(of(nothing, 'smr', 'list-earlier')).toEqual([]);
});

const naming = (endpoint: string, id: string, ...entries: readonly string[]) => {
  const named = list(endpoint, id);
  const entry = entries.map((one) => ({ item: { reference: `MedicationStatement/${one}` } }));
  return { ...named, body: { ...named.body, entry } };
};
const notTaking = history(aspirin, { kind: 'not-taking', never: false, since: null, why: 'felt sick' });

test('where everything that would be listed has ended, an earlier list that names it is retired once that is written, and any other stays', () => {
  const writes = planned(
    {
      own: [own('smr', 'o1', 'active', '2026-11-01')],
      ownLists: [naming('smr', 'names-it', 'o1'), naming('smr', 'names-another', 'o9')],
    },
    [notTaking],
  );
  const [ended] = of(writes, 'smr', 'history-fact');
  expect(ended?.body['status']).toBe('stopped');
  expect(of(writes, 'smr', 'list-now')).toEqual([]);
  expect(of(writes, 'smr', 'list-earlier')).toMatchObject([
    { guard: { id: 'names-it' }, after: [ended?.uuid], body: { status: 'retired' } },
  ]);
});

test.each([
  ['MedicationStatement/o1', true],
  ['MedicationStatement/o1/_history/3', true],
  ['https://smr.example/fhir/MedicationStatement/o1', true],
  ['https://smr.example/fhir/MedicationStatement/o1/_history/3', true],
  ['MedicationStatement/o11', false],
  ['MedicationRequest/o1', false],
])('an earlier list names an entry in whichever way it refers to it: %s', (reference, is) => {
  expect(namesAnyOf({ entry: [{}, { item: { reference } }] }, ['MedicationStatement/o1'])).toBe(is);
});

test('where everything has ended and nothing is ever changed, the list of changes takes the place of the earlier list', () => {
  const writes = planned(
    {
      own: [own('eastvale', 'o1', 'active', '2026-11-01')],
      ownLists: [naming('eastvale', 'names-it', 'o1'), naming('eastvale', 'names-another', 'o9')],
    },
    [notTaking],
  );
  expect(of(writes, 'eastvale', 'list-changes')[0]?.supersedes).toEqual(['List/names-it']);
  const entity = text(of(writes, 'eastvale', 'provenance')[0]?.body);
  expect([entity.includes('"List/names-it"'), entity.includes('"List/names-another"')]).toEqual([
    true,
    false,
  ]);
  expect(of(writes, 'eastvale', 'list-earlier')).toEqual([]);
});

const text = (body: JsonObject | undefined): string => JSON.stringify(body);

test('every write names the patient by a reference of its own record, and the stay where the record knows it', () => {
  const asked = recommend(aspirin, stop);
  const writes = planWrites(
    [row('r', aspirin, [takingIt, asked])],
    { data: '', sha1: '', bytes: 0 },
    context(),
  );
  const patientOf = { smr: 'Patient/p1', eastvale: 'Patient/p2', home: 'Patient/h1' };
  for (const [endpoint, patient] of Object.entries(patientOf)) {
    const there = writes.filter((write) => write.endpoint === endpoint);
    expect(there.length).toBeGreaterThan(0);
    expect(there.filter(({ body }) => !text(body).includes(`"reference":"${patient}"`))).toEqual([]);
  }
  const home = writes.filter((write) => write.endpoint === 'home');
  expect(home.map(({ type }) => type).toSorted()).toEqual(['DocumentReference', 'Provenance', 'Task']);
  expect(home.filter(({ body }) => !text(body).includes('"reference":"Encounter/e1"'))).toEqual([]);
});

test.each([
  ['potentially-lethal', 'stat'],
  ['serious', 'asap'],
  ['significant', 'urgent'],
  ['minor', 'routine'],
  [null, 'routine'],
] as const)('a recommendation about what is %s is asked as %s', (severity, priority) => {
  const asked = recommend(aspirin, { ...plain, ...stop });
  const writes = planWrites([row('r', aspirin, [takingIt, asked], { severity })], null, context());
  expect(of(writes, 'home', 'recommendation')[0]?.body['priority']).toBe(priority);
});

describe('two live entries of ours about one medicine, where entries are changed', () => {
  const named = (id: string, at: string, text = aspirin.medicine.term, status = 'active'): OwnEntry => {
    const entry = own('smr', id, status, at);
    return { ...entry, body: { ...entry.body, medicationCodeableConcept: { text }, text: { div: 'old' } } };
  };
  const both = [named('o1', '2026-11-01'), named('o2', '2026-11-09')];
  const ended = (over: Partial<WriteContext>, rows = [row('r', aspirin, [takingIt])]) =>
    of(planWrites(rows, null, context(over)), 'smr', 'statement-earlier');

  test('the newest is updated, and the other is marked as an error once that is there', () => {
    const [fact] = of(planned({ own: both }), 'smr', 'history-fact');
    expect(ended({ own: both })).toEqual([
      expect.objectContaining({
        type: 'MedicationStatement',
        row: 'r',
        after: [fact?.uuid],
        guard: { kind: 'if-match', id: 'o1', versionId: '3', base: JSON.stringify(both[0]?.body) },
      }),
    ]);
    const [{ body } = { body: {} }] = ended({ own: both });
    expect(body).toMatchObject({ status: 'entered-in-error', identifier: [{ value: 'uuid-of-o1' }] });
    expect(body).not.toHaveProperty('text');
  });

  test('what somebody else made of the other since is asked about before it ends', () => {
    const [other = named('o1', '2026-11-01'), newest = other] = both;
    const base = { ...other.body, dosage: [{ text: 'as we wrote it' }] };
    const changed = { ...other, versionId: '4', changedSince: { versionId: '3', base } };
    expect(ended({ own: [changed, newest] }).map(({ guard }) => guard)).toEqual([
      { kind: 'if-match', id: 'o1', versionId: '3', base: JSON.stringify(base) },
    ]);
  });

  test('nothing is ended that has ended, is of another name, of another row, or of another record', () => {
    const others = [
      named('o3', '2026-11-01', aspirin.medicine.term, 'stopped'),
      named('o4', '2026-11-01', 'Aspirin 300mg tablets'),
      { ...named('o5', '2026-11-01'), row: 'another' },
      { ...named('o6', '2026-11-01'), endpoint: 'eastvale' },
      own('smr', 'o7', 'active', '2026-11-01'),
    ];
    expect(ended({ own: [named('o2', '2026-11-09'), ...others] })).toEqual([]);
  });

  test('where another row is of the same name, an entry may be of that one, and stays', () => {
    const twice = row('s', line('a2', aspirin.medicine.term), [takingIt]);
    expect(ended({ own: both }, [row('r', aspirin, [takingIt]), twice])).toEqual([]);
  });

  test('where nothing of the row is written, or nothing is ever changed, none is ended', () => {
    expect(ended({ own: both }, [row('r', aspirin, [])])).toEqual([]);
    const added = both.map((one) => ({ ...one, endpoint: 'eastvale' }));
    expect(of(planned({ own: added }), 'eastvale', 'statement-earlier')).toEqual([]);
  });

  test('stopped now, the newest says so and the other is no longer there to say that it goes on', () => {
    const stopped = history(aspirin, { kind: 'not-taking', why: 'bleeding', never: false, since: null });
    expect(ended({ own: both }, [row('r', aspirin, [stopped])])).toHaveLength(1);
  });
});
