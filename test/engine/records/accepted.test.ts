import { expect, test } from 'vitest';
import {
  createHttp,
  usualHttp,
  type HttpAnswer,
  type HttpFault,
} from '../../../electron/engine/http/http.ts';
import { followAccepted } from '../../../electron/engine/records/accepted.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { tempFolder } from '../../support/temp.ts';
import { testClock, testHost } from '../../support/test-host.ts';

/** A record that takes a request and answers it later, at an address of its own. */
const where = 'https://record.invalid/fhir/job/7';
const answer = (status: number, headers: Record<string, string> = {}, text = ''): HttpAnswer => ({
  status,
  headers: new Headers(headers),
  text,
  serverTime: undefined,
});
const accepted = (headers: Record<string, string> = {}) => answer(202, headers);
const taken = accepted({ 'content-location': where });

type Later = HttpAnswer | HttpFault;

/** What a request comes to that was accepted and then answers this, where it was asked for, and after which waits. */
async function follow(
  first: HttpAnswer,
  later: readonly Later[],
  patienceMs = 60_000,
): Promise<{ readonly came: unknown; readonly asked: readonly string[]; readonly waits: readonly number[] }> {
  const clock = testClock();
  const waits: number[] = [];
  const after: typeof clock.after = (delayMs, run) => {
    waits.push(delayMs);
    queueMicrotask(() => {
      clock.advance(delayMs);
      run();
    });
    return { cancel: () => undefined };
  };
  const http = createHttp(testHost(tempFolder('accepted'), { clock, after, now: clock.now }), usualHttp);
  const left = [...later];
  const asked: string[] = [];
  const ask = async (url: string): Promise<Result<HttpAnswer, HttpFault>> => {
    asked.push(url);
    const next = left.shift() ?? taken;
    return 'kind' in next ? err(next) : ok(next);
  };
  return { came: await followAccepted(http, first, ask, patienceMs), asked, waits };
}
const batch = (...entry: readonly object[]): HttpAnswer =>
  answer(200, {}, JSON.stringify({ resourceType: 'Bundle', type: 'batch-response', entry }));
const unreadable = (detail: string) => ({ ok: false, fault: { kind: 'answer-unreadable', detail } });

test('what was accepted is asked for where the record said, until it answers; that answer is the answer', async () => {
  const { came, asked } = await follow(taken, [accepted(), accepted(), answer(200, { etag: 'W/"2"' }, '{}')]);
  expect(came).toMatchObject({ ok: true, value: { status: 200, text: '{}' } });
  expect(asked).toEqual([where, where, where]);
});

test('it is asked for as often as the record says, and never without a pause', async () => {
  const first = accepted({ 'content-location': where, 'retry-after': '3' });
  const { waits } = await follow(first, [accepted({ 'retry-after': '0' }), accepted(), answer(200)]);
  expect(waits).toEqual([3_000, 100, 500]);
});

test('accepted without a place to ask, nobody knows what became of it', async () => {
  const { came, asked } = await follow(accepted(), []);
  expect([came, asked]).toEqual([unreadable('accepted, and nowhere to ask for the answer'), []]);
});

test('accepted and never answered is no answer, which may have arrived', async () => {
  const { came, asked } = await follow(taken, [], 2_000);
  expect(came).toMatchObject({
    ok: false,
    fault: {
      kind: 'not-answering',
      layer: 'integration-engine',
      detail: 'accepted, and not answered in time',
    },
  });
  expect(asked.length).toBe(4);
});

test.each<HttpFault>([
  { kind: 'not-answering', layer: 'network', detail: 'ECONNRESET' },
  { kind: 'rejected', status: 404, issues: [], body: '' },
  { kind: 'unauthorised' },
])('a place that does not answer any more is said as what it was: %j', async (fault) => {
  const { came, asked } = await follow(taken, [fault, answer(200)]);
  expect([came, asked.length]).toEqual([err(fault), 1]);
});

test('an answer in a batch of one is taken out of it, with the status, version and place it would have had', async () => {
  const resource = '{"resourceType":"Task","id":"t1","priority":1.50}';
  const text = `{"resourceType":"Bundle","type":"batch-response","entry":[{"response":{"status":"201 Created","etag":"W/\\"3\\"","location":"Task/t1/_history/3"},"resource":${resource}}]}`;
  const { came } = await follow(taken, [answer(200, { etag: 'W/"9"' }, text)]);
  expect(came).toMatchObject({ ok: true, value: { status: 201, text: resource } });
  const { headers } = (came as { readonly value: HttpAnswer }).value;
  expect([headers.get('etag'), headers.get('location')]).toEqual(['W/"3"', 'Task/t1/_history/3']);
});

test('a refusal in a batch of one is a refusal, in the record’s own words', async () => {
  const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'conflict' }] };
  const refused = async (entry: object) => (await follow(taken, [batch(entry)])).came;
  const fault = { kind: 'rejected', status: 412, issues: [{ code: 'conflict' }] };
  expect(await refused({ response: { status: '412 Precondition Failed', outcome } })).toMatchObject({
    fault,
  });
  expect(await refused({ response: { status: '412' }, resource: outcome })).toMatchObject({ fault });
  expect(await refused({ response: { status: '401' } })).toMatchObject({ fault: { kind: 'unauthorised' } });
  expect(await refused({ response: { status: '503' } })).toMatchObject({ fault: { kind: 'not-answering' } });
});

test.each([
  ['nothing', [], 'not one answer in the batch-response'],
  [
    'two answers',
    [{ response: { status: '200' } }, { response: { status: '200' } }],
    'not one answer in the batch-response',
  ],
  ['no response', [{ resource: { resourceType: 'Task' } }], 'not one answer in the batch-response'],
  ['no status', [{ response: {} }], 'a batch-response without a status'],
  ['a status of neither kind', [{ response: { status: '304' } }], 'a batch-response without a status'],
])('a batch with %s in it answers nothing', async (_, entries, detail) => {
  expect((await follow(taken, [batch(...entries)])).came).toEqual(unreadable(detail));
});

test('what answers at once is left as it is, whatever it is wrapped in', async () => {
  const at = batch({ response: { status: '412' } });
  expect(await follow(at, [])).toMatchObject({ came: { ok: true, value: at }, asked: [] });
});
