import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { after, now } from '../../../electron/engine/node-host.ts';
import {
  addressWithin,
  createHttp,
  readJson,
  readPages,
  usualHttp,
  type Http,
} from '../../../electron/engine/http/http.ts';
import { tempFolder } from '../../support/temp.ts';
import { testClock, testHost } from '../../support/test-host.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const address = started.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

const quick = (settings = {}): Http =>
  createHttp(testHost(tempFolder('http'), { now, after }), { ...usualHttp, backOffMs: 1, ...settings });
const ask = (http: Http, base: string, more = {}) =>
  http.read({ url: `${base}/x`, within: base, server: 'record', ...more });

test('a read is tried again after 503 and succeeds; a wait asked for longer than our patience is not waited', async () => {
  let count = 0;
  const base = await serve((_, response) => {
    response.writeHead((count += 1) < 3 ? 503 : 200);
    response.end('{}');
  });
  expect(await ask(quick(), base)).toMatchObject({ ok: true, value: { text: '{}' } });
  expect(count).toBe(3);
});

test('Retry-After is honoured: shorter is waited for, longer comes back in the fault', async () => {
  const waits: number[] = [];
  let count = 0;
  const base = await serve((_, response) => {
    response.writeHead(429, { 'retry-after': (count += 1) === 1 ? '2' : '3600' });
    response.end();
  });
  const host = testHost(tempFolder('http'), {
    now,
    after: (delayMs, run) => {
      waits.push(delayMs);
      return after(delayMs === 2000 ? 1 : delayMs, run);
    },
  });
  const answer = await ask(createHttp(host, { ...usualHttp, backOffMs: 1 }), base);
  expect(answer).toMatchObject({
    fault: { kind: 'not-answering', layer: 'record', detail: 'status 429', retryAfterMs: 3_600_000 },
  });
  expect(waits).toContain(2000);
});

test.each([201, 206])(
  'a question answered with %i is not answered whole, whatever stands in it',
  async (status) => {
    const base = await serve((_, response) => {
      response.writeHead(status);
      response.end('{"resourceType":"Bundle","entry":[]}');
    });
    expect(await ask(quick(), base)).toEqual({
      ok: false,
      fault: { kind: 'answer-unreadable', detail: `status ${status} for a question` },
    });
  },
);

test('a form post is never sent twice', async () => {
  let count = 0;
  const base = await serve((_, response) => {
    count += 1;
    response.writeHead(503);
    response.end();
  });
  await quick().once({ method: 'POST', url: `${base}/x`, within: base, server: 'record', body: 'a=b' });
  expect(count).toBe(1);
});

test('a server that hangs is given up after the time limit, by the host’s timers', async () => {
  const clock = testClock();
  const base = await serve(() => clock.advance(30_000));
  const http = createHttp(testHost(tempFolder('http'), { clock }), { ...usualHttp, tries: 1 });
  expect(await ask(http, base)).toMatchObject({
    fault: { kind: 'not-answering', detail: 'no answer in time' },
  });
});

test('a body beyond the limit is cut off, announced or not', async () => {
  const base = await serve((request, response) => {
    if (request.url === '/x') response.writeHead(200, { 'content-length': 5000 });
    response.end('y'.repeat(5000));
  });
  expect(await ask(quick(), base, { maxBytes: 1000 })).toMatchObject({ fault: { kind: 'too-large' } });
  expect(await ask(quick(), base, { url: `${base}/chunked`, maxBytes: 1000 })).toMatchObject({
    fault: { kind: 'too-large' },
  });
});

test('a connection cut inside the body is the record’s fault, and no half text gets through', async () => {
  const base = await serve((_, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('{"half":');
    setImmediate(() => response.destroy());
  });
  expect(await ask(quick({ tries: 1 }), base)).toMatchObject({
    fault: { kind: 'not-answering', layer: 'record', detail: 'the connection was cut' },
  });
});

test.each([
  [502, { 'x-tie': 'northmoor' }, '', 'integration-engine'],
  [503, { via: '1.1 engine' }, '', 'integration-engine'],
  [
    504,
    {},
    '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"timeout"}]}',
    'integration-engine',
  ],
  [
    503,
    {},
    '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"transient"}]}',
    'record',
  ],
  [502, {}, '<html>', 'record'],
])('status %d with %j names the layer that failed', async (status, headers, body, layer) => {
  const base = await serve((_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  });
  expect(await ask(quick({ tries: 1 }), base)).toMatchObject({ fault: { kind: 'not-answering', layer } });
});

test('a computer without a way out says network, not record', async () => {
  const host = testHost(tempFolder('http'), {
    now,
    after,
    fetch: () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } })),
  });
  expect(await ask(createHttp(host, { ...usualHttp, tries: 1 }), 'https://record.example')).toMatchObject({
    fault: { layer: 'network', detail: 'ENOTFOUND' },
  });
});

test('a redirect is refused and not followed', async () => {
  const seen: string[] = [];
  const base = await serve((request, response) => {
    seen.push(request.url ?? '');
    response.writeHead(302, { location: '/elsewhere' });
    response.end();
  });
  expect(await ask(quick(), base)).toMatchObject({ fault: { kind: 'address-refused', why: 'redirect' } });
  expect(seen).toEqual(['/x']);
});

