import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import type { HistoryFact } from '../../../shared/cases/cases.ts';
import { must } from '../../../shared/core/must.ts';
import { desktopAt, findPatient, say, signedIn, value } from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';
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

test('where sources state several strengths the row, its record and the patient’s list never put one’s dose under another’s', async () => {
  const engine = await signedIn(desktopAt(tempFolder('strength')), sandbox.config);
  const patient = await findPatient(engine, 'Oyelaran');
  value(await engine.call('openCase', { patient }));
  const told = interview([
    typedLine('a', 'ramipril 5mg capsules', 'one in the morning'),
    typedLine('b', 'metformin 500mg MR tablets', '2 twice a day'),
  ]);
  const gp = interview(
    [
      typedLine('c', 'Ramipril 10mg capsules', 'One To Be Taken Each Day'),
      typedLine('d', 'Metformin 1g modified-release tablets', 'TWO at night'),
    ],
    { kind: 'gp-summary' },
  );
  value(await engine.call('saveTypedIn', { patient, source: null, base: 0, content: told }));
  value(await engine.call('saveTypedIn', { patient, source: null, base: 0, content: gp }));
  let view = value(await engine.call('openCase', { patient }));
  const row = (generic: string) =>
    must(
      view.rows.find((one) => one.generic === generic),
      generic,
    );

  expect(row('ramipril').product).toMatch(/5mg capsules/);
  expect(row('ramipril').product).toMatch(/10mg capsules/);
  for (const generic of ['ramipril', 'metformin']) {
    const lines = row(generic).cells.flatMap((cell) => (cell.kind === 'lines' ? cell.lines : []));
    expect(lines.map((line) => line.differs.includes('strength'))).toEqual([true, true]);
    expect(lines.map((line) => line.product)).toEqual(lines.map((line) => line.term));
  }

  view = await say(engine, view, { kind: 'patient-asked', who: 'patient', name: '', why: '' });
  view = await say(engine, view, { kind: 'reason-said', reason: 'discharge' });
  const proposed = 'ramipril 5mg capsules: 1 (unit not stated) once a day, in the morning';
  for (const [generic, words] of [
    ['ramipril', proposed],
    ['metformin', 'as taken'],
  ] as const) {
    const { id } = row(generic);
    const fact: HistoryFact = {
      kind: 'taking-differently',
      asTaken: 'as the patient says',
      difference: 'the GP has another strength',
      doses: [],
      doseFrom: '',
    };
    view = await say(engine, view, { kind: 'history', row: id, fact });
    const recommendation = { ...plain, action: 'start', proposed: words } as const;
    view = await say(engine, view, { kind: 'recommended', row: id, recommendation });
    view = await say(engine, view, { kind: 'confirmed', row: id, by: 'Dr Mehta', how: 'told-me' });
  }

  const { record } = value(await engine.call('openRecord', { patient, case: null }));
  const ramipril = must(
    record.rows.find((one) => one.medicine === 'ramipril'),
    'ramipril',
  );
  expect(ramipril.takes).toMatch(/Patient interview: ramipril 5mg capsules: DOSE 1 /);
  expect(ramipril.takes).toMatch(/GP summary: Ramipril 10mg capsules: DOSE 1 /);
  expect(ramipril.reason).toMatch(/ramipril 5mg capsules: 1 /);

  const { list } = value(await engine.call('openPatientList', { patient }));
  const taken = list.taken.find(({ name }) => name.startsWith('ramipril'));
  expect(taken).toMatchObject({
    name: 'ramipril 5mg capsules',
    how: 'Take 1 capsule, once a day, in the morning.',
  });
  expect(list.taken.map(({ name }) => name)).toContain('metformin 500mg MR tablets');
});
