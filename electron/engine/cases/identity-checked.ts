import { isTypedIn } from '../../../shared/typed-in/typed-in.ts';
import { linksOfPerson } from '../db/queries/people.ts';
import type { Store } from '../db/store.ts';
import type { PersonCopy } from '../sync/sync.ts';

/** What the records say of who the patient is; `known-nowhere` once every one was asked and none knows that number and birth date. */
export type IdentityInRecords = 'confirmed' | 'known-nowhere' | 'not-asked';

export function identityInRecords(
  store: Pick<Store, 'read'>,
  person: string,
  copy: PersonCopy,
): IdentityInRecords {
  if (store.read.all(linksOfPerson, { person }).length > 0) return 'confirmed';
  const records = copy.endpoints.filter(({ source }) => !isTypedIn(source.id));
  const isNowhere =
    records.length > 0 &&
    records.every(({ state, failedSince }) =>
      [state, failedSince].every((one) => one === undefined || one.kind === 'patient-not-known'),
    );
  return isNowhere ? 'known-nowhere' : 'not-asked';
}

/**
 * Whether a record agreed to who the patient is, or every record was asked and knows nobody of them. Until then nothing is
 * signed: a number typed wrong is another patient's.
 */
export const identityChecked = (store: Pick<Store, 'read'>, person: string, copy: PersonCopy): boolean =>
  identityInRecords(store, person, copy) !== 'not-asked';

/** Said above every screen of the case until a record confirms who they are, however many were asked. */
export const identityDoubts: Readonly<Record<IdentityInRecords, readonly string[]>> = {
  confirmed: [],
  'not-asked': [
    'Begun from what the patient says: no record has confirmed who they are. Nothing is written until one does.',
  ],
  'known-nowhere': [
    'Begun from what the patient says: every record was asked, and none knows them. Compare name, birth date and NHS number with the patient and their wristband again. Nothing reaches a record until one knows them.',
  ],
};
