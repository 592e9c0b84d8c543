import { expect, test } from 'vitest';
import {
  answerFor,
  begunEnded,
  handOverFor,
  type Recommendation,
  type WriteRow,
} from '../../../shared/cases/cases.ts';
import type { AskedOfOthers } from '../../../shared/cases/home-store.ts';
import { changeRequestFor } from '../../../shared/cases/writes/change-request.ts';
import { statementsFor } from '../../../shared/cases/writes/statement.ts';
import { taskFor } from '../../../shared/cases/writes/task.ts';
import { must } from '../../../shared/core/must.ts';
import {
  aspirin,
  at,
  confirm,
  context,
  history,
  plain,
  recommend,
  row,
  stop,
  takingIt,
} from '../../support/writes.ts';

const here = context();
const asked = (said: Recommendation, over: Partial<WriteRow> = {}) =>
  taskFor(row('r', aspirin, [takingIt, recommend(aspirin, said)], over), here);

test('a recommendation is asked of the prescriber as a proposal, in words, and never as an order', () => {
  const task = must(asked(stop), 'a task');
  expect(task).toMatchObject({
    endpoint: 'home',
    kind: 'recommendation',
    type: 'Task',
    after: [],
    guard: { kind: 'if-none-exist' },
    row: 'r',
  });
  expect(task.body).toMatchObject({
    resourceType: 'Task',
    status: 'requested',
    intent: 'proposal',
    priority: 'routine',
    code: { text: 'Recommend stop' },
    description: 'Recommend stop: Aspirin 75mg tablets',
    focus: { reference: '#proposal' },
    for: { reference: 'Patient/h1' },
    encounter: { reference: 'Encounter/e1' },
    authoredOn: at,
    requester: { display: 'Ruth Calloway, pharmacist' },
    owner: { display: 'Prescriber responsible for the patient', type: 'PractitionerRole' },
    reasonCode: { text: 'duplicate: two antiplatelets' },
    note: [{ text: 'A recommendation from medicines reconciliation. Not a prescription and not an order.' }],
  });
});

test.each([
  ['potentially-lethal', 'stat'],
  ['serious', 'asap'],
  ['significant', 'urgent'],
  ['minor', 'routine'],
] as const)('how soon it is looked at follows how bad it is: %s is %s', (severity, priority) => {
  expect(asked(stop, { severity })?.body['priority']).toBe(priority);
});

test('what is proposed, when it starts again and what becomes of it at discharge stand in the words', () => {
  const words = (said: Partial<Recommendation>) => asked({ ...stop, ...said })?.body['description'];
  expect(words({ action: 'withhold', restartWhen: 'eGFR above 30' })).toBe(
    'Recommend withhold: Aspirin 75mg tablets. Start again: eGFR above 30',
  );
  expect(words({ action: 'substitute', proposed: 'Clopidogrel 75 mg', restoreAtDischarge: true })).toBe(
    'Recommend substitute: Aspirin 75mg tablets. Clopidogrel 75 mg. Restore at discharge',
  );
  expect(words({ action: 'substitute', proposed: 'as the patient takes it' })).toMatch(
    /\. As the patient takes it$/,
  );
  expect(words({ action: 'substitute', proposed: '', restoreAtDischarge: false })).toBe(
    'Recommend substitute: Aspirin 75mg tablets. Do not restore at discharge',
  );
  expect(words({ action: 'continue', side: 'as-charted', continues: '150 mg once a day' })).toBe(
    'Aspirin 75mg tablets: Recommend continue as charted: 150 mg once a day',
  );
});

test.each<[string, Recommendation, string]>([
  ['hold', { ...stop, action: 'withhold' }, 'on-hold'],
  ['stop', stop, 'stopped'],
  ['complete', { ...stop, action: 'complete' }, 'completed'],
  ['start', { ...stop, action: 'start' }, 'intended'],
  ['change', { ...stop, action: 'change' }, 'intended'],
])('the proposal that is contained says what the medicine would be: %s', (_, said, status) => {
  expect(asked(said)?.body['contained']).toMatchObject([
    { resourceType: 'MedicationStatement', id: 'proposal', status },
  ]);
});

