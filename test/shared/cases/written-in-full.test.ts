import { expect, test } from 'vitest';
import {
  addendumFor,
  begunFor,
  type AllergyToWrite,
  type PlannedWrite,
  type WriteContext,
} from '../../../shared/cases/cases.ts';
import { allergiesFor } from '../../../shared/cases/writes/allergy.ts';
import { documentFor } from '../../../shared/cases/writes/document.ts';
import { listsFor } from '../../../shared/cases/writes/lists.ts';
import { provenanceFor } from '../../../shared/cases/writes/provenance.ts';
import { statementsFor } from '../../../shared/cases/writes/statement.ts';
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
  ruth,
  stop,
  takingIt,
} from '../../support/writes.ts';

const here = context();
const record = must(here.records[0], 'a record');
const uuidIdentifier = (write: PlannedWrite) => [
  { system: 'https://tools.ietf.org/html/rfc4122', value: write.uuid },
];
const patient = (reference: string) => ({
  reference,
  identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' },
});
const ruthThere = {
  identifier: { system: 'https://fhir.hl7.org.uk/Id/gphc-number', value: '2099999' },
  display: 'Ruth Calloway, pharmacist',
};
const tag = [
  { system: 'urn:concord:written', code: 'reconciliation' },
  { system: 'https://fhir.nhs.uk/Id/ods-organization-code', code: 'RNM' },
];
const profiled = (name: string) => ({
  profile: [`https://fhir.hl7.org.uk/StructureDefinition/UKCore-${name}`],
  tag,
});
const once = (write: PlannedWrite) => ({
  kind: 'if-none-exist',
  query: `identifier=${encodeURIComponent(`https://tools.ietf.org/html/rfc4122|${write.uuid}`)}`,
});

test('that a reconciliation was begun is told to the trust’s own store, with who, when and where, and nothing that was said', () => {
  const begun = must(begunFor('admission', 'Ward 7, left', here), 'begun');
  expect(begun).toEqual({
    uuid: begun.uuid,
    endpoint: 'home',
    kind: 'begun',
    type: 'Task',
    after: [],
    row: null,
    guard: once(begun),
    body: {
      resourceType: 'Task',
      meta: profiled('Task'),
      identifier: uuidIdentifier(begun),
      groupIdentifier: { system: 'https://tools.ietf.org/html/rfc4122', value: here.uuid('signed record') },
      status: 'in-progress',
      intent: 'plan',
      priority: 'routine',
      code: { text: 'Medicines reconciliation, begun' },
      description: 'Reconciliation on admission begun',
      for: patient('Patient/h1'),
      encounter: { reference: 'Encounter/e1' },
      authoredOn: at,
      requester: ruthThere,
      owner: ruthThere,
      location: { display: 'Ward 7, left' },
    },
  });
  const homeless = context({ home: null });
  expect(begunFor('admission', 'x', homeless)).toBeNull();
  const outside = context({ home: { endpoint: 'home', patient: 'Patient/h1', encounter: null } });
  expect(begunFor('admission', 'x', outside)?.body).not.toHaveProperty('encounter');
});

const pdf = { data: 'JVBERi0=', sha1: 'hash', bytes: 7 };

test('the signed record is filed as a document of the trust, that replaces the version before it', () => {
  const filed = must(documentFor(pdf, { ...here, replaces: 'earlier' }), 'a document');
  expect(filed).toEqual({
    uuid: here.uuid('signed record'),
    endpoint: 'home',
    kind: 'signed-record',
    type: 'DocumentReference',
    after: [],
    guard: once(filed),
    row: null,
    body: {
      resourceType: 'DocumentReference',
      meta: profiled('DocumentReference'),
      identifier: uuidIdentifier(filed),
      status: 'current',
      docStatus: 'final',
      type: { text: 'Medicines reconciliation record' },
      subject: patient('Patient/h1'),
      date: at,
      author: [ruthThere],
      description: 'Medicines reconciliation as signed. Not a prescription.',
      relatesTo: [
        {
          code: 'replaces',
          target: { identifier: { system: 'https://tools.ietf.org/html/rfc4122', value: 'earlier' } },
        },
      ],
      content: [
        {
          attachment: {
            contentType: 'application/pdf',
            data: 'JVBERi0=',
            size: 7,
            hash: 'hash',
            title: 'Medicines reconciliation',
            creation: at,
          },
        },
      ],
      context: { encounter: [{ reference: 'Encounter/e1' }] },
    },
  });
  expect(documentFor(pdf, here)?.body).not.toHaveProperty('relatesTo');
  expect(documentFor(pdf, context({ home: null }))).toBeNull();
  const outside = context({ home: { endpoint: 'home', patient: 'Patient/h1', encounter: null } });
  expect(documentFor(pdf, outside)?.body).not.toHaveProperty('context');
});

test('an addendum is another document, that appends to the signed one', () => {
  const added = must(addendumFor(pdf, 2, 'INR was 3.1', here), 'an addendum');
  expect(added.body).toMatchObject({
    docStatus: 'amended',
    description: 'Addendum to a signed medicines reconciliation: INR was 3.1',
    relatesTo: [{ code: 'appends', target: { identifier: { value: here.uuid('signed record') } } }],
  });
  expect(new Set([added.uuid, addendumFor(pdf, 3, 'x', here)?.uuid, here.uuid('signed record')]).size).toBe(
    3,
  );
});

