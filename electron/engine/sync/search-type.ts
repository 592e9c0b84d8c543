import { err, type Result } from '../../../shared/core/result.ts';
import type { PartialReason, UnavailableReason } from '../../../shared/medicines/source.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import type { PlannedSearch } from '../../../shared/records/records.ts';
import type { BookmarkRow } from '../db/queries/pull-runs.ts';
import { seenOfType } from '../db/queries/resources.ts';
import { readPages, type HttpAnswer, type PagesEnd } from '../http/http.ts';
import { unavailableBecause, type Offer, type ReadFault } from '../records/records.ts';
import type { Place, PullParts, Run } from './parts.ts';
import type { PageGroup, Subject } from './save-page.ts';

/** Resources a page is asked to hold; a server may give fewer. */
const pageSize = 50;

export type TypeSearch = {
  readonly parts: PullParts;
  readonly source: SourceConfig;
  readonly place: Place;
  readonly subject: Subject;
  readonly offer: Offer;
  readonly search: PlannedSearch;
  readonly pages: PageGroup;
};

/** How the reading of one type ended. `run` has learnt from the pages that came, whatever the end. */
export type TypeEnd =
  | { readonly kind: 'read'; readonly run: Run }
  /** The rest of this type cannot be had now; others may. */
  | {
      readonly kind: 'gap';
      readonly run: Run;
      readonly reason: PartialReason;
      readonly page: number;
      readonly forbidden: boolean;
    }
  /** Nothing more can be read of this source now; the run is taken up again later. */
  | { readonly kind: 'cut-off'; readonly run: Run; readonly reason: UnavailableReason };

/** Reads one type to its end, from its bookmark where there is one. */
export async function searchType(
  asked: TypeSearch,
  run: Run,
  bookmark: BookmarkRow | undefined,
): Promise<TypeEnd> {
  const resumed = bookmark?.next_url ?? undefined;
  const end = await readFrom(
    asked,
    run,
    resumed ?? firstUrl(asked, run),
    resumed === undefined ? 1 : (bookmark?.page ?? 0) + 1,
  );
  // A page address kept over a crash may have died at the server: the type is read from its start again.
  const diedMeanwhile =
    resumed !== undefined && end.pages.kind === 'failed' && end.pages.fault.kind === 'rejected';
  const last = diedMeanwhile ? await readFrom(asked, end.run, firstUrl(asked, run), 1) : end;
  return concluded(asked.search.type, last.run, last.pages);
}

function firstUrl({ search, subject, offer }: TypeSearch, run: Run): string {
  const { type, include } = search;
  const withInclude =
    include !== undefined && offer.includes(type, include.slice('_include='.length)) ? `&${include}` : '';
  const delta =
    run.since !== null && offer.deltas(type) ? `&_lastUpdated=${encodeURIComponent(`ge${run.since}`)}` : '';
  return `${search.query(subject.id)}${withInclude}${delta}&_count=${pageSize}`;
}

type Read = { readonly run: Run; readonly pages: PagesEnd<ReadFault> };

async function readFrom(asked: TypeSearch, started: Run, first: string, firstNumber: number): Promise<Read> {
  const { parts, source, search } = asked;
  let run = started;
  const pages = await readPages({
    read: (url) => unlessStopped(parts, () => parts.reader.get(source, url, parts.correlation)),
    address: (link) => parts.reader.address(source, link),
    first,
    type: search.type,
    cameBefore: firstNumber === 1 ? 0 : seenBefore(asked, run),
    firstNumber,
    onPage: (page) => {
      run = asked.pages.take(run, search.type, page);
    },
  });
  return { run, pages };
}

/** What the pages before a resumption brought. */
const seenBefore = ({ parts, place, search }: TypeSearch, { run }: Run): number =>
  parts.store.read.get(seenOfType, {
    source: place.endpoint,
    person: place.person,
    type: search.type,
    run,
  })?.seen ?? 0;

/** Asked before and after, so that nothing is written once the store may be closing. */
async function unlessStopped(
  parts: PullParts,
  get: () => Promise<Result<HttpAnswer, ReadFault>>,
): Promise<Result<HttpAnswer, ReadFault>> {
  const halted = err<ReadFault>({ kind: 'not-answering', layer: 'this-computer', detail: 'stopped' });
  if (parts.stopped()) return halted;
  const answer = await get();
  return parts.stopped() ? halted : answer;
}

function concluded(type: string, run: Run, pages: PagesEnd<ReadFault>): TypeEnd {
  if (pages.kind === 'end') return { kind: 'read', run };
  const gap = (reason: PartialReason, forbidden = false): TypeEnd => ({
    kind: 'gap',
    run,
    reason,
    page: pages.page,
    forbidden,
  });
  if (pages.kind === 'short')
    return gap({ kind: 'fewer-than-said', type, said: pages.said, came: pages.came });
  if (pages.kind === 'stopped') return gap({ kind: 'paging-stopped', detail: `${type}: ${pages.why}` });
  const { fault } = pages;
  switch (fault.kind) {
    case 'not-answering':
      // An error of this one search says nothing about the others; everything else is the way there.
      if (fault.detail === 'status 500')
        return gap({ kind: 'page-unreadable', page: pages.page, detail: `${type}: ${fault.detail}` });
      return { kind: 'cut-off', run, reason: unavailableBecause(fault) };
    case 'sign-in-needed':
      return { kind: 'cut-off', run, reason: { kind: 'sign-in-needed' } };
    case 'not-permitted':
      return gap({ kind: 'items-withheld', detail: `${type}: ${fault.detail}` }, true);
    case 'answer-unreadable':
      return gap({ kind: 'page-unreadable', page: pages.page, detail: `${type}: ${fault.detail}` });
    case 'too-large':
      return gap({ kind: 'too-large', detail: `${type}: ${fault.detail}` });
    case 'address-refused':
      return gap({ kind: 'paging-stopped', detail: `${type}: ${fault.why}` });
    // Refused or not known there: silence about a type is not the absence of what it would hold.
    case 'rejected':
      return gap({ kind: 'type-not-read', type, detail: `status ${fault.status}` });
    default:
      return fault satisfies never;
  }
}
