import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { KeyStore, KeyStoreFault } from '../host.ts';
import type { Tries } from './tries.ts';
import { fromBase64, toBase64, type Slot } from './vault-file.ts';

const guardSchema = z.object({
  slot: z.string(),
  wrong: z.number().int().min(0),
  blockedAt: z.number(),
  until: z.number(),
});

/** Wraps the count for one slot; the slot's salt is in it, so that another slot's guard cannot stand in. */
export async function writeGuard(
  keyStore: KeyStore,
  salt: string,
  tries: Tries,
): Promise<Result<string, KeyStoreFault>> {
  const wrapped = await keyStore.wrap(Buffer.from(JSON.stringify({ slot: salt, ...tries })));
  return wrapped.ok ? ok(toBase64(wrapped.value)) : wrapped;
}

/** The count of a slot, or `tampered` when it is not one this computer wrote for this slot. */
export async function readGuard(
  keyStore: KeyStore,
  slot: Slot,
): Promise<Result<Tries, KeyStoreFault | { readonly kind: 'tampered' }>> {
  const opened = await keyStore.unwrap(fromBase64(slot.guard));
  if (!opened.ok) return opened.fault.kind === 'cannot-unwrap' ? err({ kind: 'tampered' }) : opened;
  const guard = guardSchema.safeParse(parseJson(Buffer.from(opened.value).toString('utf8')));
  if (!guard.success || guard.data.slot !== slot.salt) return err({ kind: 'tampered' });
  const { wrong, blockedAt, until } = guard.data;
  return ok({ wrong, blockedAt, until });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
