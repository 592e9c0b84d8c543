import { join } from 'node:path';
import { storeFiles } from '../db/next-store.ts';
import type { ReadDb } from '../db/store.ts';
import type { Host } from '../host.ts';
import type { Policy } from '../policy/policy.ts';
import { storePath, vaultPath } from '../vault/vault.ts';

/** Clearing a computer because the trust wants it, and for no other reason. */
export type Clearing = {
  /** The policy names this computer. */
  readonly wanted: boolean;
  /** Seals everything that was done here to the trust's escrow key, into its folder; false: it could not, and nothing goes. */
  readonly hand: (db: ReadDb) => Promise<boolean>;
  /** Removes what lies in the data folder, the keys first. The store is closed. */
  readonly remove: () => void;
  /** Goes on with a removal that was begun and did not end. */
  readonly resume: () => void;
};

export function clearingOf(host: Host, policy: Policy): Clearing {
  const mark = join(host.dataFolder, 'concord.clearing');
  const { files } = host;
  const remove = (): void => {
    files.writeWhole(mark, new Uint8Array());
    const vault = vaultPath(host);
    const bytes = files.read(vault);
    // Without the keys in it the rest is noise, also where the disk keeps what was removed.
    if (bytes !== undefined) files.overwrite(vault, new Uint8Array(bytes.length));
    for (const path of held(host)) files.remove(path);
    files.remove(mark);
  };
  return {
    wanted: policy.clear !== '' && policy.clear.toLowerCase() === host.computerName.toLowerCase(),
    hand: async (db) => (await import('./hand.ts')).hand(host, policy, db),
    remove,
    resume: () => {
      if (files.exists(mark)) remove();
    },
  };
}

/** Every file of this profile that holds, or could open, something of a patient; then what tells of their being there. */
const held = (host: Host): readonly string[] => [
  vaultPath(host),
  `${vaultPath(host)}.new`,
  ...storeFiles(storePath(host)),
  host.countFile,
  `${host.countFile}.new`,
  join(host.dataFolder, 'concord.escrow'),
  join(host.dataFolder, 'concord.escrow.new'),
  join(host.dataFolder, 'log', 'concord.log'),
  join(host.dataFolder, 'log', 'concord.1.log'),
];