test.each([
  ['https://record.example/fhir', 'Patient/1', 'https://record.example/fhir/Patient/1'],
  ['https://record.example/fhir', 'https://record.example/fhir?page=2', 'https://record.example/fhir?page=2'],
  ['https://record.example/fhir', 'https://evil.example/fhir', 'other-origin'],
  ['https://record.example/fhir', '//evil.example/fhir', 'other-origin'],
  ['https://record.example/fhir', 'http://record.example/fhir', 'other-origin'],
  ['https://record.example/fhir', 'https://user:pw@record.example/', 'not-an-address'],
  ['http://record.example/fhir', 'Patient/1', 'not-tls'],
  ['http://127.0.0.1:1/fhir', 'Patient/1', 'http://127.0.0.1:1/fhir/Patient/1'],
  ['https://record.example/fhir', 'javascript:alert(1)', 'not-an-address'],
])('from %s the address %s is %s', (base, text, expected) => {
  const address = addressWithin(base, text);
  expect(address.ok ? address.value.href : address.fault.why).toBe(expected);
});

test('every request carries an id of its own and the id of its action', async () => {
  const seen: (readonly [unknown, unknown])[] = [];
  const base = await serve((request, response) => {
    seen.push([request.headers['x-request-id'], request.headers['x-correlation-id']]);
    response.end('{}');
  });
  const http = quick();
  await ask(http, base, { correlation: 'action' });
  await ask(http, base, { correlation: 'action' });
  expect(seen[0]?.[0]).not.toBe(seen[1]?.[0]);
  expect(seen.map((one) => one[1])).toEqual(['action', 'action']);
});

test('no more requests at a time than agreed', async () => {
  let open = 0;
  let most = 0;
  const base = await serve((_, response) => {
    most = Math.max(most, (open += 1));
    setImmediate(() => {
      open -= 1;
      response.end('{}');
    });
  });
  const http = quick({ concurrency: 2 });
  await Promise.all(Array.from({ length: 12 }, () => ask(http, base)));
  expect(most).toBeLessThanOrEqual(2);
});

test('answers that come in keep it busy, and a server that does not answer keeps nobody busy', async () => {
  const base = await serve((request, response) => void (request.url === '/x' && response.end('{}')));
  const clock = testClock();
  const http = createHttp(testHost(tempFolder('http'), { now: clock.now, after }), usualHttp);
  await ask(http, base);
  const afterAnAnswer = http.isBusy();
  clock.advance(1_000);
  void ask(http, base, { url: `${base}/silent` });
  expect([afterAnAnswer, http.isBusy()]).toEqual([true, false]);
});

test.each([
  ['', 'empty answer'],
  ['<html>', 'HTML or XML instead of JSON'],
  ['{"a":', 'JSON that ends half-way'],
  ['{"a" 1}', 'not JSON'],
  ['[1]', 'JSON that is not an object'],
  ['{"a":{"constructor":1}}', 'prototype keys'],
  ['{"__proto\\u005f_":1}', 'prototype keys'],
])('%s is refused as %s', (text, detail) => {
  expect(readJson(text)).toEqual({ ok: false, fault: { kind: 'answer-unreadable', detail } });
});

test('an entry without type or id is counted, never dropped unseen', async () => {
  const base = await serve((_, response) =>
    response.end(
      '{"resourceType":"Bundle","entry":[{"resource":{"id":"x"}},{"fullUrl":"y"},{"resource":{"resourceType":"List","id":"l"}}]}',
    ),
  );
  const http = quick();
  const found: { readonly ids: readonly string[]; readonly lost: number }[] = [];
  const end = await readPages({
    read: (url) => http.read({ url, within: base, server: 'record' }),
    address: (link) => addressWithin(base, link),
    first: 'List',
    type: 'List',
    firstNumber: 1,
    onPage: (page) => found.push({ ids: page.entries.map((one) => one.id), lost: page.unidentified }),
  });
  expect(end).toEqual({ kind: 'end' });
  expect(found).toEqual([{ ids: ['l'], lost: 2 }]);
});

test('what may not go any more when its turn comes is not sent, and says nothing of the network', async () => {
  let asked = 0;
  const base = await serve((_, response) => {
    asked += 1;
    response.end('{}');
  });
  const ends: unknown[] = [];
  const http = createHttp(testHost(tempFolder('http'), { now, after }), usualHttp, (fault) =>
    ends.push(fault),
  );
  const request = { method: 'POST', url: `${base}/x`, within: base, server: 'record', body: '{}' } as const;
  expect(await http.once({ ...request, mayGo: () => false })).toMatchObject({
    ok: false,
    fault: { kind: 'not-answering', detail: 'not sent: its turn came too late' },
  });
  expect([asked, ends]).toEqual([0, []]);
  expect(await http.once({ ...request, mayGo: () => true })).toMatchObject({ ok: true });
  expect([asked, ends]).toEqual([1, [undefined]]);
});
