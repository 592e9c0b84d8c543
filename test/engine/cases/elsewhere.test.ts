import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { WardPatientView } from '../../../shared/ipc/ward-views.ts';
import { must } from '../../../shared/core/must.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import {
  decideAll,
  desktopAt,
  drained,
  findPatient,
  say,
  sign,
  signedIn,
  takesIt,
  value,
  written,
} from '../../support/case-work.ts';
import type { EngineClient } from '../../support/engine-client.ts';
import { tempFolder } from '../../support/temp.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
}, 60_000);
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.control.reset());

const desk = (name: string, username: string) =>
  signedIn(desktopAt(tempFolder(name), username), sandbox.config);

/** As the ward list shows them; summaries are made behind it. */
async function onWard(engine: EngineClient, patient: string): Promise<WardPatientView> {
  const { wards } = value(await engine.call('listWards', {}));
  const lists = await Promise.all(
    wards.map(async ({ id }) => value(await engine.call('lookAgainAtWard', { ward: id })).patients),
  );
  return must(
    lists.flat().find((one) => one.patient === patient),
    'on the ward list',
  );
}

test('a case signed at one desk is signed at the next: who, when, and the clock of the ward list', async () => {
  const first = await desk('first-desk', 'ruth');
  const patient = await findPatient(first, 'Osei');
  await sign(first, await decideAll(first, patient));
  await drained(first);

  const second = await desk('second-desk', 'anil');
  const there = await findPatient(second, 'Osei');
  value(await second.call('refreshCase', { patient: there, source: null }));
  const view = value(await second.call('openCase', { patient: there }));
  expect(view.elsewhere.signed).toMatchObject([{ by: 'Ruth Calloway, pharmacist' }]);
  const row = await vi.waitFor(
    async () => {
      const found = await onWard(second, there);
      expect(found.elsewhere).toContain('Ruth Calloway');
      return found;
    },
    { timeout: 20_000, interval: 50 },
  );
  expect(row).toMatchObject({ stage: 'signed-off', doneAt: { kind: 'known' } });
  expect(row.doneAt).toEqual({ kind: 'known', value: must(view.elsewhere.signed[0], 'signed').at });
  await Promise.all([first.stop(), second.stop()]);
}, 180_000);

test('what was asked of the prescriber is answered on any computer, and the answer is read at the desk that asked', async () => {
  const pharmacist = await desk('asks', 'ruth');
  const patient = await findPatient(pharmacist, 'Osei');
  await sign(pharmacist, await decideAll(pharmacist, patient));
  await drained(pharmacist);

  const prescriber = await desk('answers', 'anil');
  const there = await findPatient(prescriber, 'Osei');
  const read = value(await prescriber.call('refreshCase', { patient: there, source: null }));
  const asked = must(
    read.elsewhere.asked.find((one) => one.mayAnswer),
    'something asked',
  );
  const answered = value(
    await prescriber.call('answerTask', {
      patient: there,
      task: asked.task,
      status: 'accepted',
      words: 'from tomorrow',
    }),
  );
  expect(answered.elsewhere.asked).toHaveLength(read.elsewhere.asked.length);
  expect(await drained(prescriber)).toEqual(['received']);

  const back = value(await pharmacist.call('refreshCase', { patient, source: null }));
  expect(back.elsewhere.asked.find((one) => one.task === asked.task)).toMatchObject({
    status: 'accepted',
    answer: 'from tomorrow',
    answeredBy: expect.stringContaining('Anil'),
    mayAnswer: false,
  });
  expect(
    await prescriber.call('answerTask', { patient: there, task: asked.task, status: 'rejected', words: '' }),
  ).toMatchObject({ ok: false });
  await Promise.all([pharmacist.stop(), prescriber.stop()]);
}, 180_000);

test('a history handed over on a trolley laptop is taken over at a desk under its author’s name, and reaches no shared record', async () => {
  const laptop = await desk('laptop', 'tolu');
  const patient = await findPatient(laptop, 'Osei');
  let view = value(await laptop.call('openCase', { patient }));
  const row = must(
    view.rows.find((one) => one.decision.needsDecision),
    'a row',
  );
  view = await say(laptop, view, { kind: 'history', row: row.id, fact: takesIt(row) });
  await say(laptop, view, { kind: 'passed-on', to: 'Ruth Calloway', words: 'daughter comes at 14:00' });
  await drained(laptop);
  expect(await written(sandbox, 'northmoor-home', 'DocumentReference')).toMatchObject([
    { docStatus: 'preliminary' },
  ]);
  expect(await written(sandbox, 'northmoor-smr', 'MedicationStatement')).toEqual([]);
  expect(await written(sandbox, 'northmoor-smr', 'DocumentReference')).toEqual([]);

  const pharmacist = await desk('takes-over', 'ruth');
  const there = await findPatient(pharmacist, 'Osei');
  const read = value(await pharmacist.call('refreshCase', { patient: there, source: null }));
  const listed = await vi.waitFor(
    async () => {
      const found = await onWard(pharmacist, there);
      expect(found.elsewhere).toContain('Handed over to Ruth Calloway');
      return found;
    },
    { timeout: 20_000, interval: 50 },
  );
  expect(listed).toMatchObject({ stage: 'history-in-progress', doneAt: { kind: 'not-recorded' } });
  const handedOver = must(read.elsewhere.handedOver, 'handed over');
  expect(handedOver.words).toContain('daughter comes at 14:00');
  const taken = value(
    await pharmacist.call('takeOverCase', { patient: there, document: handedOver.document }),
  );
  expect(taken.rows.find((one) => one.id === row.id)?.decision).toMatchObject({
    historyStanding: 'stands',
    history: { by: expect.stringContaining('Tolu') },
  });
  expect(taken.elsewhere.handedOver).toBeNull();
  expect(
    await pharmacist.call('takeOverCase', { patient: there, document: handedOver.document }),
  ).toMatchObject({ ok: false, fault: { kind: 'not-possible' } });
  await drained(pharmacist);
  const tasks = await written(sandbox, 'northmoor-home', 'Task');
  expect(tasks).toMatchObject([{ status: 'completed' }]);
  await Promise.all([laptop.stop(), pharmacist.stop()]);
}, 180_000);
