import { fromMillis, readPartialDate } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { ReplyOf } from '../../../shared/ipc/replies.ts';
import type { RequestOf } from '../../../shared/ipc/requests.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { checkDigitHolds, nameWords, readNhsNumber } from '../../../shared/patients/patients.ts';
import type { EngineContext, User } from '../context.ts';
import { saveOpenedOutside } from '../db/queries/opened-outside.ts';
import { savePerson } from '../db/queries/people.ts';
import { peopleBorn, peopleByNumber, saveWord, type FoundPersonRow } from '../db/queries/person-search.ts';
import type { Store } from '../db/store.ts';
import { startingWith } from './search-patients.ts';

/** Who somebody is said to be. */
type Stated = Omit<RequestOf<'beginPatient'>, 'why'>;
type Here = { readonly context: EngineContext; readonly store: Store; readonly user: User };

/**
 * Begins a person whom no census and no record named, from what the patient says, network or none. Whoever has that NHS
 * number here already is that person, and is answered with what of them is otherwise; nobody is made twice. Nothing is
 * written of the new person until a record agreed to who they are (`identityChecked`). Whoever lies on no ward is opened with a
 * reason, which is audited and stands above their case.
 */
export function beginPatient(
  { context, store, user }: Here,
  { why: typed, ...stated }: RequestOf<'beginPatient'>,
): Result<ReplyOf<'beginPatient'>, Fault> {
  const read = readStated(context, stated);
  if (!read.ok) return err({ kind: 'bad-request', call: 'beginPatient', path: read.fault });
  const why = typed.trim();
  if (why === '') return err({ kind: 'bad-request', call: 'beginPatient', path: 'why' });
  const outside = { opened_why: why, opened_by: user.name, opened_at: fromMillis(context.host.now()) };
  const same = knownHere(store, read.value, null);
  if (same !== null) {
    if (same.here?.ward === '')
      store.inTransaction('open outside the ward', audited(user, same.patient, why), (tx) =>
        tx.run(saveOpenedOutside, { person: same.patient, ...outside }),
      );
    return ok(same);
  }
  const { family, given, born, nhsNumber } = read.value;
  const person = context.host.randomUuid();
  store.inTransaction(
    'begin a patient',
    { user: user.id, action: 'patient-begun', subject: person, detail: { why } },
    (tx) => {
      tx.run(savePerson, {
        person,
        family,
        given,
        title: null,
        birth_date: born,
        gender: null,
        nhs_number: nhsNumber === '' ? null : nhsNumber,
        died: null,
        restricted: 0,
        warnings: '[]',
      });
      for (const word of nameWords(family, given)) tx.run(saveWord, { word, person });
      tx.run(saveOpenedOutside, { person, ...outside });
    },
  );
  return ok({ patient: person, here: null });
}

const audited = (user: User, person: string, why: string) => ({
  user: user.id,
  action: 'opened-outside-ward',
  subject: person,
  detail: { why },
});

/** What was typed of somebody, as it is kept; a fault names the field that cannot be: a number must be none or hold its check digit, a date be whole. */
export function readStated(
  { host }: Pick<EngineContext, 'host'>,
  stated: Stated,
): Result<Stated, keyof Stated> {
  // Nobody may be turned away for a number they do not have or cannot say: empty is none.
  const nhsNumber = stated.nhsNumber.trim() === '' ? '' : readNhsNumber(stated.nhsNumber);
  if (nhsNumber === undefined || (nhsNumber !== '' && !checkDigitHolds(nhsNumber))) return err('nhsNumber');
  const { born } = stated;
  const today = fromMillis(host.now()).slice(0, 10);
  if (born.length !== 10 || !readPartialDate(born).ok || born > today) return err('born');
  const [family, given] = [stated.family.trim(), stated.given.trim()];
  if (family === '' || given === '') return err(family === '' ? 'family' : 'given');
  return ok({ family, given, born, nhsNumber });
}

/**
 * Who else than `but` has that NHS number on this computer, or where none was typed that name and birth date, and what of them is
 * otherwise; null where nobody has.
 */
export function knownHere(
  { read }: Pick<Store, 'read'>,
  stated: Stated,
  but: string | null,
): ReplyOf<'beginPatient'> | null {
  const { nhsNumber, born } = stated;
  const named = (row: FoundPersonRow): boolean =>
    isNamed(row.family, stated.family) && isNamed(row.given, stated.given);
  const found =
    nhsNumber === ''
      ? read.all(peopleBorn, { ...startingWith(born), most: 1_000 }).filter(named)
      : read.all(peopleByNumber, { ...startingWith(nhsNumber), most: 10 });
  const same = found
    .filter(({ person }) => person !== but)
    .toSorted((a, b) => differing(a, stated).length - differing(b, stated).length)
    .at(0);
  return same === undefined ? null : { patient: same.person, here: viewHere(same, stated) };
}

const isNamed = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

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
  ...(isNamed(row.family, stated.family) ? [] : (['family'] as const)),
];
