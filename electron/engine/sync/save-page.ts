import { createHash } from 'node:crypto';
import { isObject } from '../../../shared/core/brand.ts';
import type { PartialReason } from '../../../shared/medicines/source.ts';
import { ownerOf, type NhsNumber } from '../../../shared/patients/patients.ts';
import { partialReasonsOf } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { saveBookmark, saveRun } from '../db/queries/pull-runs.ts';
import { saveResource } from '../db/queries/resources.ts';
import type { WriteTx } from '../db/store.ts';
import type { Page, PageEntry } from '../http/http.ts';
import { nowOf, type Place, type PullParts, type Run } from './parts.ts';
import { runRow } from './run-row.ts';
import { addReasons } from './state-json.ts';

/** Whose resources are being read: the endpoint's own patient. */
export type Subject = { readonly id: string; readonly nhsNumber: NhsNumber | undefined };

/**
 * Saves one page and its bookmark in one transaction: after a crash the pull goes on with the next page, and no page is
 * half there. Another patient's resources are counted and refused. Gives the run with what the page taught it.
 */
export function savePage(
  parts: PullParts,
  source: SourceConfig,
  place: Place,
  subject: Subject,
  run: Run,
  type: string,
  page: Page,
): Run {
  const checked = page.entries.map((entry) => ({
    entry,
    owner: ownerOf(entry.resource, { ...subject, base: source.fhirBase }),
  }));
  const kept = checked.filter(({ owner }) => owner === 'asked-for' || owner === 'nobody');
  const refused = checked.length - kept.length;
  const next: Run = {
    ...run,
    asOf: run.asOf ?? page.serverTime ?? nowOf(parts.host),
    reasons: addReasons(run.reasons, [
      ...partialReasonsOf(page.issues),
      ...(refused === 0 ? [] : [{ kind: 'another-patient' as const, count: refused }]),
      ...unidentified(page),
    ]),
  };
  const entry = {
    user: parts.user,
    action: 'page-read',
    subject: place.person,
    detail: { endpoint: place.endpoint, type, page: page.number, kept: kept.length, refused },
  };
  parts.store.inTransaction('save a page', entry, (tx) => {
    for (const one of kept)
      saveEntry(tx, parts, place, run.run, one.entry, one.owner === 'nobody' ? '' : place.person);
    const state = page.next === undefined ? 'read' : 'reading';
    tx.run(saveBookmark, {
      ...place,
      type,
      run: run.run,
      next_url: page.next ?? null,
      page: page.number,
      state,
    });
    tx.run(saveRun, runRow(place, next));
  });
  return next;
}

function unidentified(page: Page): readonly PartialReason[] {
  if (page.unidentified === 0) return [];
  return [{ kind: 'page-unreadable', page: page.number, detail: `${page.unidentified} without type or id` }];
}

/** Keeps a resource exactly as received, beside the few things it is found by. */
export function saveEntry(
  tx: WriteTx,
  parts: PullParts,
  place: Place,
  run: string,
  entry: PageEntry,
  person: string,
): void {
  const meta = isObject(entry.resource['meta']) ? entry.resource['meta'] : {};
  tx.run(saveResource, {
    source: place.endpoint,
    type: entry.type,
    id: entry.id,
    person,
    version_id: typeof meta['versionId'] === 'string' ? meta['versionId'] : null,
    last_updated: typeof meta['lastUpdated'] === 'string' ? meta['lastUpdated'] : null,
    fetched_at: nowOf(parts.host),
    body: entry.text,
    hash: createHash('sha256').update(entry.text).digest('hex'),
    run,
  });
}
