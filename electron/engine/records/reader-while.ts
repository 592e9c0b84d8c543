import { err, type Result } from '../../../shared/core/result.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import type { ReadFault } from './read-fault.ts';
import type { RecordReader } from './record-reader.ts';

/**
 * The same reader for as long as `isOpen` says so. After a lock somebody else may be here, with tokens of their own: what was begun
 * before then asks nothing more with them, and `sign-in-needed` is its answer.
 */
export function readerWhile(reader: RecordReader, isOpen: () => boolean): RecordReader {
  const guarded =
    <Given, Answer>(
      ask: (source: SourceConfig, given: Given, correlation: string) => Promise<Result<Answer, ReadFault>>,
    ): typeof ask =>
    async (source, given, correlation) =>
      isOpen() ? ask(source, given, correlation) : err({ kind: 'sign-in-needed', audience: source.audience });
  return {
    ...reader,
    get: guarded(reader.get),
    send: guarded(reader.send),
    operate: guarded(reader.operate),
  };
}
