import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type * as Paper from '../../../electron/engine/paper/paper.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { decideAll, desktopAt, findPatient, pin, say, signedIn, value } from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';

/** The paper waits for the test: whoever signs has been asked, and the paper is being made. */
const paper = vi.hoisted(() => ({ begun: Promise.withResolvers<void>(), go: Promise.withResolvers<void>() }));
vi.mock('../../../electron/engine/paper/paper.ts', async (original) => {
  const real = await original<typeof Paper>();
  const recordPdf: typeof real.recordPdf = async (record) => {
    paper.begun.resolve();
    await paper.go.promise;
    return real.recordPdf(record);
  };
  return { ...real, recordPdf };
});

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterAll(() => sandbox.stop());

test('what is said while the paper is made is not signed unseen', async () => {
  const engine = await signedIn(desktopAt(tempFolder('said-meanwhile')), sandbox.config);
  const patient = await findPatient(engine, 'Tremlett');
  const view = await decideAll(engine, patient);
  const signing = engine.call('signOff', { patient, pin, seen: view.progress.seen });
  await paper.begun.promise;
  await say(engine, view, { kind: 'noted', words: 'said meanwhile' });
  paper.go.resolve();
  expect(await signing).toMatchObject({ ok: false, fault: { kind: 'changed-meanwhile', what: 'case' } });
  const { progress } = value(await engine.call('openCase', { patient }));
  expect([progress.signed, progress.notes.map((note) => note.value)]).toEqual([null, ['said meanwhile']]);
  await engine.stop();
});
