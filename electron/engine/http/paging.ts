import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { addressWithin } from './address.ts';
import type { HttpAnswer } from './attempt.ts';
import type { HttpFault, OutcomeIssue } from './faults.ts';
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
  readonly next: string | undefined;
  readonly serverTime: Instant | undefined;
};

/** How a search ended. Whatever `end` it is, the pages given before it stand. */
export type PagesEnd<F> =
  | { readonly kind: 'end' }
  | {
      readonly kind: 'stopped';
      readonly page: number;
      readonly why: 'loop' | 'other-origin' | 'too-many-pages';
    }
  | { readonly kind: 'failed'; readonly page: number; readonly fault: F | HttpFault };

export type PagesRequest<F> = {
  readonly read: (url: string) => Promise<Result<HttpAnswer, F>>;
  readonly base: string;
  readonly first: string;
  /** The number of the first page read, when a search is taken up again. */
  readonly firstNumber: number;
  readonly onPage: (page: Page) => void;
};

const mostPages = 2_000;

/** Reads a search to its end through `next`. A `next` that was seen before or leads to another origin ends it. */
export async function readPages<F>(request: PagesRequest<F>): Promise<PagesEnd<F>> {
  const seen = new Set<string>();
  let url = request.first;
  for (let number = request.firstNumber; ; number += 1) {
    seen.add(url);
    const answer = await request.read(url);
    if (!answer.ok) return { kind: 'failed', page: number, fault: answer.fault };
    const page = readPage(number, answer.value);
    if (!page.ok) return { kind: 'failed', page: number, fault: page.fault };
    const next = page.value.next === undefined ? undefined : addressWithin(request.base, page.value.next);
    if (next !== undefined && !next.ok) {
      request.onPage({ ...page.value, next: undefined });
      return { kind: 'stopped', page: number, why: 'other-origin' };
    }
    const href = next?.value.href;
    const loops = href !== undefined && seen.has(href);
    request.onPage({ ...page.value, next: loops ? undefined : href });
    if (loops) return { kind: 'stopped', page: number, why: 'loop' };
    if (href === undefined) return { kind: 'end' };
    if (number - request.firstNumber >= mostPages)
      return { kind: 'stopped', page: number, why: 'too-many-pages' };
    url = href;
  }
}

function readPage(number: number, answer: HttpAnswer): Result<Page, HttpFault> {
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
  const raw = Array.isArray(bundle['entry']) ? bundle['entry'] : [];
  const read = raw.map((entry: unknown, index) => readEntry(entry, texts[index]));
  return ok({
    number,
    entries: read.flatMap((one) => (one.kind === 'resource' ? [one.entry] : [])),
    issues: read.flatMap((one) => (one.kind === 'outcome' ? one.issues : [])),
    unidentified: read.filter((one) => one.kind === 'unidentified').length,
    next: nextOf(bundle),
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

function nextOf(bundle: JsonObject): string | undefined {
  const links = Array.isArray(bundle['link']) ? bundle['link'].filter(isObject) : [];
  const url = links.find((link) => link['relation'] === 'next')?.['url'];
  return typeof url === 'string' ? url : undefined;
}
