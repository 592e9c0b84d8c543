import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { compareText } from '../../../shared/core/compare.ts';
import { isOver, isUnanswered, putToPrescriber, type Unlocked } from '../cases/cases.ts';
import type { EntryHead } from '../sync/sync.ts';

/** Something that was asked of a prescriber, with the proposal as it was written. */
export type Request = { readonly task: JsonObject; readonly medicine: JsonObject };

/**
 * What I ask of the prescriber with that signature and nobody ended; and what I asked before it and nobody answered, which it did not
 * ask twice.
 */
export const requestsOfMine = (
  { context, store }: Pick<Unlocked, 'context' | 'store'>,
  { person, createdAt, createdBy }: Pick<EntryHead, 'person' | 'createdAt' | 'createdBy'>,
): readonly Request[] =>
  putToPrescriber({ context, store, person }).flatMap((one) => {
    const isOfSigning = one.createdAt === createdAt;
    const isMine = one.createdBy === createdBy && compareText(one.createdAt, createdAt) <= 0;
    const [medicine] = [one.body['contained'] ?? []].flat();
    return isMine && isObject(medicine) && (isOfSigning ? !isOver(one) : isUnanswered(one.status))
      ? [{ task: one.body, medicine }]
      : [];
  });
