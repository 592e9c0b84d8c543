import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { fromMillis } from '../../../shared/core/instant.ts';
import type { ReadDb, WriteTx } from '../db/access.ts';
import { command, query } from '../db/query.ts';

const headRow = z.object({
  seq: z.number().int(),
  at: z.string(),
  hash: z.string(),
  signature: z.instanceof(Uint8Array),
});
export type AuditHead = z.infer<typeof headRow>;

const lastRecord = query()(
  'the head of the audit',
  'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1',
  z.object({ seq: z.number().int(), hash: z.string() }),
);
/** The setting under which the public key that signs this store's heads is kept, as PEM text. */
export const auditPublicKey = 'audit-public-key';

export const auditHeads = query()(
  'signed heads',
  'SELECT seq, at, hash, signature FROM audit_head ORDER BY seq',
  headRow,
);
const insert = command<{ seq: number; at: string; hash: string; signature: Uint8Array }>(
  'keep a signed head',
  'INSERT INTO audit_head (seq, at, hash, signature) VALUES (:seq, :at, :hash, :signature) ON CONFLICT (seq) DO NOTHING',
);

/** The fixed beginning of an Ed25519 private key in PKCS #8 (RFC 8410); the 32 bytes of the seed follow. */
const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex');

const privateKey = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8Start, seed]), format: 'der', type: 'pkcs8' });

/** The public key of a seed, as PEM text: what a checker outside needs. */
export const publicKeyOf = (seed: Uint8Array): string =>
  createPublicKey(privateKey(seed)).export({ format: 'pem', type: 'spki' }).toString();

const signed = (head: Pick<AuditHead, 'seq' | 'at' | 'hash'>): Buffer =>
  Buffer.from(JSON.stringify(['concord audit head', head.seq, head.at, head.hash]));

/** Signs the chain as it stands before the transaction's own record, with an Ed25519 seed. */
export function signHead(tx: WriteTx, seed: Uint8Array, nowMs: number): void {
  const last = tx.get(lastRecord, {});
  if (last === undefined) return;
  const head = { ...last, at: fromMillis(nowMs) };
  tx.run(insert, { ...head, signature: sign(null, signed(head), privateKey(seed)) });
}

type HeadBreak = {
  readonly seq: number;
  readonly kind: 'not-signed-by-this-key' | 'not-in-the-chain';
};

/** The first signed head that the chain no longer holds: cut off, or rewritten from some record on. */
export function findHeadBreak(db: ReadDb, publicKey: string): HeadBreak | undefined {
  const chain = new Map(db.all(chainHashes, {}).map((row) => [row.seq, row.hash]));
  for (const head of db.all(auditHeads, {})) {
    if (!verify(null, signed(head), createPublicKey(publicKey), head.signature))
      return { seq: head.seq, kind: 'not-signed-by-this-key' };
    if (chain.get(head.seq) !== head.hash) return { seq: head.seq, kind: 'not-in-the-chain' };
  }
  return undefined;
}

const chainHashes = query()(
  'hashes of the audit',
  'SELECT seq, hash FROM audit ORDER BY seq',
  z.object({ seq: z.number().int(), hash: z.string() }),
);
