import { z } from 'zod';
import { fromMillis } from '../../../shared/core/instant.ts';
import { signedRecordsOfPerson, unsentWork } from '../db/queries/escrow.ts';
import type { ReadDb } from '../db/store.ts';

/** What is sealed: every entry that no record holds yet, and the signed records of the same patients as PDF in base64. */
export const escrowCopySchema = z.object({
  version: z.literal(1),
  computer: z.string(),
  madeAt: z.string(),
  entries: z.array(
    z.object({
      entry: z.string(),
      patient: z.object({
        family: z.string().nullable(),
        given: z.string().nullable(),
        birthDate: z.string().nullable(),
        nhsNumber: z.string().nullable(),
      }),
      record: z.string(),
      kind: z.string(),
      type: z.string(),
      about: z.string(),
      /** The FHIR resource as it was to be sent, as JSON text. */
      body: z.string(),
      madeAt: z.string(),
      madeBy: z.string(),
      state: z.string(),
    }),
  ),
  records: z.array(
    z.object({ case: z.string(), signedAt: z.string(), signedBy: z.string(), pdf: z.base64() }),
  ),
});
export type EscrowCopy = z.infer<typeof escrowCopySchema>;

export function escrowCopy(db: ReadDb, computer: string, nowMs: number): EscrowCopy {
  const unsent = db.all(unsentWork, {});
  const people = [...new Set(unsent.map(({ person }) => person))];
  return {
    version: 1,
    computer,
    madeAt: fromMillis(nowMs),
    entries: unsent.map((row) => ({
      entry: row.entry,
      patient: {
        family: row.family,
        given: row.given,
        birthDate: row.birth_date,
        nhsNumber: row.nhs_number,
      },
      record: row.endpoint,
      kind: row.kind,
      type: row.type,
      about: row.about,
      body: row.body,
      madeAt: row.created_at,
      madeBy: row.created_by,
      state: row.state,
    })),
    records: people.flatMap((person) =>
      db.all(signedRecordsOfPerson, { person }).map((row) => ({
        case: row.case_id,
        signedAt: row.signed_at,
        signedBy: row.signed_by,
        pdf: Buffer.from(row.pdf).toString('base64'),
      })),
    ),
  };
}
