import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Host, KeyStoreFault } from '../host.ts';
import { countThatHolds, newTryCount, type Tries, type TryCount } from './tries.ts';
import { fromBase64, toBase64, type Slot } from './vault-file.ts';

type GuardHost = Pick<Host, 'keyStore' | 'files' | 'countFile'>;

const guardSchema = z.object({
  slot: z.string(),
  wrong: z.number().int().min(0),
  blockedAt: z.number(),
  until: z.number(),
  written: z.number().int().min(1),
  everWrong: z.number().int().min(0),
});

/** The counts kept apart, by user: each wrapped by the operating system as the guard of the slot is. */
const apartSchema = z.record(z.string(), z.base64());

/** Counts of two places. One is missing when it is not there, or is none that this computer wrote for this slot. */
type Counts = { readonly inVault: TryCount | undefined; readonly apart: TryCount | undefined };

/**
 * Writes the count of a slot apart from the data folder, and gives back the guard that goes into the vault file next. The
 * slot's salt is in both, so that another slot's guard, or that of an earlier PIN, cannot stand in.
 */
export async function writeGuard(
  host: GuardHost,
  user: string,
  salt: string,
  count: TryCount,
): Promise<Result<string, KeyStoreFault>> {
  const wrapped = await host.keyStore.wrap(Buffer.from(JSON.stringify({ slot: salt, ...count })));
  if (!wrapped.ok) return wrapped;
  const guard = toBase64(wrapped.value);
  const others = readApart(host);
  host.files.writeWhole(host.countFile, Buffer.from(JSON.stringify({ ...others, [user]: guard })));
  return ok(guard);
}

/** The count of a slot, or `tampered` when either place does not hold one that this computer wrote for this slot. */
export async function readGuard(
  host: GuardHost,
  slot: Slot,
): Promise<Result<TryCount, KeyStoreFault | { readonly kind: 'tampered' }>> {
  const counts = await readCounts(host, slot);
  if (!counts.ok) return counts;
  const holds = countThatHolds(counts.value.inVault, counts.value.apart);
  return holds === undefined ? err({ kind: 'tampered' }) : ok(holds);
}

/** What a full sign-in starts from: no tries, and numbers that go on from whichever place still knows them. */
export async function numbersOf(host: GuardHost, slot: Slot): Promise<Result<TryCount, KeyStoreFault>> {
  const counts = await readCounts(host, slot);
  if (!counts.ok) return counts;
  const found = [counts.value.inVault, counts.value.apart].flatMap((count) => count ?? []);
  return ok({
    ...newTryCount,
    written: Math.max(0, ...found.map(({ written }) => written)),
    everWrong: Math.max(0, ...found.map(({ everWrong }) => everWrong)),
  });
}

/** A count with its tries changed. */
export const nextCount = (before: TryCount, tries: Tries, everWrong = before.everWrong): TryCount => ({
  ...tries,
  written: before.written + 1,
  everWrong,
});

async function readCounts(host: GuardHost, slot: Slot): Promise<Result<Counts, KeyStoreFault>> {
  const inVault = await unwrapGuard(host, slot.guard, slot.salt);
  if (!inVault.ok) return inVault;
  const apart = await unwrapGuard(host, readApart(host)[slot.user.id], slot.salt);
  return apart.ok ? ok({ inVault: inVault.value, apart: apart.value }) : apart;
}

async function unwrapGuard(
  { keyStore }: GuardHost,
  wrapped: string | undefined,
  salt: string,
): Promise<Result<TryCount | undefined, KeyStoreFault>> {
  if (wrapped === undefined) return ok(undefined);
  const opened = await keyStore.unwrap(fromBase64(wrapped));
  if (!opened.ok) return opened.fault.kind === 'cannot-unwrap' ? ok(undefined) : opened;
  const guard = guardSchema.safeParse(parseJson(opened.value));
  if (!guard.success || guard.data.slot !== salt) return ok(undefined);
  const { slot: _, ...count } = guard.data;
  return ok(count);
}

/** What is no table of counts counts as missing, which nobody gains by. */
function readApart({ files, countFile }: GuardHost): Readonly<Record<string, string>> {
  const bytes = files.read(countFile);
  const read = bytes === undefined ? undefined : apartSchema.safeParse(parseJson(bytes));
  return read?.success === true ? read.data : {};
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
