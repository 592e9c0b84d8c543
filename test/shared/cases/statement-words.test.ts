import { expect, test } from 'vitest';
import { statementsFor } from '../../../shared/cases/writes/statement.ts';
import type { CaseEventBody, Recommendation, WriteContext, WriteRow } from '../../../shared/cases/cases.ts';
import type { JsonObject } from '../../../shared/core/brand.ts';
import { must } from '../../../shared/core/must.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import { line, statement } from '../../support/lines.ts';
import {
  aspirin,
  asDirected,
  at,
  confirm,
  context,
  history,
  plain,
  recommend,
  row,
  takingIt,
} from '../../support/writes.ts';

function written(
  bodies: readonly CaseEventBody[],
  over: Partial<WriteRow> = {},
  in_: Partial<WriteContext> = {},
  of: MedicineLine = aspirin,
): JsonObject {
  const here = context(in_);
  const [one] = statementsFor(row('r', of, bodies, over), must(here.records[0], 'a record'), here);
  return must(one, 'a statement').body;
}
const notes = (body: JsonObject) => ((body['note'] ?? []) as { text: string }[]).map(({ text }) => text);
const notTaking = (over: object = {}): CaseEventBody =>
  history(aspirin, { kind: 'not-taking', never: false, since: null, why: 'ran out', ...over });
const agreed = (said: Partial<Recommendation>) =>
  [takingIt, recommend(aspirin, { action: 'change', ...plain, ...said }), confirm(aspirin)] as const;

test('why it is not taken is the reason of its status, and nothing else is', () => {
  expect(written([notTaking()])).toMatchObject({ status: 'stopped', statusReason: [{ text: 'ran out' }] });
  expect(written([notTaking({ why: '' })])).not.toHaveProperty('statusReason');
  expect(written([takingIt])).not.toHaveProperty('statusReason');
  expect(written([notTaking({ never: true })])).toMatchObject({ status: 'not-taken' });
});

test('a confirmed decision gives its reason in words', () => {
  const reason = (said: Partial<Recommendation>) =>
    written(agreed({ action: 'stop', ...said }))['statusReason'];
  expect(reason({ reason: 'renal-function', words: 'eGFR 20' })).toEqual([
    { text: 'renal function: eGFR 20' },
  ]);
  expect(reason({ reason: 'renal-function' })).toEqual([{ text: 'renal function' }]);
  expect(reason({ words: 'as agreed' })).toEqual([{ text: 'as agreed' }]);
  expect(reason({})).toBeUndefined();
});

test('that it is taken otherwise, who said the dose and that its end is not known stand in the notes', () => {
  const differently = (over: object = {}) =>
    history(aspirin, {
      kind: 'taking-differently',
      asTaken: 'two a day',
      difference: 'dose',
      doses: [],
      doseFrom: '',
      ...over,
    });
  const key = 'gp#MedicationStatement/1';
  expect(notes(written([differently()]))).toEqual(['Takes it differently from the directions: dose']);
  expect(
    notes(written([differently({ doses: [{ line: key, asTaken: '150 mg' }], doseFrom: 'the wife' })])),
  ).toEqual([
    'Takes it differently from the directions: dose',
    'Dose as taken said by: the wife. Recorded by Ruth Calloway.',
  ]);
  expect(
    notes(
      written([
        history(aspirin, {
          kind: 'taking-as-directed',
          doses: [{ line: key, asTaken: '150 mg' }],
          doseFrom: '',
        }),
      ]),
    ),
  ).toEqual(['Dose as taken said by: not recorded. Recorded by Ruth Calloway.']);
  const unknownDay =
    'The day it was stopped is not known; it was not being taken by the end date given here.';
  expect(notes(written([notTaking()]))).toEqual([unknownDay]);
  expect(notes(written([notTaking({ since: '2026-05-01' })]))).toEqual([]);
  expect(notes(written([notTaking({ never: true })]))).toEqual([]);
  expect(written([takingIt])).not.toHaveProperty('note');
});

