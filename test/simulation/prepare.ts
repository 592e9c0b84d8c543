import { copyFileSync, mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '../../shared/core/must.ts';
import { chanceOf } from './chance.ts';
import { createClient } from './client.ts';
import { createModelServer } from './model-server.ts';
import { createNetwork } from './network.ts';
import { createStory } from './story.ts';
import { copyTemplate, countsName, makeTemplate, type Place, type Template } from './template.ts';
import { usual, usualConfig } from './setting.ts';
import { textbook } from './traits.ts';
import { furnish } from './furnish.ts';
import { bases, patients, type ServerName } from './trust.ts';
import { createWorld, startMs, type World } from './world.ts';

/** What every schedule starts from: a computer with one person enrolled and the census read. */
export type Prepared = {
  readonly folder: string;
  readonly template: Template;
  /** Local ids, in the order of `patients`. */
  readonly people: readonly string[];
  readonly next: () => number;
  readonly clear: () => void;
};

/** Made once a process, in memory where the system has a folder for that: a schedule writes and forgets a lot of files. */
export async function prepare(): Promise<Prepared> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'concord-simulation-'));
  const bare = await makeTemplate(join(folder, 'template'));
  const world = createWorld();
  const server = (name: ServerName) => createModelServer(bases[name], name, textbook, world.now);
  const servers = { home: server('home'), shared: server('shared'), copies: server('copies') };
  furnish(servers);
  const network = createNetwork({
    world,
    story: createStory(world.now),
    chance: chanceOf('prepare'),
    servers,
    rates: {},
    tokenLifetimeS: 3_600,
    meddles: 0,
    setting: usual,
  });
  const place = copyTemplate(bare, join(folder, 'first'));
  const client = createClient({
    name: 'first',
    world,
    network,
    config: usualConfig,
    chance: chanceOf('first'),
    template: bare,
    place,
    plans: [],
    idleLockMs: 36_000_000,
    tell: () => undefined,
  });
  let people: readonly string[] | undefined;
  const reading = async (): Promise<void> => {
    client.signInAgain();
    await client.start();
    await client.unlock();
    const wards = await client.call('listWards', {});
    const ward = await client.call('openWard', { ward: wards.ok ? (wards.value.wards[0]?.id ?? '') : '' });
    const listed = ward.ok ? ward.value.patients : [];
    people = patients.map(
      (one) =>
        must(
          listed.find((other) => other.family === one.family),
          'the census names everybody',
        ).patient,
    );
  };
  const read = reading();
  await runUntil(world, () => people !== undefined);
  await read;
  await client.stop();
  copyBack(place, bare.folder);
  let runs = 0;
  return {
    folder,
    template: bare,
    people: must(people, 'the census was read'),
    next: () => (runs += 1),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A minute of the made-up time is plenty. */
async function runUntil(world: World, done: () => boolean): Promise<void> {
  const ended = await world.run({ atMs: startMs + 60_000, done });
  if (ended !== 'done') throw new Error(`the census was not read: ${ended}`);
}

function copyBack(place: Place, folder: string): void {
  for (const name of ['concord.db', 'concord.vault'])
    copyFileSync(join(place.data, name), join(folder, name));
  copyFileSync(join(place.root, countsName), join(folder, countsName));
}
