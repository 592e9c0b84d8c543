import { roleSchema } from '../../../shared/cases/cases.ts';
import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Files } from '../host.ts';

const base64 = z.base64();

/** A cost that scrypt takes, and that no edited file can make a minute of: N is a power of two. */
const costSchema = z.object({
  n: z
    .number()
    .int()
    .min(2)
    .max(2 ** 20)
    .refine((n) => Number.isInteger(Math.log2(n))),
  r: z.number().int().min(1).max(32),
  p: z.number().int().min(1).max(16),
});

/** One enrolled person's way to the keys. */
const slotSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), role: roleSchema, registration: z.string().nullable() }),
  salt: base64,
  cost: costSchema,
  /** Data key and personal key, sealed under the person's secret, then wrapped by the operating system: both are needed. */
  wrapped: base64,
  /** Wrong tries (tries.ts), wrapped by the operating system so that editing this file gives nobody another try. */
  guard: base64,
  /** The newest data key, passed on while this person was away (passed-on.ts): the one in `wrapped` opens nothing any more. */
  passedOn: base64.optional(),
  lastHere: z.string(),
});

const vaultSchema = z.object({
  /** 1 knew no change of the data key; otherwise the same. */
  version: z.literal([1, 2]),
  /** Where it was made; a vault found elsewhere has been moved. */
  computer: z.string(),
  folder: z.string(),
  /** Something wrapped when the vault was made: unwrapping it tells whether this login is the one. */
  probe: base64,
  /** Salt of the store these keys open, `null` until there is one. */
  storeSalt: z.string().nullable(),
  slots: z.array(slotSchema),
});

/** Read first: what a newer version wrote may have any other shape. */
const versionSchema = z.object({ version: z.number() });

export type Slot = z.infer<typeof slotSchema>;
export type VaultFile = z.infer<typeof vaultSchema>;

export type VaultFault = { readonly kind: 'malformed' | 'from-the-future' };

const newest = 2;

/** The vault beside the store, `undefined` when there is none yet. A vault that cannot be read is a fault, never replaced. */
export function readVault(path: string, files: Files): Result<VaultFile | undefined, VaultFault> {
  const bytes = files.read(path);
  if (bytes === undefined) return ok(undefined);
  const json = parseJson(Buffer.from(bytes).toString('utf8'));
  const version = versionSchema.safeParse(json);
  if (version.success && version.data.version > newest) return err({ kind: 'from-the-future' });
  const vault = vaultSchema.safeParse(json);
  return vault.success ? ok(vault.data) : err({ kind: 'malformed' });
}

export const writeVault = (path: string, vault: VaultFile, files: Files): void =>
  files.writeWhole(path, Buffer.from(JSON.stringify({ ...vault, version: newest }, null, 2)));

/** The vault with one person's slot in place of the one they had. */
export const withSlot = (vault: VaultFile, slot: Slot): VaultFile => ({
  ...vault,
  slots: [...vault.slots.filter((other) => other.user.id !== slot.user.id), slot],
});

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
export const fromBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is answered as malformed by the schema.
    return undefined;
  }
}
