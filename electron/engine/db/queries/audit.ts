import { auditRow } from '../../audit/audit.ts';
import { query } from '../query.ts';

export const wholeAudit = query()('the whole audit', 'SELECT * FROM audit ORDER BY seq', auditRow);

/** The newest records before a number, of anybody. */
export const auditBefore = query<{ before: number; count: number }>()(
  'a page of the audit',
  'SELECT * FROM audit WHERE seq < :before ORDER BY seq DESC LIMIT :count',
  auditRow,
);

/** The newest records about one subject before a number. */
export const auditOfSubject = query<{ subject: string; before: number; count: number }>()(
  'a page of the audit of one subject',
  'SELECT * FROM audit WHERE subject = :subject AND seq < :before ORDER BY seq DESC LIMIT :count',
  auditRow,
);
