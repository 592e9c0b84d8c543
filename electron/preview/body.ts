import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/core/result.ts';

/** A file of 20 MB to be imported, in base64, is the largest request of the contract. */
export const maxBodyBytes = 28_000_000;

export type BodyFault = { readonly kind: 'too-large' } | { readonly kind: 'not-a-call' };

const callSchema = z.object({ call: z.string().max(64), request: z.unknown() });
export type PageCall = z.infer<typeof callSchema>;

/** Reads one call of the page. */
export async function readCall(request: IncomingMessage): Promise<Result<PageCall, BodyFault>> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return err({ kind: 'not-a-call' });
  const bytes = await readBytes(request);
  if (bytes === undefined) return err({ kind: 'too-large' });
  const parsed = callSchema.safeParse(parseJson(bytes.toString('utf8')));
  return parsed.success ? ok(parsed.data) : err({ kind: 'not-a-call' });
}

async function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    // Without an encoding set, a request's pieces are buffers.
    if (!Buffer.isBuffer(chunk)) return undefined;
    const bytes: Buffer = chunk;
    length += bytes.length;
    if (length > maxBodyBytes) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** `undefined` for what is not JSON; no call is `undefined`, so the schema refuses it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
