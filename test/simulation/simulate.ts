import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chanceOf } from './chance.ts';
import { judge, type Finding, type Judgement } from './checks/judge.ts';
import { createClient, type Client } from './client.ts';
import { heal, replay } from './ending.ts';
import { faultKinds } from './faults.ts';
import { createModelServer } from './model-server.ts';
import { createNetwork } from './network.ts';
import { perform } from './perform.ts';
import { furnish, furnishOwn } from './furnish.ts';
import { oddCounted, oddTraits, oddWords } from './odd-answers.ts';
import { bases, idAt, patients, serverNames } from './trust.ts';
import { ready } from './people.ts';
import type { Scene } from './scene.ts';
import { besideEachOther, organisationAt, organisationsOf } from './organisations.ts';
import { stepWords, type Schedule } from './schedule.ts';
import { configOf, recordsOf, settingWords, usual, writtenIn } from './setting.ts';
import { createStory } from './story.ts';
import { copyTemplate } from './template.ts';
import type { Prepared } from './prepare.ts';
import { createWorld, startMs } from './world.ts';

/** What came of one schedule. */
export type Verdict = {
  readonly schedule: Schedule;
  readonly findings: readonly Finding[];
  readonly crashes: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  /** How much of what was to be sent the checks looked at. */
  readonly entries: number;
  /** What happened, line by line. */
  readonly story: readonly string[];
};

