import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { HttpAnswer } from './attempt.ts';
import type { HttpFault, OutcomeIssue, Unreadable } from './faults.ts';
import { readJson } from './json.ts';
import { readOutcome } from './outcome.ts';
import { resourceTexts } from './slices.ts';

/** One resource of a searchset: its text exactly as received beside what was parsed from it. */
export type PageEntry = {
  readonly type: string;
  readonly id: string;
  readonly text: string;
  readonly resource: JsonObject;
  readonly included: boolean;
};

export type Page = {
  /** 1 for the first page of the search. */
  readonly number: number;
  readonly entries: readonly PageEntry[];
  /** What OperationOutcome entries of the searchset say: who could not be asked, what is withheld. */
  readonly issues: readonly OutcomeIssue[];
  /** Entries that hold something without a type or an id, which therefore cannot be kept. */
  readonly unidentified: number;
  /** How many matches the server says the whole search has. */
  readonly total: number | undefined;
  readonly next: string | undefined;
  readonly serverTime: Instant | undefined;
};

/** How a search ended. Whatever `end` it is, the pages given before it stand. */
export type PagesEnd<F> =
  | { readonly kind: 'end' }
  | {
      readonly kind: 'stopped';
      readonly page: number;
      readonly why:
        | 'loop'
        | 'other-origin'
        | 'too-many-pages'
        | 'empty-pages'
        | 'link-unreadable'
        | 'total-unreadable';
    }
  /** Read to the end, and the server had announced more matches than came. */
  | { readonly kind: 'short'; readonly page: number; readonly said: number; readonly came: number }
  | { readonly kind: 'failed'; readonly page: number; readonly fault: F | Unreadable };

export type PagesRequest<F> = {
  readonly read: (url: string) => Promise<Result<HttpAnswer, F>>;
  /** Where a `next` link may lead, as an address to ask. */
  readonly address: (link: string) => Result<URL, HttpFault>;
  readonly first: string;
  /** The type searched for: what else comes along is not counted against `Bundle.total`. */
  readonly type: string;
  /** Matches of the pages before `first`, when a search is taken up again. */
  readonly cameBefore?: number;
  /** The number of the first page read, when a search is taken up again. */
  readonly firstNumber: number;
  readonly onPage: (page: Page) => void;
};

const mostPages = 2_000;
/** Pages in a row with nothing in them: a server filters some away, but not for ever. */
const mostEmptyPages = 20;

/** Reads a search to its end through `next`. A `next` that was seen before or leads to another origin ends it. */
export async function readPages<F>(request: PagesRequest<F>): Promise<PagesEnd<F>> {
  const seen = new Set<string>();
  const count = countMatches(request.type, request.cameBefore ?? 0);
  let url = request.first;
  for (let number = request.firstNumber; ; number += 1) {
    seen.add(url);
    const answer = await request.read(url);
    if (!answer.ok) return { kind: 'failed', page: number, fault: answer.fault };
    const page = readPage(number, answer.value);
    if (!page.ok) return { kind: 'failed', page: number, fault: page.fault };
    count.add(page.value);
    const next = nextPage(request.address, page.value, seen);
    request.onPage({ ...page.value, next: next.kind === 'goes-on' ? next.href : undefined });
    if (next.kind === 'stopped') return { kind: 'stopped', page: number, why: next.why };
    if (next.kind === 'end') return count.end(number);
    if (count.emptyPages() >= mostEmptyPages) return { kind: 'stopped', page: number, why: 'empty-pages' };
    if (number - request.firstNumber >= mostPages)
      return { kind: 'stopped', page: number, why: 'too-many-pages' };
    url = next.href;
  }
}

type Next =
  | { readonly kind: 'end' }
  | { readonly kind: 'goes-on'; readonly href: string }
  | { readonly kind: 'stopped'; readonly why: 'loop' | 'other-origin' | 'link-unreadable' };

function nextPage(
  address: (link: string) => Result<URL, HttpFault>,
  page: PageRead,
  seen: ReadonlySet<string>,
): Next {
  if (page.next === undefined)
    return page.linkUnreadable ? { kind: 'stopped', why: 'link-unreadable' } : { kind: 'end' };
  const next = address(page.next);
  if (!next.ok) return { kind: 'stopped', why: 'other-origin' };
  return seen.has(next.value.href)
    ? { kind: 'stopped', why: 'loop' }
    : { kind: 'goes-on', href: next.value.href };
}

