import { isTypedIn } from '../../../shared/typed-in/typed-in.ts';
import { linksOfPerson } from '../db/queries/people.ts';
import type { Store } from '../db/store.ts';
import type { PersonCopy } from '../sync/sync.ts';

/**
 * Whether a record agreed to who the patient is, or every record was asked and knows nobody of that number and birth date.
 * Until then nothing is signed, so that nothing is written: a number typed wrong is another patient's.
 */
export function identityChecked(store: Pick<Store, 'read'>, person: string, copy: PersonCopy): boolean {
  if (store.read.all(linksOfPerson, { person }).length > 0) return true;
  const records = copy.endpoints.filter(({ source }) => !isTypedIn(source.id));
  return (
    records.length > 0 &&
    records.every(({ state, failedSince }) =>
      [state, failedSince].every((one) => one === undefined || one.kind === 'patient-not-known'),
    )
  );
}

/** Said above every screen of the case until then. */
export const notCheckedWarning =
  'Begun from what the patient says: no record has confirmed who they are. Nothing is written until one does.';
