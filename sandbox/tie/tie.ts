import type { IncomingMessage, ServerResponse } from 'node:http';
import { plainHeaders, readBody } from '../http/body.ts';
import { outcome } from '../fhir/outcomes.ts';
import { trustOds } from '../patients/make-person.ts';
import { pause } from '../stores/faults.ts';
import { seen } from '../stores/request-log.ts';
import type { Serving } from '../stores/server.ts';
import { odsHeader } from './config.ts';

/** A record that has not answered by then is given up on. */
const patienceMs = 5_000;

type Reply = { readonly status: number; readonly headers: Record<string, string>; readonly body: string };

/** FilePatients fault it is, in a header that the engine alone sets. */
const failure = (status: number, whose: 'engine' | 'record', text: string): Reply => ({
  status,
  headers: { 'content-type': 'application/fhir+json', 'x-tie-error': whose },
  body: JSON.stringify(outcome(status === 504 ? 'timeout' : 'transient', text)),
});

/**
 * Forwards what it is asked, and refuses requests that an integration engine could not trace: without a correlation id, an
 * organisation, or with a request id it has seen.
 */
export function integrationEngine(
  baseOf: (store: string) => string,
): (serving: Serving, message: IncomingMessage, response: ServerResponse) => Promise<void> {
  const requestIds = new Set<string>();
  const pending = new Map<string, Promise<Reply> | Reply>();
  return async (serving, message, response) => {
    const headers = plainHeaders(message);
    const body = await readBody(message);
    const note = (status: number | 'hung'): void =>
      serving.log.add(seen(message.method ?? '', message.url ?? '', headers, status));
    const { now } = serving.faults;
    if (now.latencyMs > 0) await pause(now.latencyMs);
    if (now.outage === 'hang') return note('hung');
    const path = (message.url ?? '').replace(/^\/tie\//, '');
    const reply = await answer();
    note(reply.status);
    response.writeHead(reply.status, { via: '1.1 northmoor-tie', ...reply.headers });
    response.end(reply.body);

    async function answer(): Promise<Reply> {
      if (now.outage === '503') return failure(503, 'engine', 'The integration engine is being restarted.');
      const ticket = /^async\/(\d+)$/.exec(path)?.[1];
      if (ticket !== undefined) return collected(pending, ticket);
      const untraceable = objection(headers, requestIds);
      if (untraceable !== undefined) return failure(400, 'engine', untraceable);
      const [store = '', ...rest] = path.split('/');
      const forwarded = forward(baseOf, store, rest.join('/'), message.method ?? 'GET', headers, body);
      if (!now.asynchronous) return forwarded;
      const id = String(pending.size + 1);
      pending.set(id, forwarded);
      void forwarded.then((done) => pending.set(id, done));
      const where = `${serving.base()}/async/${id}`;
      return { status: 202, headers: { 'content-location': where, 'retry-after': '0' }, body: '' };
    }
  };
}

function objection(headers: Readonly<Record<string, string>>, requestIds: Set<string>): string | undefined {
  const id = headers['x-request-id'];
  if (id === undefined || requestIds.has(id)) return 'X-Request-ID must be a fresh UUID.';
  requestIds.add(id);
  if (headers['x-correlation-id'] === undefined) return 'X-Correlation-ID is missing.';
  return headers[odsHeader] === trustOds ? undefined : 'The organisation is missing or not known here.';
}

/** By FHIR's asynchronous pattern: 202 while it is under way, then a batch-response that holds the answer. */
function collected(pending: ReadonlyMap<string, Promise<Reply> | Reply>, ticket: string): Reply {
  const found = pending.get(ticket);
  if (found === undefined) return failure(404, 'engine', 'There is no such request.');
  if (found instanceof Promise) return { status: 202, headers: { 'retry-after': '0' }, body: '' };
  const { etag, location } = found.headers;
  const response = {
    status: String(found.status),
    ...(etag === undefined ? {} : { etag }),
    ...(location === undefined ? {} : { location }),
  };
  const entry = {
    response: found.status < 300 ? response : { ...response, outcome: JSON.parse(found.body) },
  };
  const resource = found.status < 300 && found.body !== '' ? `"resource":${found.body},` : '';
  return {
    status: 200,
    headers: { 'content-type': 'application/fhir+json' },
    body: `{"resourceType":"Bundle","type":"batch-response","entry":[{${resource}${JSON.stringify(entry).slice(1)}]}`,
  };
}

const passedOn = [
  'authorization',
  'accept',
  'content-type',
  'if-match',
  'if-none-exist',
  'x-request-id',
  'x-correlation-id',
  'ssp-traceid',
  'ssp-from',
  'ssp-to',
  'ssp-interactionid',
];
const passedBack = [
  'content-type',
  'etag',
  'location',
  'last-modified',
  'date',
  'retry-after',
  'www-authenticate',
  'allow',
];

async function forward(
  baseOf: (store: string) => string,
  store: string,
  path: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Reply> {
  try {
    const response = await fetch(`${baseOf(store)}/${path}`, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      headers: Object.fromEntries(
        passedOn.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
      ),
      ...(body === '' ? {} : { body }),
    });
    const back = passedBack.flatMap((name): [string, string][] => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    return { status: response.status, headers: Object.fromEntries(back), body: await response.text() };
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    return failure(
      late ? 504 : 502,
      'record',
      late
        ? 'The record behind the integration engine did not answer in time.'
        : 'The record behind the integration engine cannot be reached.',
    );
  }
}
