import { isObject } from '../../../shared/core/brand.ts';
import { storedObject } from '../../../shared/sync/sync.ts';
import type { WriteTx } from '../db/store.ts';
import { addBehind, readEntry, readOutboxOf, type EntryHead } from '../sync/sync.ts';
import { isOfOneSigning } from './one-signing.ts';

const tagSystem = 'urn:concord:write';

/**
 * What was withdrawn and is sent after all has its note of origin again: the one of its signature went without it. A note of its own,
 * since not every record lets one be changed.
 */
export function originAgain(tx: WriteTx, broughtBack: readonly EntryHead[], newId: () => string): void {
  const [first] = broughtBack;
  if (first === undefined) return;
  const gone = new Set(broughtBack.filter(({ state }) => state.kind === 'withdrawn').map(({ id }) => id));
  const notes = readOutboxOf(tx, first.person).filter(
    ({ kind, state, ...other }) =>
      kind === 'provenance' && state.kind !== 'queued' && isOfOneSigning({ kind, state, ...other }, first),
  );
  for (const { id } of notes) {
    const note = readEntry(tx, id);
    const after = note?.after.filter((one) => gone.has(one)) ?? [];
    if (note === undefined || after.length === 0) continue;
    const body = storedObject(note.body);
    const name = newId();
    const left = note.after.filter((one) => !gone.has(one)).map((one) => `urn:uuid:${one}`);
    const isLeft = (target: unknown): boolean =>
      isObject(target) && left.some((one) => one === target['reference']);
    const meta = isObject(body['meta']) ? body['meta'] : {};
    const tags = [meta['tag'] ?? []].flat().filter((tag) => !isObject(tag) || tag['system'] !== tagSystem);
    addBehind(tx, note, {
      id: name,
      kind: note.kind,
      type: note.type,
      body: JSON.stringify({
        ...body,
        meta: { ...meta, tag: [...tags, { system: tagSystem, code: name }] },
        target: [body['target'] ?? []].flat().filter((target) => !isLeft(target)),
      }),
      guard: {
        kind: 'if-none-exist',
        query: `_tag=${encodeURIComponent(`${tagSystem}|${name}`)}`,
        others: null,
        own: null,
      },
      after,
      about: note.about,
    });
  }
}
