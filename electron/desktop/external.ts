import { shell } from 'electron';
import { err, ok, type Result } from '../../shared/core/result.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import { mayOpenInBrowser } from '../engine/browser-addresses.ts';

/** Hands an address to the system browser, if the trust's configuration lets it be opened. */
export async function openOutside(
  config: TrustConfig,
  address: string,
): Promise<Result<void, { readonly kind: 'not-opened' }>> {
  if (!mayOpenInBrowser(config, address)) return err({ kind: 'not-opened' });
  try {
    await shell.openExternal(address);
    return ok(undefined);
  } catch {
    return err({ kind: 'not-opened' });
  }
}
