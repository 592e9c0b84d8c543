import type { CaseView } from '../../shared/ipc/case-views.ts';
import type { Shown } from './checks/judge.ts';
import type { Client } from './client.ts';
import { longestLateMs } from './network.ts';
import { openCase, ready, resolveAll, tendOutbox } from './people.ts';
import { handOver } from './perform.ts';
import type { Scene } from './scene.ts';
import { newerComes } from './versions.ts';

/** Where every process dies once, so that what is shown can be compared with what was. */
export const atTheEnd = 'at the end';

/** The network is whole again, everybody is signed in, and what waits gets its time; then people settle what only they can. */
export async function heal(scene: Scene): Promise<void> {
  scene.story.tell('the network is whole again, and everybody signs in again');
  scene.network.heal();
  for (const client of scene.clients) {
    client.plans.length = 0;
    client.online = true;
    await client.stop();
    newerComes(scene, client);
    client.signInAgain();
  }
  const settles = scene.chance.pick(['nothing', 'everything', 'everything']);
  await quiet(scene);
  if (settles === 'nothing') return;
  for (let round = 0; round < 3 && (await someoneIsAsked(scene)); round += 1) {
    for (const client of scene.clients) {
      await resolveAll(scene, client);
      await tendOutbox(scene, client, 'retry');
    }
    await quiet(scene);
  }
}

/** Whether an entry waits for a person, or for anything at all. */
async function someoneIsAsked(scene: Scene): Promise<boolean> {
  for (const client of scene.clients) {
    const outbox = await client.call('openOutbox', {});
    if (!outbox.ok || outbox.value.needsPerson + outbox.value.waiting > 0) return true;
  }
  return false;
}

/** Waits until nothing more happens by itself: nothing waits, or what waits asks for a person and not for time. */
async function quiet(scene: Scene): Promise<void> {
  const isShared = scene.schedule.steps.some(({ kind }) => kind === 'hand-over');
  const before: string[] = [];
  for (let turn = 0; turn < 16; turn += 1) {
    const waiting: Waiting[] = [];
    for (const client of scene.clients) {
      await ready(scene, client, true);
      // What somebody signed is sent when they are here.
      if (isShared && turn % 2 === 1) await handOver(scene, client);
      waiting.push(...(await waitingAt(client)));
    }
    if (waiting.length === 0 && turn > 0) return;
    const now = JSON.stringify(waiting);
    // Seen by each person for longer than anything waits before it is tried again.
    const isStill = turn > 3 && before.slice(-2).every((one) => one === now);
    if (isStill && !waiting.some(({ again }) => again)) return;
    before.push(now);
    await scene.world.sleep(turn < 3 ? 40_000 : 400_000);
  }
}

type Waiting = { readonly entry: string; readonly attempts: number; readonly again: boolean };

async function waitingAt(client: Client): Promise<readonly Waiting[]> {
  const outbox = await client.call('openOutbox', {});
  if (!outbox.ok) return [{ entry: 'not answered', attempts: 0, again: true }];
  return outbox.value.entries
    .filter(({ state }) => state === 'waiting' || state === 'sending')
    .map(({ id, state, attempts, nextTry }) => ({
      entry: `${id} ${state}`,
      attempts,
      again: state === 'sending' || nextTry.kind === 'known',
    }));
}

/** Every computer reads its cases a last time, dies, and shows them again; off the network, where nothing moves any more. */
export async function replay(scene: Scene): Promise<readonly Shown[]> {
  const views = async (client: Client): Promise<string> =>
    JSON.stringify(
      await Promise.all(
        [...client.opened].map(async (patient) => shownOf(await openCase(scene, client, patient))),
      ),
    );
  // What gets there after a computer has read for the last time is no fault of what it shows.
  await scene.world.sleep(longestLateMs);
  const shown: Shown[] = [];
  scene.story.tell(
    'it is over: on purpose each computer is now taken off the network, dies and is started once more, to compare what it shows',
  );
  for (const client of scene.clients) {
    await ready(scene, client, true);
    // Where a reading was cut off, the first takes it up, gaps and all, and the second begins anew.
    const again = client.beingRead().filter((patient) => client.opened.has(patient));
    for (const patient of [...again, ...client.opened])
      await client.call('refreshCase', { patient, source: null });
    await scene.world.sleep(60_000);
    client.online = false;
    const before = await views(client);
    client.kill(atTheEnd);
    await ready(scene, client, true);
    shown.push({ before, after: await views(client), listed: await listedBy(client) });
    await client.stop();
  }
  return shown;
}

async function listedBy(client: Client): Promise<ReadonlyMap<string, string>> {
  const outbox = await client.call('openOutbox', {});
  return new Map(outbox.ok ? outbox.value.entries.map((entry) => [entry.id, entry.state]) : []);
}

/** What a case shows of itself; when its sources were last asked is another matter. */
const shownOf = (view: CaseView | undefined): unknown =>
  view === undefined
    ? undefined
    : [view.stage, view.progress, view.rows, view.allergies, view.findings, view.notUnderstood];
