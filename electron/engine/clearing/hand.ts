import { fromMillis } from '../../../shared/core/instant.ts';
import { exportedAudit } from '../audit/handlers.ts';
import type { ReadDb } from '../db/store.ts';
import { clearedFile, sealTo, wholeCopy } from '../escrow/escrow.ts';
import type { Host } from '../host.ts';
import { bugLine } from '../log/log.ts';
import type { Policy } from '../policy/policy.ts';

/** Seals everything that was done here to the trust's escrow key, into its folder; false where the file could not be written. */
export async function hand(host: Host, policy: Policy, db: ReadDb): Promise<boolean> {
  const copy = { ...wholeCopy(db, host), audit: exportedAudit(db, host.computerName) };
  const sealed = await sealTo(policy.escrowKey, Buffer.from(JSON.stringify(copy)));
  try {
    const file = clearedFile(host, policy.escrowFolder, fromMillis(host.now()));
    host.files.writeWhole(file, Buffer.from(sealed));
    return true;
  } catch (error) {
    host.log(bugLine('clear this computer', error));
    return false;
  }
}
