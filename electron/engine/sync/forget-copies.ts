import { allSources, cachePolicyOf, isRead, type CachePolicy } from '../../../shared/records/records.ts';
import type { EngineContext } from '../context.ts';
import { peopleOfSource, removeCopies, removeSourceRead } from '../db/queries/copies.ts';
import { dropLinks } from '../db/queries/located-stores.ts';
import { endRun, removeBookmarks } from '../db/queries/pull-runs.ts';
import { sourceRead } from '../db/queries/source-reads.ts';
import { stayOfPerson } from '../db/queries/wards.ts';
import type { Store } from '../db/store.ts';

/** After a stay, and after a read of somebody who lies nowhere, a copy is good for so long. */
const afterStayMs = 24 * 60 * 60_000;

/** Keeps every source's cache rule: at each unlock and lock, and after a census (`forgetEndedStays`). */
export function keepCacheRules(context: EngineContext): void {
  let open: Store | undefined;
  context.session.onUnlock(() => {
    const store = context.session.store();
    open = store.ok ? store.value : undefined;
    if (open === undefined) return;
    forget(context, open, 'session');
    forget(context, open, 'stay');
  });
  context.session.onLock(() => {
    if (open !== undefined) forget(context, open, 'session');
    open = undefined;
  });
}

/** Removes the copies of whoever left the ward a day ago, at sources whose copies are for the stay only. */
export const forgetEndedStays = (context: EngineContext, store: Store): void =>
  forget(context, store, 'stay');

function forget(context: EngineContext, store: Store, policy: CachePolicy): void {
  const user = context.session.user();
  for (const { source } of allSources(context.config)) {
    if (!isRead(source) || cachePolicyOf(source) !== policy) continue;
    const linked = store.read.all(peopleOfSource, { endpoint: source.id }).map(({ person }) => person);
    const people = [...new Set(linked)].filter(
      (person) => policy === 'session' || isOver(context, store, { endpoint: source.id, person }),
    );
    if (people.length === 0) continue;
    const entry = {
      user: user.ok ? user.value.id : null,
      action: 'copies-removed',
      subject: source.id,
      detail: { rule: policy, people: people.length },
    };
    store.inTransaction('remove copies by the cache rule', entry, (tx) => {
      for (const person of people) {
        const place = { endpoint: source.id, person };
        tx.run(removeCopies, place);
        tx.run(removeSourceRead, place);
        tx.run(removeBookmarks, place);
        tx.run(endRun, place);
        tx.run(dropLinks, place);
      }
    });
    store.emptyLog();
  }
}

type Place = { readonly endpoint: string; readonly person: string };

function isOver({ host }: EngineContext, { read }: Store, place: Place): boolean {
  if (read.get(stayOfPerson, { person: place.person }) !== undefined) return false;
  const last = read.get(sourceRead, place)?.attempted_at;
  return last === undefined || host.now() - Date.parse(last) > afterStayMs;
}