/** Runs one schedule to its end, heals the network, waits for quiet, and checks. */
export async function simulate(schedule: Schedule, prepared: Prepared): Promise<Verdict> {
  const folder = join(prepared.folder, `run-${prepared.next()}`);
  mkdirSync(folder);
  const scene = setScene(schedule, prepared, folder);
  try {
    const { findings, conflicts, entries } = await play(scene);
    return {
      schedule,
      findings,
      crashes: scene.clients.flatMap((client) => client.crashes),
      counts: { ...countsOf(scene), conflicts },
      entries,
      story: scene.story.lines(),
    };
  } finally {
    for (const client of scene.clients) await client.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function setScene(schedule: Schedule, prepared: Prepared, folder: string): Scene {
  const world = createWorld();
  const chance = chanceOf(schedule.seed);
  const story = createStory(world.now);
  const server = (name: 'home' | 'shared' | 'copies') =>
    createModelServer(
      bases[name],
      name,
      { ...schedule.traits[name], ...oddTraits(schedule.odd, name) },
      world.now,
    );
  const servers = { home: server('home'), shared: server('shared'), copies: server('copies') };
  const setting = schedule.setting ?? usual;
  for (const words of whoIsWho()) story.tell(words);
  story.tell(`the shared record is ${settingWords(setting)}`);
  if (schedule.otherOrganisation !== undefined)
    story.tell(`client-${schedule.otherOrganisation + 1} belongs to another organisation`);
  if (schedule.odd !== undefined) story.tell(oddWords(schedule.odd));
  furnish(servers, setting.kept);
  if (schedule.ownBefore) furnishOwn(servers, writtenIn(setting).server);
  const network = createNetwork({
    world,
    story,
    chance: chance.branch('network'),
    servers,
    rates: schedule.rates,
    tokenLifetimeS: schedule.tokenLifetimeS,
    meddles: schedule.meddles,
    setting,
    odd: schedule.odd,
  });
  const clients = Array.from({ length: schedule.clients }, (_, at): Client => {
    const name = `client-${at + 1}`;
    return createClient({
      name,
      world,
      network,
      chance: chance.branch(name),
      config: configOf(setting, organisationAt(schedule.otherOrganisation, at)),
      template: prepared.template,
      place: copyTemplate(prepared.template, join(folder, name)),
      plans: schedule.plans[at] ?? [],
      idleLockMs: schedule.idleLockMs,
      tell: story.tell,
    });
  });
  return {
    schedule,
    written: writtenIn(setting),
    world,
    story,
    network,
    servers,
    clients,
    template: prepared.template,
    chance: chance.branch('people'),
    ledger: nothingSaid(),
    people: prepared.people,
  };
}

/** What each record calls the patients, who are told of by their number. */
const whoIsWho = (): readonly string[] =>
  patients.map((patient, at) => {
    const ids = serverNames.map((name) => `Patient/${idAt(name, patient)} at ${name}`);
    return `patient ${at} is ${patient.given} ${patient.family}: ${ids.join(', ')}`;
  });

const nothingSaid = (): Scene['ledger'] => ({
  said: [],
  signed: [],
  addenda: [],
  seen: new Set<string>(),
  seenAt: new Set<string>(),
  signatures: new Set<string>(),
  theirs: new Set<string>(),
  neither: new Set<string>(),
  madeByNewer: [],
  oddities: [],
});

/** As they are counted. */
export const otherKinds = {
  organisations: 'schedules with two organisations',
  beside: 'patients of whom two organisations wrote',
  versions: 'schedules with an older version',
  waited: 'entries that waited for a newer version',
} as const;

const hourMs = 3_600_000;

/** Lets the queue run while somebody does something, and gives what they came back with. */
async function during<T>(scene: Scene, doing: () => Promise<T>): Promise<T> {
  let over = false;
  const work = doing().finally(() => {
    over = true;
  });
  const ended = await scene.world.run({ atMs: scene.world.now() + 48 * hourMs, done: () => over });
  if (ended !== 'done') throw new StuckError(ended);
  return work;
}

class StuckError extends Error {
  override readonly name = 'StuckError';
}

async function play(scene: Scene): Promise<Judgement> {
  for (const client of scene.clients) client.signInAgain();
  try {
    await during(scene, () => acts(scene));
    await during(scene, () => heal(scene));
  } catch (error) {
    if (!(error instanceof StuckError)) throw error;
    const pending = scene.clients.map(
      (client) => `${client.name} ${client.running() ? 'runs' : 'is down'}: ${client.pending().join(' ')}`,
    );
    return {
      findings: [
        {
          kind: 'stuck',
          detail: `somebody waits for an answer that never comes (${error.message}): ${pending.join('; ')}`,
        },
      ],
      conflicts: 0,
      entries: 0,
    };
  }
  return judge(scene, await during(scene, () => replay(scene)));
}

/** The steps, each at its time, all of them under way at once where they overlap. */
async function acts(scene: Scene): Promise<void> {
  await Promise.all(scene.clients.map((client) => ready(scene, client)));
  const under: Promise<void>[] = [];
  for (const { afterMs, ...doing } of scene.schedule.steps) {
    await scene.world.sleep(afterMs);
    if (doing.kind !== 'edit') scene.story.tell(stepWords(doing));
    under.push(perform(scene, doing));
  }
  await Promise.all(under);
  await scene.world.sleep(scene.chance.between(0, 60_000));
}

function countsOf(scene: Scene): Record<string, number> {
  const { counts } = scene.network;
  const servers = Object.values(scene.servers);
  const sum = (of: (server: (typeof servers)[number]) => number): number =>
    servers.reduce((total, server) => total + of(server), 0);
  return {
    ...Object.fromEntries(faultKinds.map((kind) => [kind, counts[kind]])),
    requests: counts.requests,
    [recordsOf(scene.schedule.setting ?? usual)]: 1,
    ...othersOf(scene),
    ...(scene.schedule.odd === undefined ? {} : { [oddCounted(scene.schedule.odd.kind)]: 1 }),
    existing: sum((server) => server.counts.existing),
    mismatched: sum((server) => server.counts.mismatched),
    signed: scene.ledger.signed.length,
    said: scene.ledger.said.length,
    seen: scene.ledger.seen.size,
    events: scene.world.events(),
    virtualMs: scene.world.now() - startMs,
  };
}

/** Schedules with more than one organisation or version, and how often it mattered. */
function othersOf(scene: Scene): Record<string, number> {
  const both = organisationsOf(scene).length > 1;
  const { madeByNewer } = scene.ledger;
  return {
    [otherKinds.organisations]: both ? 1 : 0,
    [otherKinds.beside]: both ? besideEachOther(scene) : 0,
    [otherKinds.versions]: scene.schedule.steps.some(({ kind }) => kind === 'older-version') ? 1 : 0,
    [otherKinds.waited]: madeByNewer.length,
  };
}
