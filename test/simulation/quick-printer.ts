import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';

/**
 * Stands in for the library that lays out the pages of the signed record: a tenth of a second of fonts that decides
 * nothing here. The bytes still come later and in two pieces, and are the same for the same record.
 */
class QuickPrinter {
  createPdfKitDocument(definition: object): EventEmitter & { readonly end: () => void } {
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
}

const load = createRequire(new URL('../../electron/engine/cases/pdf.ts', import.meta.url));
const standIn = (name: string, exports: unknown): void => {
  const path = load.resolve(name);
  load.cache[path] = Object.assign(Object.create(null), { id: path, filename: path, loaded: true, exports, children: [], paths: [] });
};

standIn('pdfmake/src/printer.js', QuickPrinter);
standIn('pdfmake/build/vfs_fonts.js', {});
