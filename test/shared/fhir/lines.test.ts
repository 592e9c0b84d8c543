import { expect, test } from 'vitest';
import { keyText } from '../../../shared/medicines/keys.ts';
import { valueOf } from '../../../shared/core/known.ts';
import {
  accounted,
  bundle,
  concept,
  dispense,
  onlyLine,
  read,
  readText,
  request,
  statement,
} from './support.ts';

const plan = (id: string, fields = {}) => request(id, { intent: 'plan', ...fields });
const repeat = {
  extension: [
    {
      url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-PrescriptionType-1',
      valueCodeableConcept: { coding: [{ code: 'repeat' }] },
    },
  ],
};

test('a GP Connect triple is one line with its repeat information, last issue and agency', () => {
  const list = read(
    statement('s', {
      basedOn: { reference: 'MedicationRequest/p' },
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-MedicationStatementLastIssueDate-1',
          valueDateTime: '2026-09-11',
        },
        {
          url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-PrescribingAgency-1',
          valueCodeableConcept: concept('Prescribed at GP practice'),
        },
      ],
      dosage: [{ text: 'ONE DAILY' }],
    }),
    plan('p', {
      dosageInstruction: [{ text: 'ONE DAILY' }],
      extension: [
        ...repeat.extension,
        {
          url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-MedicationRepeatInformation-1',
          extension: [
            { url: 'numberOfRepeatPrescriptionsAllowed', valuePositiveInt: 5 },
            { url: 'numberOfRepeatPrescriptionsIssued', valuePositiveInt: 2 },
          ],
        },
      ],
    }),
    request('o1', {
      basedOn: { reference: 'MedicationRequest/p' },
      status: 'completed',
      authoredOn: '2026-08-11',
    }),
    request('o2', {
      basedOn: [{ reference: 'MedicationRequest/p' }],
      status: 'completed',
      authoredOn: '2026-09-11',
    }),
  );
  const line = onlyLine(list);
  expect({
    stated: line.statedAs,
    category: valueOf(line.category),
    issued: valueOf(line.lastIssued),
    agency: valueOf(line.prescribingAgency)?.text,
    repeats: valueOf(line.repeats),
    merged: line.mergedFrom.map(keyText),
    evidence: line.evidence.map((one) => `${one.kind} ${valueOf(one.when) ?? ''}`),
    odd: line.notUnderstood,
  }).toEqual({
    stated: 'statement',
    category: 'repeat',
    issued: '2026-09-11',
    agency: 'Prescribed at GP practice',
    repeats: {
      issued: { kind: 'known', value: 2 },
      allowed: { kind: 'known', value: 5 },
      reviewBy: { kind: 'not-recorded' },
    },
    merged: ['gp#MedicationRequest/p'],
    evidence: ['issue 2026-09-11', 'issue 2026-08-11'],
    odd: [],
  });
  expect(accounted(list)).toBe(list.received);
});

test('a plan that says otherwise than its statement is on screen', () => {
  const list = read(
    statement('s', { basedOn: { reference: 'MedicationRequest/p' }, dosage: [{ text: 'ONE DAILY' }] }),
    plan('p', { status: 'stopped', dosageInstruction: [{ text: 'ONE 3 TIMES A DAY' }] }),
  );
  expect(onlyLine(list).notUnderstood.map((odd) => [odd.raw, odd.why])).toEqual([
    ['ONE 3 TIMES A DAY', 'the plan beneath this entry gives other directions'],
    ['stopped', 'the plan beneath this entry has another status'],
  ]);
});

test('a statement based on a request for another medicine stays apart from it', () => {
  const list = read(
    statement('s', { basedOn: [{ reference: 'MedicationRequest/p' }] }),
    plan('p', { medicationCodeableConcept: concept('Bisoprolol 5mg tablets') }),
  );
  expect(list.lines.map((line) => line.medicine.term)).toEqual([
    'Ramipril 5mg capsules',
    'Bisoprolol 5mg tablets',
  ]);
});

