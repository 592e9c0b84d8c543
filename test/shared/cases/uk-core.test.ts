import { validateResource } from '@medplum/core';
import { expect, test } from 'vitest';
import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { must } from '../../../shared/core/must.ts';
import {
  foldCase,
  isOurEntry,
  planWrites,
  type AllergyToWrite,
  type CaseEventBody,
  type CaseState,
  type PlannedWrite,
  type Recommendation,
  type WriteContext,
} from '../../../shared/cases/cases.ts';
import { loadDefinitions } from '../../../sandbox/fhir/definitions.ts';
import { event } from '../../support/case-events.ts';
import { line } from '../../support/lines.ts';
import {
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

type Bodies = readonly CaseEventBody[];

const statementAfter = (bodies: Bodies, over: Partial<WriteContext> = {}): JsonObject =>
  statementOf(planWrites([row('r', aspirin, bodies)], null, context(over)));

const said = (over: Partial<Recommendation> & Pick<Recommendation, 'action'>): Bodies => [
  takingIt,
  recommend(aspirin, { ...plain, ...over }),
  confirm(aspirin),
];

const lists = (bodies: Bodies, over: Partial<WriteContext> = {}): readonly JsonObject[] =>
  planWrites([row('r', aspirin, bodies)], null, context(over))
    .filter((write) => write.type === 'List' && write.endpoint === 'smr')
    .map((write) => write.body);

const unable = history(aspirin, { kind: 'unable-to-establish', why: 'confused' });
const never = history(aspirin, { kind: 'not-taking', never: true, since: null, why: 'never started' });
const stopped = history(aspirin, { kind: 'not-taking', never: false, since: null, why: 'dizzy' });
const nobody = { kind: 'organisation', name: 'Northmoor' } as const;

test('a list of what is taken is written empty only where somebody said “takes no medicines”', () => {
  const now = (bodies: Bodies, over: Partial<WriteContext> = {}) =>
    lists(bodies, over).filter((list) => list['mode'] === 'snapshot');
  expect(now([never], { takesNothing: true })).toMatchObject([
    { emptyReason: { coding: [{ code: 'nilknown' }] } },
  ]);
  expect(now([never])).toEqual([]);
  expect(now([unable])).toEqual([]);
  expect(now([never], { informant: nobody })).toEqual([]);
});

test('what changed is flagged with what happened to it; a medicine that goes on did not change', () => {
  const flags = (bodies: Bodies, over: Partial<WriteContext> = {}) =>
    lists(bodies, over).find((list) => list['mode'] === 'changes')?.['entry'] ?? [];
  expect(flags(said({ action: 'continue' }))).toEqual([]);
  expect(flags(said({ action: 'change', reason: 'other', words: 'w', proposed: '150 mg' }))).toMatchObject([
    { flag: { text: 'Changed' } },
  ]);
  expect(flags([takingIt, recommend(aspirin, stop), confirm(aspirin)])).toMatchObject([
    { flag: { text: 'Stopped' }, deleted: true },
  ]);
  expect(flags([never])).toMatchObject([{ flag: { text: 'Not taken' }, deleted: true }]);
});

test('a hold on admission stays in the trust’s record; at discharge the shared record learns of it', () => {
  const hold = said({
    action: 'withhold',
    reason: 'acute-illness',
    words: 'AKI',
    restartWhen: 'eGFR above 45',
  });
  expect(statementAfter(hold)['status']).toBe('active');
  expect(statementAfter(hold, { reason: 'discharge' })).toMatchObject({
    status: 'on-hold',
    statusReason: [{ text: 'acute illness: AKI' }],
    note: [{ text: 'Start again: eGFR above 45' }],
  });
});

test('what the patient already takes is not "intended" because the chart is to have it too', () => {
  expect(statementAfter(said({ action: 'start', proposed: 'once a day' }))['status']).toBe('active');
  const begun = [stopped, recommend(aspirin, { ...plain, action: 'start' }), confirm(aspirin)];
  expect(statementAfter(begun)).toMatchObject({
    status: 'intended',
    effectivePeriod: { start: expect.any(String) },
  });
});

test('what was stopped has an end, what is taken has none in the past, and what was never taken has no period', () => {
  const ended = line('1', 'Aspirin 75mg tablets', {
    effectivePeriod: { start: '2024-01-02', end: '2025-01-02' },
  });
  const taking = history(ended, { kind: 'taking-as-directed', doses: [], doseFrom: '' });
  expect(statementOf(planWrites([row('r', ended, [taking])], null, context()))['effectivePeriod']).toEqual({
    start: '2024-01-02',
  });
  expect(statementAfter([stopped])['effectivePeriod']).toEqual({ start: '2024-01-02', end: '2026-11-18' });
  expect(statementAfter([stopped])['note']).toMatchObject([{ text: expect.stringContaining('not known') }]);
  expect(statementAfter([never])['effectivePeriod']).toBeUndefined();
});

test('a statement was asserted when its source said it, by whom the source names', () => {
  const dated = line('1', 'Aspirin 75mg tablets', { dateAsserted: '2026-10-01' });
  const written = (over: Partial<WriteContext>): JsonObject =>
    statementOf(
      planWrites(
        [row('r', dated, [history(dated, { kind: 'taking-as-directed', doses: [], doseFrom: '' })])],
        null,
        context(over),
      ),
    );
  expect(written({})).toMatchObject({
    dateAsserted: '2026-11-18T11:31:00.000Z',
    informationSource: { reference: 'Patient/p1' },
  });
  expect(written({ informant: nobody })).toMatchObject({
    dateAsserted: '2026-10-01',
    informationSource: { type: 'Organization', display: 'GP record' },
  });
  expect(written({ informant: { kind: 'carer', name: 'Anne' } })['informationSource']).toEqual({
    type: 'RelatedPerson',
    display: 'Anne',
  });
});

test('a dosage as STU3 has it is written as R4 has it, and the UK’s retired extensions stay behind', () => {
  const raw = {
    dosage: [
      {
        text: 'one a day',
        extension: [{ url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-X-1' }],
        doseQuantity: { value: 1, unit: 'tablet' },
      },
    ],
  };
  const of = row('r', aspirin, [takingIt]);
  const writes = planWrites([{ ...of, raw: of.raw.map((one) => ({ ...one, body: raw })) }], null, context());
  expect(statementOf(writes)['dosage']).toEqual([
    { text: 'one a day', doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }] },
  ]);
});

test('what only the chart has and the patient does not take is put to the prescriber and to nobody else', () => {
  const writes = planWrites(
    [row('r', aspirin, [never, recommend(aspirin, stop)], { inpatientOnly: true })],
    null,
    context(),
  );
  expect(writes.filter((write) => write.type === 'MedicationStatement')).toEqual([]);
  expect(writes.filter((write) => write.type === 'Task').length).toBe(1);
});

test('a substitution says to the prescriber whether it is undone at discharge', () => {
  const [task] = planWrites(
    [
      row('r', aspirin, [
        takingIt,
        recommend(aspirin, {
          ...plain,
          action: 'substitute',
          proposed: 'clopidogrel',
          restoreAtDischarge: true,
          side: null,
          continues: '',
        }),
      ]),
    ],
    null,
    context(),
  ).filter((write) => write.type === 'Task');
  expect(task?.body['description']).toContain('Restore at discharge');
});

test('only an entry of our own organisation is ours to update', () => {
  const { body } = must(planWrites([row('r', aspirin, [takingIt])], null, context())[0], 'a statement');
  expect([isOurEntry(body, 'RNM'), isOurEntry(body, 'RXX'), isOurEntry({}, 'RNM')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('who collected is author, who signed is verifier, and the time is that of the decision', () => {
  const tolu = { user: 'tolu', name: 'Tolu Adeyemi', role: 'technician', registration: null } as const;
  const of = row('r', aspirin, [takingIt]);
  const collected = must(of.decision.history, 'a history');
  const early = event({ kind: 'noted', words: '' }).at;
  const writes = planWrites(
    [{ ...of, decision: { ...of.decision, history: { ...collected, by: tolu, at: early } } }],
    null,
    context(),
  );
  const provenance = must(
    writes.find((write) => write.type === 'Provenance'),
    'provenance',
  ).body;
  expect(provenance).toMatchObject({
    occurredDateTime: early,
    agent: [
      { type: { coding: [{ code: 'author' }] }, who: { display: 'Tolu Adeyemi, technician' } },
      { type: { coding: [{ code: 'verifier' }] }, who: { display: 'Ruth Calloway, pharmacist' } },
      { type: { coding: [{ code: 'assembler' }] } },
    ],
  });
});

/** UK Core rules that base R4 does not have, or has only as words. Source: UK Core profiles, 2024. */
const rules: readonly (readonly [type: string, rule: string, holds: (body: JsonObject) => boolean])[] = [
  ['MedicationStatement', 'identifier has system and value', (body) => identified(body)],
  [
    'MedicationStatement',
    'medication is named in words',
    (body) => hasText(body['medicationCodeableConcept']),
  ],
  ['MedicationStatement', 'derived from or based on, never part of', (body) => body['partOf'] === undefined],
  ['MedicationStatement', 'every dosage has its text', (body) => array(body['dosage']).every(hasText)],
  ['AllergyIntolerance', 'code is there', (body) => body['code'] !== undefined],
  ['AllergyIntolerance', 'identifier has system and value', (body) => identified(body)],
  ['List', 'code, mode and status are there', (body) => has(body, 'code', 'mode', 'status')],
  [
    'List',
    'deleted only in changes',
    (body) => body['mode'] === 'changes' || !text(body).includes('"deleted"'),
  ],
  [
    'List',
    'empty reason only when empty',
    (body) => (body['entry'] === undefined) === has(body, 'emptyReason'),
  ],
  [
    'Task',
    'a proposal with its focus, owner and requester',
    (body) => body['intent'] === 'proposal' && has(body, 'focus', 'owner', 'requester', 'for', 'authoredOn'),
  ],
  ['Provenance', 'target, recorded and agent are there', (body) => has(body, 'target', 'recorded', 'agent')],
];

const array = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => JSON.stringify(value);
const has = (body: JsonObject, ...names: readonly string[]): boolean =>
  names.every((name) => body[name] !== undefined);
const hasText = (value: unknown): boolean =>
  isObject(value) && typeof value['text'] === 'string' && value['text'] !== '';
const identified = (body: JsonObject): boolean =>
  array(body['identifier']).every((one) => isObject(one) && has(one, 'system', 'value')) &&
  has(body, 'identifier');

const retired =
  /CareConnect|MedicationChangeSummary|DosageLastChanged|PrescribingAgency|PrescribingOrganization"|QuantityText/;

/** A write of every kind, from every sort of decision. */
function everything(): readonly PlannedWrite[] {
  const facts: readonly Bodies[] = [
    [takingIt, recommend(aspirin, stop), confirm(aspirin)],
    [
      history(aspirin, {
        kind: 'taking-differently',
        asTaken: 'half',
        difference: 'half the dose',
        doses: [],
        doseFrom: '',
      }),
    ],
    [never],
    [stopped, recommend(aspirin, { ...plain, action: 'start' }), confirm(aspirin)],
    [takingIt, recommend(aspirin, { ...plain, action: 'refer', words: 'clinic' })],
  ];
  const { recordedAllergies } = foldCase([
    event({
      kind: 'allergy-recorded',
      allergy: {
        kind: 'allergy',
        substance: 'Penicillin',
        reaction: 'rash',
        severity: 'mild',
        onset: '1994',
      },
    }),
    event({
      kind: 'allergy-recorded',
      allergy: { kind: 'intolerance', substance: 'Codeine', reaction: '', severity: 'severe', onset: null },
    }),
  ]);
  return planWrites(
    facts.map((bodies, at) => row(`r${at}`, aspirin, bodies)),
    { data: 'JVBERi0=', sha1: 'aGFzaA==', bytes: 5 },
    context({ allergies: recordedAllergies.map(asRecorded), reason: 'discharge' }),
  );
}

const asRecorded = ({
  value,
  at,
  by,
  event: id,
}: CaseState['recordedAllergies'][number]): AllergyToWrite => ({
  uuid: (endpoint) => `${id}-${endpoint}`,
  told: value,
  at,
  by,
  informant: null,
});

test('every kind of write is valid R4 and keeps the rules of UK Core', () => {
  loadDefinitions();
  const writes = everything();
  expect(new Set(writes.map((write) => write.kind)).size).toBe(8);
  for (const write of writes) {
    expect(() => validateResource(JSON.parse(JSON.stringify(write.body)))).not.toThrow();
    expect([write.kind, retired.test(text(write.body))]).toEqual([write.kind, false]);
    const broken = rules.filter(([type, , holds]) => type === write.type && !holds(write.body));
    expect([write.kind, broken.map(([, rule]) => rule)]).toEqual([write.kind, []]);
  }
}, 60_000);

test('an allergy is written only where somebody recorded one, once a record, and its repeat is recognised', () => {
  const kinds = (writes: readonly PlannedWrite[]) =>
    writes.filter((write) => write.type === 'AllergyIntolerance');
  expect(kinds(planWrites([row('r', aspirin, [takingIt])], null, context()))).toEqual([]);
  const written = kinds(everything());
  expect(written.map((write) => write.endpoint)).toEqual(['smr', 'smr', 'eastvale', 'eastvale']);
  expect(written.every((write) => write.guard.kind === 'if-none-exist')).toBe(true);
});