test('what was confirmed beyond a status stands in the notes, with who confirmed it', () => {
  const said = (over: Partial<Recommendation>) => notes(written(agreed(over)));
  expect(said({ action: 'change', proposed: '150 mg daily' })).toEqual([
    'Changed, confirmed by Dr Mehta: 150 mg daily',
  ]);
  expect(said({ action: 'substitute', proposed: 'Clopidogrel', restoreAtDischarge: true })).toEqual([
    'Substituted, confirmed by Dr Mehta: Clopidogrel',
    'To be restored at discharge',
  ]);
  expect(said({ action: 'substitute', restoreAtDischarge: false })).toEqual([
    'Not to be restored at discharge',
  ]);
  expect(said({ action: 'change', restoreAtDischarge: true })).toEqual([]);
  expect(said({ action: 'continue', side: 'as-charted', continues: '75 mg' })).toEqual([
    'Continue as charted: 75 mg, confirmed by Dr Mehta',
  ]);
  expect(said({ action: 'continue' })).toEqual([]);
  expect(said({ action: 'stop', proposed: '150 mg daily', side: 'as-taken' })).toEqual([]);
  expect(said({ action: 'stop', restartWhen: 'after the operation' })).toEqual([
    'Start again: after the operation',
  ]);
  // Nobody confirmed it: it is no note of what is taken.
  expect(
    notes(written([takingIt, recommend(aspirin, { action: 'change', ...plain, proposed: '150 mg' })])),
  ).toEqual([]);
});

test('a medicine started here and confirmed to go home says so', () => {
  const started = history(aspirin, { kind: 'started-here' });
  const bodies = [started, recommend(aspirin, { action: 'start', ...plain }), confirm(aspirin)];
  expect(notes(written(bodies, {}, { reason: 'discharge' }))).toEqual([
    'Started in hospital; not taken at home before.',
  ]);
});

test('only a pharmacist’s signature marks it as verified by a pharmacist', () => {
  const verified = (role: 'pharmacist' | 'technician') =>
    (
      written([takingIt], {}, { signedBy: { user: 'x', name: 'X', role, registration: null } })[
        'extension'
      ] as JsonObject[]
    ).at(-1);
  expect(verified('pharmacist')).toMatchObject({ valueBoolean: true });
  expect(verified('technician')).toMatchObject({ valueBoolean: false });
});

test('codes go with the words of a medicine, but for a degraded one and where there are none', () => {
  const coding = [{ system: 'https://dmd.nhs.uk', code: '319775004' }];
  const coded = line('1', 'Aspirin 75mg tablets', {
    medicationCodeableConcept: { text: 'Aspirin 75mg tablets', coding },
  });
  const of = (one: MedicineLine) =>
    written([history(one, asDirected)], {}, {}, one)['medicationCodeableConcept'];
  expect(of(coded)).toMatchObject({ text: 'Aspirin 75mg tablets', coding: [{ code: '319775004' }] });
  expect(of({ ...coded, degraded: true })).toEqual({ text: 'Aspirin 75mg tablets' });
  expect(of(aspirin)).toEqual({ text: 'Aspirin 75mg tablets' });
});

test('what it is for is the clinician’s word, else the source’s', () => {
  const forAngina = line('1', 'Aspirin 75mg tablets', { reasonCode: [{ text: 'angina' }] });
  const said: CaseEventBody = { kind: 'indication', row: 'r', covers: [], words: 'stroke' };
  const of = (one: MedicineLine, ...more: readonly CaseEventBody[]) =>
    written([history(one, asDirected), ...more], {}, {}, one)['reasonCode'];
  expect(of(forAngina)).toEqual([{ text: 'angina' }]);
  expect(of(aspirin)).toBeUndefined();
  const { covers } = history(forAngina, asDirected) as Extract<CaseEventBody, { kind: 'history' }>;
  expect(of(forAngina, { ...said, covers })).toEqual([{ text: 'stroke' }]);
});