test('two open orders for one medicine never hide behind one another', () => {
  const list = read(
    request('a', { basedOn: [{ reference: 'MedicationRequest/gone' }] }),
    request('b', { basedOn: [{ reference: 'MedicationRequest/gone' }] }),
  );
  expect(list.lines).toHaveLength(2);
});

test('an order not to give never joins an order to give', () => {
  const list = read(
    plan('p'),
    request('o', { basedOn: [{ reference: 'MedicationRequest/p' }], doNotPerform: true }),
  );
  expect(list.lines.map((line) => line.doNotPerform)).toEqual([false, true]);
});

test('a supply and a dose given are evidence for their order, and alone they are lines', () => {
  const given = {
    resourceType: 'MedicationAdministration',
    id: 'g',
    status: 'completed',
    medicationCodeableConcept: concept('Ramipril 5mg capsules'),
    effectiveDateTime: '2026-11-02T08:00:00Z',
  };
  const owned = read(
    request('o'),
    dispense('d', { authorizingPrescription: [{ reference: 'MedicationRequest/o' }] }),
    { ...given, request: { reference: 'MedicationRequest/o' } },
  );
  expect(onlyLine(owned).evidence.map((one) => one.kind)).toEqual(['dispense', 'administration']);
  expect(read(dispense('d'), given).lines.map((line) => [line.statedAs, valueOf(line.lastTaken)])).toEqual([
    ['administration', '2026-11-02T08:00:00Z'],
    ['dispense', undefined],
  ]);
});

test('a dose recorded as not given is not a dose last taken', () => {
  const line = onlyLine(
    read({
      resourceType: 'MedicationAdministration',
      id: 'g',
      status: 'completed',
      notGiven: true,
      medicationCodeableConcept: concept('Ramipril'),
      effectiveDateTime: '2026-11-02',
    }),
  );
  expect([line.status, line.lastTaken]).toEqual([
    { kind: 'known', value: 'not-done' },
    { kind: 'not-recorded' },
  ]);
});

test('monthly supplies without their order are one line; two on one day are two', () => {
  const supply = (id: string, day: string) =>
    dispense(id, { whenHandedOver: day, daysSupply: { value: 28, unit: 'day', code: 'd' } });
  const monthly = read(supply('1', '2026-09-01'), supply('2', '2026-10-27'), supply('3', '2026-09-29'));
  expect([onlyLine(monthly).key.id, onlyLine(monthly).evidence.map((one) => one.key.id)]).toEqual([
    '2',
    ['3', '1'],
  ]);
  expect(read(supply('1', '2026-09-01'), supply('2', '2026-09-01')).lines).toHaveLength(2);
});

test('supplies of two products without their orders are two lines', () => {
  const list = read(
    dispense('1', { whenHandedOver: '2026-09-01' }),
    dispense('2', {
      whenHandedOver: '2026-11-01',
      medicationCodeableConcept: concept('Ramipril 10mg capsules'),
    }),
  );
  expect(list.lines.map((line) => line.medicine.term)).toEqual([
    'Ramipril 10mg capsules',
    'Ramipril 5mg capsules',
  ]);
});

test('a stopped plan and the newer one for the same medicine are one line with a history', () => {
  const list = read(
    plan('old', {
      ...repeat,
      status: 'stopped',
      authoredOn: '2025-01-01',
      dispenseRequest: { validityPeriod: { start: '2025-01-01', end: '2026-03-01' } },
    }),
    request('issue', {
      status: 'completed',
      basedOn: [{ reference: 'MedicationRequest/old' }],
      authoredOn: '2025-06-01',
    }),
    plan('new', { ...repeat, authoredOn: '2026-03-01' }),
  );
  const line = onlyLine(list);
  expect([line.key.id, line.replaced.map((key) => key.id), line.evidence.map((one) => one.key.id)]).toEqual([
    'new',
    ['old'],
    ['issue'],
  ]);
  expect(accounted(list)).toBe(list.received);
});

test('an order that names its prior prescription takes its place', () => {
  const list = read(
    request('old', { status: 'stopped' }),
    request('new', { priorPrescription: { reference: 'MedicationRequest/old' } }),
  );
  expect([onlyLine(list).key.id, onlyLine(list).replaced.map((key) => key.id)]).toEqual(['new', ['old']]);
});

