import { expect, test } from 'vitest';
import { requestReplaced } from '../../../shared/cases/cases.ts';
import { leadLine, orderLine, productLines } from '../../../shared/cases/writes/product-lines.ts';
import { taskFor, withdrawnTask } from '../../../shared/cases/writes/task.ts';
import { keyText } from '../../../shared/medicines/keys.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import { line } from '../../support/lines.ts';
import { aspirin, confirm, context, plain, recommend, row, stop, takingIt } from '../../support/writes.ts';

const here = context();
const patient = (reference: string) => ({
  reference,
  identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' },
});

test('a request that no longer stands is cancelled, with why, against the version that was read', () => {
  const body = { resourceType: 'Task', status: 'requested', authoredOn: '2026-11-17' };
  const task = { endpoint: 'home', row: 'r', id: 't', versionId: '3', body };
  const guard = { kind: 'if-match', id: 't', versionId: '3', base: JSON.stringify(body) };
  expect(withdrawnTask(task, here)).toMatchObject({
    endpoint: 'home',
    kind: 'recommendation',
    type: 'Task',
    after: [],
    guard,
    row: 'r',
    body: {
      ...body,
      id: 't',
      status: 'cancelled',
      statusReason: { text: 'Replaced by a later version of the reconciliation' },
    },
  });
  const asked = {
    id: 't',
    versionId: '3',
    body,
    uuid: 'u',
    at: '',
    by: '',
    what: '',
    why: '',
    status: '',
    answer: '',
    answeredBy: '',
  };
  const replaced = requestReplaced(asked, here);
  expect(replaced).toMatchObject({
    endpoint: 'home',
    guard,
    row: null,
    body: {
      status: 'cancelled',
      statusReason: { text: 'Replaced by the reconciliation of Ruth Calloway, pharmacist' },
    },
  });
  expect(replaced?.uuid).not.toBe(withdrawnTask(task, here).uuid);
  expect(requestReplaced(asked, context({ home: null }))).toBeNull();
});

test('the proposal to the prescriber names the medicine, its code, the dose and whose proposal it is', () => {
  const coded = line('1', 'Aspirin 75mg tablets', {
    medicationCodeableConcept: {
      text: 'Aspirin 75mg tablets',
      coding: [{ system: 'https://dmd.nhs.uk', code: '319775004' }],
    },
  });
  const proposal = (of: MedicineLine, said: Partial<typeof stop>) =>
    (
      taskFor(row('r', of, [recommend(of, { ...stop, ...said })]), here)?.body['contained'] as
        | object[]
        | undefined
    )?.[0];
  expect(proposal(coded, { action: 'change', proposed: '150 mg daily' })).toEqual({
    resourceType: 'MedicationStatement',
    id: 'proposal',
    status: 'intended',
    medicationCodeableConcept: {
      text: 'Aspirin 75mg tablets',
      coding: [expect.objectContaining({ system: 'https://dmd.nhs.uk', code: '319775004' })],
    },
    subject: patient('Patient/h1'),
    informationSource: {
      type: 'Organization',
      identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RNM' },
      display: 'Northmoor Hospitals',
    },
    dosage: [{ text: '150 mg daily' }],
  });
  expect(proposal(aspirin, { continues: '75 mg daily' })).toMatchObject({
    dosage: [{ text: '75 mg daily' }],
  });
  expect(proposal(aspirin, {})).not.toHaveProperty('dosage');
  expect(proposal(aspirin, {})).toMatchObject({
    medicationCodeableConcept: { text: 'Aspirin 75mg tablets' },
  });
});

const [gpLine, chartLine, dischargeLine] = [
  aspirin,
  line('8', 'Aspirin 75mg dispersible tablets', {}, 'chart'),
  line('9', 'Aspirin 75mg gastro-resistant tablets', {}, 'tto'),
];
const rowOf = (lines: readonly MedicineLine[], bodies: Parameters<typeof row>[2] = [takingIt]) =>
  row('r', aspirin, bodies, {
    lines: [...lines],
    fromHistory: [keyText(gpLine.key)],
    fromDischarge: [keyText(dischargeLine.key)],
  });

test('what the patient takes speaks before what goes home, and that before what is charted', () => {
  const all = [chartLine, dischargeLine, gpLine];
  expect(leadLine(rowOf(all))?.key).toEqual(gpLine.key);
  expect(orderLine(rowOf(all))?.key).toEqual(dischargeLine.key);
  expect(leadLine(rowOf([chartLine, dischargeLine]))?.key).toEqual(dischargeLine.key);
  expect(orderLine(rowOf([chartLine, gpLine]))?.key).toEqual(chartLine.key);
  expect(orderLine(rowOf([gpLine]))).toBeUndefined();
  expect(leadLine(rowOf([]))).toBeUndefined();
});

test('of a history source a statement speaks before a supply', () => {
  const supply: MedicineLine = { ...line('2', 'Aspirin 75mg tablets'), statedAs: 'dispense' };
  const both = { ...rowOf([supply, gpLine]), fromHistory: [keyText(supply.key), keyText(gpLine.key)] };
  expect(leadLine(both)?.key).toEqual(gpLine.key);
});

test('at discharge the order’s own words speak where a prescriber confirmed them, and only then', () => {
  const discharge = context({ reason: 'discharge' });
  const speaks = (said: Parameters<typeof recommend>[1], in_ = discharge, confirmed = true) =>
    productLines(
      rowOf(
        [gpLine, dischargeLine],
        [takingIt, recommend(aspirin, said), ...(confirmed ? [confirm(aspirin)] : [])],
      ),
      in_,
    ).map(({ key }) => key.id);
  expect(speaks({ action: 'continue', ...plain, side: 'as-charted' })).toEqual(['9']);
  expect(speaks({ action: 'continue', ...plain, side: 'as-taken' })).toEqual(['1']);
  expect(speaks({ action: 'continue', ...plain, side: 'as-charted' }, here)).toEqual(['1']);
  expect(speaks({ action: 'continue', ...plain, side: 'as-charted' }, discharge, false)).toEqual(['1']);
  expect(speaks({ action: 'change', ...plain })).toEqual(['1']);
});

test('two lines of one product are one, two products of one source are two', () => {
  const [warfarin1, warfarin3, again] = [
    line('1', 'Warfarin 1mg tablets'),
    line('2', 'Warfarin 3mg tablets'),
    line('3', ' WARFARIN 1MG tablets '),
  ];
  const all = [warfarin1, warfarin3, again];
  const one = { ...rowOf(all), fromHistory: all.map(({ key }) => keyText(key)) };
  expect(productLines(one, here).map(({ key }) => key.id)).toEqual(['1', '2']);
  expect(productLines({ ...one, lines: [] }, here)).toEqual([]);
});

test('what a source says is taken is written, and not beside it another strength that it once supplied', () => {
  const supply: MedicineLine = { ...line('2', 'Aspirin 300mg tablets'), statedAs: 'dispense' };
  const both = { ...rowOf([supply, gpLine]), fromHistory: [keyText(supply.key), keyText(gpLine.key)] };
  expect(productLines(both, here).map(({ key }) => key.id)).toEqual(['1']);
});