test('what stopped has its end, what is still taken has none in the past, and what was never taken has no time', () => {
  const period = (
    bodies: readonly CaseEventBody[],
    of: MedicineLine = aspirin,
    in_: Partial<WriteContext> = {},
  ) => written(bodies, {}, in_, of)['effectivePeriod'];
  expect(period([takingIt])).toEqual({ start: '2024-01-02' });
  expect(period([notTaking({ since: '2026-05-01' })])).toEqual({ start: '2024-01-02', end: '2026-05-01' });
  expect(period([notTaking()])).toEqual({ start: '2024-01-02', end: '2026-11-18' });
  expect(period([notTaking({ never: true })])).toBeUndefined();
  expect(period(agreed({ action: 'complete' }))).toEqual({ start: '2024-01-02', end: '2026-11-18' });
  const ending = (end: string) =>
    line('1', 'Aspirin 75mg tablets', { effectivePeriod: { start: '2024-01-02', end } });
  const of = (end: string) => period([history(ending(end), asDirected)], ending(end));
  expect(of('2027-01-01')).toEqual({ start: '2024-01-02', end: '2027-01-01' });
  expect(of('2026-11-17')).toEqual({ start: '2024-01-02' });
  const undated = line('1', 'Aspirin 75mg tablets');
  expect(period([history(undated, asDirected)], undated)).toBeUndefined();
  expect(
    period([history(undated, { kind: 'not-taking', never: false, since: '2026-05', why: '' })], undated),
  ).toEqual({ end: '2026-05' });
});

test('who told it is the patient, a carer by name, or the organisation that the source names', () => {
  const of = (informant: WriteContext['informant'], body: object = {}) =>
    written(
      [takingIt],
      {
        raw: [
          {
            key: 'gp#MedicationStatement/1',
            reference: 'MedicationStatement/1',
            endpoint: 'smr',
            body: statement('1', 'Aspirin 75mg tablets', body as Record<string, unknown>),
          },
        ],
      },
      { informant },
    );
  expect(of({ kind: 'patient', name: '' })).toMatchObject({
    informationSource: { reference: 'Patient/p1', type: 'Patient' },
    dateAsserted: at,
  });
  expect(of({ kind: 'carer', name: 'Joan Marsh' })['informationSource']).toEqual({
    type: 'RelatedPerson',
    display: 'Joan Marsh',
  });
  expect(of({ kind: 'carer', name: '' })['informationSource']).toEqual({
    type: 'RelatedPerson',
    display: 'Carer or relative',
  });
  const organisation = { kind: 'organisation', name: '' } as const;
  expect(of(organisation)['informationSource']).toEqual({ type: 'Organization', display: 'GP record' });
  const named = {
    type: 'Organization',
    reference: 'Organization/7',
    display: 'Castle Surgery',
    identifier: { value: 'A1' },
  };
  expect(of(organisation, { informationSource: named })['informationSource']).toEqual({
    type: 'Organization',
    identifier: { value: 'A1' },
    display: 'Castle Surgery',
  });
  expect(
    of(organisation, { informationSource: { reference: 'Organization/7' } })['informationSource'],
  ).toEqual({
    type: 'Organization',
    display: 'GP record',
  });
  expect(of(organisation, { informationSource: { display: 'Castle Surgery' } })['informationSource']).toEqual(
    {
      display: 'Castle Surgery',
    },
  );
});

test('a stay is named where the record knows it', () => {
  const [first] = context().records;
  const stay = { ...must(first, 'a record'), encounter: 'Encounter/9' };
  expect(written([takingIt], {}, { records: [stay] })['context']).toEqual({ reference: 'Encounter/9' });
  expect(written([takingIt])).not.toHaveProperty('context');
});

test('nothing is written of what nobody took a history of, nor of what only the ward has', () => {
  const here = context();
  const record = must(here.records[0], 'a record');
  expect(statementsFor(row('r', aspirin, []), record, here)).toEqual([]);
  expect(statementsFor(row('r', aspirin, [takingIt], { inpatientOnly: true }), record, here)).toEqual([]);
});
