import './quick-printer.ts';
import { quickCost } from './quick-scrypt.ts';
import { cpSync, rmSync, symlinkSync } from 'node:fs';
import type { Result } from '../../shared/core/result.ts';
import { err, ok } from '../../shared/core/result.ts';
import { calls, type CallName, type ReplyOf, type RequestOf } from '../../shared/ipc/contract.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { startEngine, type Engine } from '../../electron/engine/engine.ts';
import type { Host, LogLine } from '../../electron/engine/host.ts';
import { linkTo, type EngineLink } from '../../electron/engine/link.ts';
import { nodeFiles } from '../../electron/engine/node-files.ts';
import { portPair } from '../../electron/engine/port-pair.ts';
import { memoryKeyStore } from '../support/test-host.ts';
import type { Chance } from './chance.ts';
import type { Network, Stage } from './network.ts';
import { lifeOf, openAside, pin, putGrants, type Place, type Template } from './template.ts';
import { config } from './trust.ts';
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

export type Client = {
  readonly name: string;
  readonly running: () => boolean;
  online: boolean;
  /** This computer's clock against the world's; stepping back is a smaller number. */
  skewMs: number;
  /** `calm`: as a person who is at the computer all the time, so that it never locks by itself. */
  readonly start: (calm?: boolean) => Promise<void>;
  readonly unlock: () => Promise<boolean>;
  readonly call: <Name extends CallName>(name: Name, request: RequestOf<Name>) => Promise<Result<ReplyOf<Name>, Fault>>;
  /** Calls not answered yet. */
  readonly pending: () => readonly string[];
  /** Ends the process without warning. */
  readonly kill: (where: string) => void;
  /** Ends it properly. */
  readonly stop: () => Promise<void>;
  /** As a person who signs in at the identity server again, between two lives of the process. */
  readonly signInAgain: () => void;
  /** Looks into the store of a client that is stopped. */
  readonly aside: <T>(look: (store: ReturnType<typeof openAside>) => T) => T;
  readonly crashes: string[];
  readonly bugs: LogLine[];
  /** Whose cases were opened here. */
  readonly opened: Set<string>;
  /** False as soon as something about the session changed; then somebody has to look. */
  unlocked: boolean;
  /** Crash plans still to come, one a life at most. */
  readonly plans: CrashPlan[];
};

export type ClientParts = {
  readonly name: string;
  readonly world: World;
  readonly network: Network;
  readonly chance: Chance;
  readonly template: Template;
  readonly place: Place;
  readonly plans: readonly CrashPlan[];
  readonly idleLockMs: number;
};

type Life = { readonly number: number; readonly link: EngineLink; readonly engine: Engine; readonly waiting: Map<(result: Result<never, Fault>) => void, string> };

const gone = err<Fault>({ kind: 'engine-stopped' });

export function createClient(parts: ClientParts): Client {
  const { name, network, place, template } = parts;
  const plans = [...parts.plans];
  let number = 0;
  let life: Life | undefined;
  let starting: Promise<void> | undefined;
  const bare = hostParts(parts);

  const kill = (where: string): void => {
    const dead = life;
    const [from, to] = [lifeOf(place, number), lifeOf(place, number + 1)];
    cpSync(from, to, { recursive: true });
    rmSync(place.data);
    symlinkSync(to, place.data);
    number += 1;
    life = undefined;
    client.unlocked = false;
    client.crashes.push(where);
    for (const settle of dead?.waiting.keys() ?? []) settle(gone);
    // Only to give the file handle back: what this writes goes to the files left to the dead.
    if (dead !== undefined) setImmediate(() => void dead.engine.stop().catch(() => undefined));
  };
  const hostNow = (): Host => hostOfLife(parts, client, bare, { mine: number, current: () => number, plan: plans.shift(), kill });
  const begin = async (calm: boolean): Promise<void> => {
    const mine = number;
    const [ours, theirs] = portPair();
    const link = linkTo(ours);
    link.onEvent((event) => {
      client.unlocked &&= event.event !== 'session-changed';
    });
    client.unlocked = false;
    const why = number === 0 ? 'started' : 'engine-restarted';
    const policy = { idleLockMs: calm ? 86_400_000 : parts.idleLockMs };
    const engine = await startEngine({ host: hostNow(), port: theirs, config, why, cost: quickCost, policy });
    if (mine === number) life = { number: mine, link, engine, waiting: new Map() };
  };
  const client: Client = {
    name,
    online: true,
    skewMs: 0,
    crashes: [],
    bugs: [],
    plans,
    opened: new Set(),
    unlocked: false,
    running: () => life !== undefined,
    pending: () => [...(life?.waiting.values() ?? []), ...(starting === undefined ? [] : ['starting'])],
    kill,
    start: (calm = false) => {
      starting ??= (life === undefined ? begin(calm) : Promise.resolve()).finally(() => {
        starting = undefined;
      });
      return starting;
    },
    call: (call, request) => (life === undefined ? Promise.resolve(gone) : ask(life, call, request)),
    unlock: async () => (await client.call('unlock', { user: template.user.id, pin })).ok,
    stop: async () => {
      const ending = life;
      life = undefined;
      client.unlocked = false;
      ending?.link.close();
      await ending?.engine.stop();
    },
    signInAgain: () => client.aside((store) => putGrants(store, template, bare, () => network.identity.signIn(name))),
    aside: (look) => {
      const store = openAside(template, place, { ...bare, beforeStatement: () => undefined });
      try {
        return look(store);
      } finally {
        store.close();
      }
    },
  };
  return client;
}

/** Asks as the renderer does; a process that dies first answers nothing, which the caller is told. */
function ask<Name extends CallName>(life: Life, name: Name, request: RequestOf<Name>): Promise<Result<ReplyOf<Name>, Fault>> {
  return new Promise((resolve) => {
    life.waiting.set(resolve, name);
    void life.link.call(name, request).then((answer) => {
      life.waiting.delete(resolve);
      resolve(answer.ok ? ok(calls[name].reply.parse(answer.value) as ReplyOf<Name>) : answer);
    });
  });
}

function hostParts({ name, world, chance, place }: ClientParts): Host {
  const bytes = (count: number): Uint8Array => chance.bytes(count);
  return {
    kind: 'test',
    computerName: 'NM-7B-02',
    appVersion: `simulated ${name}`,
    dataFolder: place.data,
    fetch: () => new Promise(() => undefined),
    openBrowser: () => Promise.resolve(err({ kind: 'not-opened' })),
    keyStore: memoryKeyStore(),
    files: nodeFiles,
    now: world.now,
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

type Living = { readonly mine: number; readonly current: () => number; readonly plan: CrashPlan | undefined; readonly kill: (where: string) => void };

/** The world as one process sees it. Once it is dead nothing it does reaches anything. */
function hostOfLife(parts: ClientParts, client: Client, bare: Host, { mine, current, plan, kill }: Living): Host {
  const alive = (): boolean => mine === current();
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
  const caller = { name: client.name, alive, online: () => client.online, passes };
  const beforeFile = (what: string): void => {
    files += 1;
    dieIf(plan?.kind === 'file' && files === plan.nth, `file ${what}`);
  };
  return {
    ...bare,
    now: () => Math.floor(parts.world.now() + client.skewMs),
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
      writeWhole: (path, bytes) => {
        beforeFile('write');
        nodeFiles.writeWhole(path, bytes);
      },
    },
    log: (line) => {
      if (alive() && line.event === 'bug') client.bugs.push(line);
    },
  };
}
