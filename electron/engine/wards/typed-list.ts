import { peopleOpenedOutside } from '../db/queries/opened-outside.ts';
import { staysOnWard, wardById, type StayRow, type WardRow } from '../db/queries/wards.ts';
import type { ReadDb } from '../db/store.ts';

/** The list of those whom somebody opened by NHS number and who lie on no ward: read from nowhere, kept here. */
export const typedListId = 'typed-nhs-numbers';

const typedList: WardRow = {
  ward: typedListId,
  name: 'Opened by NHS number',
  endpoint: 'typed by a person',
  read_at: null,
  state: JSON.stringify({ kind: 'complete' }),
};

export const wardOrTypedList = (db: ReadDb, ward: string): WardRow | undefined =>
  ward === typedListId ? typedList : db.get(wardById, { ward });

/** Who lies on a ward, or stands on the typed list. */
export const staysOf = (db: ReadDb, ward: string): readonly StayRow[] =>
  ward === typedListId
    ? db.all(peopleOpenedOutside, {}).map(({ person }) => ({
        encounter: '',
        ward,
        bed: null,
        person,
        admitted: null,
        reason: null,
      }))
    : db.all(staysOnWard, { ward });

/** The typed list as wards are listed, where anybody stands on it or there is no other list. */
export function typedListSummary(
  db: ReadDb,
  wards: number,
): readonly { readonly id: string; readonly name: string; readonly patients: number }[] {
  const patients = db.all(peopleOpenedOutside, {}).length;
  return patients === 0 && wards > 0 ? [] : [{ id: typedListId, name: typedList.name, patients }];
}
