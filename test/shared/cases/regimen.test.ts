import { expect, test } from 'vitest';
import { isObject } from '../../../shared/core/brand.ts';
import { must } from '../../../shared/core/must.ts';
import {
  coverOf,
  planWrites,
  type CaseEventBody,
  type HistoryFact,
  type PlannedWrite,
  type WriteContext,
} from '../../../shared/cases/cases.ts';
import { keyText } from '../../../shared/medicines/keys.ts';
import { line, source, statement } from '../../support/lines.ts';
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
} from '../../support/writes.ts';

const threes = line('3', 'Warfarin 3mg tablets', { dosage: [{ text: 'as directed' }] });
const ones = line('1', 'Warfarin 1mg tablets', { dosage: [{ text: 'as directed' }] });
const keys = [threes, ones].map((one) => keyText(one.key));

const written = (fact: HistoryFact): readonly PlannedWrite[] =>
  planWrites(
    [
      row('r', threes, [{ kind: 'history', row: 'r', covers: [coverOf(threes), coverOf(ones)], fact }], {
        lines: [threes, ones],
        fromHistory: keys,
        raw: [],
      }),
    ],
    null,
    context({
      records: [
        { endpoint: 'smr', patient: 'Patient/p1', encounter: null, appendOnly: false, standsFor: [] },
      ],
    }),
  );
const statements = (fact: HistoryFact) =>
  written(fact).flatMap((write) => (write.type === 'MedicationStatement' ? [write.body] : []));

test('a regimen of two strengths is two statements, each with its product and its dose as taken', () => {
  const doses = [
    { line: keys[0] ?? '', asTaken: '3 mg at 18:00' },
    { line: keys[1] ?? '', asTaken: '2 mg at 18:00' },
  ];
  const both = statements({ kind: 'taking-as-directed', doses, doseFrom: 'the yellow book' });
  expect(both).toMatchObject([
    { medicationCodeableConcept: { text: 'Warfarin 3mg tablets' }, dosage: [{ text: '3 mg at 18:00' }] },
    { medicationCodeableConcept: { text: 'Warfarin 1mg tablets' }, dosage: [{ text: '2 mg at 18:00' }] },
  ]);
  expect(both[0]?.['note']).toMatchObject([
    { text: 'Dose as taken said by: the yellow book. Recorded by Ruth Calloway.' },
  ]);
  const writes = written({ kind: 'taking-as-directed', doses, doseFrom: 'x' });
  const list = writes.find((write) => write.kind === 'list-now');
  const named = writes.flatMap(({ type, uuid }) => (type === 'MedicationStatement' ? [uuid] : []));
  expect(new Set(named).size).toBe(2);
  expect(list?.body['entry']).toEqual(named.map((uuid) => ({ item: { reference: `urn:uuid:${uuid}` } })));
});

test('a product of the regimen that is not taken is written as not taken, and stands in no list of what is', () => {
  const doses = [
    { line: keys[0] ?? '', asTaken: '3 mg at 18:00' },
    { line: keys[1] ?? '', asTaken: '' },
  ];
  const fact: HistoryFact = {
    kind: 'taking-differently',
    asTaken: '3 mg',
    difference: 'no ones',
    doses,
    doseFrom: 'her',
  };
  expect(statements(fact).map((body) => body['status'])).toEqual(['active', 'not-taken']);
});

test('of a regimen each statement names as its sources the lines of its own product, and those of no product of it', () => {
  const notes = must(source('another source', [statement('n', 'Warfarin')]).lines[0], 'it is read');
  const raw = [threes, ones, notes].map(({ key }) => ({
    key: keyText(key),
    reference: `MedicationStatement/${key.id}`,
    endpoint: 'smr',
    body: {},
  }));
  const writes = planWrites(
    [
      row('r', threes, [history(threes, asDirected)], {
        lines: [threes, ones, notes],
        raw,
      }),
    ],
    null,
    context({
      records: [
        { endpoint: 'smr', patient: 'Patient/p1', encounter: null, appendOnly: false, standsFor: [] },
      ],
    }),
  );
  const sources = writes.flatMap(({ type, body }) =>
    type === 'MedicationStatement' ? [JSON.stringify(body['derivedFrom'])] : [],
  );
  expect(sources).toEqual([
    '[{"reference":"MedicationStatement/3"},{"reference":"MedicationStatement/n"}]',
    '[{"reference":"MedicationStatement/1"},{"reference":"MedicationStatement/n"}]',
  ]);
});

test('two lines of one product are one statement', () => {
  const again = line('4', 'Warfarin 3mg tablets', { dosage: [{ text: 'as directed' }] });
  const writes = planWrites(
    [row('r', threes, [history(threes, asDirected)], { lines: [threes, again], raw: [] })],
    null,
    context({
      records: [
        { endpoint: 'smr', patient: 'Patient/p1', encounter: null, appendOnly: false, standsFor: [] },
      ],
    }),
  );
  expect(writes.filter((write) => write.type === 'MedicationStatement')).toHaveLength(1);
});

const charted = { fromHistory: [], inpatientOnly: true } as const;
const started = history(aspirin, { kind: 'started-here' });
const goOn = recommend(aspirin, { action: 'continue', ...plain, side: 'as-charted' });
const plan = (bodies: readonly CaseEventBody[], reason: WriteContext['reason']) =>
  planWrites([row('r', aspirin, bodies, charted)], null, context({ reason }));

test('what was started here enters no history source and no list on admission and transfer, confirmed or not', () => {
  for (const reason of ['admission', 'transfer'] as const)
    expect(
      plan([started, goOn, confirm(aspirin)], reason).filter((write) =>
        ['MedicationStatement', 'List'].includes(write.type),
      ),
    ).toEqual([]);
});

test('started here and confirmed to go on at discharge, it is active, in list A, and “Started” in list B', () => {
  expect(plan([started, goOn], 'discharge').some((write) => write.type === 'MedicationStatement')).toBe(
    false,
  );
  const home = plan([started, goOn, confirm(aspirin)], 'discharge');
  expect(statementOf(home)['status']).toBe('active');
  const lists = home.filter((write) => write.type === 'List' && write.endpoint === 'smr');
  expect(lists.map((write) => write.body['entry'])).toMatchObject([
    [expect.anything()],
    [{ flag: { text: 'Started' } }],
  ]);
});

test('what continues, and on whose directions, is written with the recommendation', () => {
  const side = { ...plain, side: 'as-charted', continues: '10 mg – once a day' } as const;
  const task = planWrites(
    [row('r', aspirin, [history(aspirin, asDirected), recommend(aspirin, { action: 'continue', ...side })])],
    null,
    context(),
  ).find((write) => write.type === 'Task');
  const contained: unknown = [task?.body['contained']].flat()[0];
  expect(task?.body['description']).toContain('Recommend continue as charted: 10 mg – once a day');
  expect(isObject(contained) ? contained['dosage'] : undefined).toEqual([{ text: '10 mg – once a day' }]);
});

test('a change that a prescriber told is written at discharge as what it was changed to', () => {
  const change = { action: 'change', ...plain, reason: 'other', words: 'w', proposed: '150 mg' } as const;
  const bodies = [history(aspirin, asDirected), recommend(aspirin, change), confirm(aspirin)];
  const at = (reason: WriteContext['reason']) =>
    statementOf(planWrites([row('r', aspirin, bodies)], null, context({ reason })))['dosage'];
  expect(at('discharge')).toEqual([{ text: '150 mg' }]);
  expect(at('admission')).toMatchObject([{ text: 'one a day' }]);
});
