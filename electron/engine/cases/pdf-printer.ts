import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** A document as PDF. The same definition, with its dates set, gives the same bytes. */
export async function printPdf(definition: TDocumentDefinitions): Promise<Uint8Array> {
  const document = (await makePrinter()).createPdfKitDocument(definition);
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    document.end();
  });
}

/**
 * Roboto comes with pdfmake: Latin, Greek and Cyrillic, so that no name loses a letter. Loaded when the first document is
 * made: with its fonts it would be a third of the engine's start.
 */
async function makePrinter() {
  const [{ default: PdfPrinter }, { default: fontFiles }] = await Promise.all([
    import('pdfmake'),
    import('pdfmake/build/vfs_fonts.js'),
  ]);
  const font = (name: string): Buffer => Buffer.from(fontFiles[name] ?? '', 'base64');
  return new PdfPrinter({
    Roboto: {
      normal: font('Roboto-Regular.ttf'),
      bold: font('Roboto-Medium.ttf'),
      italics: font('Roboto-Italic.ttf'),
      bolditalics: font('Roboto-MediumItalic.ttf'),
    },
  });
}
