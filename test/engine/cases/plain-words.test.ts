import { expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { decideAll, drained, sign, value } from '../../support/case-work.ts';
import { useDesks } from '../../support/desks.ts';
import type { EngineClient } from '../../support/engine-client.ts';
import { notPlain } from '../../../build/tour/plain-words.ts';
import { textsOf } from '../../support/plain-words.ts';

const { sandbox, desk } = useDesks();

/** What a view says that a clinician should not have to read, once each. */
const faultsOf = (where: string, view: unknown): readonly string[] =>
  textsOf(view).flatMap(([path, text]) => notPlain(text).map((fault) => `${where} ${path}: ${fault}`));

async function ofPatient(engine: EngineClient, patient: string): Promise<readonly string[]> {
  const view = value(await engine.call('openCase', { patient }));
  const rows = await Promise.all(
    view.rows.map(async ({ id }) =>
      faultsOf('row', value(await engine.call('openRow', { patient, row: id }))),
    ),
  );
  const printed = [
    value(await engine.call('openRecord', { patient, case: null })),
    value(await engine.call('openHandOver', { patient })),
    value(await engine.call('openPatientList', { patient })),
  ];
  return [
    ...faultsOf('case', view),
    ...rows.flat(),
    ...faultsOf('sign-off', value(await engine.call('openSignOff', { patient }))),
    ...printed.flatMap((paper) => faultsOf('paper', paper)),
  ];
}

test('no text of any screen or paper, of any patient of a ward, signed, unsigned or in trouble, speaks of programs', async () => {
  const engine = await desk('plain-words', 'ruth');
  const { wards } = value(await engine.call('listWards', {}));
  const views = await Promise.all(
    wards.map(async ({ id }) => value(await engine.call('openWard', { ward: id }))),
  );
  const patients = views.flatMap(({ patients: all }) => all.map(({ patient }) => patient));
  expect(patients.length).toBeGreaterThan(15);
  const found: string[] = views.flatMap((ward) => faultsOf('ward', ward));
  for (const patient of patients) found.push(...(await ofPatient(engine, patient)));

  const first = must(patients[0], 'a patient');
  await sign(engine, await decideAll(engine, first));
  await drained(engine);
  const second = must(patients[1], 'another patient');
  const decided = await decideAll(engine, second);
  await Promise.all(
    sandbox().servers.map((server) => sandbox().control.change(server, { outage: 'refuse' })),
  );
  await sign(engine, decided);
  found.push(...(await ofPatient(engine, first)), ...(await ofPatient(engine, second)));
  found.push(...faultsOf('outbox', value(await engine.call('openOutbox', {}))));
  // What exactly was asked of a record is kept as it was asked.
  const audit = faultsOf('audit', value(await engine.call('openAudit', { patient: first, before: null })));
  found.push(...audit.filter((fault) => !fault.startsWith('audit .entries[].detail[].value')));
  found.push(...faultsOf('settings', value(await engine.call('getSettings', {}))));
  await Promise.all(sandbox().servers.map((server) => sandbox().control.change(server, { outage: 'off' })));
  expect([...new Set(found.map((one) => one.replaceAll(/“.*?”/g, (words) => words.slice(0, 120))))]).toEqual(
    [],
  );
  await engine.stop();
}, 400_000);
