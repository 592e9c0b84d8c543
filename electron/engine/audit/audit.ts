import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fromMillis } from '../../../shared/core/instant.ts';
import { command, query } from '../db/query.ts';
import type { WriteTx } from '../db/access.ts';
import type { AuditEntry } from '../db/audit-entry.ts';

export const auditRow = z.object({
  seq: z.number().int(),
  at: z.string(),
  user: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
});
export type AuditRow = z.infer<typeof auditRow>;

export const firstHash = '0'.repeat(64);

export const lastAudit = query()(
  'last audit record',
  'SELECT * FROM audit ORDER BY seq DESC LIMIT 1',
  auditRow,
);
const insert = command<{
  seq: number;
  at: string;
  user: string | null;
  action: string;
  subject: string;
  detail: string;
  previous_hash: string;
  hash: string;
}>(
  'append to the audit',
  `INSERT INTO audit (seq, at, user, action, subject, detail, previous_hash, hash)
   VALUES (:seq, :at, :user, :action, :subject, :detail, :previous_hash, :hash)`,
);

/** The hash a record must carry: SHA-256 over its fields in a fixed order, the hash before among them. */
export const hashOf = (row: Omit<AuditRow, 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([row.seq, row.at, row.user, row.action, row.subject, row.detail, row.previous_hash]),
    )
    .digest('hex');

/** Appends one record to the chain, inside the transaction it tells about, and gives the head of the chain it makes. */
export function appendAudit(
  tx: WriteTx,
  entry: AuditEntry,
  nowMs: number,
): Pick<AuditRow, 'seq' | 'hash' | 'at'> {
  const before = tx.get(lastAudit, {});
  const row = {
    seq: (before?.seq ?? 0) + 1,
    at: fromMillis(nowMs),
    user: entry.user,
    action: entry.action,
    subject: entry.subject,
    detail: JSON.stringify(entry.detail ?? {}),
    previous_hash: before?.hash ?? firstHash,
  };
  const { seq, at } = row;
  const hash = hashOf(row);
  tx.run(insert, { ...row, hash });
  return { seq, hash, at };
}

export { auditHeads, auditPublicKey, findHeadBreak, publicKeyOf, signHead } from './head.ts';
