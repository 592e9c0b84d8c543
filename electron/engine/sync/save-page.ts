import { hash } from 'node:crypto';
import { isObject } from '../../../shared/core/brand.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import type { PartialReason } from '../../../shared/medicines/source.ts';
import { ownerOf, type NhsNumber } from '../../../shared/patients/patients.ts';
import { partialReasonsOf } from '../../../shared/records/records.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { saveBookmark, saveRun } from '../db/queries/pull-runs.ts';
import { saveResource } from '../db/queries/resources.ts';
import type { WriteTx } from '../db/store.ts';
import type { Page, PageEntry } from '../http/http.ts';
import { keyOf } from './key-in-store.ts';
import { nowOf, type Place, type PullParts, type Run } from './parts.ts';
import { runRow } from './run-row.ts';
import { addReasons } from './state-json.ts';

/** Whose resources are being read: the endpoint's own patient. */
export type Subject = {
  readonly id: string;
  readonly nhsNumber: NhsNumber | undefined;
  /** What belongs to nobody (Medication, Organization ...) is kept with this person: its ids mean something in their answer only. */
  readonly keepsCompanions?: boolean;
};

/** What has been read and not yet written. */
type Waiting = {
  readonly type: string;
  readonly page: Page;
  readonly kept: readonly { readonly entry: PageEntry; readonly person: string }[];
  readonly refused: number;
};

/**
 * Pages of one run, written together with the bookmark of the last of each type: a commit costs as much for one resource
 * as for hundreds. After a crash the pull goes on behind the last page written, and no page is half there.
 */
export type PageGroup = {
  /**
   * Another patient's resources are counted and refused. Gives the run with what the page taught it. The page itself waits, however
   * large it is: whether it was the last of its type, and why, is known when the next is taken or the group is written.
   */
  readonly take: (run: Run, type: string, page: Page) => Run;
  /** Writes what waits. Nothing is open in between. */
  readonly write: (run: Run) => void;
};

/** Resources after which a group is written before another page is taken: some hundred kilobytes in memory. */
const mostWaiting = 500;

export function createPageGroup(
  parts: PullParts,
  source: SourceConfig,
  place: Place,
  subject: Subject,
): PageGroup {
  let waiting: Waiting[] = [];
  const write = (run: Run): void => {
    if (waiting.length === 0) return;
    writePages(parts, place, run, waiting);
    waiting = [];
  };
  return {
    write,
    take: (run, type, page) => {
      if (waiting.reduce((sum, one) => sum + one.kept.length, 0) >= mostWaiting) write(run);
      const checked = page.entries.map((entry) => ({
        entry,
        owner: ownerOf(entry.resource, { ...subject, base: source.fhirBase }),
      }));
      const entries = checked.flatMap(({ entry, owner }) => {
        const kept = { ...entry, id: keyOf(source, entry.id) };
        if (owner === 'asked-for') return [{ entry: kept, person: place.person }];
        return owner === 'nobody'
          ? [{ entry: kept, person: subject.keepsCompanions === true ? place.person : '' }]
          : [];
      });
      const refused = checked.length - entries.length;
      const next: Run = {
        ...run,
        asOf: run.asOf ?? page.serverTime ?? nowOf(parts.host),
        reasons: addReasons(run.reasons, [
          ...partialReasonsOf(page.issues),
          ...(refused === 0 ? [] : [{ kind: 'another-patient' as const, count: refused }]),
          ...unidentified(page),
        ]),
      };
      waiting.push({ type, page, kept: entries, refused });
      return next;
    },
  };
}

function writePages(parts: PullParts, place: Place, run: Run, waiting: readonly Waiting[]): void {
  const sum = (of: (one: Waiting) => number): number => waiting.reduce((total, one) => total + of(one), 0);
  const entry = {
    user: parts.user,
    action: 'pages-read',
    subject: place.person,
    detail: {
      endpoint: place.endpoint,
      types: [...new Set(waiting.map((one) => one.type))].join(' '),
      pages: waiting.length,
      kept: sum((one) => one.kept.length),
      refused: sum((one) => one.refused),
    },
  };
  parts.store.inTransaction('save pages', entry, (tx) => {
    const at = nowOf(parts.host);
    for (const { kept } of waiting)
      for (const one of kept) saveEntry(tx, place, { run: run.run, at }, one.entry, one.person);
    const last = new Map(waiting.map(({ type, page }) => [type, page]));
    for (const [type, page] of last)
      tx.run(saveBookmark, {
        ...place,
        type,
        run: run.run,
        next_url: page.next ?? null,
        page: page.number,
        state: page.next === undefined ? 'read' : 'reading',
      });
    tx.run(saveRun, runRow(place, run));
  });
}

function unidentified(page: Page): readonly PartialReason[] {
  if (page.unidentified === 0) return [];
  return [{ kind: 'page-unreadable', page: page.number, detail: `${page.unidentified} without type or id` }];
}

/** Keeps a resource exactly as received at `at`, beside the few things it is found by. */
export function saveEntry(
  tx: WriteTx,
  place: Place,
  { run, at }: { readonly run: string; readonly at: Instant },
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
    fetched_at: at,
    body: entry.text,
    hash: hash('sha256', entry.text),
    run,
  });
}
