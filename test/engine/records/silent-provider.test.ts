import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CaseView } from '../../../shared/ipc/case-views.ts';
import { must } from '../../../shared/core/must.ts';
import { columnAsOf } from '../../../renderer/text/sources.ts';
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
import type { EngineClient } from '../../support/engine-client.ts';
import { tempFolder } from '../../support/temp.ts';

/** Several organisations behind one query service, asked at once: one of them says nothing. */
let sandbox: Sandbox;
const surgery = 'hollins-lane-surgery';
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true, topology: 'federated-proxy' });
});
afterEach(() => sandbox.control.reset());
afterAll(() => sandbox.stop());

const column = (view: CaseView, name: string): CaseView['columns'][number] =>
  must(
    view.columns.find((one) => one.name === name),
    name,
  );

async function readAgain(engine: EngineClient, patient: string): Promise<CaseView> {
  value(await engine.call('refreshCase', { patient, source: null }));
  return value(await engine.call('lookAgain', { patient }));
}

test('a silent organisation is as old as what it gave itself, not as its neighbours, and is an offline copy', async () => {
  const engine = await signedIn(desktopAt(tempFolder('silent-provider')), sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  value(await engine.call('openCase', { patient }));
  const heldSince = new Date().toISOString();
  await sandbox.control.change(surgery, { outage: 'refuse' });
  const view = await readAgain(engine, patient);
  const [gp, pharmacy] = [column(view, 'GP record'), column(view, 'Community pharmacy')];
  expect([gp.state.kind, gp.lines > 0, gp.offlineCopy]).toEqual(['partial', true, true]);
  expect([pharmacy.state.kind, pharmacy.offlineCopy]).toEqual(['complete', false]);
  const gpAsOf = must(gp.asOf.kind === 'known' ? gp.asOf.value : undefined, 'an age of its own');
  expect(gpAsOf < heldSince).toBe(true);
  expect(gp.asOf).not.toEqual(pharmacy.asOf);
  const row = must(
    view.rows.find(({ cells }) => cells[view.columns.indexOf(gp)]?.kind === 'lines'),
    'a row that the surgery states',
  );
  const detail = value(await engine.call('openRow', { patient, row: row.id }));
  const said = detail.sources.find((source) => source.column === gp.id)?.lines[0]?.cameBy;
  expect(said).toContain(columnAsOf(gp, Date.parse(gpAsOf)).replace('Read ', ''));
  await sandbox.control.reset();
  const back = await readAgain(engine, patient);
  expect(column(back, 'GP record')).toMatchObject({
    offlineCopy: false,
    asOf: column(back, 'Last TTO').asOf,
  });
  await engine.stop();
});

test('of an organisation that never answered, screen, paper and written list say that it was not read', async () => {
  const engine = await signedIn(desktopAt(tempFolder('silent-provider-2')), sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  await sandbox.control.change(surgery, { outage: 'refuse' });
  const ready = await decideAll(engine, patient);
  expect(column(ready, 'GP record')).toMatchObject({
    state: { kind: 'unavailable', reason: { kind: 'not-answering', layer: 'provider' } },
    asOf: { kind: 'not-recorded' },
  });
  const { record } = value(await engine.call('openRecord', { patient, case: null }));
  expect(record.sources.find(({ name }) => name === 'GP record')).toMatchObject({
    asOf: 'Not read',
    age: '',
  });
  await sign(engine, ready);
  await drained(engine);
  const lists = await written(sandbox, 'northmoor-home', 'List');
  const notes = lists.map((list) => JSON.stringify(list['note']));
  expect(notes.length).toBeGreaterThan(0);
  for (const note of notes) {
    expect(note).toContain('GP record: Unavailable, not read"');
    expect(note).toMatch(/Community pharmacy: Complete[^"]*, as of 20/);
  }
  await engine.stop();
});
