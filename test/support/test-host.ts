import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { err, ok } from '../../shared/core/result.ts';
import type { Host, KeyStore, LogLine } from '../../electron/engine/host.ts';
import { nodeFiles } from '../../electron/engine/node-files.ts';

/** A clock that stands still until a test moves it. Timers fire in order when it passes them. */
export type TestClock = {
  readonly now: () => number;
  readonly after: Host['after'];
  readonly advance: (ms: number) => void;
};

type Waiting = { readonly at: number; readonly run: () => void; cancelled: boolean };

export function testClock(startMs: number = Date.parse('2026-11-18T10:52:00Z')): TestClock {
  let now = startMs;
  let waiting: Waiting[] = [];
  return {
    now: () => now,
    after: (delayMs, run) => {
      const timer: Waiting = { at: now + delayMs, run, cancelled: false };
      waiting.push(timer);
      return { cancel: () => (timer.cancelled = true) };
    },
    advance: (ms) => {
      const until = now + ms;
      for (;;) {
        const next = waiting
          .filter((timer) => !timer.cancelled && timer.at <= until)
          .toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        waiting = waiting.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = until;
    },
  };
}

/** Bytes that look random and are the same for the same seed. */
export function seededBytes(seed: string): (count: number) => Uint8Array {
  let counter = 0;
  return (count) => {
    const blocks: Buffer[] = [];
    while (blocks.length * 32 < count)
      blocks.push(createHash('sha256').update(`${seed} ${counter++}`).digest());
    return Buffer.concat(blocks).subarray(0, count);
  };
}

/** A key store that keeps its secret in memory: another `login` cannot unwrap what this one wrapped. */
export function memoryKeyStore(login = 'this login'): KeyStore {
  const mask = createHash('sha512').update(login).digest();
  const mix = (bytes: Uint8Array): Uint8Array =>
    bytes.map((byte, at) => byte ^ (mask[at % mask.length] ?? 0));
  const mark = Buffer.from(createHash('sha256').update(login).digest());
  return {
    wrap: (secret) => Promise.resolve(ok(Buffer.concat([mark, mix(secret)]))),
    unwrap: (wrapped) =>
      Promise.resolve(
        mark.equals(wrapped.subarray(0, 32)) ? ok(mix(wrapped.subarray(32))) : err({ kind: 'cannot-unwrap' }),
      ),
  };
}

export type TestHost = Host & {
  readonly clock: TestClock;
  readonly logged: LogLine[];
  readonly statements: string[];
};

/** The engine's host in tests: a real folder and real files, everything else in the test's hands. */
export function testHost(
  dataFolder: string,
  over: Partial<Host> & { readonly clock?: TestClock; readonly seed?: string } = {},
): TestHost {
  nodeFiles.makeFolder(dataFolder);
  const clock = over.clock ?? testClock();
  const random = seededBytes(over.seed ?? 'concord');
  const logged: LogLine[] = [];
  const statements: string[] = [];
  return {
    kind: 'test',
    computerName: 'NM-7B-02',
    appVersion: 'test',
    dataFolder,
    countFile: join(dataFolder, 'concord.counts'),
    fetch: (url, init) => fetch(url, init),
    openBrowser: () => Promise.resolve(err({ kind: 'not-opened' })),
    keyStore: memoryKeyStore(),
    files: nodeFiles,
    now: clock.now,
    monotonic: over.now ?? clock.now,
    after: clock.after,
    randomBytes: random,
    randomUuid: () => {
      const hex = Buffer.from(random(16)).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    beforeStatement: (label) => statements.push(label),
    log: (line) => logged.push(line),
    ...over,
    clock,
    logged,
    statements,
  };
}
