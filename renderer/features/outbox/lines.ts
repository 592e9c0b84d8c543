import type { EntryView } from '../../../shared/ipc/decision-views.ts';
import { groupBy } from '../../../shared/core/compare.ts';
import { momentOf } from '../../text/dates.ts';
import { groupOf, groupOrder, type EntryGroup } from '../../text/outbox.ts';

/** A line of the outbox: one entry, or the entries of one patient to one record under one heading. */
export type OutboxLine =
  | { readonly kind: 'entry'; readonly id: string; readonly entry: EntryView; readonly inside: boolean }
  | {
      readonly kind: 'bundle';
      readonly id: string;
      readonly entries: readonly [EntryView, ...EntryView[]];
      readonly open: boolean;
    };

/** From how many on entries are folded into one line. */
const bundleFrom = 3;

/** What needs a person is folded only with what needs the same: for one reason, in one state. */
const sameBundle = (entry: EntryView): string =>
  JSON.stringify([
    entry.patient,
    entry.record,
    ...(groupOf(entry.state) === 'person' ? [entry.state, entry.why] : []),
  ]);

/** What was sent is read newest first; what waits, in the order it goes. */
function inOrder(group: EntryGroup, entries: readonly EntryView[]): readonly EntryView[] {
  const own = entries.filter((entry) => groupOf(entry.state) === group);
  const at = (entry: EntryView): number => momentOf(entry.since) ?? 0;
  return group === 'sent' ? own.toSorted((a, b) => at(b) - at(a)) : own;
}

/** The lines of each group in the order the entries came, what was sent the newest first; opened bundles show their entries under them. */
export function outboxLines(
  entries: readonly EntryView[],
  opened: readonly string[],
): ReadonlyMap<EntryGroup, readonly OutboxLine[]> {
  return new Map(
    groupOrder.map((group) => [
      group,
      [...groupBy(inOrder(group, entries), sameBundle)].flatMap(([key, [first, ...rest]]) =>
        first === undefined ? [] : linesOf(`${group} ${key}`, [first, ...rest], opened),
      ),
    ]),
  );
}

function linesOf(
  id: string,
  entries: readonly [EntryView, ...EntryView[]],
  opened: readonly string[],
): readonly OutboxLine[] {
  const single = (inside: boolean) =>
    entries.map((entry): OutboxLine => ({ kind: 'entry', id: entry.id, entry, inside }));
  if (entries.length < bundleFrom) return single(false);
  const open = opened.includes(id);
  return [{ kind: 'bundle', id, entries, open }, ...(open ? single(true) : [])];
}

/** Why a bundle is where it is: each reason once, "waits its turn" only where there is no other. */
export function reasonsOf(entries: readonly EntryView[]): readonly string[] {
  const reasons = [...new Set(entries.map((entry) => entry.why))];
  const telling = reasons.filter((why) => why !== 'Waits its turn.');
  return telling.length === 0 ? reasons : telling;
}

/** The entry whose way shows where a bundle stopped: the first that was tried, else the first. */
export const headOf = (entries: readonly [EntryView, ...EntryView[]]): EntryView =>
  entries.find((entry) => entry.attempts > 0) ?? entries[0];
