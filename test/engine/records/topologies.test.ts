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
import { tempFolder } from '../../support/temp.ts';

/** Where the statements of each topology are written, of all its servers. */
const writesTo: Readonly<Record<string, readonly string[]>> = {
  'persisted-copy': ['eastvale'],
  single: ['northmoor-smr'],
  federated: ['northmoor-home'],
  'federated-proxy': ['northmoor-home'],
  'patient-centric': ['harbour-store'],
  hybrid: ['eastvale', 'northmoor-home'],
};
const settings: readonly (readonly [name: string, tie: boolean])[] = [
  ...Object.keys(writesTo).map((name) => [name, false] as const),
  ['federated', true],
  ['patient-centric', true],
];

test('every topology of the sandbox is played here', () => {
  expect(['mixed', ...Object.keys(writesTo)].toSorted()).toEqual([...topologyNames].toSorted());
});

describe.each(settings)('%s, with the integration engine: %s', (name, tie) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({
      quiet: true,
      tie,
      topology: must(isTopology(name) ? name : undefined, 'known'),
    });
  });
  afterAll(() => sandbox.stop());

  test('a case is read, decided and signed, and every server holds what was decided and nothing else', async () => {
    const engine = await signedIn(desktopAt(tempFolder('topology')), sandbox.config);
    const patient = await findPatient(engine, 'Penhaligon');
    const ready = await decideAll(engine, patient);
    expect(ready.columns.map((column) => [column.name, column.lines > 0])).toEqual(
      ['GP record', 'Community pharmacy', 'Last TTO', 'Inpatient chart'].map((column) => [column, true]),
    );
    await sign(engine, ready);
    expect((await drained(engine)).filter((state) => state !== 'received')).toEqual([]);
    const rows = ready.rows.filter((row) => row.decision.needsDecision);
    // Warfarin is taken as 3 mg and 1 mg tablets: one row, and a statement for each product.
    const statements = rows.length + 1;
    const stores = sandbox.servers;
    const held = await Promise.all(
      stores.map(async (store) => [store, (await written(sandbox, store, 'MedicationStatement')).length]),
    );
    expect(Object.fromEntries(held.filter(([, count]) => count !== 0))).toEqual(
      Object.fromEntries((writesTo[name] ?? []).map((store) => [store, statements])),
    );
    const after = value(await engine.call('refreshCase', { patient, source: null }));
    expect(after.rows.length).toBe(ready.rows.length);
    await engine.stop();
  });
});
