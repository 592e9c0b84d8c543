import { z } from 'zod';
import { command, query } from '../../electron/engine/db/query.ts';
import { payloadVersion } from '../../shared/sync/sync.ts';
import type { Client } from './client.ts';
import { ready } from './people.ts';
import type { MadeByNewer, Scene } from './scene.ts';

const unsent = query()(
  'entries not sent yet',
  `SELECT entry, state || guard || body AS kept FROM outbox_entry
   WHERE json_extract(state, '$.kind') NOT IN ('acknowledged', 'withdrawn') AND payload_version <= ${payloadVersion}`,
  z.object({ entry: z.string(), kept: z.string() }),
);

const ofNewer = query()(
  'entries of a newer version',
  `SELECT entry, state || guard || body AS kept FROM outbox_entry WHERE payload_version > ${payloadVersion}`,
  z.object({ entry: z.string(), kept: z.string() }),
);

const setVersion = command<{ entry: string; version: number }>(
  'as another version made it',
  'UPDATE outbox_entry SET payload_version = :version WHERE entry = :entry',
);

/** This version takes the place of a newer one, whose entries wait in the outbox. */
function olderComes(scene: Scene, client: Client): void {
  const fromMs = scene.world.now();
  const made = give(client, unsent, payloadVersion + 1);
  for (const one of made)
    scene.ledger.madeByNewer.push({ client: client.name, ...one, fromMs, toMs: undefined });
  scene.story.tell(`${client.name} has an older version now: ${made.length} entries are a newer one's`);
}

/** The newer one is back, and finds what it made as it left it. */
export function newerComes(scene: Scene, client: Client): void {
  const waiting = stillWaiting(scene, client);
  if (waiting.length === 0) return;
  const found = new Map(give(client, ofNewer, payloadVersion).map(({ entry, kept }) => [entry, kept]));
  for (const one of waiting) {
    one.toMs = scene.world.now();
    if (found.get(one.entry) !== one.kept)
      scene.ledger.oddities.push(`${client.name}: an older version changed ${one.entry} of a newer one`);
  }
  scene.story.tell(`${client.name} has the newer version again: it reads its ${waiting.length} entries`);
}

const stillWaiting = ({ ledger }: Scene, { name }: Client): readonly MadeByNewer[] =>
  ledger.madeByNewer.filter(({ client, toMs }) => client === name && toMs === undefined);

/** Those entries, as another version made them from now on. */
const give = (
  client: Client,
  which: typeof unsent,
  version: number,
): readonly z.infer<(typeof which)['row']>[] =>
  client.aside((store) =>
    store.inTransaction('another version', { user: '', action: 'another-version', subject: '' }, (tx) => {
      const entries = tx.all(which, {});
      for (const { entry } of entries) tx.run(setVersion, { entry, version });
      return entries;
    }),
  );

/** The program is ended, another version of it is put there, and somebody goes on with that. */
export async function changeVersion(
  scene: Scene,
  client: Client,
  kind: 'newer-version' | 'older-version',
): Promise<void> {
  const comes = kind === 'newer-version' ? newerComes : olderComes;
  await client.betweenLives(() => comes(scene, client));
  await scene.world.sleep(scene.chance.between(100, 8_000));
  if (await ready(scene, client)) await lookAtOutbox(scene, client);
}

/** Whoever opens the outbox sees all that waits for the newer version. */
async function lookAtOutbox(scene: Scene, client: Client): Promise<void> {
  const outbox = await client.call('openOutbox', {});
  if (!outbox.ok) return;
  const parked = new Set(outbox.value.entries.filter(({ state }) => state === 'parked').map(({ id }) => id));
  for (const { entry } of stillWaiting(scene, client))
    if (!parked.has(entry))
      scene.ledger.oddities.push(`${client.name}: ${entry} of a newer version is not shown as parked`);
}
