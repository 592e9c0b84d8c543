import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { User } from '../context.ts';
import type { Keys, Vault, VaultDecision, VaultOpenFault } from '../vault/vault.ts';

/** An enrolled person who lets a newcomer in with their own PIN. */
export type Admitter = { readonly user: string; readonly pin: string };

/**
 * The keys a new slot starts from: none on a new computer, else the store's key from whoever is enrolled already.
 * Somebody who admits themselves chooses a new PIN and keeps their own key, and with it what was sealed under it.
 */
export async function admission(
  vault: Vault,
  newcomer: User,
  decision: VaultDecision,
  admittedBy: Admitter | null,
): Promise<Result<Partial<Keys>, VaultOpenFault>> {
  if (decision.kind === 'create') return ok({});
  if (admittedBy === null) return err({ kind: 'admission-needed' });
  const keys = await vault.unlock(admittedBy.user, admittedBy.pin);
  if (!keys.ok) return keys;
  if (admittedBy.user === newcomer.id) return keys;
  keys.value.personal.fill(0);
  return ok({ data: keys.value.data });
}
