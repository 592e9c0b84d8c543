import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { desktopAt, findPatient, signedIn, value } from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());

test('of several sources behind one sign-in the one that is silent is told apart, until it answers again', async () => {
  const engine = await signedIn(desktopAt(tempFolder('silent-source')), sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  const silent = async (): Promise<readonly string[]> =>
    value(await engine.call('getSession', {})).records.flatMap(({ sources }) =>
      sources.filter(({ answering }) => !answering).map(({ id }) => id),
    );
  value(await engine.call('openCase', { patient }));
  value(await engine.call('refreshCase', { patient, source: null }));
  expect(await silent()).toEqual([]);
  await sandbox.control.change('northmoor-epma', { outage: 'refuse' });
  value(await engine.call('refreshCase', { patient, source: null }));
  const group = value(await engine.call('getSession', {})).records.find(({ sources }) =>
    sources.some(({ id }) => id === 'northmoor-epma'),
  );
  expect(group?.sources.length).toBeGreaterThan(1);
  expect(await silent()).toEqual(['northmoor-epma']);
  await sandbox.control.change('northmoor-epma', { outage: 'off' });
  value(await engine.call('refreshCase', { patient, source: null }));
  expect(await silent()).toEqual([]);
  await engine.stop();
});
