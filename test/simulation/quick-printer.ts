import { EventEmitter } from 'node:events';
import PdfPrinter from 'pdfmake';
import { fontsFor } from '../../electron/engine/paper/fonts.ts';

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

// Read from the disk before the made-up time begins: reading does not wait for that clock.
await fontsFor('a\u0639\u6f22\ud55c');