test('nothing is asked of anybody without a recommendation, twice, where all agree, or without a store of the trust', () => {
  expect(taskFor(row('r', aspirin, [takingIt]), here)).toBeNull();
  expect(asked(stop, { asked: true })).toBeNull();
  expect(asked({ action: 'continue', ...plain }, { agrees: true })).toBeNull();
  expect(asked({ action: 'continue', ...plain }, { agrees: false })).not.toBeNull();
  expect(asked({ ...stop, action: 'not-current' })).toBeNull();
  const homeless = context({ home: null });
  expect(taskFor(row('r', aspirin, [takingIt, recommend(aspirin, stop)]), homeless)).toBeNull();
});

test('a stay that is not known is not named, and a reason that was not given is none', () => {
  const outside = context({ home: { endpoint: 'home', patient: 'Patient/h1', encounter: null } });
  const task = taskFor(
    row('r', aspirin, [takingIt, recommend(aspirin, { action: 'start', ...plain })]),
    outside,
  );
  expect(task?.body).not.toHaveProperty('encounter');
  expect(task?.body).not.toHaveProperty('reasonCode');
});

const remote = context({
  records: [
    {
      endpoint: 'smr',
      patient: 'Patient/p1',
      encounter: null,
      appendOnly: false,
      standsFor: [{ endpoint: 'gp', base: 'https://gp.example/fhir' }],
    },
  ],
});
const fromGp = (bodies: Parameters<typeof row>[2]) => {
  const one = row('r', aspirin, bodies);
  return {
    ...one,
    raw: one.raw.map((raw) => ({ ...raw, endpoint: 'gp', reference: 'MedicationStatement/77' })),
  };
};
const requested = (bodies: Parameters<typeof row>[2], over: Partial<WriteRow> = {}) => {
  const record = must(remote.records[0], 'a record');
  const one = { ...fromGp(bodies), ...over };
  return changeRequestFor(one, statementsFor(one, record, remote)[0], record, remote);
};
const notTaking = history(aspirin, { kind: 'not-taking', never: false, since: null, why: 'ran out' });

test('the owner of a record that takes no writes is asked to change it, with the entry that is meant', () => {
  const task = must(requested([notTaking]), 'a request');
  expect(task).toMatchObject({
    endpoint: 'smr',
    kind: 'change-request',
    type: 'Task',
    row: 'r',
    guard: { kind: 'if-none-exist' },
  });
  expect(task.after).toHaveLength(1);
  expect(task.body).toMatchObject({
    status: 'requested',
    intent: 'proposal',
    priority: 'routine',
    code: { text: 'Request change of record' },
    description: 'The record of GP record differs from what was found: Aspirin 75mg tablets',
    focus: { reference: `urn:uuid:${task.after[0]}` },
    authoredOn: at,
    owner: { display: 'GP record', type: 'Organization' },
    input: [
      {
        type: { text: 'Entry to be changed' },
        valueReference: { reference: 'https://gp.example/fhir/MedicationStatement/77' },
      },
    ],
  });
});

test('nobody is asked to change what is right, what is not theirs, or what is not written', () => {
  expect(requested([takingIt])).toBeNull();
  expect(requested([takingIt, recommend(aspirin, stop), confirm(aspirin)])).not.toBeNull();
  expect(requested([notTaking], { raw: [] })).toBeNull();
  const record = must(remote.records[0], 'a record');
  expect(changeRequestFor(fromGp([notTaking]), undefined, record, remote)).toBeNull();
});

