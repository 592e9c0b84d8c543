import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import {
  decideAll,
  desktopAt,
  drained,
  findPatient,
  goOn,
  say,
  sign,
  signedIn,
  takesIt,
  value,
  written,
} from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
}, 30_000);
afterAll(() => sandbox.stop());

const documents = async (): Promise<readonly Record<string, unknown>[]> =>
  written(sandbox, 'northmoor-home', 'DocumentReference');

test('a signed case is opened again, decided and signed as its next version; the addendum and both versions are in the records', async () => {
  const engine = await signedIn(desktopAt(tempFolder('next-case')), sandbox.config);
  const patient = await findPatient(engine, 'Osei');
  const first = await sign(engine, await decideAll(engine, patient));
  await drained(engine);
  value(await engine.call('addAddendum', { patient, words: 'GP rang: stops tomorrow' }));
  await drained(engine);
  expect(await documents()).toMatchObject([
    { docStatus: 'final' },
    {
      docStatus: 'amended',
      relatesTo: [{ code: 'appends' }],
      description: expect.stringContaining('GP rang'),
    },
  ]);

  const again = { patient, why: 'family brought his own list', seen: first.progress.seen };
  expect(await engine.call('reopenCase', again)).toMatchObject({ fault: { kind: 'changed-meanwhile' } });
  const { seen } = value(await engine.call('lookAgain', { patient })).progress;
  let view = value(await engine.call('reopenCase', { ...again, seen }));
  expect(view.progress).toMatchObject({ version: 2, signed: null, changedFrom: [], addenda: [] });
  expect(view.progress.decided).toBe(view.progress.toDecide);
  expect(view.progress.cases.map((one) => [one.version, one.signed !== null])).toEqual([
    [1, true],
    [2, false],
  ]);
  expect(view.progress.undoable).toBeNull();

  view = value(await engine.call('refreshCase', { patient, source: null }));
  const row = must(
    view.rows.find((one) => one.decision.decided),
    'a decided row',
  );
  const fact = { kind: 'not-taking', never: false, since: null, why: 'felt dizzy' } as const;
  view = await say(engine, view, { kind: 'history', row: row.id, fact });
  expect(view.progress.changedFrom).toEqual([expect.stringContaining(row.generic)]);
  view = await sign(engine, view);
  expect(view.progress).toMatchObject({ version: 2, signed: { by: 'Ruth Calloway' } });
  await drained(engine);
  const kept = await documents();
  expect(kept).toHaveLength(3);
  expect(kept.at(-1)).toMatchObject({ relatesTo: [{ code: 'replaces' }] });
  const statements = await written(sandbox, 'northmoor-smr', 'MedicationStatement');
  const rows = view.rows.filter((one) => one.decision.needsDecision);
  expect(statements).toHaveLength(rows.length);
  // Tablets and vials share a code: each entry stays the one of its own medicine.
  expect(new Set(statements.map(({ medicationCodeableConcept: of }) => JSON.stringify(of))).size).toBe(
    rows.length,
  );
  expect(statements.filter((one) => one['status'] === 'stopped')).toHaveLength(1);

  const earlier = must(view.progress.cases[0], 'the first version').id;
  const record = value(await engine.call('openRecord', { patient, case: earlier })).record;
  expect([record.version, record.addenda.length]).toEqual([1, 1]);
  expect(value(await engine.call('openRecord', { patient, case: null })).record.version).toBe(2);
  await engine.stop();
}, 120_000);

test('a transfer and a discharge begin from the reconciliation before them, with its history and without its decisions', async () => {
  const engine = await signedIn(desktopAt(tempFolder('transfer')), sandbox.config);
  const patient = await findPatient(engine, 'Birtwistle');
  const undecided = value(await engine.call('openCase', { patient }));
  const early = { patient, reason: 'discharge', seen: undecided.progress.seen } as const;
  const signed = await sign(engine, await decideAll(engine, patient));
  expect(await engine.call('beginNextCase', early)).toMatchObject({ fault: { kind: 'changed-meanwhile' } });
  await drained(engine);
  const { seen } = signed.progress;
  let view = value(await engine.call('beginNextCase', { patient, reason: 'transfer', seen }));
  expect(view.progress).toMatchObject({ reason: 'transfer', version: 1, identity: null, decided: 0 });
  const taken = view.rows.filter((row) => row.decision.historyStanding === 'stands');
  expect(taken.length).toBe(view.progress.toDecide);
  expect(view.progress.asked?.by).toBe('Ruth Calloway');
  const open = { patient, reason: 'discharge', seen: view.progress.seen } as const;
  expect(await engine.call('beginNextCase', open)).toMatchObject({ fault: { kind: 'not-possible' } });
  for (const row of view.rows.filter((one) => one.decision.needsDecision)) {
    view = await say(engine, view, { kind: 'history', row: row.id, fact: takesIt(row) });
    view = await say(engine, view, { kind: 'recommended', row: row.id, recommendation: goOn(row) });
  }
  expect(view.progress.decided).toBe(view.progress.toDecide);
  await engine.stop();
}, 120_000);
