import { EventEmitter } from 'node:events';
import PdfPrinter from 'pdfmake';

/**
 * Stands in for laying out the pages of the signed record: a tenth of a second of fonts, and compression on other
 * threads, that decides nothing here. The bytes still come later and in pieces, and are the same for the same record.
 */
function createQuickly(definition: object): EventEmitter & { readonly end: () => void } {
  const document = new EventEmitter();
  const end = (): void => {
    process.nextTick(() => {
      document.emit('data', Buffer.from('%PDF-1.4 simulated\n'));
      document.emit('data', Buffer.from(String(JSON.stringify(definition).length)));
      document.emit('end');
    });
  };
  return Object.assign(document, { end });
}

Object.assign(PdfPrinter.prototype, { createPdfKitDocument: createQuickly });
