import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ok } from '../../../shared/core/result.ts';
import { calls, type CallName } from '../../../shared/ipc/contract.ts';
import { faultSchema } from '../../../shared/ipc/faults.ts';
import { after, now } from '../../../electron/engine/node-host.ts';
import { startEngine, type Engine } from '../../../electron/engine/engine.ts';
import { linkTo, type EngineLink } from '../../../electron/engine/link.ts';
import { portPair } from '../../../electron/engine/port-pair.ts';
import type { Port } from '../../../electron/engine/host.ts';
import { testCost } from '../../support/engine-client.ts';
import { memoryKeyStore, testHost, type TestHost } from '../../support/test-host.ts';
import { startTinyTrust, type TinyTrust } from '../../support/tiny-trust.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Malformed messages in all; a million by `npm run fuzz`. */
const count = Number(process.env['CONCORD_FUZZ'] ?? 2_000);
const names = Object.keys(calls) as CallName[];
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
  const shape: object = calls[name].request.shape;
  return fc.record(Object.fromEntries(Object.keys(shape).map((key) => [key, anything])));
};

/** Those that would lock, sign in anew, or read a folder of this computer when they happen to be right. */
const notWellFormed: readonly CallName[] = ['lock', 'signIn', 'signOut', 'importPack', 'cancelImport'];

test('every call answers every malformed request with one fault or reply, never a bug, and the engine goes on', async () => {
  const each = Math.ceil(count / names.length);
  const bugs: unknown[] = [];
  let answered = 0;
  for (const name of names) {
    const requests = fc.sample(
      notWellFormed.includes(name) ? fc.constantFrom(7, 'x', null, []) : fc.oneof(anything, shapedFor(name)),
      each,
    );
    for (const request of requests) {
      const answer = await link.call(name, request).catch((error: unknown) => {
        // A value that cannot be copied between processes never leaves the page.
        if (error instanceof DOMException || error instanceof TypeError) return undefined;
        throw error;
      });
      answered += 1;
      if (answer === undefined || answer.ok) continue;
      expect(faultSchema.safeParse(answer.fault).success).toBe(true);
      if (answer.fault.kind === 'internal') bugs.push([name, answer.fault, host.logged.at(-1)]);
    }
  }
  expect([answered, bugs.slice(0, 5)]).toEqual([each * names.length, []]);
  const session = z.object({ state: z.object({ kind: z.string() }) });
  const still = await link.call('getSession', {});
  expect(still.ok && session.parse(still.value).state.kind).toBe('unlocked');
});

test('messages that are no call are passed over without an answer and without an end', async () => {
  const messages = fc.sample(
    fc.oneof(
      anything,
      fc.record({ type: anything, id: anything, version: anything, call: anything, request: anything }),
      fc.record({
        type: fc.constant('call'),
        id: fc.integer(),
        version: fc.integer(),
        call: fc.string(),
        request: anything,
      }),
    ),
    Math.ceil(count / 4),
  );
  for (const message of messages) {
    try {
      port.post(message);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }
  expect((await link.call('getSession', {})).ok).toBe(true);
});
