import { join } from 'node:path';
import { saltOf } from '../db/next-store.ts';
import type { Host } from '../host.ts';
import type { VaultFacts } from './decide.ts';
import { fromBase64, readVault, type VaultFile } from './vault-file.ts';

export const storePath = (host: Host): string => join(host.dataFolder, 'concord.db');
export const vaultPath = (host: Host): string => join(host.dataFolder, 'concord.vault');

const plainHeader = 'SQLite format 3';
const saltBytes = 16;

/** Looks at the two files and asks the key store, changing nothing. */
export async function lookAround(host: Host): Promise<VaultFacts> {
  const read = readVault(vaultPath(host), host.files);
  const vault = read.ok ? read.value : undefined;
  return {
    vault: !read.ok ? read.fault.kind : vault === undefined ? 'none' : 'readable',
    store: storeOf(host),
    slots: vault?.slots.length ?? 0,
    storeMade: (vault?.storeSalt ?? null) !== null,
    sameComputer: vault === undefined || vault.computer === host.computerName,
    sameFolder: vault === undefined || vault.folder === host.dataFolder,
    keyStore: await askKeyStore(host, vault),
  };
}

/** The salt an existing store begins with, in hex; `undefined` when there is none. */
export function saltOfStore(host: Host): string | undefined {
  return saltOf(storePath(host), host.files);
}

function storeOf(host: Host): VaultFacts['store'] {
  const start = host.files.readStart(storePath(host), saltBytes);
  if (start === undefined) return 'none';
  if (start.length === 0) return 'empty';
  return Buffer.from(start).toString('latin1').startsWith(plainHeader) ? 'plaintext' : 'encrypted';
}

async function askKeyStore(host: Host, vault: VaultFile | undefined): Promise<VaultFacts['keyStore']> {
  const answer =
    vault === undefined
      ? await host.keyStore.wrap(host.randomBytes(saltBytes))
      : await host.keyStore.unwrap(fromBase64(vault.probe));
  return answer.ok ? 'works' : answer.fault.kind;
}
