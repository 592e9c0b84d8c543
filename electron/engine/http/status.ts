import type { JsonObject } from '../../../shared/core/brand.ts';
import type { Layer } from '../../../shared/medicines/source.ts';
import type { HttpFault, OutcomeIssue as HttpIssue } from './faults.ts';
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
export function statusFault(
  response: Response,
  text: string,
  server: Layer,
  now: number,
  front?: Layer,
): HttpFault {
  const { status, headers } = response;
  const json = readJson(text);
  const issues = json.ok ? readOutcome(json.value) : [];
  const oauth = json.ok && server === 'identity-server' ? oauthError(json.value) : undefined;
  // What an identity server says in OAuth's words counts, under whatever status it comes.
  if (oauth !== undefined) return { kind: 'rejected', status, issues: [oauth], body: '' };
  if (status === 401) return { kind: 'unauthorised' };
  if (status === 403)
    return {
      kind: 'not-permitted',
      detail: missingScope(headers, json.ok ? json.value : {}),
      ...coded(issues),
    };
  if (status >= 500 && issues.some(({ code }) => aboutContent.includes(code)))
    return { kind: 'rejected', status, issues, body: text.slice(0, 20_000) };
  if (status >= 500 || status === 429 || status === 408) {
    const wait = retryAfterMs(headers.get('retry-after'), now);
    const layer = saidByEngine(headers, front) ?? layerOfStatus(status, headers, issues.length > 0, server);
    return {
      kind: 'not-answering',
      layer,
      detail: `status ${status}`,
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
      ...coded(issues),
    };
  }
  return { kind: 'rejected', status, issues, body: text.slice(0, 20_000) };
}

/** Kept beside a status where the server has codes of its own for it. */
const coded = (issues: readonly HttpIssue[]): { readonly issues?: readonly HttpIssue[] } =>
  issues.some(({ details }) => details !== undefined) ? { issues } : {};

/** Issue codes that are about what was sent, whatever the status says. */
const aboutContent: readonly string[] = [
  'invalid',
  'structure',
  'required',
  'value',
  'invariant',
  'code-invalid',
  'extension',
  'business-rule',
];

/** An error as OAuth gives it (RFC 6749, 5.2): a code, and words for people. Temporary ones are no refusal. */
function oauthError(json: JsonObject): HttpIssue | undefined {
  const code = json['error'];
  if (typeof code !== 'string' || !/^[\x20-\x7e]{1,64}$/.test(code)) return undefined;
  if (code === 'temporarily_unavailable' || code === 'server_error') return undefined;
  const words = json['error_description'];
  return { severity: 'error', code, text: typeof words === 'string' ? words.slice(0, 300) : '' };
}

/**
 * An integration engine that is configured says whose fault it is: `X-TIE-Error: record` for what is behind it, anything else
 * for itself. Without that header an answer that came through it is the record's own.
 */
function saidByEngine(headers: Headers, front: Layer | undefined): Layer | undefined {
  if (front === undefined) return undefined;
  const said = headers.get('x-tie-error');
  if (said === null) return 'record';
  return /record|backend|upstream/i.test(said) ? 'record' : front;
}

/** A gateway status is the integration engine's own when it marks itself, or when it speaks FHIR about what is behind it. */
function layerOfStatus(status: number, headers: Headers, hasOutcome: boolean, server: Layer): Layer {
  if (![502, 503, 504].includes(status) || server === 'identity-server') return server;
  const marked = engineMarkers.some((name) => headers.has(name));
  return marked || (hasOutcome && status !== 503) ? 'integration-engine' : server;
}

/**
 * What a 403 says is missing: the scope by RFC 6750's header or in the OperationOutcome, else the policy or whatever words
 * the server has for it.
 */
function missingScope(headers: Headers, json: JsonObject): string {
  const challenge = headers.get('www-authenticate') ?? '';
  const words = readOutcome(json)[0]?.text ?? '';
  const described =
    /error_description="([^"]{1,300})"/.exec(challenge)?.[1] ??
    (typeof json['error_description'] === 'string' ? json['error_description'].slice(0, 300) : '');
  const said = [
    /\bscope="([^"]{1,200})"/.exec(challenge)?.[1] ?? '',
    /\b(?:user|patient|system)\/[\w*]+\.[\w*]+/.exec(`${words} ${described}`)?.[0] ?? '',
    described,
    words,
  ].find((text) => text.trim() !== '');
  return said ?? 'status 403';
}
