import { safeStorage } from 'electron';
import { err, ok } from '../../shared/core/result.ts';
import type { KeyStore, KeyStoreFault } from '../engine/host.ts';

/** What `safeStorage` wraps with Chromium's built-in Linux key, which everybody knows, starts with these letters. */
const builtInKeyMark = 'v10';

/** The operating system's key store, which lives in the main process. Secrets travel through it as base64 text. */
export function systemKeyStore(platform: NodeJS.Platform, sandbox: boolean): KeyStore {
  const mustBeSafe = platform === 'linux' && !sandbox;
  return {
    wrap: async (secret) => {
      const fault = await faultOf(mustBeSafe);
      if (fault !== undefined) return err(fault);
      try {
        const wrapped = await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64'));
        return mustBeSafe && isBuiltIn(wrapped) ? err({ kind: 'unsafe' }) : ok(new Uint8Array(wrapped));
      } catch {
        return err({ kind: 'unavailable' });
      }
    },
    unwrap: async (wrapped) => {
      const fault = await faultOf(mustBeSafe);
      if (fault !== undefined) return err(fault);
      if (mustBeSafe && isBuiltIn(wrapped)) return err({ kind: 'unsafe' });
      try {
        const { result } = await safeStorage.decryptStringAsync(Buffer.from(wrapped));
        return ok(new Uint8Array(Buffer.from(result, 'base64')));
      } catch {
        return err({ kind: 'cannot-unwrap' });
      }
    },
  };
}

async function faultOf(mustBeSafe: boolean): Promise<KeyStoreFault | undefined> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return { kind: 'unavailable' };
  // `unknown` is said only before the app is ready, when nothing should be asking.
  const backend = mustBeSafe ? safeStorage.getSelectedStorageBackend() : undefined;
  return backend === 'basic_text' || backend === 'unknown' ? { kind: 'unsafe' } : undefined;
}

function isBuiltIn(wrapped: Uint8Array): boolean {
  return Buffer.from(wrapped.subarray(0, builtInKeyMark.length)).toString('latin1') === builtInKeyMark;
}