test('a case handed over is a preliminary document and a task for whoever takes it over, in the trust’s own store', () => {
  const [document, task] = handOverFor(
    'ZXZlbnRz',
    { number: 2, to: 'Tom Ashby', words: 'night shift' },
    here,
  );
  expect(document).toMatchObject({
    endpoint: 'home',
    kind: 'hand-over',
    type: 'DocumentReference',
    row: null,
    after: [],
  });
  expect(document?.body).toMatchObject({
    status: 'current',
    docStatus: 'preliminary',
    type: { text: 'Medicines reconciliation, unsigned, handed over' },
    date: at,
    author: [{ display: 'Ruth Calloway, pharmacist' }],
    description: 'Handed over to Tom Ashby: night shift',
    content: [
      {
        attachment: {
          contentType: 'application/json',
          data: 'ZXZlbnRz',
          title: 'Unsigned case',
          creation: at,
        },
      },
    ],
    context: { encounter: [{ reference: 'Encounter/e1' }] },
  });
  expect(task?.body).toMatchObject({
    status: 'requested',
    intent: 'proposal',
    priority: 'routine',
    code: { text: 'Medicines reconciliation, unsigned, handed over' },
    description: 'Handed over to Tom Ashby: night shift',
    focus: { identifier: { value: document?.uuid } },
    encounter: { reference: 'Encounter/e1' },
    owner: { display: 'Tom Ashby' },
  });
  expect(task?.uuid).not.toBe(document?.uuid);
  const [wordless, next] = handOverFor('ZXZlbnRz', { number: 3, to: 'Tom Ashby', words: '' }, here);
  expect(wordless?.body['description']).toBe('Handed over to Tom Ashby');
  expect(wordless?.uuid).not.toBe(document?.uuid);
  expect(next?.uuid).not.toBe(task?.uuid);
  expect(handOverFor('x', { number: 1, to: 'Tom', words: '' }, context({ home: null }))).toEqual([]);
});

const task: AskedOfOthers = {
  id: 't1',
  uuid: 'u',
  at: '2026-11-17',
  by: 'Ruth Calloway',
  versionId: '4',
  what: 'Recommend stop',
  why: '',
  status: 'requested',
  answer: '',
  answeredBy: '',
  body: {
    resourceType: 'Task',
    id: 't1',
    status: 'requested',
    authoredOn: '2026-11-17',
    description: 'kept',
  },
};

test('an answer is written on the task itself, against the version that was read, with who gave it', () => {
  const answer = must(
    answerFor(task, { status: 'rejected', words: 'needed for the stent' }, here),
    'an answer',
  );
  expect(answer).toMatchObject({
    endpoint: 'home',
    kind: 'answer',
    type: 'Task',
    guard: { kind: 'if-match', id: 't1', versionId: '4', base: JSON.stringify(task.body) },
  });
  expect(answer.body).toMatchObject({
    id: 't1',
    description: 'kept',
    status: 'rejected',
    output: [
      { type: { text: 'Answer' }, valueString: 'needed for the stent' },
      { type: { text: 'Answered by' }, valueString: 'Ruth Calloway, pharmacist' },
    ],
  });
  const wordless = answerFor(task, { status: 'accepted', words: '' }, here);
  expect(wordless?.body['output']).toMatchObject([{ valueString: 'accepted' }, {}]);
  expect(answerFor(task, { status: 'accepted', words: '' }, context({ home: null }))).toBeNull();
});

test('an answer to another task, or to another version of it, is another answer', () => {
  const uuidOf = (over: Partial<AskedOfOthers>) =>
    answerFor({ ...task, ...over }, { status: 'accepted', words: '' }, here)?.uuid;
  const names = [uuidOf({}), uuidOf({ versionId: '5' }), uuidOf({ id: 't2' })];
  expect(new Set(names).size).toBe(3);
  expect(uuidOf({})).toBe(names[0]);
});

test('once it was signed, what was begun is completed, against the version that was read', () => {
  const body = {
    resourceType: 'Task',
    status: 'in-progress',
    authoredOn: '2026-11-17',
    owner: { display: 'kept' },
  };
  const ended = must(begunEnded({ id: 't', versionId: '3', body }, here), 'ended');
  expect(ended).toEqual({
    uuid: ended.uuid,
    endpoint: 'home',
    kind: 'begun',
    type: 'Task',
    after: [],
    row: null,
    guard: { kind: 'if-match', id: 't', versionId: '3', base: JSON.stringify(body) },
    body: { ...body, id: 't', status: 'completed', lastModified: at },
  });
  expect(begunEnded({ id: 't', versionId: '3', body }, context({ home: null }))).toBeNull();
});
