import { join } from 'node:path';
import { err } from '../../shared/core/result.ts';
import type { Host, LogLine } from '../../electron/engine/host.ts';
import { nodeFiles } from '../../electron/engine/node-files.ts';
import { memoryKeyStore } from '../support/test-host.ts';
import type { Chance } from './chance.ts';
import type { Network, Stage } from './network.ts';
import { countsName, type Place } from './template.ts';
import type { World } from './world.ts';

/** The process has ended at this point, as if the power had gone. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** When a process is to die: at the n-th statement, at the n-th statement of a kind, at the n-th step of the network. */
export type CrashPlan =
  | { readonly kind: 'statement'; readonly nth: number }
  | { readonly kind: 'label'; readonly label: string; readonly nth: number }
  | { readonly kind: 'network'; readonly stage: Stage; readonly write: boolean; readonly nth: number }
  | { readonly kind: 'file'; readonly nth: number };

export type HostParts = {
  readonly name: string;
  readonly world: World;
  readonly network: Network;
  readonly chance: Chance;
  readonly place: Place;
};

/** What of a computer outlives its processes. */
export type Computer = {
  readonly name: string;
  readonly online: boolean;
  readonly skewMs: number;
  readonly bugs: LogLine[];
};

/** What every host of a client has in common, alive or not. */
export function bareHost({ name, world, chance, place }: HostParts): Host {
  const bytes = (count: number): Uint8Array => chance.bytes(count);
  return {
    kind: 'test',
    computerName: 'NM-7B-02',
    appVersion: `simulated ${name}`,
    dataFolder: place.data,
    countFile: join(place.root, countsName),
    fetch: () => new Promise(() => undefined),
    openBrowser: () => Promise.resolve(err({ kind: 'not-opened' })),
    keyStore: memoryKeyStore(),
    files: nodeFiles,
    now: world.now,
    monotonic: () => world.now(),
    after: world.after,
    randomBytes: bytes,
    randomUuid: () => {
      const hex = Buffer.from(bytes(16)).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    beforeStatement: () => undefined,
    log: () => undefined,
  };
}

export type Living = {
  readonly alive: () => boolean;
  /** Whether another process was started in its place since, however it ended. */
  readonly replaced: () => boolean;
  readonly plan: CrashPlan | undefined;
  readonly kill: (where: string) => void;
};

/** The world as one process sees it. Once it is dead nothing it does reaches anything. */
export function livingHost(
  parts: HostParts,
  computer: Computer,
  { alive, replaced, plan, kill }: Living,
): Host {
  let [statements, labels, steps, files] = [0, 0, 0, 0];
  const die = (where: string): never => {
    if (alive()) kill(where);
    throw new Crash(where);
  };
  const dieIf = (condition: boolean, where: string): void => {
    if (!alive() || condition) die(where);
  };
  const passes = (stage: Stage, isWrite: boolean): void => {
    const counted = plan?.kind === 'network' && plan.stage === stage && (!plan.write || isWrite);
    steps += counted ? 1 : 0;
    dieIf(counted && steps === plan.nth, `network ${stage}${isWrite ? ' of a write' : ''}`);
  };
  const caller = { name: computer.name, alive, replaced, online: () => computer.online, passes };
  const beforeFile = (what: string): void => {
    files += 1;
    dieIf(plan?.kind === 'file' && files === plan.nth, `file ${what}`);
  };
  return {
    ...bareHost(parts),
    now: () => Math.floor(parts.world.now() + computer.skewMs),
    after: (delayMs, run) => parts.world.after(delayMs, () => void (alive() && run())),
    fetch: (url, init) => parts.network.fetch(caller, url, init),
    beforeStatement: (label) => {
      statements += 1;
      const named = plan?.kind === 'label' && label.startsWith(plan.label);
      labels += named ? 1 : 0;
      dieIf((plan?.kind === 'statement' && statements === plan.nth) || (named && labels === plan.nth), label);
    },
    files: {
      ...nodeFiles,
      openInPlace: (path) => {
        const file = nodeFiles.openInPlace(path);
        return {
          ...file,
          write: (bytes) => {
            dieIf(false, 'file overwrite');
            file.write(bytes);
          },
        };
      },
      writeWhole: (path, bytes) => {
        beforeFile('write');
        nodeFiles.writeWhole(path, bytes);
      },
    },
    log: (line) => {
      if (alive() && line.event === 'bug') computer.bugs.push(line);
    },
  };
}
