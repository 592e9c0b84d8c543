import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { CaseState, HowTold } from '../../../shared/cases/cases.ts';
import type { EntryView } from '../../../shared/ipc/decision-views.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { isUnsent } from '../../../shared/sync/sync.ts';
import { append, readCurrent, type Unlocked } from '../cases/cases.ts';
import type { ReadDb } from '../db/store.ts';
import { readEntry, type EntryHead } from '../sync/sync.ts';

export type InformedOf = (entry: EntryHead) => EntryView['told'];

/** A hand-over in the case names what was handed over: here an entry of the outbox, in place of a finding. */
const nameOf = (entry: EntryHead): string => `entry ${entry.id}`;

/** A recommendation that the prescriber's record is not known to hold. */
export const mayInform = (entry: EntryHead): boolean =>
  entry.kind === 'recommendation' && isUnsent(entry.state);

/** Who was told of an entry by other means, as the case has it; each case is folded once. */
export function informedOf(db: ReadDb): InformedOf {
  const cases = new Map<string, CaseState>();
  return (entry) => {
    if (entry.kind !== 'recommendation') return null;
    const state = cases.get(entry.person) ?? readCurrent(db, entry.person).state;
    cases.set(entry.person, state);
    const said = state.handOvers.get(nameOf(entry));
    return said === undefined
      ? null
      : { value: { to: said.value.to, how: said.value.how }, by: said.by.name, at: said.at };
  };
}

/** Keeps in the case that somebody was told. The entry goes on waiting: being told is not having received it. */
export function recordInformed(
  { context, store, user }: Unlocked,
  id: string,
  to: string,
  how: HowTold,
): Result<void, Fault> {
  const entry = readEntry(store.read, id);
  if (entry === undefined) return err({ kind: 'not-found', what: 'entry' });
  if (!mayInform(entry))
    return err({
      kind: 'not-possible',
      why: 'only a recommendation that has not arrived is told by other means',
    });
  const handOver = { to, how, at: fromMillis(context.host.now()) };
  store.inTransaction('told', { user: user.id, action: 'case-handed-over', subject: entry.person }, (tx) =>
    append(tx, context.host, entry.person, user, { kind: 'handed-over', finding: nameOf(entry), handOver }),
  );
  context.emit({ event: 'case-changed', patient: entry.person });
  return ok(undefined);
}
