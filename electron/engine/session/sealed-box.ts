import { roleSchema } from '../../../shared/cases/cases.ts';
import { z } from 'zod';
import type { SealedBox, User } from '../context.ts';
import { putSealed, removeSealed, sealedBytes } from '../db/queries/sealed.ts';
import type { Store } from '../db/store.ts';
import type { Host } from '../host.ts';
import { seal, unseal } from '../vault/vault.ts';

/** One person's secrets in the store, under their own key; what cannot be unsealed reads as absent. */
export function sealedBox(
  store: Store,
  user: string,
  personal: Uint8Array,
  host: Pick<Host, 'randomBytes'>,
): SealedBox {
  const purpose = (name: string): string => JSON.stringify(['concord sealed', user, name]);
  const entry = (action: string, name: string) => ({ user, action, subject: name });
  /** Forms whose being typed in stands in the audit since the unlock. */
  const recorded = new Set<string>();
  /** What was opened last under each name: a request asks for the same token again and again. */
  const opened = new Map<string, { readonly sealed: Uint8Array; readonly bytes: Uint8Array | undefined }>();
  const forget = (name: string): void => void opened.delete(name);
  return {
    put: (name, bytes) => {
      forget(name);
      store.inTransaction('keep a secret', entry('secret-kept', name), (tx) => {
        tx.run(putSealed, { user, name, bytes: seal(personal, bytes, purpose(name), host.randomBytes) });
      });
    },
    get: (name) => {
      const row = store.read.get(sealedBytes, { user, name });
      if (row === undefined) return undefined;
      const last = opened.get(name);
      if (last !== undefined && Buffer.compare(last.sealed, row.bytes) === 0) return last.bytes;
      const bytes = unseal(personal, row.bytes, purpose(name));
      opened.set(name, { sealed: row.bytes, bytes });
      return bytes;
    },
    remove: (name) => {
      forget(name);
      store.inTransaction('remove a secret', entry('secret-removed', name), (tx) => {
        tx.run(removeSealed, { user, name });
      });
    },
    keepDraft: (name, forms, bytes) => {
      forget(name);
      const isNew = forms.some((form) => !recorded.has(form));
      store.inTransaction('keep a draft', isNew ? entry('draft-kept', name) : null, (tx) => {
        if (bytes === null) tx.run(removeSealed, { user, name });
        else tx.run(putSealed, { user, name, bytes: seal(personal, bytes, purpose(name), host.randomBytes) });
      });
      for (const form of forms) recorded.add(form);
    },
  };
}

const selfName = 'self';
const selfSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  registration: z.string().nullable(),
});

/** Keeps who somebody is and what they may do as the identity server said at their last sign-in. */
export function keepSelf(box: SealedBox, { id, name, role, registration }: User): void {
  box.put(selfName, Buffer.from(JSON.stringify({ id, name, role, registration })));
}

/**
 * Who somebody is by what is sealed under their own key. The vault file says it too, for the lock screen, but anybody who
 * can write that file could write another role there: without the sealed word, a person may only read.
 */
export function selfOf(box: SealedBox, onLockScreen: User): User {
  const bytes = box.get(selfName);
  const self =
    bytes === undefined ? undefined : selfSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  return self?.id === onLockScreen.id ? self : { ...onLockScreen, role: 'read-only' };
}
