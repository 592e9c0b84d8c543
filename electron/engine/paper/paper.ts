import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import type { PatientListView } from '../../../shared/ipc/patient-list-views.ts';
import { fontsFor, type PaperFont } from './fonts.ts';
import { handOverDocument } from './hand-over-document.ts';
import { patientListDocument } from './patient-list-document.ts';
import { recordDocument } from './record-document.ts';
import { spell } from './spell.ts';
import type { Words } from './blocks.ts';

/** The record as PDF: identity on every page, page n of m, "Not a prescription" on top. The same record gives the same bytes. */
export const recordPdf = (record: RecordView): Promise<Uint8Array> => pdfOf(record, recordDocument);

/** The hand-over sheet as PDF: what is open, what was decided and who was told, for whoever goes on. */
export const handOverPdf = (record: RecordView): Promise<Uint8Array> => pdfOf(record, handOverDocument);

/** The patient's own list as PDF, in large print, with whose it is on every page. The same list gives the same bytes. */
export const patientListPdf = (list: PatientListView): Promise<Uint8Array> =>
  pdfOf(list, patientListDocument);

async function pdfOf<View>(
  view: View,
  documentOf: (view: View, words: Words) => TDocumentDefinitions,
): Promise<Uint8Array> {
  const fonts = await fontsFor(JSON.stringify(view));
  const words: Words = (text, look = {}) => spell(text, fonts).map((piece) => ({ ...piece, ...look }));
  const document = (await makePrinter(fonts)).createPdfKitDocument(documentOf(view, words));
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    document.end();
  });
}

/** Loaded when the first record is made: it would be a third of the engine's start. */
async function makePrinter(fonts: readonly PaperFont[]) {
  const { default: PdfPrinter } = await import('pdfmake');
  return new PdfPrinter(Object.fromEntries(fonts.map(({ name, normal, bold }) => [name, { normal, bold }])));
}
