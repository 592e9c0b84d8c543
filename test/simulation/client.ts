import './quick-printer.ts';
import './quick-scrypt.ts';
// Loaded before the made-up time begins, whose clock no reading from the disk waits for.
import '../../electron/engine/rooms.ts';
import '../../electron/engine/smart/adapter.ts';
import '../../electron/engine/launch/launched-person.ts';
import '../../electron/engine/clearing/hand.ts';
import { cpSync, rmSync, symlinkSync } from 'node:fs';
import type { Result } from '../../shared/core/result.ts';
import { err, ok } from '../../shared/core/result.ts';
import { replies, type ReplyOf } from '../../shared/ipc/replies.ts';
import type { CallName, RequestOf } from '../../shared/ipc/requests.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { startEngine, type Engine } from '../../electron/engine/engine.ts';
import type { LogLine } from '../../electron/engine/host.ts';
import { linkTo, type EngineLink } from '../../electron/engine/link.ts';
import { portPair } from '../../electron/engine/port-pair.ts';
import { bareHost, Crash, livingHost, type CrashPlan, type HostParts } from './crashing-host.ts';
import { lifeOf, openAside, peopleBeingRead, pin, putGrants, quickCost, type Template } from './template.ts';
import type { TrustConfig } from '../../shared/records/config.ts';

export type Client = {
  readonly name: string;
  /** The ODS code of whoever it belongs to. */
  readonly organisation: string;
  readonly running: () => boolean;
  online: boolean;
  /** Which of the people enrolled here sits at it. */
  person: 0 | 1;
  /** This computer's clock against the world's; stepping back is a smaller number. */
  skewMs: number;
  /** `calm`: as a person who is at the computer all the time, so that it never locks by itself. */
  readonly start: (calm?: boolean) => Promise<void>;
  readonly unlock: () => Promise<boolean>;
  readonly call: <Name extends CallName>(
    name: Name,
    request: RequestOf<Name>,
  ) => Promise<Result<ReplyOf<Name>, Fault>>;
  /** Calls not answered yet. */
  readonly pending: () => readonly string[];
  /** Ends the process without warning. */
  readonly kill: (where: string) => void;
  /** Ends it properly. */
  readonly stop: () => Promise<void>;
  /** Ends it properly, and does something to its files before anybody can start it again. */
  readonly betweenLives: (act: () => void) => Promise<void>;
  /** As everybody here who signs in at the identity server again, between two lives of the process. */
  readonly signInAgain: () => void;
  /** Looks into the store of a client that is stopped. */
  readonly aside: <T>(look: (store: ReturnType<typeof openAside>) => T) => T;
  /** Whose reading was cut off or is under way, whether it runs or not. */
  readonly beingRead: () => readonly string[];
  readonly crashes: string[];
  readonly bugs: LogLine[];
  /** Whose cases were opened here. */
  readonly opened: Set<string>;
  /** False as soon as something about the session changed; then somebody has to look. */
  unlocked: boolean;
  /** Crash plans still to come, one a life at most. */
  readonly plans: CrashPlan[];
};

export type ClientParts = HostParts & {
  readonly config: TrustConfig;
  readonly template: Template;
  readonly plans: readonly CrashPlan[];
  readonly idleLockMs: number;
  /** Into the story of the schedule. */
  readonly tell: (words: string) => void;
};

type Life = {
  readonly number: number;
  readonly link: EngineLink;
  readonly engine: Engine;
  readonly waiting: Map<(result: Result<never, Fault>) => void, string>;
};

const gone = err<Fault>({ kind: 'engine-stopped' });

/** What changes about the process of a client: which life it is in, and the engine while there is one. */
type Inside = {
  /** Which set of files it has: another one after each death. */
  number: number;
  /** How often it was started, after a death or an end in good order. */
  starts: number;
  life: Life | undefined;
  starting: Promise<void> | undefined;
};

