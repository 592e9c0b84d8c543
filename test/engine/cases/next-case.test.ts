import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { decideAll, drained, findPatient, say, sign, value, written } from '../../support/case-work.ts';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { EngineClient } from '../../support/engine-client.ts';
import { useDesks } from '../../support/desks.ts';

const { sandbox, desk } = useDesks();

const documents = async (): Promise<readonly Record<string, unknown>[]> =>
  written(sandbox(), 'northmoor-home', 'DocumentReference');

test('a signed case is opened again, decided and signed as its next version; the addendum and both versions are in the records', async () => {
  const engine = await desk('next-case', 'ruth');
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
  const statements = await written(sandbox(), 'northmoor-smr', 'MedicationStatement');
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
}, 300_000);

test('a transfer and a discharge begin from the reconciliation before them, with its history and without its decisions, and one list stands', async () => {
  const engine = await desk('transfer', 'ruth');
  const patient = await findPatient(engine, 'Birtwistle');
  const before = (await documents()).filter(({ docStatus }) => docStatus !== 'preliminary').length;
  const statementsBefore = new Set(
    (await written(sandbox(), 'northmoor-smr', 'MedicationStatement')).map((one) => one['id']),
  );
  const undecided = value(await engine.call('openCase', { patient }));
  const early = { patient, reason: 'discharge', seen: undecided.progress.seen } as const;
  const signed = await sign(engine, await decideAll(engine, patient));
  expect(await engine.call('beginNextCase', early)).toMatchObject({ fault: { kind: 'changed-meanwhile' } });
  await drained(engine);
  const { seen } = signed.progress;
  let view = value(await engine.call('beginNextCase', { patient, reason: 'transfer', seen }));
  expect(view.progress).toMatchObject({ reason: 'transfer', version: 1, identity: null, decided: 0 });
  // What nobody has decided yet is not decided otherwise.
  expect(view.progress.changedFrom).toEqual([]);
  const taken = view.rows.filter((row) => row.decision.historyStanding === 'stands');
  expect(taken.length).toBe(view.progress.toDecide);
  expect(view.progress.asked?.by).toBe('Ruth Calloway');
  const open = { patient, reason: 'discharge', seen: view.progress.seen } as const;
  expect(await engine.call('beginNextCase', open)).toMatchObject({ fault: { kind: 'not-possible' } });
  view = await decideAll(engine, patient);
  view = await say(engine, view, { kind: 'passed-on', to: 'Ward 9', words: '' });
  view = await sign(engine, view);
  expect(view.progress).toMatchObject({ reason: 'transfer', signed: { by: 'Ruth Calloway' } });
  await drained(engine);

  const signedTwice = view.progress.seen;
  view = value(await engine.call('beginNextCase', { patient, reason: 'discharge', seen: signedTwice }));
  expect(view.progress).toMatchObject({ reason: 'discharge', version: 1, identity: null, decided: 0 });
  view = await readyToGoHome(engine, await decideAll(engine, patient));
  view = await sign(engine, view);
  await drained(engine);
  expect(view.progress.cases.map(({ reason, signed: by }) => [reason, by !== null])).toEqual([
    ['admission', true],
    ['transfer', true],
    ['discharge', true],
  ]);
  // Three reconciliations of one stay: each its document, and of each medicine still one entry.
  const papers = (await documents()).filter(({ docStatus }) => docStatus !== 'preliminary');
  expect(papers).toHaveLength(before + 3);
  const statements = (await written(sandbox(), 'northmoor-smr', 'MedicationStatement')).filter(
    (one) => !statementsBefore.has(one['id']),
  );
  const names = statements.map(({ medicationCodeableConcept: of }) => JSON.stringify(of));
  expect(names.length).toBe(new Set(names).size);
  // And one list of what is taken, though nothing was read again in between: the earlier two were retired for it.
  const lists = (await written(sandbox(), 'northmoor-smr', 'List')).filter(
    (one) =>
      JSON.stringify(one['code']).includes('1102411000000102') &&
      JSON.stringify(one['subject']) === JSON.stringify(statements[0]?.['subject']),
  );
  expect(lists.map(({ status }) => String(status))).toEqual(['retired', 'retired', 'current']);
  expect(JSON.stringify(lists)).not.toContain('"urn:uuid:');
  await engine.stop();
}, 300_000);

/** What a discharge asks of each medicine beyond an admission. */
async function readyToGoHome(engine: EngineClient, view: CaseView): Promise<CaseView> {
  const supply = { quantity: '28 tablets', continuing: 'the GP', review: 'in 4 weeks', restored: null };
  let now = view;
  for (const { id } of view.rows.filter((row) => row.decision.needsDecision)) {
    now = await say(engine, now, { kind: 'supply', row: id, supply });
    now = await say(engine, now, { kind: 'indication', row: id, words: 'as the GP said' });
    now = await say(engine, now, { kind: 'confirmed', row: id, by: 'Dr Mehta', how: 'told-me' });
  }
  return now;
}

test('off the network a transfer is signed although its hand-over still waits: nothing signed before is on its way', async () => {
  const engine = await desk('offline-transfer', 'ruth');
  const patient = await findPatient(engine, 'Stanbury');
  const admitted = await sign(engine, await decideAll(engine, patient));
  await drained(engine);
  const { control, servers } = sandbox();
  await Promise.all(servers.map((server) => control.change(server, { outage: 'refuse' })));
  const { seen } = admitted.progress;
  value(await engine.call('beginNextCase', { patient, reason: 'transfer', seen }));
  let view = await decideAll(engine, patient);
  view = await say(engine, view, { kind: 'passed-on', to: 'Ward 9', words: '' });
  expect(value(await engine.call('openOutbox', {})).waiting).toBeGreaterThan(0);
  expect(value(await engine.call('openSignOff', { patient })).blockers).toEqual([]);
  expect((await sign(engine, view)).progress.signed).not.toBeNull();
  await Promise.all(servers.map((server) => control.change(server, { outage: 'off' })));
  await engine.stop();
}, 300_000);

test('after the signature the screen says what was written, not what would be written now; our own entries are nothing unread', async () => {
  const engine = await desk('was-written', 'ruth');
  const patient = await findPatient(engine, 'Adebayo');
  const before = await decideAll(engine, patient);
  await drained(engine);
  const planned = value(await engine.call('openSignOff', { patient })).writes;
  await sign(engine, before);
  expect(value(await engine.call('openSignOff', { patient })).writes).toEqual(planned);
  await drained(engine);
  const after = value(await engine.call('refreshCase', { patient, source: null }));
  expect(value(await engine.call('openSignOff', { patient })).writes).toEqual(planned);
  expect(after.notUnderstood).toEqual(before.notUnderstood);
  const { record } = value(await engine.call('openHandOver', { patient }));
  expect([record.signedBy, record.registration, record.status]).toEqual([
    'Ruth Calloway',
    '2099999',
    'shared',
  ]);
  await engine.stop();
}, 300_000);
