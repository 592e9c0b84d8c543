import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { SourceConfig } from '../../../shared/records/config.ts';
import { isResourceId, isVersionId, type Outcome } from '../../../shared/sync/sync.ts';
import { readJson, readPages, type HttpAnswer } from '../http/http.ts';
import type { ReadFault, RecordReader } from '../records/records.ts';

/** One conversation with one record about one entry. */
export type Asking = {
  readonly reader: RecordReader;
  readonly source: SourceConfig;
  readonly correlation: string;
  /** What was found lately for other entries of the same patient in this record. */
  readonly lately: LatelyFound;
};

/** Searches of one run through a patient's entries in one record, by what was asked, with when that was. */
export type LatelyFound = {
  /** Milliseconds that never jump. */
  readonly nowMs: () => number;
  readonly searches: Map<string, { readonly atMs: number; readonly found: readonly InRecord[] }>;
};

/** A resource as a record has it. `versionId` is empty where the record gives none that may enter a header. */
export type InRecord = { readonly resource: JsonObject; readonly versionId: string };

export type Read =
  | ({ readonly kind: 'found' } & InRecord)
  | { readonly kind: 'missing' }
  | { readonly kind: 'fault'; readonly outcome: Outcome };

const unreadable = (detail: string): Outcome => ({ kind: 'unreadable-answer', detail });

/** Reads one resource, or one version of it. What answers must be that very resource; half an answer is no resource. */
export async function readById(asking: Asking, type: string, id: string, version?: string): Promise<Read> {
  if (!isResourceId(id)) return { kind: 'fault', outcome: unreadable('an id that is none') };
  const path = `${type}/${id}${version === undefined ? '' : `/_history/${encodeURIComponent(version)}`}`;
  const answer = await asking.reader.get(asking.source, path, asking.correlation);
  if (!answer.ok)
    return isGone(answer.fault) ? { kind: 'missing' } : { kind: 'fault', outcome: outcomeOf(answer.fault) };
  const json = readJson(answer.value.text);
  if (!json.ok) return { kind: 'fault', outcome: unreadable('half an answer, or another page') };
  if (json.value['resourceType'] !== type || json.value['id'] !== id)
    return { kind: 'fault', outcome: unreadable('another resource than the one asked for') };
  return { kind: 'found', resource: json.value, versionId: versionOf(json.value) };
}

/** Gone, or never there, in the record's own words: a proxy that finds no way answers 404 too, and in none of FHIR's. */
const isGone = (fault: ReadFault): boolean =>
  fault.kind === 'rejected' && (fault.status === 404 || fault.status === 410) && isOutcome(fault.body);

/** Every resource of a type that a search finds, to its last page: half a search finds nothing out. */
export async function searchAll(
  asking: Asking,
  type: string,
  query: string,
): Promise<Result<readonly InRecord[], Outcome>> {
  const found: InRecord[] = [];
  let doubt: string | undefined;
  const end = await readPages({
    read: (url) => asking.reader.get(asking.source, url, asking.correlation),
    address: (link) => asking.reader.address(asking.source, link),
    first: `${type}?${query}`,
    type,
    firstNumber: 1,
    onPage: (page) => {
      if (page.unidentified > 0) doubt = 'an entry without a type or an id';
      if (page.issues.some(({ severity }) => severity === 'error' || severity === 'fatal'))
        doubt = 'the search says that it is not whole';
      for (const entry of page.entries)
        if (entry.type === type && !entry.included)
          found.push({ resource: entry.resource, versionId: versionOf(entry.resource) });
    },
  });
  if (end.kind === 'failed') return err(outcomeOf(end.fault));
  if (end.kind === 'stopped') return err(unreadable(`paging stopped: ${end.why}`));
  if (end.kind === 'short') return err(unreadable(`${end.said} announced, ${end.came} given`));
  return doubt === undefined ? ok(found) : err(unreadable(doubt));
}

/**
 * The same, from what was found for another entry up to two seconds ago where that was found: between any search and the write after it
 * somebody else may write, and the list at the end of a signature asks anew.
 */
export async function searchLately(
  asking: Asking,
  type: string,
  query: string,
): Promise<Result<readonly InRecord[], Outcome>> {
  const { nowMs, searches } = asking.lately;
  const name = `${type}?${query}`;
  const before = searches.get(name);
  if (before !== undefined && nowMs() - before.atMs <= latelyMs) return ok(before.found);
  const atMs = nowMs();
  const all = await searchAll(asking, type, query);
  if (all.ok) searches.set(name, { atMs, found: all.value });
  return all;
}

/** What was found longer ago is looked for again. */
export const latelyMs = 2_000;

/** What a record answered to a write: where it says it put it, as far as that may be believed. */
export function answeredAs(
  answer: HttpAnswer,
  type: string,
): { readonly id: string; readonly versionId: string | null } | undefined {
  const json = readJson(answer.text);
  const body = json.ok && json.value['resourceType'] === type ? json.value : undefined;
  const location = answer.headers.get('location') ?? answer.headers.get('content-location') ?? '';
  const named = new RegExp(`/${type}/([^/?#]{1,64})(?:/_history/([^/?#]{1,256}))?$`).exec(location);
  const id = [named?.[1] ?? '', textOf(body?.['id'])].find(isResourceId);
  if (id === undefined) return undefined;
  const etag = /^(?:W\/)?"([^"]{1,256})"$/.exec(answer.headers.get('etag') ?? '')?.[1] ?? '';
  const version = [etag, body === undefined ? '' : versionOf(body), named?.[2] ?? ''].find(isVersionId);
  return { id, versionId: version ?? null };
}

/** Issue codes with which a record says that the moment is wrong, not the content. */
const passing: readonly string[] = [
  'transient',
  'lock-error',
  'no-store',
  'exception',
  'timeout',
  'incomplete',
  'throttled',
  'login',
  'expired',
];
/** Statuses that are about the request itself, whoever gives them. */
const final: readonly number[] = [405, 413, 415, 422, 501];

/** A fault as the outbox understands it. Only a record that refuses the content parks an entry; all else is waited out. */
export function outcomeOf(fault: ReadFault): Outcome {
  switch (fault.kind) {
    case 'not-answering': {
      const retryAfterMs = fault.retryAfterMs ?? null;
      return fault.detail === 'status 429'
        ? { kind: 'busy', detail: fault.detail, retryAfterMs }
        : { kind: 'no-answer', layer: fault.layer, detail: fault.detail, retryAfterMs };
    }
    case 'sign-in-needed':
      return { kind: 'sign-in-needed' };
    case 'not-permitted':
      return { kind: 'not-permitted', missing: fault.detail };
    case 'rejected': {
      const detail = `status ${fault.status}`;
      const refuses =
        final.includes(fault.status) || fault.issues.some(({ code }) => !passing.includes(code));
      return refuses
        ? { kind: 'not-accepted', detail: [detail, ...fault.issues.map(({ text }) => text)].join(': ') }
        : { kind: 'no-answer', layer: 'record', detail, retryAfterMs: null };
    }
    case 'answer-unreadable':
    case 'too-large':
      return unreadable(fault.detail);
    case 'address-refused':
      return unreadable(fault.why);
  }
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function versionOf(resource: JsonObject): string {
  const version = isObject(resource['meta']) ? textOf(resource['meta']['versionId']) : '';
  return isVersionId(version) ? version : '';
}

function isOutcome(text: string): boolean {
  const json = readJson(text);
  return json.ok && json.value['resourceType'] === 'OperationOutcome';
}
