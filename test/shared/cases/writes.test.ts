import { validateResource } from '@medplum/core';
import { expect, test } from 'vitest';
import { isObject } from '../../../shared/core/brand.ts';
import { must } from '../../../shared/core/must.ts';
import {
  planWrites,
  type CaseEventBody,
  type HistoryFact,
  type Recommendation,
} from '../../../shared/cases/cases.ts';
import { loadDefinitions } from '../../../sandbox/fhir/definitions.ts';
import { line } from '../../support/lines.ts';
import {
  asDirected,
  aspirin,
  confirm,
  context,
  history,
  plain,
  recommend,
  row,
  statementOf,
  stop,
  takingIt,
} from '../../support/writes.ts';

test('a recommendation never sets a status; only its confirmation does', () => {
  const recommended = planWrites([row('r', aspirin, [takingIt, recommend(aspirin, stop)])], null, context());
  const confirmed = planWrites(
    [row('r', aspirin, [takingIt, recommend(aspirin, stop), confirm(aspirin)])],
    null,
    context(),
  );
  expect([statementOf(recommended)['status'], statementOf(confirmed)['status']]).toEqual([
    'active',
    'stopped',
  ]);
});

test.each<[HistoryFact, string]>([
  [{ kind: 'not-taking', never: true, since: null, why: 'never started' }, 'not-taken'],
  [{ kind: 'not-taking', never: false, since: '2026-10-01', why: 'dizzy' }, 'stopped'],
  [
    {
      kind: 'taking-differently',
      asTaken: 'half a tablet',
      difference: 'makes her dizzy',
      doses: [],
      doseFrom: '',
    },
    'active',
  ],
])('%o is written as %s', (fact, status) => {
  expect(
    statementOf(planWrites([row('r', aspirin, [history(aspirin, fact)])], null, context()))['status'],
  ).toBe(status);
});

test('taken differently is written as it is taken, not as the source directs', () => {
  const fact: HistoryFact = {
    kind: 'taking-differently',
    asTaken: 'half a tablet',
    difference: 'makes her dizzy',
    doses: [],
    doseFrom: '',
  };
  const writes = planWrites([row('r', aspirin, [history(aspirin, fact)])], null, context());
  expect(statementOf(writes)['dosage']).toEqual([{ text: 'half a tablet' }]);
});

test('what could not be established is written as nothing', () => {
  const writes = planWrites(
    [row('r', aspirin, [history(aspirin, { kind: 'unable-to-establish', why: 'confused' })])],
    null,
    context(),
  );
  expect(writes.filter((write) => write.type === 'MedicationStatement')).toEqual([]);
});

test('start, last issue, original words and the dosage as sent are kept', () => {
  const written = statementOf(planWrites([row('r', aspirin, [takingIt])], null, context()));
  expect(written).toMatchObject({
    medicationCodeableConcept: { text: 'Aspirin 75mg tablets' },
    effectivePeriod: { start: '2024-01-02' },
    extension: expect.arrayContaining([expect.objectContaining({ valueDateTime: '2026-11-02' })]),
    dosage: [{ text: 'one a day', doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }] }],
    derivedFrom: [{ reference: 'MedicationStatement/1' }],
  });
});

test('a reference to one server is never written to another', () => {
  expect(
    statementOf(planWrites([row('r', aspirin, [takingIt])], null, context()), 'eastvale')['derivedFrom'],
  ).toBeUndefined();
});

test('"continue" where the sources agree asks nothing of anybody; "not current" neither', () => {
  const tasks = (action: Recommendation['action'], agrees: boolean): number =>
    planWrites(
      [row('r', aspirin, [takingIt, recommend(aspirin, { action, ...plain })], { agrees })],
      null,
      context(),
    ).filter((write) => write.type === 'Task').length;
  expect([tasks('continue', true), tasks('continue', false), tasks('not-current', false)]).toEqual([0, 1, 0]);
});

test('a recommendation is a proposal with its statement contained, and no order is ever written', () => {
  const writes = planWrites([row('r', aspirin, [takingIt, recommend(aspirin, stop)])], null, context());
  const task = must(
    writes.find((write) => write.type === 'Task'),
    'a task',
  ).body;
  expect(task).toMatchObject({
    intent: 'proposal',
    status: 'requested',
    focus: { reference: '#proposal' },
    contained: [{ id: 'proposal', status: 'stopped' }],
  });
  expect(writes.some((write) => write.type === 'MedicationRequest')).toBe(false);
});

