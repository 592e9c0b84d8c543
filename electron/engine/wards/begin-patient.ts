import { fromMillis, readPartialDate } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { ReplyOf, RequestOf } from '../../../shared/ipc/contract.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { checkDigitHolds, nameWords, readNhsNumber } from '../../../shared/patients/patients.ts';
import type { EngineContext, User } from '../context.ts';
import { savePerson } from '../db/queries/people.ts';
import { peopleByNumber, saveWord, type FoundPersonRow } from '../db/queries/person-search.ts';
import type { Store } from '../db/store.ts';

type Stated = RequestOf<'beginPatient'>;
type Here = { readonly context: EngineContext; readonly store: Store; readonly user: User };

/**
 * Begins a person whom no census and no record named, from what the patient says, network or none. Whoever has that NHS
 * number here already is that person, and is answered with what of them is otherwise; nobody is made twice. Nothing is
 * written of the new person until a record agreed to who they are (`identityChecked`).
 */
export function beginPatient(
  { context, store, user }: Here,
  stated: Stated,
): Result<ReplyOf<'beginPatient'>, Fault> {
  const number = readNhsNumber(stated.nhsNumber);
  const wrong = (path: string): Result<never, Fault> =>
    err({ kind: 'bad-request', call: 'beginPatient', path });
  if (number === undefined || !checkDigitHolds(number)) return wrong('nhsNumber');
  const today = fromMillis(context.host.now()).slice(0, 10);
  if (stated.born.length !== 10 || !readPartialDate(stated.born).ok || stated.born > today)
    return wrong('born');
  const [family, given] = [stated.family.trim(), stated.given.trim()];
  if (family === '' || given === '') return wrong(family === '' ? 'family' : 'given');
  const same = store.read
    .all(peopleByNumber, { from: number, to: `${number}\u{10ffff}`, most: 10 })
    .toSorted((a, b) => differing(a, stated).length - differing(b, stated).length)
    .at(0);
  if (same !== undefined) return ok({ patient: same.person, here: viewHere(same, stated) });
  const person = context.host.randomUuid();
  store.inTransaction(
    'begin a patient',
    { user: user.id, action: 'patient-begun', subject: person },
    (tx) => {
      tx.run(savePerson, {
        person,
        family,
        given,
        title: null,
        birth_date: stated.born,
        gender: null,
        nhs_number: number,
        died: null,
        restricted: 0,
        warnings: '[]',
      });
      for (const word of nameWords(family, given)) tx.run(saveWord, { word, person });
    },
  );
  return ok({ patient: person, here: null });
}

type KnownHere = NonNullable<ReplyOf<'beginPatient'>['here']>;

const viewHere = (row: FoundPersonRow, stated: Stated): KnownHere => ({
  family: row.family,
  given: row.given,
  born: row.birth_date ?? '',
  ward: row.ward ?? '',
  differs: differing(row, stated),
});

/** What was typed and is otherwise here. A given name is often another than the one a record holds, and is none. */
const differing = (row: FoundPersonRow, stated: Stated): KnownHere['differs'] => [
  ...(row.birth_date !== null && row.birth_date !== stated.born ? (['born'] as const) : []),
  ...(row.family.trim().toLowerCase() === stated.family.trim().toLowerCase() ? [] : (['family'] as const)),
];
