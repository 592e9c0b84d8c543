import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { desktopAt, pin, signedIn, value } from '../../support/case-work.ts';
import { startTestEngine } from '../../support/engine-client.ts';
import { tempFolder } from '../../support/temp.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
}, 90_000);
afterAll(() => sandbox.stop());

test('what one person typed and did not say is sealed from another at the same computer, and waits for whoever typed it', async () => {
  const folder = tempFolder('half-typed');
  const forms = [{ place: 'patient-12\ncase note\nnote', fields: { words: 'daughter rings at four' } }];
  const first = await signedIn(desktopAt(folder, 'ruth'), sandbox.config);
  value(await first.call('keepHalfTyped', { forms }));
  const { users } = value(await first.call('getSession', {}));
  const ruth = must(users[0], 'Ruth').id;
  await first.stop();

  const second = await startTestEngine(desktopAt(folder, 'sam'), sandbox.config);
  expect(await second.call('openHalfTyped', {})).toMatchObject({ ok: false, fault: { kind: 'locked' } });
  value(await second.call('signIn', { audience: 'northmoor', meant: { kind: 'anybody' } }));
  value(await second.call('enrol', { pin: '590317', admittedBy: { user: ruth, pin } }));
  expect(value(await second.call('openHalfTyped', {}))).toEqual({ forms: [] });
  value(await second.call('keepHalfTyped', { forms: [] }));
  value(await second.call('lock', { why: 'asked' }));
  value(await second.call('unlock', { user: ruth, pin }));
  expect(value(await second.call('openHalfTyped', {}))).toEqual({ forms });
  value(await second.call('keepHalfTyped', { forms: [] }));
  expect(value(await second.call('openHalfTyped', {}))).toEqual({ forms: [] });
  await second.stop();
}, 120_000);

test('the audit says once between two locks that a form was typed in, at whatever key, and nothing typed is lost', async () => {
  const engine = await signedIn(desktopAt(tempFolder('every-key'), 'ruth'), sandbox.config);
  const text = 'daughter rings at four';
  const note = (typed: string) => ({ place: 'patient-12\ncase note\nnote', fields: { words: typed } });
  const other = { place: 'patient-12\ncase addendum\naddendum', fields: { words: 'x' } };
  const kept = async (): Promise<number> =>
    value(await engine.call('openAudit', { patient: null, before: null })).entries.filter(
      ({ what }) => what === 'Typed into a form, kept sealed',
    ).length;
  for (let at = 1; at <= text.length; at += 1) {
    const forms = [note(text.slice(0, at))];
    value(await engine.call('keepHalfTyped', { forms }));
    expect(value(await engine.call('openHalfTyped', {}))).toEqual({ forms });
  }
  expect(await kept()).toBe(1);
  value(await engine.call('keepHalfTyped', { forms: [note(text), other] }));
  value(await engine.call('keepHalfTyped', { forms: [other] }));
  value(await engine.call('keepHalfTyped', { forms: [] }));
  expect(await kept()).toBe(2);
  const { users } = value(await engine.call('getSession', {}));
  value(await engine.call('lock', { why: 'asked' }));
  value(await engine.call('unlock', { user: must(users[0], 'Ruth').id, pin }));
  value(await engine.call('keepHalfTyped', { forms: [note(text)] }));
  expect(await kept()).toBe(3);
  await engine.stop();
}, 120_000);
