import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes';
import { type Clock, isoNow } from '../clock.ts';
import { Refusal, refuse } from '../fhir/outcomes.ts';
import type { FhirStore, StoreAnswer, StoreRequest } from '../fhir/store.ts';
import { plainHeaders, readBody } from '../http/body.ts';
import { identify, permit } from './authorise.ts';
import { type RawAnswer, spoil } from './bad-pages.ts';
import { consented, refuseWithoutConsent } from './consent.ts';
import { smartConfiguration } from './discovery.ts';
import type { Faults } from './faults.ts';
import { cut, pause } from './faults.ts';
import type { Introspect } from './introspection.ts';
import { capabilityStatement } from './metadata.ts';
import { falseSuccess } from './false-success.ts';
import type { RequestLog } from './request-log.ts';
import { seen } from './request-log.ts';
import type { StoreSpec } from './spec.ts';
import { refuseForeignWrites } from './writes.ts';

/** What one store's listener needs to answer. */
export type Serving = {
  readonly spec: StoreSpec;
  readonly store: FhirStore;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly clock: Clock;
  readonly introspect: Introspect;
  readonly issuer: string;
  readonly base: () => string;
  /** Another origin, where nobody's token has any business. */
  readonly elsewhere: () => string;
};

const isWrite = (request: StoreRequest): boolean =>
  request.method !== 'GET' && !request.url.includes('/_search');

const isSearch = (body: Resource | OperationOutcome): body is Bundle =>
  body.resourceType === 'Bundle' && body.type === 'searchset';

function raw(answer: StoreAnswer): RawAnswer {
  const { versionId, lastUpdated } = answer.body.meta ?? {};
  const single = answer.body.resourceType !== 'Bundle' && versionId !== undefined;
  return {
    status: answer.status,
    headers: {
      'content-type': 'application/fhir+json; charset=utf-8',
      ...(single ? { etag: `W/"${versionId}"` } : {}),
      ...(single && lastUpdated !== undefined
        ? { 'last-modified': new Date(lastUpdated).toUTCString() }
        : {}),
      ...answer.headers,
    },
    body: JSON.stringify(answer.body),
  };
}

/** What FHIR asks of the answer to a create: where the new resource is. */
function located(serving: Serving, answer: StoreAnswer): StoreAnswer {
  const { resourceType, id, meta } = answer.body;
  if (answer.status !== 201 || id === undefined) return answer;
  const location = `${serving.base()}/${resourceType}/${id}/_history/${meta?.versionId ?? '1'}`;
  return { ...answer, headers: { ...answer.headers, location } };
}

function open(serving: Serving, url: string): object | undefined {
  const [path] = url.split('?');
  if (path === '.well-known/smart-configuration') return smartConfiguration(serving.issuer);
  if (path === 'metadata')
    return capabilityStatement(serving.spec, serving.base(), serving.issuer, isoNow(serving.clock));
  return undefined;
}

async function write(serving: Serving, request: StoreRequest): Promise<StoreAnswer> {
  refuseForeignWrites(serving.spec, request.method, request.url, request.body);
  const { faults, store } = serving;
  refuseWithoutConsent(faults.now.consent);
  const rejection = faults.rejection();
  if (rejection !== undefined) throw rejection;
  if (faults.now.failButSay200) {
    faults.bit();
    return falseSuccess(request.method, request.url, request.body, isoNow(serving.clock));
  }
  store.repo.ignoreIfMatch = faults.now.ignoreIfMatch;
  return located(serving, await store.handle(request));
}

async function search(serving: Serving, request: StoreRequest, answer: StoreAnswer): Promise<RawAnswer> {
  const { badPages, badPageTypes } = serving.faults.now;
  if (!isSearch(answer.body)) return raw(answer);
  const body = consented(serving.faults.now.consent, answer.body);
  if (badPages === 'off') return raw({ ...answer, body });
  const type = request.url.split('?')[0] ?? '';
  if (badPageTypes.length > 0 && !badPageTypes.includes(type)) return raw(answer);
  serving.faults.bit();
  return spoil(badPages, { bundle: body, elsewhere: serving.elsewhere(), repo: serving.store.repo });
}

function parsed(text: string, headers: Readonly<Record<string, string>>): unknown {
  if (text === '') return undefined;
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    throw refuse(400, 'structure', 'The body is not JSON.');
  }
}

async function serve(serving: Serving, request: StoreRequest): Promise<RawAnswer | 'cut'> {
  const token = await identify(request.headers['authorization'], serving.spec.audience, serving.introspect);
  permit(token, request.method, request.url, request.body);
  if (!isWrite(request)) return search(serving, request, await serving.store.handle(request));
  const answer = await write(serving, request);
  if (!serving.faults.now.succeedButFail || answer.status >= 300) return raw(answer);
  serving.faults.bit();
  return 'cut';
}

/** What a server answers once no fault stands before it; `url` is relative to its base. */
export type AnswerTo = (
  serving: Serving,
  message: IncomingMessage,
  url: string,
) => Promise<RawAnswer | 'cut'>;

const answerTo: AnswerTo = async (serving, message, url) => {
  try {
    const free = open(serving, url);
    if (free !== undefined)
      return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(free) };
    const headers = plainHeaders(message);
    const body = parsed(await readBody(message), headers);
    return await serve(serving, { method: message.method ?? 'GET', url, headers, body });
  } catch (error) {
    if (error instanceof Refusal)
      return raw({ status: error.status, headers: error.headers, body: error.outcome });
    throw error;
  }
};

function send(serving: Serving, response: ServerResponse, answer: RawAnswer): void {
  const body = Buffer.from(answer.body, 'utf8');
  response.writeHead(answer.status, {
    date: new Date(serving.clock()).toUTCString(),
    'cache-control': 'no-store',
    'content-length': body.length,
    ...answer.headers,
  });
  response.end(body);
}

type AnswerHttp = (serving: Serving, message: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Answers one HTTP request to a store, faults first. */
export const answerHttp: AnswerHttp = (serving, message, response) =>
  faultsFirst(answerTo)(serving, message, response);

/** A server of its own kind, with every store's switches before it. */
export const faultsFirst =
  (answered: AnswerTo): AnswerHttp =>
  async (serving, message, response) => {
    const { faults, log } = serving;
    const note = (status: number | 'cut' | 'hung'): void =>
      log.add(seen(message.method ?? '', message.url ?? '', plainHeaders(message), status));
    if (faults.now.latencyMs > 0) await pause(faults.now.latencyMs);
    // A hung request is left open on purpose; it ends with the listener or with the client's patience.
    if (faults.now.outage === 'hang') return note('hung');
    const [, url] = /^\/fhir(?:\/(.*)|(?=\?|$))$/.exec(message.url ?? '') ?? [];
    const outside = /^\/fhir(\/|\?|$)/.test(message.url ?? '')
      ? undefined
      : refuse(404, 'not-found', 'The FHIR base is /fhir.');
    const refusal = faults.refusal() ?? outside;
    const answer =
      refusal === undefined
        ? await answered(serving, message, url ?? '')
        : raw({ status: refusal.status, headers: refusal.headers, body: refusal.outcome });
    note(answer === 'cut' ? 'cut' : answer.status);
    if (answer === 'cut') cut(message, response);
    else send(serving, response, answer);
  };