test('two acute courses of one medicine stay two', () => {
  const acute = {
    extension: [{ ...repeat.extension[0], valueCodeableConcept: { coding: [{ code: 'acute' }] } }],
  };
  expect(
    read(
      plan('a', { ...acute, status: 'completed', authoredOn: '2026-01-01' }),
      plan('b', { ...acute, authoredOn: '2026-05-01' }),
    ).lines,
  ).toHaveLength(2);
});

test('one id on several different entries loses none, and the same entry sent twice is counted', () => {
  const list = read(
    request('x', { authoredOn: '2026-01-01' }),
    request('x', { authoredOn: '2026-02-01' }),
    request('x', { authoredOn: '2026-02-01' }),
  );
  expect([
    list.lines.map((line) => line.key.id),
    list.supporting.map((key) => key.id),
    list.received,
  ]).toEqual([['x', 'x~2'], ['x~3'], 3]);
});

test('of two versions of one resource the newer is read, and the older is shown as such', () => {
  const list = read(
    statement('x', { meta: { versionId: '2' }, status: 'stopped' }),
    statement('x', { meta: { versionId: '1' } }),
  );
  expect([valueOf(onlyLine(list).status), list.notUnderstood.map((odd) => odd.why)]).toEqual([
    'stopped',
    ['an older version of an entry that came with it'],
  ]);
});

test('an entry made in error is withdrawn, whatever it was', () => {
  const list = read(
    statement('a', { status: 'entered-in-error' }),
    dispense('d', { status: 'entered-in-error' }),
  );
  expect([list.lines, list.withdrawn.map((key) => key.id)]).toEqual([[], ['a', 'd']]);
});

test('an entry that is no resource is listed with its raw text', () => {
  const text = JSON.stringify({
    ...bundle(statement('1')),
    entry: [{ resource: statement('1') }, { resource: 'ramipril' }, 7, { resource: { id: 'no-type' } }],
  });
  const list = readText(text);
  expect([list.lines.length, list.received, list.notUnderstood.map((odd) => odd.raw)]).toEqual([
    1,
    4,
    ['{"notAResource":"ramipril"}', '{"notAResource":7}', '{"id":"no-type"}'],
  ]);
});

test('not taken in STU3 is not taken; GP Connect always says unknown and is not asked', () => {
  const gpc = {
    profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-MedicationStatement-1'],
  };
  expect(valueOf(onlyLine(read(statement('1', { taken: 'n' }))).status)).toBe('not-taken');
  expect(valueOf(onlyLine(read(statement('1', { taken: 'n', meta: gpc }))).status)).toBe('active');
});

test('who stands behind an entry is named by its Provenance too', () => {
  const list = read(statement('s'), {
    resourceType: 'Provenance',
    id: 'p',
    target: [{ reference: 'MedicationStatement/s' }],
    agent: [{ type: { coding: [{ code: 'verifier' }] }, who: { display: 'A Pharmacist' } }],
  });
  expect(onlyLine(list).said).toEqual([{ role: 'asserter', name: 'A Pharmacist' }]);
});

test('a proposal is a plan that says it is only proposed', () => {
  const line = onlyLine(read(request('1', { intent: 'proposal' })));
  expect([line.statedAs, line.notUnderstood.map((odd) => odd.why)]).toEqual([
    'plan',
    ['stated as a proposal, not as an order'],
  ]);
});

test('what a supply says in words, or says oddly, is on the line it belongs to', () => {
  const modifier = { url: 'http://vendor.example/negated', valueBoolean: true };
  const list = read(
    request('o'),
    dispense('d', {
      authorizingPrescription: [{ reference: 'MedicationRequest/o' }],
      note: [{ text: 'given as tablets' }],
      modifierExtension: [modifier],
    }),
  );
  expect([onlyLine(list).notes, onlyLine(list).notUnderstood.map((odd) => odd.path)]).toEqual([
    ['given as tablets'],
    ['dispense d: modifierExtension[0]'],
  ]);
});
