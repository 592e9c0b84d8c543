import { z } from 'zod';
import { compareText } from '../../../shared/core/compare.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { signedRecordsOfPerson, unsentWork } from '../db/queries/escrow.ts';
import { signedRecordsOfEverybody, workOfEverybody } from '../db/queries/work.ts';
import type { ReadDb } from '../db/store.ts';
import type { Host } from '../host.ts';

const patientSchema = z.object({
  family: z.string().nullable(),
  given: z.string().nullable(),
  birthDate: z.string().nullable(),
  nhsNumber: z.string().nullable(),
});

/** What is sealed: every entry that no record holds yet, and the signed records of the same patients as PDF in base64. */
export const escrowCopySchema = z.object({
  version: z.literal(1),
  computer: z.string(),
  madeAt: z.string(),
  entries: z.array(
    z.object({
      entry: z.string(),
      patient: patientSchema,
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
  /** Of a computer that was cleared: everything people said and typed in there, as JSON text. */
  work: z
    .array(
      z.object({
        what: z.enum(['case', 'typed-in']),
        patient: patientSchema,
        at: z.string(),
        by: z.string(),
        body: z.string(),
      }),
    )
    .default([]),
  /** Of a computer that was cleared: its audit, as AuditEvent NDJSON. */
  audit: z.string().default(''),
});
export type EscrowCopy = z.infer<typeof escrowCopySchema>;

export type Copied = Pick<EscrowCopy, 'version' | 'computer' | 'madeAt' | 'entries' | 'records'>;

export function escrowCopy(db: ReadDb, computer: string, nowMs: number): Copied {
  const unsent = db.all(unsentWork, {});
  const people = [...new Set(unsent.map(({ person }) => person))];
  return {
    version: 1,
    computer,
    madeAt: fromMillis(nowMs),
    entries: unsent.map((row) => ({
      entry: row.entry,
      patient: patientOf(row),
      record: row.endpoint,
      kind: row.kind,
      type: row.type,
      about: row.about,
      body: row.body,
      madeAt: row.created_at,
      madeBy: row.created_by,
      state: row.state,
    })),
    records: people.flatMap((person) => db.all(signedRecordsOfPerson, { person }).map(recordOf)),
  };
}

/** Everything that was done on a computer, sent or not. */
export function wholeCopy(
  db: ReadDb,
  { computerName, now }: Pick<Host, 'computerName' | 'now'>,
): Omit<EscrowCopy, 'audit'> {
  return {
    ...escrowCopy(db, computerName, now()),
    records: db.all(signedRecordsOfEverybody, {}).map(recordOf),
    work: db
      .all(workOfEverybody, {})
      .map((row) => ({ what: row.what, patient: patientOf(row), at: row.at, by: row.by, body: row.body }))
      .toSorted((a, b) => compareText(a.at, b.at)),
  };
}

type PatientColumns = {
  readonly family: string | null;
  readonly given: string | null;
  readonly birth_date: string | null;
  readonly nhs_number: string | null;
};
const patientOf = (row: PatientColumns): z.infer<typeof patientSchema> => ({
  family: row.family,
  given: row.given,
  birthDate: row.birth_date,
  nhsNumber: row.nhs_number,
});

type SignedColumns = {
  readonly case_id: string;
  readonly signed_at: string;
  readonly signed_by: string;
  readonly pdf: Uint8Array;
};
const recordOf = (row: SignedColumns): EscrowCopy['records'][number] => ({
  case: row.case_id,
  signedAt: row.signed_at,
  signedBy: row.signed_by,
  pdf: Buffer.from(row.pdf).toString('base64'),
});
