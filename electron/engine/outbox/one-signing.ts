import { isOfNewer } from '../../../shared/sync/sync.ts';
import type { EntryHead } from '../sync/sync.ts';

/**
 * What was recommended because of a statement falls with it, what the owner of another record was asked to change to it, and the end of
 * other entries of ours that it stands for; an earlier list is retired only for a newer one, and a colleague's entry ended with it.
 */
export const hangsOn = (other: EntryHead, entry: EntryHead): boolean =>
  isOfOneSigning(other, entry) &&
  mayBeTakenBack(other) &&
  (isRecommendedFor(other, entry) ||
    asksForChangeTo(other, entry) ||
    endsFor(other, entry) ||
    isRetiredFor(other, entry));

const isRecommendedFor = (other: EntryHead, { kind, row }: EntryHead): boolean =>
  row !== null &&
  row === other.row &&
  other.kind === 'recommendation' &&
  kind !== 'recommendation' &&
  kind !== 'change-request';

/** Our statement stands here in the place of an entry of a record that takes no writes, whose owner is asked to change it. */
export const asksForChangeTo = (other: EntryHead, { type, row, endpoint }: EntryHead): boolean =>
  type === 'MedicationStatement' &&
  row !== null &&
  row === other.row &&
  other.kind === 'change-request' &&
  other.endpoint === endpoint;

const isRetiredFor = (other: EntryHead, { kind, endpoint }: EntryHead): boolean =>
  kind === 'list-now' &&
  other.kind === 'list-earlier' &&
  other.endpoint === endpoint &&
  other.state.kind !== 'acknowledged';

/** It only ends another entry of ours, for which what was signed stands; it says nothing of its own. */
export const endsAnother = ({ kind }: Pick<EntryHead, 'kind'>): boolean =>
  kind === 'statement-earlier' || kind === 'list-earlier';

/** Another entry of ours that is to end once this one stands: a statement, or the list that took the place of a colleague's. */
export const endsFor = ({ kind, after, state }: EntryHead, { id }: EntryHead): boolean =>
  kind === 'statement-earlier' && after.includes(id) && state.kind !== 'acknowledged';

/** Whether an earlier list is retired by it for a new one that goes, or is there. */
export const makesRoom = (entries: readonly EntryHead[], earlier: EntryHead): boolean =>
  earlier.kind === 'list-earlier' &&
  entries.some(
    (one) =>
      one.kind === 'list-now' &&
      one.endpoint === earlier.endpoint &&
      isOfOneSigning(one, earlier) &&
      one.state.kind !== 'withdrawn' &&
      !('retract' in one.state && one.state.retract !== null),
  );

export const isOfOneSigning = (one: EntryHead, other: EntryHead): boolean =>
  one.person === other.person && one.createdAt === other.createdAt && one.createdBy === other.createdBy;

/** On its way, it settles first; taken back, it stays so; of a newer program, it waits for that. */
export const mayBeTakenBack = ({ state }: EntryHead): boolean =>
  !isOfNewer(state) &&
  state.kind !== 'sending' &&
  state.kind !== 'withdrawn' &&
  !('retract' in state && state.retract !== null);

/** Being sent this moment, and neither taken back nor about to be. */
export const isOnItsWay = ({ state }: EntryHead): boolean =>
  state.kind === 'sending' && state.retract === null && state.takenBack === undefined;

export const nothingLeft = 'nothing that it would say stands any more';

/** Taken back because nothing was left of it, and not because somebody said so. */
export const wasEmptied = ({ state }: EntryHead): boolean =>
  state.kind === 'withdrawn' && state.record === 'never-sent' && state.reason === nothingLeft;
