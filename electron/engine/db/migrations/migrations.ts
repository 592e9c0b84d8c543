import type { Migration } from './migration.ts';
import { cacheAndAudit } from './0001-cache-and-audit.ts';
import { pullRuns } from './0002-pull-runs.ts';
import { casesAndOutbox } from './0003-cases-and-outbox.ts';
import { auditHeads } from './0004-audit-heads.ts';
import { resourcesByPerson } from './0005-resources-by-person.ts';
import { resourcesMoved } from './0006-resources-moved.ts';
import { caseSummaryTable } from './0007-case-summaries.ts';
import { typedInSources } from './0008-typed-in-sources.ts';
import { patientSearch } from './0009-patient-search.ts';
import { locatedStores } from './0010-located-stores.ts';
import { caseKeys } from './0011-case-keys.ts';
import { openedOutside } from './0012-opened-outside.ts';
import { signedRecordsByPerson } from './0013-signed-records-by-person.ts';
import { keysByStore } from './0014-keys-by-store.ts';
import { outboxHeadsFirst } from './0015-outbox-heads-first.ts';
import { outboxMoved } from './0016-outbox-moved.ts';

/** In order; a step is never changed once released, only followed by another. */
export const migrations: readonly Migration[] = [
  cacheAndAudit,
  pullRuns,
  casesAndOutbox,
  auditHeads,
  resourcesByPerson,
  resourcesMoved,
  caseSummaryTable,
  typedInSources,
  patientSearch,
  locatedStores,
  caseKeys,
  openedOutside,
  signedRecordsByPerson,
  keysByStore,
  outboxHeadsFirst,
  outboxMoved,
];
