import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { topologyNames, isTopology } from '../../../sandbox/architectures/trust.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { must } from '../../../shared/core/must.ts';
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
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { EngineClient } from '../../support/engine-client.ts';

/** Where the statements of each topology are written, of all its servers. */
const writesTo: Readonly<Record<string, readonly string[]>> = {
  'persisted-copy': ['eastvale'],
  single: ['northmoor-smr'],
  federated: ['northmoor-home'],
  'federated-proxy': ['northmoor-home'],
  'patient-centric': ['harbour-store'],
  hybrid: ['eastvale', 'northmoor-home'],
  'gp-connect': ['northmoor-home'],
};
/** The same facts about one patient, whichever way they are kept. */
const rowsOfPenhaligon = 18;
const settings: readonly (readonly [name: string, tie: boolean])[] = [
  ...Object.keys(writesTo).map((name) => [name, false] as const),
  ['federated', true],
  ['patient-centric', true],
];

test('every topology of the sandbox is played here', () => {
  expect(['mixed', ...Object.keys(writesTo)].toSorted()).toEqual([...topologyNames].toSorted());
});

/** A signed list of somebody else, newer than anything read. */
async function addForeignList(sandbox: Sandbox, store: string, family: string): Promise<void> {
  const patient = must(
    sandbox.patients.find((one) => one.name.toLowerCase().includes(family)),
    'an inpatient',
  ).ids[store];
  await sandbox.control.add(store, {
    resourceType: 'List',
    status: 'current',
    mode: 'snapshot',
    code: { coding: [{ system: 'http://snomed.info/sct', code: '1102411000000102' }] },
    subject: { reference: `Patient/${must(patient, 'known there')}` },
    date: new Date(Date.now() + 60_000).toISOString(),
    source: { display: 'Sam Pritchard' },
  });
}

const columnNames = ['GP record', 'Community pharmacy', 'Last TTO', 'Inpatient chart'];

describe.each(settings)('%s, with the integration engine: %s', (name, tie) => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-topology-'));
  const targets = writesTo[name] ?? [];
  let sandbox: Sandbox;
  let engine: EngineClient;
  let patient: string;
  let signed: CaseView;

  beforeAll(async () => {
    const topology = must(isTopology(name) ? name : undefined, 'known');
    sandbox = await startSandbox({ quiet: true, tie, topology });
    engine = await signedIn(desktopAt(folder), sandbox.config);
    patient = await findPatient(engine, 'Penhaligon');
  });
  afterAll(async () => {
    await engine.stop();
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('read: every source has its column and lines, each medicine once', async () => {
    const view = value(await engine.call('openCase', { patient }));
    expect(view.columns.map((column) => [column.name, column.lines > 0])).toEqual(
      columnNames.map((column) => [column, true]),
    );
    expect(view.rows).toHaveLength(rowsOfPenhaligon);
  });

  test('duplicate: an entry that came by two routes is one line that names both, and no other does', async () => {
    const view = value(await engine.call('openCase', { patient }));
    const details = await Promise.all(
      view.rows.map((row) => engine.call('openRow', { patient, row: row.id })),
    );
    const twoRoutes = /Received by two routes: also through /.test(JSON.stringify(details));
    expect(twoRoutes).toBe(name === 'hybrid');
  });

  test('write: every server holds what was decided and nothing else', async () => {
    signed = await decideAll(engine, patient);
    await sign(engine, signed);
    expect((await drained(engine)).filter((state) => state !== 'received')).toEqual([]);
    const rows = signed.rows.filter((row) => row.decision.needsDecision);
    // Warfarin is taken as 3 mg and 1 mg tablets: one row, and a statement for each product.
    const statements = rows.length + 1;
    const held = await Promise.all(
      sandbox.servers.map(async (store) => [
        store,
        (await written(sandbox, store, 'MedicationStatement')).length,
      ]),
    );
    expect(Object.fromEntries(held.filter(([, count]) => count !== 0))).toEqual(
      Object.fromEntries(targets.map((store) => [store, statements])),
    );
  });

  test('supersede: read again, what was written is the same lines, and opens nothing', async () => {
    const after = value(await engine.call('refreshCase', { patient, source: null }));
    expect(after.rows.map((row) => row.id)).toEqual(signed.rows.map((row) => row.id));
    expect(after.progress.signed).toMatchObject({ shared: true });
    expect(after.progress.changedSince).toEqual([]);
    // How whole the sources were stands in the list that was written, and says nothing of the record that holds it.
    expect(JSON.stringify(after.columns)).not.toContain('provider-not-answering');
    expect(after.rows.filter(({ decision }) => decision.needsDecision && !decision.decided)).toEqual([]);
  });

  test('offline: with every server away the case opens from the copy, each column saying that it is one', async () => {
    for (const store of sandbox.servers) await sandbox.control.change(store, { outage: 'refuse' });
    value(await engine.call('refreshCase', { patient, source: null }));
    const away = value(await engine.call('lookAgain', { patient }));
    await sandbox.control.reset();
    expect(away.rows).toHaveLength(signed.rows.length);
    expect(away.columns.every(({ offlineCopy }) => offlineCopy)).toBe(true);
    expect(away.columns.filter(({ lines }) => lines > 0).map(({ name: column }) => column)).toEqual(
      expect.arrayContaining(columnNames),
    );
  });

  test('conflict: what somebody else signed meanwhile is asked about before anything is written over it', async () => {
    const ready = await decideAll(engine, await findPatient(engine, 'Rowbottom'));
    const target = must(targets[0], 'something is written');
    await addForeignList(sandbox, target, 'rowbottom');
    const before = (await written(sandbox, target, 'MedicationStatement')).length;
    await sign(engine, ready);
    await drained(engine);
    const { entries } = value(await engine.call('openOutbox', {}));
    expect(entries.filter((entry) => entry.state === 'in-conflict')).toHaveLength(1);
    expect(await written(sandbox, target, 'MedicationStatement')).toHaveLength(before);
  });
});