test('list A holds only what is taken, list B marks what was stopped, and neither is written empty', () => {
  const dead = history(aspirin, { kind: 'not-taking', never: false, since: null, why: 'dizzy' });
  const lists = (bodies: readonly CaseEventBody[]) =>
    planWrites([row('r', aspirin, bodies)], null, context())
      .filter((write) => write.type === 'List' && write.endpoint === 'smr')
      .map((write) => write.body);
  expect(lists([takingIt])).toMatchObject([{ mode: 'snapshot', entry: [expect.anything()] }]);
  expect(lists([dead])).toMatchObject([{ mode: 'changes', entry: [{ deleted: true }] }]);
});

test('list A waits for what ended too: kept as a colleague has it, that is on the list', () => {
  const dead = history(aspirin, { kind: 'not-taking', never: false, since: null, why: 'dizzy' });
  const rows = [row('ended', aspirin, [dead]), row('taken', aspirin, [takingIt])];
  const written = planWrites(rows, null, context()).filter((write) => write.endpoint === 'smr');
  const list = written.find((write) => write.kind === 'list-now');
  const statements = written.filter((write) => write.type === 'MedicationStatement');
  expect(statements.map(({ row: of, body }) => [of, body['status']])).toEqual([
    ['ended', 'stopped'],
    ['taken', 'active'],
  ]);
  expect(list?.after).toEqual(statements.map(({ uuid }) => uuid));
  expect(list?.body['entry']).toHaveLength(1);
});

test('our own entry is updated against the version that was read; a store that only appends gets a new one', () => {
  const own = {
    row: 'r',
    line: null,
    endpoint: 'smr',
    id: 's9',
    versionId: '4',
    writtenAt: '',
    changedSince: null,
    body: { identifier: [{ system: 'https://tools.ietf.org/html/rfc4122', value: 'first' }] },
  };
  const writes = planWrites(
    [row('r', aspirin, [takingIt])],
    null,
    context({ own: [own, { ...own, endpoint: 'eastvale' }] }),
  );
  const guards = writes
    .filter((write) => write.type === 'MedicationStatement')
    .map((write) => write.guard.kind);
  expect(guards).toEqual(['if-match', 'if-none-exist']);
  expect(statementOf(writes)['identifier']).toMatchObject([{ value: 'first' }]);
});

test('everything written is valid R4', () => {
  loadDefinitions();
  const pdf = { data: 'JVBERi0=', sha1: 'aGFzaA==', bytes: 5 };
  const writes = planWrites(
    [row('r', aspirin, [takingIt, recommend(aspirin, stop), confirm(aspirin)])],
    pdf,
    context(),
  );
  expect(writes.map((write) => write.kind)).toEqual([
    'confirmed-decision',
    'list-changes',
    'provenance',
    'confirmed-decision',
    'list-changes',
    'provenance',
    'recommendation',
    'provenance',
    'signed-record',
  ]);
  for (const write of writes) {
    expect(isObject(write.body)).toBe(true);
    expect(() => validateResource(JSON.parse(JSON.stringify(write.body)))).not.toThrow();
  }
}, 60_000);

test('what refers to another write comes after it, and waits for every one that it refers to', () => {
  const notTaken: HistoryFact = { kind: 'not-taking', never: false, since: null, why: 'felt sick' };
  const rows = ['r', 's', 't'].map((id) => {
    const of = line(id, `Medicine ${id} 5mg tablets`);
    return row(id, of, [history(of, id === 'r' ? asDirected : notTaken), recommend(of, stop)]);
  });
  const writes = planWrites(rows, null, context());
  expect(writes.filter(({ kind }) => kind === 'list-changes')).toHaveLength(2);
  for (const [index, write] of writes.entries()) {
    for (const uuid of write.after)
      expect(writes.findIndex((other) => other.uuid === uuid)).toBeLessThan(index);
    const named = JSON.stringify(write.body).matchAll(/"reference":"urn:uuid:([^"]+)"/g);
    expect(write.after).toEqual(expect.arrayContaining([...named].map(([, uuid]) => uuid)));
  }
});
