import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import {
  decideAll,
  desktopAt,
  drained,
  findPatient,
  sign,
  signedIn,
  value,
  written,
} from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());

test('a case decided and signed is on the servers, one entry a medicine, and none twice', async () => {
  const engine = await signedIn(desktopAt(tempFolder('whole-case')), sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  const ready = await decideAll(engine, patient);
  expect(value(await engine.call('openSignOff', { patient })).blockers).toEqual([]);
  const signed = await sign(engine, ready);
  expect(signed.progress.signed).toMatchObject({ by: 'Ruth Calloway' });
  const states = await drained(engine);
  expect(states.filter((state) => state !== 'received')).toEqual([]);
  const rows = ready.rows.filter((row) => row.decision.needsDecision);
  const statements = await written(sandbox, 'northmoor-smr', 'MedicationStatement');
  // Warfarin is taken as 3 mg and 1 mg tablets: one row, and a statement for each product.
  expect(statements.length).toBe(rows.length + 1);
  expect((await written(sandbox, 'northmoor-home', 'DocumentReference')).length).toBe(1);
  // Nothing was stopped or changed, so there is a list of what is taken and none of changes.
  expect((await written(sandbox, 'northmoor-smr', 'List')).length).toBe(1);
  const after = value(await engine.call('refreshCase', { patient, source: null }));
  expect([after.progress.signed?.shared, after.rows.length]).toEqual([true, ready.rows.length]);
  await engine.stop();
});
