import type { EntryHead } from '../sync/sync.ts';

/** What was recommended because of a statement falls with it; an earlier list is retired only for a newer one. */
export const hangsOn = (other: EntryHead, entry: EntryHead): boolean =>
  isOfOneSigning(other, entry) &&
  mayBeTakenBack(other) &&
  ((entry.row !== null &&
    entry.kind !== 'recommendation' &&
    other.kind === 'recommendation' &&
    other.row === entry.row) ||
    (entry.kind === 'list-now' &&
      other.kind === 'list-earlier' &&
      other.endpoint === entry.endpoint &&
      other.state.kind !== 'acknowledged'));

export const isOfOneSigning = (one: EntryHead, other: EntryHead): boolean =>
  one.person === other.person && one.createdAt === other.createdAt && one.createdBy === other.createdBy;

/** On its way, it settles first; taken back, it stays so. */
export const mayBeTakenBack = ({ state }: EntryHead): boolean =>
  state.kind !== 'sending' && state.kind !== 'withdrawn' && !('retract' in state && state.retract !== null);
