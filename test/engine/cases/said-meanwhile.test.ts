import PdfPrinter from 'pdfmake';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox.ts';
import { decideAll, desktopAt, findPatient, pin, say, signedIn, value } from '../../support/case-work.ts';
import { tempFolder } from '../../support/temp.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ quiet: true });
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => sandbox.stop());

/** The paper waits for the test: whoever signs has been asked, and the paper is being made. */
function paperThatWaits(): { readonly begun: Promise<void>; readonly go: () => void } {
  const begun = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const make = PdfPrinter.prototype.createPdfKitDocument;
  vi.spyOn(PdfPrinter.prototype, 'createPdfKitDocument').mockImplementation(function (
    this: PdfPrinter,
    ...given
  ) {
    const document = make.apply(this, given);
    const end = document.end.bind(document);
    document.end = () => {
      begun.resolve();
      void go.promise.then(end);
    };
    return document;
  });
  return { begun: begun.promise, go: go.resolve };
}

test('what is said while the paper is made is not signed unseen', async () => {
  const engine = await signedIn(desktopAt(tempFolder('said-meanwhile')), sandbox.config);
  const patient = await findPatient(engine, 'Tremlett');
  const view = await decideAll(engine, patient);
  const paper = paperThatWaits();
  const signing = engine.call('signOff', { patient, pin, seen: view.progress.seen });
  await paper.begun;
  await say(engine, view, { kind: 'noted', words: 'said meanwhile' });
  paper.go();
  expect(await signing).toMatchObject({ ok: false, fault: { kind: 'changed-meanwhile', what: 'case' } });
  const { progress } = value(await engine.call('openCase', { patient }));
  expect([progress.signed, progress.notes.map((note) => note.value)]).toEqual([null, ['said meanwhile']]);
  await engine.stop();
});