type Count = {
  readonly add: (page: PageRead) => void;
  readonly emptyPages: () => number;
  readonly end: (page: number) => Extract<PagesEnd<never>, { kind: 'end' | 'short' | 'stopped' }>;
};

/** Counts the matches that came against the largest total that was announced. */
function countMatches(type: string, cameBefore: number): Count {
  const ids = new Set<string>();
  const so = { said: 0, unreadable: false, unidentified: 0, empty: 0 };
  return {
    add: (page) => {
      for (const entry of page.entries) if (entry.type === type && !entry.included) ids.add(entry.id);
      so.said = Math.max(so.said, page.total ?? 0);
      so.unreadable ||= page.totalUnreadable;
      so.unidentified += page.unidentified;
      so.empty = page.entries.length + page.unidentified === 0 ? so.empty + 1 : 0;
    },
    emptyPages: () => so.empty,
    end: (page) => {
      if (so.unreadable) return { kind: 'stopped', page, why: 'total-unreadable' };
      const came = cameBefore + ids.size + so.unidentified;
      return so.said > came ? { kind: 'short', page, said: so.said, came } : { kind: 'end' };
    },
  };
}

type PageRead = Page & { readonly linkUnreadable: boolean; readonly totalUnreadable: boolean };

function readPage(number: number, answer: HttpAnswer): Result<PageRead, Unreadable> {
  const json = readJson(answer.text);
  if (!json.ok) return json;
  const bundle = json.value;
  if (bundle['resourceType'] !== 'Bundle') {
    const type = bundle['resourceType'];
    return err({
      kind: 'answer-unreadable',
      detail: `${typeof type === 'string' ? type.slice(0, 40) : 'JSON'} instead of a Bundle`,
    });
  }
  const texts = resourceTexts(answer.text);
  const raw = bundle['entry'] ?? [];
  if (!Array.isArray(raw))
    return err({ kind: 'answer-unreadable', detail: 'a Bundle whose entry is not a list' });
  const read = raw.map((entry: unknown, index) => readEntry(entry, texts[index]));
  return ok({
    number,
    entries: read.flatMap((one) => (one.kind === 'resource' ? [one.entry] : [])),
    issues: read.flatMap((one) => (one.kind === 'outcome' ? one.issues : [])),
    unidentified: read.filter((one) => one.kind === 'unidentified').length,
    ...totalOf(bundle),
    ...nextOf(bundle),
    serverTime: answer.serverTime,
  });
}

type EntryRead =
  | { readonly kind: 'resource'; readonly entry: PageEntry }
  | { readonly kind: 'outcome'; readonly issues: readonly OutcomeIssue[] }
  | { readonly kind: 'unidentified' };

function readEntry(entry: unknown, text: string | undefined): EntryRead {
  const resource = isObject(entry) ? entry['resource'] : undefined;
  if (!isObject(entry) || !isObject(resource) || text === undefined) return { kind: 'unidentified' };
  const { resourceType: type, id } = resource;
  if (type === 'OperationOutcome') return { kind: 'outcome', issues: readOutcome(resource) };
  if (typeof type !== 'string' || typeof id !== 'string' || type === '' || id === '')
    return { kind: 'unidentified' };
  const search = entry['search'];
  const included = isObject(search) && search['mode'] === 'include';
  return { kind: 'resource', entry: { type, id, text, resource, included } };
}

/** A `total` that is no count may announce more than came: that the search is complete is then not known. */
function totalOf(bundle: JsonObject): Pick<PageRead, 'total' | 'totalUnreadable'> {
  const total = bundle['total'] ?? undefined;
  const isCount = typeof total === 'number' && Number.isSafeInteger(total) && total >= 0;
  return { total: isCount ? total : undefined, totalUnreadable: total !== undefined && !isCount };
}

/** A `link` of the wrong shape may hide a next page: that the search ended is then not known. */
function nextOf(bundle: JsonObject): Pick<PageRead, 'next' | 'linkUnreadable'> {
  const link = bundle['link'] ?? [];
  if (!Array.isArray(link) || !link.every(isObject)) return { next: undefined, linkUnreadable: true };
  const next = link.find((one) => one['relation'] === 'next');
  const url = next?.['url'];
  return typeof url === 'string'
    ? { next: url, linkUnreadable: false }
    : { next: undefined, linkUnreadable: next !== undefined };
}
