import { expect, test } from 'vitest';
import {
  coverOf,
  planWrites,
  type CaseEventBody,
  type HistoryFact,
  type Recommendation,
} from '../../../shared/cases/cases.ts';
import { must } from '../../../shared/core/must.ts';
import { keyText } from '../../../shared/medicines/keys.ts';
import { line } from '../../support/lines.ts';
import { asDirected, context, plain, row, statementOf } from '../../support/writes.ts';

const gp = line('1', 'Ramipril 10mg capsules', { dosage: [{ text: 'one a day' }] }, 'gp');
const clinic = line('2', 'Ramipril 5mg capsules', { dosage: [{ text: 'one at night' }] }, 'clinic');
const chart = line('3', 'Ramipril 2.5mg capsules', { dosage: [{ text: 'one a day' }] }, 'chart');
const lines = [gp, clinic, chart];
const covers = lines.map(coverOf);

/** What is written of a row that three sources state in three strengths; the chart is the order side. */
const written = (fact: HistoryFact, said: Partial<Recommendation> = {}) => {
  const bodies: CaseEventBody[] = [
    { kind: 'history', row: 'r', covers, fact },
    { kind: 'recommended', row: 'r', covers, recommendation: { action: 'change', ...plain, ...said } },
  ];
  const over = { lines, fromHistory: [keyText(gp.key), keyText(clinic.key)], raw: [] };
  return planWrites([row('r', gp, bodies, over)], null, context());
};

const taskOf = (said: Partial<Recommendation>) =>
  must(
    written(asDirected, said).find((write) => write.type === 'Task'),
    'a task',
  ).body;

test('“taking as directed” of one of several sources is written with that source’s product and directions', () => {
  const by = (source: string): HistoryFact => ({
    kind: 'taking-as-directed',
    doses: [],
    doseFrom: '',
    directedBy: { source, name: source, words: '' },
  });
  const product = (fact: HistoryFact) => statementOf(written(fact))['medicationCodeableConcept'];
  expect(product(by('gp'))).toMatchObject({ text: 'Ramipril 10mg capsules' });
  expect(product(by('clinic'))).toMatchObject({ text: 'Ramipril 5mg capsules' });
});

test('a prescriber is asked for the product that the proposed words name, never for that dose of another strength', () => {
  const task = taskOf({ proposed: 'Ramipril 5mg capsules: one at night' });
  expect(task).toMatchObject({
    description: expect.stringContaining('Ramipril 5mg capsules'),
    contained: [{ medicationCodeableConcept: { text: 'Ramipril 5mg capsules' } }],
  });
  expect(task['description']).not.toContain('10mg');
  const proposed = 'Ramipril 5mg capsules: one at night';
  expect(taskOf({ action: 'continue', side: 'as-charted', proposed })).toMatchObject({
    contained: [{ medicationCodeableConcept: { text: 'Ramipril 5mg capsules' } }],
  });
});

test('“continue as charted” asks for the charted product, “as taken” for what is taken', () => {
  const asked = (side: Recommendation['side']) =>
    taskOf({ action: 'continue', side, continues: 'one a day' })['contained'];
  expect(asked('as-charted')).toMatchObject([
    { medicationCodeableConcept: { text: 'Ramipril 2.5mg capsules' } },
  ]);
  expect(asked('as-taken')).toMatchObject([
    { medicationCodeableConcept: { text: 'Ramipril 10mg capsules' } },
  ]);
});
