import { randomBytes, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { NetworkHost } from './http/http.ts';
import type { Host, Timer } from './host.ts';
import { nodeFiles } from './node-files.ts';
import { logTo } from './node-log.ts';

/** What every host that runs on Node takes from the machine in the same way. */
export type NodeParts = Pick<
  Host,
  | 'computerName'
  | 'dataFolder'
  | 'countFile'
  | 'files'
  | 'now'
  | 'monotonic'
  | 'after'
  | 'randomBytes'
  | 'randomUuid'
  | 'beforeStatement'
  | 'log'
>;

/** `dataFolder` is absolute; it is made when missing. */
export function nodeParts(dataFolder: string): NodeParts {
  nodeFiles.makeFolder(dataFolder);
  return {
    computerName: hostname(),
    dataFolder,
    countFile: `${dataFolder}.counts`,
    files: nodeFiles,
    now,
    monotonic,
    after,
    randomBytes: (count) => randomBytes(count),
    randomUuid: () => randomUUID(),
    beforeStatement: () => undefined,
    log: logTo(dataFolder, now),
  };
}

/** Node's own network, for what has no host: a command that asks a trust's records what they offer. */
export const nodeNetwork: NetworkHost = {
  fetch: (url, init) => fetch(url, init),
  after: (delayMs, run) => after(delayMs, run),
  now: () => now(),
  randomBytes: (count) => randomBytes(count),
  randomUuid: () => randomUUID(),
};

/** Milliseconds since 1970. */
export function now(): number {
  return Date.now();
}

/** Milliseconds since this process began, whatever the clock is set to. */
export function monotonic(): number {
  return performance.now();
}

/** Runs once after `delayMs`; does not keep the process alive by itself. */
export function after(delayMs: number, run: () => void): Timer {
  const timer = setTimeout(run, delayMs);
  timer.unref();
  return { cancel: () => clearTimeout(timer) };
}

/** An unguessable text for addresses and cookies: 256 bits, URL-safe. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
