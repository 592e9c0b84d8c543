import type { Entry } from '../../../electron/engine/sync/sync.ts';
import type { Kept, Version } from '../model-store.ts';
import type { Scene } from '../scene.ts';
import { serverNames, serverOf } from '../trust.ts';
import type { Finding, Left } from './finding.ts';
import { namesOf, retractOf } from './written.ts';

/** Nothing that a newer version made leaves while only an older one is there, and all of it goes on once the newer one is back. */
export function findNotWaited(scene: Scene, left: readonly Left[]): readonly Finding[] {
  return left.flatMap((one) => [...sentMeanwhile(scene, one), ...neverTakenUp(one)]);
}

/** What it was to write, take back or change. */
const isAbout = ({ id, type, guard }: Entry, kept: Kept, { resource, ifMatch }: Version): boolean =>
  (resource !== undefined && namesOf(resource).some((name) => name === id || name === retractOf(id))) ||
  (ifMatch !== undefined && guard.kind === 'if-match' && type === kept.type && guard.id === kept.id);

/** By the servers' own records: whose version went off in that time. */
function sentMeanwhile(scene: Scene, { client, entries }: Left): readonly Finding[] {
  const waited = scene.ledger.madeByNewer.filter((one) => one.client === client.name);
  if (waited.length === 0) return [];
  return serverNames.flatMap((server) => {
    const { store, traits } = scene.servers[server];
    const here = entries.filter(({ endpoint }) => serverOf[endpoint] === server);
    return store.all().flatMap((kept) =>
      kept.versions.flatMap((version): readonly Finding[] => {
        if (version.by !== client.name || version.resource === undefined) return [];
        const sentMs = (version.sentMs ?? version.atMs) - traits.clockSkewMs;
        const about = here.filter((entry) => isAbout(entry, kept, version));
        const waits = (id: string): boolean =>
          waited.some(
            ({ entry, fromMs, toMs = Number.POSITIVE_INFINITY }) =>
              entry === id && fromMs <= sentMs && sentMs < toMs,
          );
        return about.length > 0 && about.every(({ id }) => waits(id))
          ? [
              {
                kind: 'means-otherwise',
                detail: `${client.name}: ${kept.type}/${kept.id} at ${server} was sent, and a newer version had made it`,
              },
            ]
          : [];
      }),
    );
  });
}

const neverTakenUp = ({ client, entries }: Left): readonly Finding[] =>
  entries.flatMap(({ id, kind, state }): readonly Finding[] =>
    state.kind === 'parked' && state.reason.kind === 'payload-too-new'
      ? [{ kind: 'stuck', detail: `${client.name}: ${kind} ${id} waits for a newer version that is there` }]
      : [],
  );
