import { expect, test } from 'vitest';
import {
  addressWithin,
  createHttp,
  statusFault,
  usualHttp,
  type Http,
} from '../../../electron/engine/http/http.ts';
import { tempFolder } from '../../support/temp.ts';
import { testClock, testHost, type TestClock } from '../../support/test-host.ts';

/** One server at a time, whose every answer a test says, and what it was asked. */
const base = 'https://record.invalid/fhir';
type Asked = { readonly url: string; readonly init: RequestInit };
type Answering = { readonly http: Http; readonly asked: Asked[]; readonly clock: TestClock };

function answering(reply: (url: string) => Response, settings = {}): Answering {
  const clock = testClock();
  const asked: Asked[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    asked.push({ url, init });
    return reply(url);
  };
  const host = testHost(tempFolder('http'), { clock, fetch });
  return { clock, asked, http: createHttp(host, { ...usualHttp, tries: 1, ...settings }) };
}
const read = ({ http }: Answering, url = 'Patient/1', within = base) =>
  http.read({ url, within, server: 'record' });
const bytes = (...parts: readonly (string | number)[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part)])));
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

test.each([
  ['http://127.0.0.1.evil.example/fhir', 'not-tls'],
  ['http://127.evil.example/fhir', 'not-tls'],
  ['http://notlocalhost/fhir', 'not-tls'],
  ['http://localhost.evil.example/fhir', 'not-tls'],
  ['http://localhost:8080/fhir', 'http://localhost:8080/fhir/Patient/1'],
  ['http://[::1]:8080/fhir', 'http://[::1]:8080/fhir/Patient/1'],
])('without TLS only this computer itself is asked: %s', (within, expected) => {
  const address = addressWithin(within, 'Patient/1');
  expect(address.ok ? address.value.href : address.fault.why).toBe(expected);
});

test('every answer is the record’s own of this moment: none from a cache, none by somebody’s cookies, none from elsewhere', async () => {
  const here = answering(() => new Response('{}'));
  await read(here);
  await here.http.once({ method: 'PUT', url: 'Task/1', within: base, server: 'record', body: '{}' });
  const init = { redirect: 'manual', cache: 'no-store', credentials: 'omit' };
  expect(here.asked).toMatchObject([
    { url: `${base}/Patient/1`, init: { method: 'GET', ...init } },
    { url: `${base}/Task/1`, init: { method: 'PUT', body: '{}', ...init } },
  ]);
});

test('no content is no answer to a question, and is one to a write', async () => {
  const here = answering(() => new Response(null, { status: 204 }));
  expect(await read(here)).toEqual({
    ok: false,
    fault: { kind: 'answer-unreadable', detail: 'status 204 for a question' },
  });
  const write = { method: 'PUT', url: 'Task/1', within: base, server: 'record', body: '{}' } as const;
  expect(await here.http.once(write)).toMatchObject({ ok: true, value: { status: 204 } });
});

test.each([
  ['a letter of another encoding', bytes('{"text":"', 0xb5, 'g"}')],
  ['half a letter at the end', bytes('{"text":"', 0xc2)],
])('%s makes an answer unreadable, and no other letter takes its place', async (_, body) => {
  expect(await read(answering(() => new Response(body)))).toEqual({
    ok: false,
    fault: { kind: 'answer-unreadable', detail: 'not UTF-8 text' },
  });
});

test('a letter that two pieces of an answer share is read whole', async () => {
  const pieces = [bytes('{"dose":"5 ', 0xc2), bytes(0xb5, 'g"}')];
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => {
      for (const piece of pieces) stream.enqueue(piece);
      stream.close();
    },
  });
  expect(await read(answering(() => new Response(body)))).toMatchObject({
    ok: true,
    value: { text: '{"dose":"5 µg"}' },
  });
});

const fault = (status: number, body: object | string = '', headers: HeadersInit = {}, now = 0) =>
  statusFault(
    new Response('', { status, headers }),
    typeof body === 'string' ? body : JSON.stringify(body),
    'record',
    now,
  );
const says = (code: string) => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] });

test.each([408, 429, 500, 503])('a %i is waited out: nobody was refused anything', (status) => {
  expect(fault(status)).toMatchObject({ kind: 'not-answering', detail: `status ${status}` });
});

test.each([
  'invalid',
  'structure',
  'required',
  'value',
  'invariant',
  'code-invalid',
  'extension',
  'business-rule',
])('what a record says about the content (%s) is a refusal, though it comes as its own error', (code) => {
  expect(fault(500, says(code))).toMatchObject({ kind: 'rejected', status: 500, issues: [{ code }] });
});

test.each(['transient', 'exception', 'timeout', 'processing'])(
  'what it says about itself (%s) is no refusal',
  (code) => expect(fault(500, says(code))).toMatchObject({ kind: 'not-answering' }),
);

test('Retry-After is so many seconds, or a moment by this computer’s clock; one that is over is now, and an hour is the most', () => {
  const now = Date.parse('2026-11-18T10:00:00Z');
  const wait = (header: string) => fault(503, '', { 'retry-after': header }, now);
  expect(wait('7')).toMatchObject({ retryAfterMs: 7_000 });
  expect(wait('Wed, 18 Nov 2026 10:00:30 GMT')).toMatchObject({ retryAfterMs: 30_000 });
  expect(wait('Wed, 18 Nov 2026 09:50:00 GMT')).toMatchObject({ retryAfterMs: 0 });
  expect(wait('86400')).toMatchObject({ retryAfterMs: 3_600_000 });
  expect(wait('soon')).not.toHaveProperty('retryAfterMs');
});

/** Asked once, answered with this, and asked again about something else: how many questions went out at once. */
async function askedAfter(status: number, retryAfter: string, second = base): Promise<number> {
  const here = answering(() =>
    here.asked.length === 1
      ? new Response('', { status, headers: { 'retry-after': retryAfter } })
      : new Response('{}'),
  );
  await read(here);
  void read(here, 'Patient/2', second);
  await soon();
  return here.asked.length;
}

test('asked too much, everybody waits who asks that server, for a time that is waited for at all', async () => {
  expect(await askedAfter(429, '5')).toBe(1);
  // Another record at the same server is the same server, and another server is none.
  expect(await askedAfter(429, '5', 'https://record.invalid/other')).toBe(1);
  expect(await askedAfter(429, '5', 'https://elsewhere.invalid/fhir')).toBe(2);
  expect(await askedAfter(429, '3600')).toBe(2);
});

test('a server that cannot answer one request holds up no other', async () => {
  expect(await askedAfter(503, '5')).toBe(2);
});

test('whoever waits for a server that was asked too much is asked when the time is over', async () => {
  const here = answering(() =>
    here.asked.length === 1
      ? new Response('', { status: 429, headers: { 'retry-after': '5' } })
      : new Response('{}'),
  );
  await read(here);
  const second = read(here, 'Patient/2');
  await soon();
  here.clock.advance(4_999);
  await soon();
  expect(here.asked.length).toBe(1);
  here.clock.advance(1);
  expect(await second).toMatchObject({ ok: true });
});
