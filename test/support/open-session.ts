import { usualPolicy } from '../../electron/engine/policy/policy.ts';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { err, ok } from '../../shared/core/result.ts';
import { must } from '../../shared/core/must.ts';
import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { TrustConfig } from '../../shared/records/config.ts';
import type { EngineContext, Newcomer, SealedBox, User } from '../../electron/engine/context.ts';
import { auditPublicKey, publicKeyOf, signHead } from '../../electron/engine/audit/audit.ts';
import { saveSetting } from '../../electron/engine/db/queries/settings.ts';
import { openStore } from '../../electron/engine/db/open-store.ts';
import type { Store } from '../../electron/engine/db/store.ts';
import type { Host } from '../../electron/engine/host.ts';

/** A context whose store is a real encrypted file, and whose session a test opens and shuts by hand. */
export type TestContext = EngineContext & {
  readonly events: EngineEvent[];
  readonly newcomers: Newcomer[];
  readonly store: () => Store;
  readonly unlockAs: (user: User) => void;
  readonly lock: () => void;
  readonly secrets: Map<string, Uint8Array>;
};

/** Signs the audit of test contexts. */
export const auditSeed: Uint8Array = createHash('sha256').update('a test audit').digest();

export const ruth: User = { id: 'ruth', name: 'Ruth Calloway', role: 'pharmacist', registration: '2099999' };

function signTestAudit({ store, user }: OpenStore, host: Host): void {
  store.inTransaction('sign the audit', { user: user.id, action: 'audit-signed', subject: '' }, (tx) => {
    tx.run(saveSetting, { name: auditPublicKey, value: publicKeyOf(auditSeed) });
    signHead(tx, auditSeed, host.now());
  });
}

type OpenStore = { readonly store: Store; readonly user: User };

const boxIn = (secrets: Map<string, Uint8Array>): SealedBox => ({
  put: (name, bytes) => void secrets.set(name, bytes),
  get: (name) => secrets.get(name),
  remove: (name) => void secrets.delete(name),
  keepDraft: (name, _forms, bytes) => void (bytes === null ? secrets.delete(name) : secrets.set(name, bytes)),
});

export function testContext(host: Host, config: TrustConfig): TestContext {
  const events: EngineEvent[] = [];
  const newcomers: Newcomer[] = [];
  const secrets = new Map<string, Uint8Array>();
  const locks: (() => void)[] = [];
  const unlocks: (() => void)[] = [];
  let open: OpenStore | undefined;
  const key = createHash('sha256').update('a test store').digest();
  const box = boxIn(secrets);
  const locked = err({ kind: 'locked' as const });
  return {
    host,
    config,
    policy: usualPolicy,
    events,
    newcomers,
    secrets,
    emit: (event) => events.push(event),
    store: () => must(open, 'a test unlocks first').store,
    unlockAs: (user) => {
      const opened = openStore(join(host.dataFolder, 'test.db'), key, host);
      if (!opened.ok) throw new Error(opened.fault.kind);
      open = { store: opened.value, user };
      for (const listener of unlocks) listener();
    },
    lock: () => {
      for (const listener of locks) listener();
      const closing = open;
      open = undefined;
      closing?.store.close();
    },
    session: {
      store: () => (open === undefined ? locked : ok(open.store)),
      user: () => (open === undefined ? locked : ok(open.user)),
      sealed: () => (open === undefined ? locked : ok(box)),
      signAudit: () => {
        if (open !== undefined) signTestAudit(open, host);
        return open === undefined ? locked : ok(undefined);
      },
      confirm: () => Promise.resolve(open === undefined ? locked : ok(undefined)),
      touch: () => undefined,
      onLock: (listener) => locks.push(listener),
      onUnlock: (listener) => unlocks.push(listener),
      beginEnrolment: (newcomer) => {
        if (open === undefined) {
          newcomers.push(newcomer);
          return ok(undefined);
        }
        if (open.user.id !== newcomer.user.id)
          return err({ kind: 'sign-in-failed', reason: 'different-person', detail: '' });
        for (const [name, bytes] of newcomer.secrets) box.put(name, bytes);
        return ok(undefined);
      },
    },
  };
}
