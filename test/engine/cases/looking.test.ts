import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { desktopAt, findPatient, pin, signedIn, value } from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());

test('looking again is no view in the audit; the first look after an unlock always is', async () => {
  const host = desktopAt(tempFolder('looking'));
  const engine = await signedIn(host, sandbox.config);
  const patient = await findPatient(engine, 'Penhaligon');
  value(await engine.call('refreshCase', { patient, source: null }));
  const opened = value(await engine.call('openCase', { patient }));
  value(await engine.call('refreshCase', { patient, source: null }));
  const audited = async (call: 'openCase' | 'lookAgain'): Promise<number> => {
    const before = host.statements.filter((label) => label.includes('audit')).length;
    value(await engine.call(call, { patient }));
    return host.statements.filter((label) => label.includes('audit')).length - before;
  };
  expect(await audited('lookAgain')).toBe(0);
  expect(await audited('openCase')).toBeGreaterThan(0);
  const { users } = value(await engine.call('getSession', {}));
  value(await engine.call('lock', { why: 'asked' }));
  value(await engine.call('unlock', { user: users[0]?.id ?? '', pin }));
  expect(await audited('lookAgain')).toBeGreaterThan(0);
  expect(await audited('lookAgain')).toBe(0);
  // What the rows propose goes both ways, and names a row that is there.
  const proposed = opened.rows.flatMap((row) => row.suggested.map((one) => [row.id, one.row] as const));
  expect(proposed.length).toBeGreaterThan(0);
  for (const [id, other] of proposed)
    expect(opened.rows.find((row) => row.id === other)?.suggested.map((one) => one.row)).toContain(id);
  await engine.stop();
});
