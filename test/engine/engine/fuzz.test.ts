import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { requests, type CallName } from '../../../shared/ipc/requests.ts';
import { faultSchema, type Fault } from '../../../shared/ipc/faults.ts';
import { after, now } from '../../../electron/engine/node-host.ts';
import { startEngine, type Engine } from '../../../electron/engine/engine.ts';
import { linkTo, type EngineLink } from '../../../electron/engine/link.ts';
import { permissionOf } from '../../../electron/engine/permissions/permissions.ts';
import { portPair } from '../../../electron/engine/port-pair.ts';
import type { Port } from '../../../electron/engine/host.ts';
import { testCost } from '../../support/engine-client.ts';
import { memoryKeyStore, testHost, type TestHost } from '../../support/test-host.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Malformed messages to an unlocked engine, and as many to a locked one; a million by `npm run fuzz`. */
const count = Number(process.env['CONCORD_FUZZ'] ?? 2_000);
/** Drawn at once. */
const piece = 1_000;
const names = Object.keys(requests) as CallName[];
const pin = '480261';
const folder = mkdtempSync(join(tmpdir(), 'concord-fuzz-'));

let trust: TinyTrust;
let host: TestHost;
let engine: Engine;
let link: EngineLink;
let port: Port;

beforeAll(async () => {
  trust = await startTinyTrust();
  host = testHost(folder, {
    now,
    after,
    keyStore: memoryKeyStore(),
    openBrowser: async (url) => {
      void fetch(url).then((answer) => answer.text());
      return ok(undefined);
    },
  });
  const [ours, theirs] = portPair();
  port = ours;
  const people = [{ id: `${trust.origin}#ruth`, role: 'pharmacist' as const }];
  engine = await startEngine({
    host,
    port: theirs,
    config: { ...trust.config, people },
    cost: testCost,
    // Nobody is at the keys: a million messages take longer than the idle lock waits.
    idleLockMs: 86_400_000,
  });
  link = linkTo(ours);
  await link.call('signIn', { audience: 'main', meant: { kind: 'anybody' } });
  const enrolled = await link.call('enrol', { pin, admittedBy: null });
  if (!enrolled.ok) throw new Error(enrolled.fault.kind);
});
afterAll(async () => {
  link.close();
  await engine.stop();
  await trust.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What nobody should send: other types, keys of the prototype, numbers at their ends, deep and long things. */
const anything = fc.oneof(
  {
    arbitrary: fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, maxDepth: 3 }),
    weight: 4,
  },
  {
    arbitrary: fc.constantFrom(
      '__proto__',
      'constructor',
      '',
      ' ',
      '\u0000',
      "'; DROP TABLE audit; --",
      '../../..',
    ),
    weight: 2,
  },
  { arbitrary: fc.constantFrom(Number.NaN, Infinity, -0, 2 ** 53, -1, 1e308), weight: 1 },
  { arbitrary: fc.integer({ min: 1, max: 5_000 }).map((size) => 'x'.repeat(size)), weight: 1 },
  { arbitrary: fc.integer({ min: 1, max: 400 }).map(nested), weight: 1 },
);

function nested(depth: number): unknown {
  let value: unknown = null;
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { patient: value };
  return value;
}

/** In the shape of the call's request, with anything in its places. */
const shapedFor = (name: CallName): fc.Arbitrary<unknown> => {
  const shape: object = requests[name].shape;
  return fc.record(Object.fromEntries(Object.keys(shape).map((key) => [key, anything])));
};

/** Those that would lock, sign in anew, or read a folder of this computer when they happen to be right. */
const notWellFormed: readonly CallName[] = ['lock', 'signIn', 'signOut', 'importPack', 'cancelImport'];

/** A request that fits no call, or fits one in shape only. */
const malformed = (name: CallName): fc.Arbitrary<unknown> =>
  notWellFormed.includes(name) ? fc.constantFrom(7, 'x', null, []) : fc.oneof(anything, shapedFor(name));

/** Asks; `undefined` where the value cannot be copied between processes, so that it never leaves the page. */
async function ask(name: CallName, request: unknown): Promise<Result<unknown, unknown> | undefined> {
  try {
    return await link.call(name, request);
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** So many of each call in a row; what `check` finds wrong with an answer, the first five. */
async function askEach(
  each: number,
  check: (name: CallName, answer: Result<unknown, Fault>) => string | undefined,
): Promise<readonly unknown[]> {
  const wrong: unknown[] = [];
  let answered = 0;
  for (const name of names)
    // In pieces, as a million of them are not held at once.
    for (let left = each; left > 0; left -= piece)
      for (const request of fc.sample(malformed(name), Math.min(left, piece))) {
        const answer = await ask(name, request);
        answered += 1;
        if (answer === undefined) continue;
        const fault = answer.ok ? undefined : faultSchema.safeParse(answer.fault);
        if (fault?.success === false) wrong.push([name, 'no fault of the contract']);
        const said = check(name, fault?.success === true ? err(fault.data) : ok(undefined));
        if (said !== undefined) wrong.push([name, said, host.logged.at(-1)]);
      }
  expect(answered).toBe(each * names.length);
  return wrong.slice(0, 5);
}

const sessionSchema = z.object({ state: z.object({ kind: z.string() }) });
async function stateOf(call: 'getSession' | 'unlock' = 'getSession', request: object = {}): Promise<string> {
  const answer = await link.call(call, request);
  return answer.ok ? sessionSchema.parse(answer.value).state.kind : answer.fault.kind;
}

const bug = (_name: CallName, answer: Result<unknown, Fault>): string | undefined =>
  !answer.ok && answer.fault.kind === 'internal' ? `internal ${answer.fault.where}` : undefined;

/** Who is not here is told that it is locked, whatever was asked and however; the rest as ever. */
const bugOrOpen = (name: CallName, answer: Result<unknown, Fault>): string | undefined => {
  if (permissionOf(name) === 'locked') return bug(name, answer);
  return !answer.ok && answer.fault.kind === 'locked' ? undefined : 'not locked';
};

async function postNoCalls(): Promise<void> {
  for (let left = Math.ceil(count / 4); left > 0; left -= piece)
    for (const message of fc.sample(noCall, Math.min(left, piece)))
      try {
        port.post(message);
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
      }
}

const noCall = fc.oneof(
  anything,
  fc.record({ type: anything, id: anything, version: anything, call: anything, request: anything }),
  fc.record({
    type: fc.constant('call'),
    id: fc.integer(),
    version: fc.integer(),
    call: fc.string(),
    request: anything,
  }),
);

const each = Math.ceil(count / names.length);

test('unlocked, every call answers every malformed request with one fault or reply, never a bug, and the engine goes on', async () => {
  expect(await stateOf()).toBe('unlocked');
  expect(await askEach(each, bug)).toEqual([]);
  expect(await stateOf()).toBe('unlocked');
});

test('unlocked, messages that are no call are passed over without an answer and without an end', async () => {
  await postNoCalls();
  expect(await stateOf()).toBe('unlocked');
});

test('locked, no malformed request is answered with anything but that it is locked, the engine goes on, and the PIN still opens it', async () => {
  await link.call('lock', { why: 'asked' });
  expect(await askEach(each, bugOrOpen)).toEqual([]);
  await postNoCalls();
  expect(await stateOf()).toBe('locked');
  expect(await stateOf('unlock', { user: `${trust.origin}#ruth`, pin })).toBe('unlocked');
});