const told = (
  over: Partial<AllergyToWrite['told']> = {},
  more: Partial<AllergyToWrite> = {},
): AllergyToWrite => ({
  uuid: (endpoint: string) => `allergy ${endpoint}`,
  told: {
    kind: 'allergy',
    substance: 'Penicillin',
    reaction: 'rash',
    severity: 'mild',
    onset: '1994',
    ...over,
  },
  at,
  by: ruth,
  informant: null,
  ...more,
});
const allergyOf = (one: AllergyToWrite, over: Partial<WriteContext> = {}) =>
  must(allergiesFor(record, context({ allergies: [one], ...over }))[0], 'an allergy');

test('an allergy that was told is written as active and unconfirmed, in the words that were said', () => {
  const written = allergyOf(told());
  const status = (which: string, code: string) => ({
    coding: [{ system: `http://terminology.hl7.org/CodeSystem/allergyintolerance-${which}`, code }],
  });
  expect(written).toEqual({
    uuid: 'allergy smr',
    endpoint: 'smr',
    kind: 'allergy',
    type: 'AllergyIntolerance',
    after: [],
    guard: once(written),
    row: null,
    body: {
      resourceType: 'AllergyIntolerance',
      meta: profiled('AllergyIntolerance'),
      identifier: uuidIdentifier(written),
      clinicalStatus: status('clinical', 'active'),
      verificationStatus: status('verification', 'unconfirmed'),
      type: 'allergy',
      code: { text: 'Penicillin' },
      patient: patient('Patient/p1'),
      onsetDateTime: '1994',
      recordedDate: at,
      recorder: ruthThere,
      asserter: { reference: 'Patient/p1' },
      reaction: [{ manifestation: [{ text: 'rash' }], severity: 'mild' }],
    },
  });
});

test('of an allergy nothing is written that was not said', () => {
  const body = (over: Partial<AllergyToWrite['told']>) => allergyOf(told(over)).body;
  expect(body({ kind: 'not-stated' })).not.toHaveProperty('type');
  expect(body({ onset: null })).not.toHaveProperty('onsetDateTime');
  expect(body({ severity: 'not-known' })['reaction']).toEqual([{ manifestation: [{ text: 'rash' }] }]);
  expect(body({ reaction: '' })).not.toHaveProperty('reaction');
  expect(body({ reaction: '' })['note']).toEqual([{ text: 'Reaction: not known; severity mild' }]);
  expect(body({ reaction: '', severity: 'not-known' })['note']).toEqual([{ text: 'Reaction: not known' }]);
  expect(body({})).not.toHaveProperty('note');
});

test('who told an allergy is the patient, a carer by name, or nobody who is named', () => {
  const by = (informant: WriteContext['informant']) => allergyOf(told(), { informant }).body['asserter'];
  expect(by({ kind: 'carer', name: 'Joan Marsh' })).toEqual({ type: 'RelatedPerson', display: 'Joan Marsh' });
  expect(by({ kind: 'carer', name: '' })).toEqual({ type: 'RelatedPerson', display: 'Carer or relative' });
  expect(by({ kind: 'organisation', name: '' })).toBeUndefined();
});

const written = (bodies: Parameters<typeof row>[2], id = 'r') => {
  const one = row(id, aspirin, bodies);
  return { one, statements: statementsFor(one, record, here) };
};

test('the list of what is taken names each statement, the sources and how complete they were', () => {
  const { one, statements } = written([takingIt]);
  const [now, ...others] = listsFor(statements, [one], record, here);
  const list = must(now, 'a list');
  expect(others).toEqual([]);
  expect(list).toEqual({
    uuid: list.uuid,
    endpoint: 'smr',
    kind: 'list-now',
    type: 'List',
    after: statements.map(({ uuid }) => uuid),
    guard: once(list),
    row: null,
    body: {
      resourceType: 'List',
      meta: profiled('List'),
      identifier: uuidIdentifier(list),
      status: 'current',
      mode: 'snapshot',
      title: 'Medicines the patient takes now',
      code: { coding: [{ system: 'http://snomed.info/sct', code: '1102411000000102' }] },
      subject: patient('Patient/p1'),
      date: at,
      source: ruthThere,
      note: [{ text: 'GP record: Partial, as of 2026-11-18T08:14:00Z' }],
      entry: [{ item: { reference: `urn:uuid:${statements[0]?.uuid}` } }],
    },
  });
  const unread = context({ sources: [{ name: 'Carer', state: 'Not answering', asOf: null }] });
  expect(listsFor(statements, [one], record, unread)[0]?.body['note']).toEqual([
    { text: 'Carer: Not answering, not read' },
  ]);
});

