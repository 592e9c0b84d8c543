import { z } from 'zod';
import type { AuditEntryView, AuditView } from '../../../shared/ipc/audit-views.ts';
import type { ReadDb } from '../db/access.ts';
import { auditBefore, auditOfSubject, wholeAudit } from '../db/queries/audit.ts';
import { personById } from '../db/queries/people.ts';
import { settingByName } from '../db/queries/settings.ts';
import { anchoredTo } from './anchors.ts';
import { auditHeads, auditPublicKey, findHeadBreak, type AuditRow } from './audit.ts';
import { findBreak } from './verify.ts';
import { actOf } from './words.ts';

/** Records a page shows. */
const pageSize = 100;

export type AuditQuestion = {
  /** Only what concerns this patient; `null` for all. */
  readonly patient: string | null;
  /** Only records older than this number; `null` from the newest. */
  readonly before: number | null;
};

/** A page of the audit, newest first, and whether the whole chain holds. */
export function viewAudit(
  db: ReadDb,
  { patient, before }: AuditQuestion,
  nameOf: (user: string) => string | undefined,
): AuditView {
  const from = { before: before ?? Number.MAX_SAFE_INTEGER, count: pageSize + 1 };
  const rows =
    patient === null ? db.all(auditBefore, from) : db.all(auditOfSubject, { ...from, subject: patient });
  const page = rows.slice(0, pageSize);
  return {
    entries: page.map((row) => entryOf(db, row, nameOf)),
    older: rows.length > pageSize ? (page.at(-1)?.seq ?? null) : null,
    chain: chainOf(db),
  };
}

const detailSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

function entryOf(db: ReadDb, row: AuditRow, nameOf: (user: string) => string | undefined): AuditEntryView {
  const person = row.subject === '' ? undefined : db.get(personById, { person: row.subject });
  const detail = detailSchema.parse(JSON.parse(row.detail));
  return {
    seq: row.seq,
    at: row.at,
    who: row.user === null ? null : (nameOf(row.user) ?? row.user),
    what: actOf(row.action).words,
    about: person === undefined ? row.subject : `${person.family}, ${person.given}`,
    detail: Object.entries(detail).map(([name, value]) => ({ name, value: String(value) })),
  };
}

/** The first place where chain or signed heads do not hold. */
function chainOf(db: ReadDb): AuditView['chain'] {
  const rows = db.all(wholeAudit, {});
  const key = db.get(settingByName, { name: auditPublicKey })?.value;
  const broken = findBreak(rows) ?? (key === undefined ? undefined : findHeadBreak(db, key));
  if (broken !== undefined) return { kind: 'broken', seq: broken.seq, why: broken.kind };
  return {
    kind: 'holds',
    records: rows.length,
    signedTo: db.all(auditHeads, {}).at(-1)?.seq ?? 0,
    anchoredTo: anchoredTo(db),
  };
}
