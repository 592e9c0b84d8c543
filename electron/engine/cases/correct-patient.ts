import { err, ok, type Result } from '../../../shared/core/result.ts';
import type { ReplyOf } from '../../../shared/ipc/replies.ts';
import type { RequestOf } from '../../../shared/ipc/requests.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import { nameWords } from '../../../shared/patients/patients.ts';
import { linksOfPerson, personById, savePerson } from '../db/queries/people.ts';
import { forgetWords, saveWord } from '../db/queries/person-search.ts';
import { forgetSourceReads } from '../db/queries/source-reads.ts';
import { stayOfPerson } from '../db/queries/wards.ts';
import type { Store } from '../db/store.ts';
import { knownHere, readStated } from '../wards/wards.ts';
import { append, readCurrent } from './events.ts';
import { firstCase } from './next-case.ts';
import type { Unlocked } from './unlocked.ts';

/** Begun at a computer, on no ward list, and confirmed by no record: all that is known of them is what somebody typed. */
export const isOnlyTyped = ({ read }: Pick<Store, 'read'>, person: string): boolean =>
  read.all(linksOfPerson, { person }).length === 0 && read.get(stayOfPerson, { person }) === undefined;

/**
 * Corrects what was typed of a patient: kept in the case as it was and as it is now, with who and when. What the records answered
 * to the wrong words is forgotten, and whoever checked the identity checks it again. Somebody else with that NHS number on this
 * computer is answered in `here`, and nothing is changed.
 */
export function correctPatient(
  here: Unlocked,
  { patient: person, ...stated }: RequestOf<'correctPatient'>,
): Result<ReplyOf<'correctPatient'>, Fault> {
  const { context, store, user } = here;
  const row = store.read.get(personById, { person });
  if (row === undefined) return err({ kind: 'not-found', what: 'patient' });
  if (!isOnlyTyped(store, person))
    return err({ kind: 'not-possible', why: 'a ward list or a record says who the patient is' });
  const read = readStated(context, stated);
  if (!read.ok) return err({ kind: 'bad-request', call: 'correctPatient', path: read.fault });
  const to = read.value;
  const same = knownHere(store, to, person);
  if (same !== null) return ok(same);
  const from = {
    family: row.family,
    given: row.given,
    born: row.birth_date ?? '',
    nhsNumber: row.nhs_number ?? '',
  };
  if (JSON.stringify(from) === JSON.stringify(to)) return ok({ patient: person, here: null });
  const { id } = readCurrent(store.read, person);
  const entry = { user: user.id, action: 'patient-corrected', subject: person };
  store.inTransaction('correct a patient', entry, (tx) => {
    if (id === null) append(tx, context.host, person, user, firstCase(store, person));
    append(tx, context.host, person, user, { kind: 'patient-corrected', from, to });
    const { family, given, born, nhsNumber } = to;
    tx.run(savePerson, {
      ...row,
      family,
      given,
      birth_date: born,
      nhs_number: nhsNumber === '' ? null : nhsNumber,
    });
    tx.run(forgetWords, { person });
    for (const word of nameWords(family, given)) tx.run(saveWord, { word, person });
    tx.run(forgetSourceReads, { person });
  });
  context.emit({ event: 'case-changed', patient: person });
  return ok({ patient: person, here: null });
}
