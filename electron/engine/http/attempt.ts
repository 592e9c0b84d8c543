import { isObject } from '../../../shared/core/brand.ts';
import { readInstant, fromMillis, type Instant } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { Layer } from '../../../shared/medicines/source.ts';
import type { Host } from '../host.ts';
import { addressWithin } from './address.ts';
import { readBody } from './body.ts';
import type { HttpFault } from './faults.ts';
import { layerOfError, statusFault } from './status.ts';

export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Absolute, or relative to `within`. */
  readonly url: string;
  /** The configured base; nothing off its origin is asked. */
  readonly within: string;
  /** Tells what answers apart, where several records answer at one base; `within` otherwise. */
  readonly place?: string;
  /** The layer that answers at this address. */
  readonly server: 'record' | 'identity-server';
  /** What stands before it, where something does: who did not answer when nobody answered at all. */
  readonly front?: 'integration-engine';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Same for all requests of one user action. */
  readonly correlation?: string;
  /** Looked at when its turn has come: what may not go any more is not sent, and is answered as not answering. */
  readonly mayGo?: (() => boolean) | undefined;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
};

/** An answer with a success status, its body exactly as received. */
export type HttpAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The server's clock, from `Date`. */
  readonly serverTime: Instant | undefined;
};

export const defaultTimeoutMs = 30_000;
export const defaultMaxBytes = 10_000_000;

/** Asks once. Redirects are refused, the origin is checked, time and size are bounded. */
export async function attempt(
  host: Pick<Host, 'fetch' | 'after' | 'now' | 'randomUuid'>,
  request: HttpRequest,
): Promise<Result<HttpAnswer, HttpFault>> {
  const url = addressWithin(request.within, request.url);
  if (!url.ok) return url;
  const abort = new AbortController();
  const timer = host.after(request.timeoutMs ?? defaultTimeoutMs, () => abort.abort());
  try {
    const response = await host.fetch(url.value.href, initOf(host, request, abort.signal));
    return await readResponse(host, request, response);
  } catch (error) {
    if (abort.signal.aborted)
      return err({ kind: 'not-answering', layer: first(request), detail: 'no answer in time' });
    return err(faultOfError(error, first(request)));
  } finally {
    timer.cancel();
  }
}

function initOf(
  host: Pick<Host, 'fetch' | 'after' | 'now' | 'randomUuid'>,
  request: HttpRequest,
  signal: AbortSignal,
): RequestInit {
  return {
    method: request.method,
    redirect: 'manual',
    cache: 'no-store',
    credentials: 'omit',
    signal,
    headers: {
      accept: 'application/fhir+json, application/json;q=0.9',
      'x-request-id': host.randomUuid(),
      ...(request.correlation === undefined ? {} : { 'x-correlation-id': request.correlation }),
      ...request.headers,
    },
    ...(request.body === undefined ? {} : { body: request.body }),
  };
}

async function readResponse(
  host: Pick<Host, 'fetch' | 'after' | 'now' | 'randomUuid'>,
  request: HttpRequest,
  response: Response,
): Promise<Result<HttpAnswer, HttpFault>> {
  if (
    response.type === 'opaqueredirect' ||
    (response.status >= 300 && response.status < 400 && response.status !== 304)
  ) {
    await response.body?.cancel();
    return err({ kind: 'address-refused', why: 'redirect' });
  }
  const text = await readBody(response, request.maxBytes ?? defaultMaxBytes);
  if (!text.ok) return text;
  if (!response.ok) return err(statusFault(response, text.value, request.server, host.now(), request.front));
  // 206 says itself that it is a part, and the others that something else was done than to answer.
  if (request.method === 'GET' && !wholeAnswers.includes(response.status))
    return err({ kind: 'answer-unreadable', detail: `status ${response.status} for a question` });
  return ok({
    status: response.status,
    headers: response.headers,
    text: text.value,
    serverTime: serverTime(response),
  });
}

/** What answers a question whole: 200, and 203 where a proxy on the way says that it was one; 202 is followed to its end elsewhere. */
const wholeAnswers: readonly number[] = [200, 202, 203];

function serverTime(response: Response): Instant | undefined {
  const millis = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isFinite(millis)) return undefined;
  const read = readInstant(fromMillis(millis));
  return read.ok ? read.value : undefined;
}

/** Whoever is met first on the way. */
const first = ({ front, server }: HttpRequest): Layer => front ?? server;

/** `fetch` rejects with an error whose cause carries the system's code; only the code is kept. */
function faultOfError(error: unknown, server: Layer): HttpFault {
  const cause = isObject(error) ? error['cause'] : undefined;
  const message = error instanceof Error ? error.message : '';
  if (/redirect/i.test(message)) return { kind: 'address-refused', why: 'redirect' };
  const code = codeOf(cause) ?? codeOf(error) ?? /ERR_[A-Z_]+/.exec(message)?.[0];
  if (code === undefined || /^(UND_ERR_SOCKET|ECONNRESET)$/.test(code) || message === 'terminated') {
    return { kind: 'not-answering', layer: server, detail: 'the connection was cut' };
  }
  return { kind: 'not-answering', layer: layerOfError(code, server), detail: code };
}

const codeOf = (error: unknown): string | undefined =>
  isObject(error) && typeof error['code'] === 'string' ? error['code'] : undefined;
