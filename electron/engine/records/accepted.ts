import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { resourceTexts, statusFault, type Http, type HttpAnswer, type HttpFault } from '../http/http.ts';
import { readJson } from '../http/http.ts';

/** At least so long between two looks, whatever the server says. */
const leastWaitMs = 100;
const usualWaitMs = 500;

/**
 * Follows an answer of 202 to its end: `Content-Location` is asked, as often as `Retry-After` says, until it answers (FHIR's
 * asynchronous pattern). A write that is accepted and never answered may have arrived, and is told apart from a refused one.
 */
export async function followAccepted(
  http: Http,
  answer: HttpAnswer,
  ask: (url: string) => Promise<Result<HttpAnswer, HttpFault>>,
  patienceMs: number,
): Promise<Result<HttpAnswer, HttpFault>> {
  let now = answer;
  const until = http.host.now() + patienceMs;
  const where = answer.headers.get('content-location');
  while (now.status === 202) {
    if (where === null) return err(unusable('accepted, and nowhere to ask for the answer'));
    if (http.host.now() >= until)
      return err({
        kind: 'not-answering',
        layer: 'integration-engine',
        detail: 'accepted, and not answered in time',
      });
    const after = Number(now.headers.get('retry-after') ?? Number.NaN) * 1000;
    await pause(http, Math.max(leastWaitMs, Number.isFinite(after) ? after : usualWaitMs));
    const next = await ask(where);
    if (!next.ok) return next;
    now = next.value;
  }
  return where === null ? ok(now) : unwrapped(http, now);
}

const unusable = (detail: string): HttpFault => ({ kind: 'answer-unreadable', detail });

/** What came later may be wrapped in a `batch-response` of one, with the status and headers it would have had. */
function unwrapped(http: Http, answer: HttpAnswer): Result<HttpAnswer, HttpFault> {
  const json = readJson(answer.text);
  if (!json.ok || json.value['type'] !== 'batch-response') return ok(answer);
  const entries = Array.isArray(json.value['entry']) ? json.value['entry'].filter(isObject) : [];
  const response = entries[0]?.['response'];
  if (entries.length !== 1 || !isObject(response))
    return err(unusable('not one answer in the batch-response'));
  const status = Number.parseInt(String(response['status']), 10);
  const headers = headersOf(response);
  const text = resourceTexts(answer.text)[0] ?? '';
  if (status >= 200 && status < 300) return ok({ ...answer, status, headers, text });
  if (!(status >= 400 && status < 600)) return err(unusable('a batch-response without a status'));
  const body = text === '' ? JSON.stringify(response['outcome'] ?? {}) : text;
  const fault = statusFault(new Response(body, { status, headers }), body, 'record', http.host.now());
  return err(fault);
}

function headersOf(response: JsonObject): Headers {
  const headers = new Headers();
  for (const name of ['etag', 'location'])
    if (typeof response[name] === 'string') headers.set(name, response[name]);
  return headers;
}

const pause = (http: Http, delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    http.host.after(delayMs, resolve);
  });