test('an empty list of what is taken gives its reason', () => {
  const [empty] = listsFor([], [], record, context({ takesNothing: true }));
  expect(empty?.body).toMatchObject({
    emptyReason: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: 'nilknown' }],
      text: 'Takes no medicines',
    },
  });
  expect(empty?.body).not.toHaveProperty('entry');
  expect(listsFor([], [], record, here)).toEqual([]);
});

test.each([
  ['stop', 'Stopped', true],
  ['withhold', 'On hold', false],
  ['complete', 'Completed', true],
  ['change', 'Changed', false],
  ['substitute', 'Substituted', false],
] as const)('the list of changes says what happened to a medicine: %s is “%s”', (action, flag, deleted) => {
  const transfer = context({ reason: 'transfer' });
  const one = row('r', aspirin, [takingIt, recommend(aspirin, { ...stop, action }), confirm(aspirin)]);
  const statements = statementsFor(one, record, transfer);
  const changes = listsFor(statements, [one], record, transfer).find(({ kind }) => kind === 'list-changes');
  expect(changes?.body).toMatchObject({
    mode: 'changes',
    title: 'Medicines changed at reconciliation',
    code: { coding: [{ code: '933361000000108' }] },
  });
  expect(changes?.body['entry']).toEqual([
    {
      flag: { text: flag },
      ...(deleted ? { deleted } : {}),
      item: { reference: `urn:uuid:${statements[0]?.uuid}` },
    },
  ]);
});

test('what was never taken is listed as not taken, and what goes on is no change', () => {
  const never = written([history(aspirin, { kind: 'not-taking', never: true, since: null, why: '' })]);
  expect(
    listsFor(never.statements, [never.one], record, here).map(({ kind, body }) => [kind, body['entry']]),
  ).toMatchObject([['list-changes', [{ flag: { text: 'Not taken' }, deleted: true }]]]);
  const goesOn = written([takingIt, recommend(aspirin, { action: 'continue', ...plain }), confirm(aspirin)]);
  expect(listsFor(goesOn.statements, [goesOn.one], record, here).map(({ kind }) => kind)).toEqual([
    'list-now',
  ]);
});

test('who made the writes, on whose behalf, from what and with which device stands in one provenance', () => {
  const { one, statements } = written([takingIt]);
  const where = { endpoint: 'smr', patient: 'Patient/p1', encounter: 'Encounter/3' };
  const made = must(provenanceFor(where, statements, [one], 'history', here), 'a provenance');
  const type = (code: string) => ({
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code }],
  });
  const onBehalfOf = {
    identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RNM' },
    display: 'Northmoor Hospitals',
  };
  const own = { system: 'urn:concord:write', code: made.uuid };
  expect(made).toEqual({
    uuid: made.uuid,
    endpoint: 'smr',
    kind: 'provenance',
    type: 'Provenance',
    after: statements.map(({ uuid }) => uuid),
    guard: { kind: 'if-none-exist', query: `_tag=${encodeURIComponent(`urn:concord:write|${made.uuid}`)}` },
    row: null,
    body: {
      resourceType: 'Provenance',
      meta: {
        profile: ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Provenance'],
        tag: [...tag, own],
      },
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter',
          valueReference: { reference: 'Encounter/3' },
        },
      ],
      target: [{ reference: `urn:uuid:${statements[0]?.uuid}` }, { reference: 'Patient/p1' }],
      occurredDateTime: at,
      recorded: at,
      activity: { text: 'Medicines reconciliation' },
      agent: [
        { type: type('author'), who: ruthThere, onBehalfOf },
        { type: type('verifier'), who: ruthThere, onBehalfOf },
        { type: type('assembler'), who: { display: 'Concord 0.1.0', type: 'Device' } },
      ],
      entity: [{ role: 'source', what: { reference: 'MedicationStatement/1' } }],
    },
  });
  expect(provenanceFor(where, [], [one], 'history', here)).toBeNull();
  const outside = provenanceFor({ ...where, encounter: null }, statements, [one], 'history', here);
  expect(outside?.body).not.toHaveProperty('extension');
  // Nobody recommended anything: only the signature and the device are named.
  expect(provenanceFor(where, statements, [one], 'recommendation', here)?.body['agent']).toHaveLength(2);
});

test('an author who said several things is named once, and what an update replaces is named as its revision', () => {
  const { one, statements } = written([takingIt]);
  const update: PlannedWrite = {
    ...must(statements[0], 'a statement'),
    guard: { kind: 'if-match', id: '5', versionId: '2', base: '{}' },
  };
  const superseding: PlannedWrite = {
    ...must(statements[0], 'a statement'),
    supersedes: ['MedicationStatement/6'],
  };
  const where = { endpoint: 'smr', patient: 'Patient/p1', encounter: null };
  const body = provenanceFor(
    where,
    [update, superseding],
    [one, { ...one, id: 'r2' }],
    'history',
    here,
  )?.body;
  expect(body?.['agent']).toHaveLength(3);
  expect(body?.['entity']).toEqual([
    { role: 'source', what: { reference: 'MedicationStatement/1' } },
    { role: 'revision', what: { reference: 'MedicationStatement/5/_history/2' } },
    { role: 'revision', what: { reference: 'MedicationStatement/6' } },
  ]);
});
