import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { must } from '../../../shared/core/must.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { desktopAt, findPatient, say, signedIn, value } from '../../support/case-work.ts';
import type { EngineClient } from '../../support/engine-client.ts';
import { tempFolder } from '../../support/temp.ts';
import { pdfPages } from '../../support/pdf-text.ts';
import { interview, typedLine } from '../../support/typed-in.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
}, 30_000);
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

const plain = {
  reason: null,
  words: '',
  proposed: '',
  restartWhen: '',
  restoreAtDischarge: null,
  side: null,
  continues: '',
} as const;

/** A case with these two sources typed in, in which the patient was asked. */
async function caseOf(
  name: string,
  ...sources: readonly ReturnType<typeof interview>[]
): Promise<{ readonly engine: EngineClient; readonly patient: string; readonly view: CaseView }> {
  const engine = await signedIn(desktopAt(tempFolder(name)), sandbox.config);
  const patient = await findPatient(engine, 'Oyelaran');
  value(await engine.call('openCase', { patient }));
  for (const content of sources)
    value(await engine.call('saveTypedIn', { patient, source: null, base: 0, content }));
  const view = value(await engine.call('openCase', { patient }));
  const asked = { kind: 'patient-asked', who: 'patient', name: '', why: '' } as const;
  return { engine, patient, view: await say(engine, view, asked) };
}

const rowOf = (view: CaseView, generic: string) =>
  must(
    view.rows.find((one) => one.generic === generic),
    generic,
  );

const metformin = typedLine('a', 'Metformin 500mg tablets', '1 tablet twice a day');

test('what has to be told about an allergy says which allergy, and which sources say what', async () => {
  const penicillin = {
    id: 'x',
    substance: 'Penicillin',
    reaction: 'rash',
    kind: 'allergy',
    severity: 'not-known',
    onset: null,
  } as const;
  const { engine, patient } = await caseOf(
    'allergy-words',
    interview([metformin], { noneKnown: 'no-known-drug-allergies' }),
    interview([metformin], { kind: 'gp-summary', allergies: [penicillin] }),
  );
  const { blockers } = value(await engine.call('openSignOff', { patient }));
  const told = must(
    blockers.find(({ kind }) => kind === 'findings-not-handed-over'),
    'something has to be told',
  );
  expect(told.detail).toMatch(
    /allergy: Patient interview states no known allergies; GP summary records Penicillin/,
  );
});

test('the signature names the medicines of each action, those not decided too', async () => {
  const { engine, patient, view } = await caseOf(
    'medicines-per-action',
    interview([metformin, typedLine('b', 'Ramipril 5mg capsules', 'one in the morning')]),
  );
  const { id } = rowOf(view, 'metformin');
  const recommendation = { ...plain, action: 'start', proposed: 'as taken' } as const;
  await say(engine, view, { kind: 'recommended', row: id, recommendation });
  const { totals, rows } = value(await engine.call('openSignOff', { patient }));
  const of = (action: string) => totals.find((one) => one.action === action);
  expect(of('start')).toEqual({ action: 'start', count: 1, medicines: ['metformin'] });
  expect(of('not decided')?.medicines).toContain('ramipril');
  expect(totals.reduce((sum, one) => sum + one.medicines.length, 0)).toBe(rows);
});

test('whose directions are followed is said on paper in that source’s words', async () => {
  const { engine, patient, view } = await caseOf(
    'followed',
    interview([typedLine('a', 'Ramipril 5mg capsules', 'one in the morning')]),
    interview([typedLine('b', 'Ramipril 10mg capsules', 'one in the morning')], { kind: 'gp-summary' }),
  );
  const { id, decision } = rowOf(view, 'ramipril');
  const gp = must(
    decision.offers.directedBy.find(({ name }) => /GP summary/.test(name)),
    'the GP’s directions',
  );
  const asDirected = { kind: 'taking-as-directed' as const, doses: [], doseFrom: '' };
  const without = { kind: 'history', row: id, fact: asDirected } as const;
  expect(
    await engine.call('decide', { patient, sayings: [without], seen: view.progress.seen }),
  ).toMatchObject({ fault: { kind: 'not-possible', why: expect.stringContaining('whose directions') } });
  // The words are the engine's own: what a screen sends of them counts for nothing.
  const fact = { ...asDirected, directedBy: { source: gp.source, name: 'Nobody', words: '40 mg' } };
  await say(engine, view, { kind: 'history', row: id, fact });
  const { record } = value(await engine.call('openRecord', { patient, case: null }));
  const takes = must(
    record.rows.find(({ medicine }) => medicine === 'ramipril'),
    'ramipril',
  ).takes;
  expect(takes).toMatch(/as directed by GP summary[^:]*: Ramipril 10mg capsules: /i);
  expect(takes).not.toMatch(/40 mg/);
});

test('a patient’s list of which nothing is settled says so on paper, and never that there is nothing to take', async () => {
  const { engine, patient } = await caseOf('nothing-settled', interview([metformin]));
  const { list, pdf } = value(await engine.call('openPatientList', { patient }));
  const paper = (await pdfPages(pdf)).join(' ');
  expect(list.taken).toEqual([]);
  expect(paper).toContain('Nothing that you take is settled yet.');
  expect(paper).not.toContain('No medicines to take');
});
