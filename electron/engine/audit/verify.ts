import type { ReadDb } from '../db/access.ts';
import { wholeAudit } from '../db/queries/audit.ts';
import { firstHash, hashOf, type AuditRow } from './audit.ts';

export type AuditBreak = { readonly seq: number; readonly kind: 'edited' | 'removed-or-reordered' };

/** The first place where the chain does not hold, or `undefined`. Truncation at the end needs an outside anchor. */
export function findBreak(rows: readonly AuditRow[]): AuditBreak | undefined {
  let hash = firstHash;
  for (const [at, row] of rows.entries()) {
    if (row.seq !== at + 1 || row.previous_hash !== hash)
      return { seq: at + 1, kind: 'removed-or-reordered' };
    if (row.hash !== hashOf(row)) return { seq: row.seq, kind: 'edited' };
    hash = row.hash;
  }
  return undefined;
}

export const verifyAudit = (db: ReadDb): AuditBreak | undefined => findBreak(db.all(wholeAudit, {}));
