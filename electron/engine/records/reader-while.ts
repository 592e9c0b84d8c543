import { err } from '../../../shared/core/result.ts';
import type { Ask, LastingReader, RecordReader } from './record-reader.ts';

/**
 * The same reader for as long as `isOpen` says so. After a lock somebody else may be here, with tokens of their own: what was begun
 * before then asks nothing more with them, and `sign-in-needed` is its answer, between two questions of one reading too.
 */
export function readerWhile(reader: LastingReader, isOpen: () => boolean): RecordReader {
  const guarded =
    <Given>(ask: Ask<Given>): Ask<Given> =>
    async (source, given, correlation) =>
      isOpen() ? ask(source, given, correlation) : err({ kind: 'sign-in-needed', audience: source.audience });
  // Each by its name: a question that is added does not compile until it is guarded here.
  return reader.asking({
    get: guarded(reader.get),
    // A write is looked at again when its turn comes: it may have waited behind others until after the lock.
    send: guarded((source, write, correlation) => {
      const mayGo = (): boolean => isOpen() && (write.mayGo?.() ?? true);
      return reader.send(source, { ...write, mayGo }, correlation);
    }),
    operate: guarded(reader.operate),
  });
}
