import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { HttpFault } from './faults.ts';

/**
 * The whole body as text, read piece by piece and cut off at `maxBytes`, so that a hostile answer cannot fill the memory.
 * A body that ends before its Content-Length is a fault of its own (the stream throws), told apart from bad JSON.
 */
export async function readBody(response: Response, maxBytes: number): Promise<Result<string, HttpFault>> {
  const announced = Number(response.headers.get('content-length') ?? '0');
  if (announced > maxBytes) {
    await response.body?.cancel();
    return err(tooLarge(maxBytes));
  }
  if (response.body === null) return ok('');
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const pieces: string[] = [];
  let bytes = 0;
  for (;;) {
    const piece = await reader.read();
    if (piece.done) break;
    bytes += piece.value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      return err(tooLarge(maxBytes));
    }
    const text = decode(decoder, piece.value);
    if (text === undefined) return err({ kind: 'answer-unreadable', detail: 'not UTF-8 text' });
    pieces.push(text);
  }
  const end = decode(decoder, undefined);
  return end === undefined
    ? err({ kind: 'answer-unreadable', detail: 'not UTF-8 text' })
    : ok(pieces.join('') + end);
}

function decode(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array | undefined,
): string | undefined {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

const tooLarge = (maxBytes: number): HttpFault => ({
  kind: 'too-large',
  detail: `more than ${Math.floor(maxBytes / 1_000_000)} MB`,
});
