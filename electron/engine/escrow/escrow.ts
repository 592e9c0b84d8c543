import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { EngineContext } from '../context.ts';
import type { Store } from '../db/store.ts';
import type { Host, Timer } from '../host.ts';
import { bugLine } from '../log/log.ts';
import { escrowCopy, type Copied } from './copy.ts';
import { sealTo } from './sealing.ts';

export { escrowCopySchema, wholeCopy } from './copy.ts';
export { openSealed, sealTo } from './sealing.ts';

/** Entries change one after the other while they are sent: one copy for all of them. */
const settleMs = 5_000;

export type Escrow = {
  /** The outbox may have changed. */
  readonly changed: () => void;
};

/** Where the sealed copy of a computer's unsent work lies: beside the store, and in the folder of the policy. */
export function escrowFiles({ dataFolder, computerName }: Host, folder: string): readonly string[] {
  const here = join(dataFolder, 'concord.escrow');
  return folder === '' ? [here] : [here, join(folder, `${nameOf(computerName, dataFolder)}.escrow`)];
}

/** Of a computer that is cleared at `at`: apart from the copy that goes when nothing waits any more. */
export const clearedFile = (
  { dataFolder, computerName }: Pick<Host, 'dataFolder' | 'computerName'>,
  folder: string,
  at: string,
): string =>
  join(folder, `${nameOf(computerName, dataFolder)}-cleared-${at.replaceAll(/[^0-9TZ]/g, '')}.escrow`);

const nameOf = (computerName: string, dataFolder: string): string => {
  const place = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  return `concord-${computerName.replaceAll(/[^A-Za-z0-9-]/g, '_')}-${place}`;
};

/**
 * Keeps a copy of everything unsent, sealed to the trust's escrow key, for as long as there is any: made again at an unlock,
 * when the outbox changes, and at a lock before the store closes. Without such a key nothing is copied anywhere.
 */
export function keepEscrow(context: EngineContext): Escrow {
  const { host, session, policy } = context;
  if (policy.escrowKey === '') return { changed: () => undefined };
  const state: { store: Store | undefined; user: string; timer: Timer | undefined } = {
    store: undefined,
    user: '',
    timer: undefined,
  };
  const write = (): Promise<void> => {
    const { store, user } = state;
    state.timer?.cancel();
    state.timer = undefined;
    if (store === undefined) return Promise.resolve();
    return writeCopy(context, store, user).catch((error: unknown) => host.log(bugLine('escrow', error)));
  };
  const changed = (): void => {
    if (state.store !== undefined) state.timer ??= host.after(settleMs, () => void write());
  };
  session.onUnlock(() => {
    const [store, user] = [session.store(), session.user()];
    state.store = store.ok ? store.value : undefined;
    state.user = user.ok ? user.value.id : '';
    changed();
  });
  session.onLock(() => {
    const written = write();
    state.store = undefined;
    return written;
  });
  return { changed };
}

async function writeCopy({ host, policy }: EngineContext, store: Store, user: string): Promise<void> {
  const copy = escrowCopy(store.read, host.computerName, host.now());
  const files = escrowFiles(host, policy.escrowFolder);
  if (copy.entries.length === 0) {
    for (const path of files) if (host.files.exists(path)) host.files.remove(path);
    return;
  }
  // Before anything is waited for: at a lock the store stays open for what is under way.
  record(store, user, 'escrow-sealed', { entries: copy.entries.length });
  const sealed = await sealTo(policy.escrowKey, bytesOf(copy));
  for (const path of files) {
    try {
      host.files.writeWhole(path, Buffer.from(sealed));
    } catch (error) {
      // A share that is away: the copy beside the store is there all the same.
      host.log(bugLine(path === files[0] ? 'escrow beside the store' : 'escrow folder', error));
    }
  }
}

const bytesOf = (copy: Copied): Uint8Array => Buffer.from(JSON.stringify(copy));

function record(store: Store, user: string, action: string, detail: Readonly<Record<string, number>>): void {
  store.inTransaction('seal unsent work', { user, action, subject: '', detail }, () => undefined);
}