export function createClient(parts: ClientParts): Client {
  const { name, network, place, template } = parts;
  const inside: Inside = { number: 0, starts: 0, life: undefined, starting: undefined };
  const bare = bareHost(parts);
  const client: Client = {
    name,
    organisation: parts.config.trust.odsCode,
    online: true,
    person: 0,
    skewMs: 0,
    crashes: [],
    bugs: [],
    plans: [...parts.plans],
    opened: new Set(),
    unlocked: false,
    running: () => inside.life !== undefined,
    pending: () => [
      ...(inside.life?.waiting.values() ?? []),
      ...(inside.starting === undefined ? [] : ['starting']),
    ],
    kill: (where) => kill(parts, inside, client, where),
    start: (calm = false) => inside.starting ?? starting(inside, begin(parts, inside, client, calm)),
    call: (call, request) =>
      inside.life === undefined ? Promise.resolve(gone) : ask(inside.life, call, request),
    unlock: async () =>
      (await client.call('unlock', { user: template.people[client.person].user.id, pin })).ok,
    stop: () => stop(inside, client),
    betweenLives: (act) => starting(inside, between(inside, client, act)),
    signInAgain: () =>
      client.aside((store) => {
        for (const enrolled of template.people)
          putGrants(store, enrolled, bare, () =>
            network.identity.signIn({ client: name, user: enrolled.user.id }),
          );
      }),
    beingRead: () => peopleBeingRead(template, place),
    aside: (look) => {
      const store = openAside(template, place, bare);
      try {
        return look(store);
      } finally {
        store.close();
      }
    },
  };
  return client;
}

/** Leaves the files as they are on disk at this moment to the next life, and everything else to nobody. */
function kill(parts: ClientParts, inside: Inside, client: Client, where: string): void {
  const { place } = parts;
  const dead = inside.life;
  const [from, to] = [lifeOf(place, inside.number), lifeOf(place, inside.number + 1)];
  cpSync(from, to, { recursive: true });
  rmSync(place.data);
  symlinkSync(to, place.data);
  inside.number += 1;
  inside.life = undefined;
  client.unlocked = false;
  client.crashes.push(where);
  parts.tell(`${client.name} dies: ${where}`);
  for (const settle of dead?.waiting.keys() ?? []) settle(gone);
  // Only to give the file handle back: what this writes goes to the files left to the dead.
  if (dead !== undefined) setImmediate(() => void dead.engine.stop().catch(() => undefined));
}

async function stop(inside: Inside, client: Client): Promise<void> {
  const ending = inside.life;
  inside.life = undefined;
  client.unlocked = false;
  ending?.link.close();
  await ending?.engine.stop();
}

/** Whoever would start it meanwhile waits for this instead. */
function starting(inside: Inside, work: Promise<void>): Promise<void> {
  const whole = work.finally(() => {
    if (inside.starting === whole) inside.starting = undefined;
  });
  inside.starting = whole;
  return whole;
}

/** A process that dies while it is being ended has ended too. */
async function between(inside: Inside, client: Client, act: () => void): Promise<void> {
  await inside.starting;
  try {
    await client.stop();
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
  act();
}

async function begin(parts: ClientParts, inside: Inside, client: Client, calm: boolean): Promise<void> {
  if (inside.life !== undefined) return;
  const mine = inside.number;
  inside.starts += 1;
  const start = inside.starts;
  const [ours, theirs] = portPair();
  const link = linkTo(ours);
  link.onEvent((event) => {
    client.unlocked &&= event.event !== 'session-changed';
  });
  client.unlocked = false;
  const host = livingHost(parts, client, {
    alive: () => inside.number === mine,
    replaced: () => inside.starts !== start,
    plan: client.plans.shift(),
    kill: client.kill,
  });
  const why = mine === 0 ? 'started' : 'engine-restarted';
  const idleLockMs = calm ? 86_400_000 : parts.idleLockMs;
  const { config } = parts;
  const engine = await startEngine({ host, port: theirs, config, why, cost: quickCost, idleLockMs });
  if (inside.number === mine) inside.life = { number: mine, link, engine, waiting: new Map() };
}

/** Asks as the renderer does; a process that dies first answers nothing, which the caller is told. */
function ask<Name extends CallName>(
  life: Life,
  name: Name,
  request: RequestOf<Name>,
): Promise<Result<ReplyOf<Name>, Fault>> {
  return new Promise((resolve) => {
    life.waiting.set(resolve, name);
    // Whoever asks for more than a look has a hand on the keys.
    if (name !== 'getSession' && name !== 'lookAgain') void life.link.call('personActive', {});
    void life.link.call(name, request).then((answer) => {
      life.waiting.delete(resolve);
      resolve(answer.ok ? ok(replies[name].parse(answer.value) as ReplyOf<Name>) : answer);
    });
  });
}
