import type { JsonObject } from '../../../shared/core/brand.ts';
import type { Layer } from '../../../shared/medicines/source.ts';
import type { HttpFault } from './faults.ts';
import { readJson } from './json.ts';
import { readOutcome } from './outcome.ts';

/** Headers by which integration engines say that the answer is theirs and not the record's. */
const engineMarkers = ['x-integration-engine', 'x-tie', 'x-tie-error', 'via'] as const;

/** Errors of `fetch` that mean this computer has no way out, rather than a server that is down. */
const networkCodes =
  /ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN|INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|NETWORK_CHANGED|ADDRESS_UNREACHABLE|PROXY/;

/** The layer that failed when no answer came at all; `server` is the layer that was asked. */
export function layerOfError(code: string, server: Layer): Layer {
  return networkCodes.test(code) ? 'network' : server;
}

/** `Retry-After` in seconds or as an HTTP date, in milliseconds from `now`; at most an hour is believed. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const delay = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(delay) ? Math.min(Math.max(delay, 0), 3_600_000) : undefined;
}

/** The fault behind a status that is not a success. */
export function statusFault(response: Response, text: string, server: Layer, now: number): HttpFault {
  const { status, headers } = response;
  const json = readJson(text);
  const issues = json.ok ? readOutcome(json.value) : [];
  if (status === 401) return { kind: 'unauthorised' };
  if (status === 403)
    return { kind: 'not-permitted', detail: missingScope(headers, json.ok ? json.value : {}) };
  if (status >= 500 || status === 429 || status === 408) {
    const wait = retryAfterMs(headers.get('retry-after'), now);
    const layer = layerOfStatus(status, headers, issues.length > 0, server);
    return {
      kind: 'not-answering',
      layer,
      detail: `status ${status}`,
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
    };
  }
  return { kind: 'rejected', status, issues, body: text.slice(0, 20_000) };
}

/** A gateway status is the integration engine's own when it marks itself, or when it speaks FHIR about what is behind it. */
function layerOfStatus(status: number, headers: Headers, hasOutcome: boolean, server: Layer): Layer {
  if (![502, 503, 504].includes(status) || server === 'identity-server') return server;
  const marked = engineMarkers.some((name) => headers.has(name));
  return marked || (hasOutcome && status !== 503) ? 'integration-engine' : server;
}

/** The scope a 403 says is missing: RFC 6750's header first, then the OperationOutcome. */
function missingScope(headers: Headers, json: JsonObject): string {
  const named = /scope="([^"]{1,200})"/.exec(headers.get('www-authenticate') ?? '');
  if (named?.[1] !== undefined) return named[1];
  const inText = /\b(?:user|patient|system)\/[\w*]+\.[\w*]+/.exec(readOutcome(json)[0]?.text ?? '');
  return inText?.[0] ?? 'status 403';
}
