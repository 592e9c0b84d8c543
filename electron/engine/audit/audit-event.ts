import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AuditRow } from './audit.ts';
import type { AuditHead } from './head.ts';
import { actOf } from './words.ts';

/** The chain's own fields stand in extensions of this address, exactly as they were hashed. */
const chain = 'urn:concord:audit';

const field = (name: string, value: string | null): object => ({
  url: `${chain}:${name}`,
  ...(value === null ? { valueCode: 'none' } : { valueString: value }),
});

/** By its own name, or by what came of it. */
function isFailure({ action, detail }: AuditRow): boolean {
  const said = detailSchema.safeParse(JSON.parse(detail));
  const outcome = said.success ? (said.data.outcome ?? 'done') : 'done';
  return outcome !== 'done' || /failed|stopped|wrong|refused/.test(action);
}

const detailSchema = z.object({ outcome: z.string().optional() });

/** A record of the chain as FHIR R4 AuditEvent. Kinds and local ids only, as in the chain itself. */
export const auditEvent = (row: AuditRow, computer: string): object => ({
  resourceType: 'AuditEvent',
  id: `audit-${row.seq}`,
  extension: [
    field('seq', String(row.seq)),
    field('at', row.at),
    field('user', row.user),
    field('action', row.action),
    field('subject', row.subject),
    field('detail', row.detail),
    field('previous-hash', row.previous_hash),
    field('hash', row.hash),
  ],
  type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'object' },
  subtype: [{ system: `${chain}:action`, code: row.action, display: actOf(row.action).words }],
  action: actOf(row.action).act,
  recorded: row.at,
  outcome: isFailure(row) ? '4' : '0',
  agent: [{ requestor: true, who: { identifier: { value: row.user ?? 'nobody' } } }],
  source: { observer: { display: `Concord on ${computer}` } },
  ...(row.subject === ''
    ? {}
    : { entity: [{ what: { identifier: { system: `${chain}:subject`, value: row.subject } } }] }),
});

/** Which chain it is: a digest of the public key that signs it, in hex. */
export const chainId = (publicKey: string): string =>
  createHash('sha256').update(publicKey.trim()).digest('hex');

/** A signed head as FHIR R4 Provenance of the record it was made at; `publicKey` (PEM) is that of the store's chain. */
export const headProvenance = (head: AuditHead, publicKey: string) => ({
  resourceType: 'Provenance',
  id: `head-${head.seq}`,
  extension: [
    field('seq', String(head.seq)),
    field('at', head.at),
    field('hash', head.hash),
    field('chain', chainId(publicKey)),
    field('public-key', publicKey),
  ],
  target: [{ reference: `AuditEvent/audit-${head.seq}` }],
  recorded: head.at,
  agent: [{ who: { display: 'Concord' } }],
  signature: [
    {
      type: [{ system: 'urn:iso-astm:E1762-95:2013', code: '1.2.840.10065.1.12.1.14', display: 'Source' }],
      when: head.at,
      who: { display: 'Concord' },
      sigFormat: 'application/octet-stream',
      data: Buffer.from(head.signature).toString('base64'),
    },
  ],
});
