import { valueOf } from '../../../shared/core/known.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import { doseWords, frequencyWords } from '../../../shared/dosage/dosage.ts';
import { entriesIn, faultText, readFile as readRecord, type ReadFault } from '../../../shared/fhir/fhir.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { FileView } from '../../../shared/ipc/typed-in-views.ts';
import type { Allergy } from '../../../shared/medicines/allergy.ts';
import { sourceId } from '../../../shared/medicines/keys.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';
import { readPatient, showNhsNumber } from '../../../shared/patients/patients.ts';
import {
  fileOwner,
  mostFileBytes,
  type FileOwner,
  type TypedSource,
} from '../../../shared/typed-in/typed-in.ts';
import type { Unlocked } from '../cases/cases.ts';
import { personById } from '../db/queries/people.ts';
import { saveSource } from './save.ts';
import { textOfBytes } from '../text-of-bytes.ts';

/** A file as somebody chose it on their computer: its name, and its bytes in base64. */
type Chosen = { readonly name: string; readonly bytes: string };

type Read = { readonly text: string; readonly list: SourceList; readonly owner: FileOwner };

const refused = (layer: 'this-computer' | 'answer', why: string): Result<never, Fault> =>
  err({ kind: 'file-refused', layer, why });

/** Reads a file for a person as `concord read` does, and looks whose it is. Nothing is kept by that. */
function readFor({ store }: Unlocked, person: string, { name, bytes }: Chosen): Result<Read, Fault> {
  const whom = store.read.get(personById, { person });
  if (whom === undefined) return err({ kind: 'not-found', what: 'patient' });
  const raw = Buffer.from(bytes, 'base64');
  if (raw.length > mostFileBytes) return refused('this-computer', 'it is larger than 20 MB');
  const text = textOfBytes(raw);
  if (!text.ok) return refused('this-computer', text.fault);
  const read = readRecord(text.value, {
    source: sourceId(name),
    name,
    role: 'history',
    origin: name,
  });
  if (!read.ok) return refused('answer', ofFile(read.fault));
  if (read.value.state.kind === 'unavailable')
    return refused('answer', 'it holds an error of the system that made it, and no record');
  const { lines, allergies, withdrawn, notUnderstood } = read.value;
  if (
    lines.length + allergies.length + withdrawn.length + notUnderstood.length === 0 &&
    !saysNone(read.value)
  )
    return refused('answer', 'it says nothing about medicines or allergies');
  const { family, birth_date, gender, nhs_number } = whom;
  const owner = fileOwner(entriesIn(text.value), { family, born: birth_date, gender, nhsNumber: nhs_number });
  return ok({ text: text.value, list: read.value, owner });
}

const saysNone = ({ noKnownMedications, allergyListEmpty }: SourceList): boolean =>
  noKnownMedications.kind !== 'not-recorded' || allergyListEmpty.kind !== 'not-recorded';

/** The reader's words for an answer, said of a file. */
const ofFile = (fault: ReadFault): string =>
  faultText(fault)
    .replace(/^The answer /, 'it ')
    .replaceAll('The answer', 'the file')
    .replace(/\.$/, '');

/** What a chosen file holds and whose it is, before anybody imports it. */
export function viewFile(here: Unlocked, person: string, chosen: Chosen): Result<FileView, Fault> {
  const read = readFor(here, person, chosen);
  if (!read.ok) return read;
  const { list, owner, text } = read.value;
  const patient = entriesIn(text).flatMap(({ resource }) => readPatient(resource) ?? [])[0];
  const number = patient === undefined ? undefined : valueOf(patient.nhsNumber);
  return ok({
    owner: owner.kind === 'another-patient' ? { kind: owner.kind, why: reasonsOf(owner.why) } : owner,
    names: {
      name:
        patient === undefined
          ? ''
          : [valueOf(patient.family)?.toUpperCase(), valueOf(patient.given)]
              .filter((part) => part !== undefined)
              .join(', '),
      born: (patient === undefined ? undefined : valueOf(patient.birthDate)) ?? '',
      nhsNumber: number === undefined ? '' : showNhsNumber(number),
    },
    medicines: list.lines.map(medicineIn).slice(0, 500),
    allergies: list.allergies.map(allergyIn).slice(0, 500),
    withdrawn: list.withdrawn.length,
    notUnderstood: list.notUnderstood.length,
    whole: list.state.kind === 'complete',
  });
}

function medicineIn(line: MedicineLine): FileView['medicines'][number] {
  // The words and the coded dose beside each other: where they differ, whoever imports it sees so.
  const words = line.dosages.flatMap(({ text, structured }) => {
    const coded = valueOf(structured);
    const said = coded === undefined ? '' : `${doseWords(coded)} ${frequencyWords(coded.timing)}`.trim();
    return [valueOf(text) ?? '', said === '' ? '' : `coded as ${said}`];
  });
  return {
    name: line.medicine.term,
    directions: words.filter((part) => part !== '').join('; '),
    status: valueOf(line.status) ?? '',
  };
}

function allergyIn(allergy: Allergy): FileView['allergies'][number] {
  const happened = allergy.reactions.map(({ manifestation }) => manifestation.text);
  const verification = valueOf(allergy.verification);
  const clinical = valueOf(allergy.clinicalStatus);
  const said = [
    ...happened,
    verification === 'refuted' ? 'refuted: said not to be one' : '',
    clinical === 'active' || clinical === undefined ? '' : clinical,
  ];
  return { substance: allergy.substance.text, said: said.filter((part) => part !== '').join(', ') };
}

const reasonsOf = (why: Extract<FileOwner, { kind: 'another-patient' }>['why']): string[] =>
  typeof why === 'string' ? [why] : [...why];

/** What was said about a file beside what it holds. */
type About = Pick<TypedSource, 'organisation' | 'saidAt'> & {
  readonly copyOf: 'gp-record' | 'other-record';
  /** Whoever imports it looked and said that it is this patient's. */
  readonly confirmed: boolean;
};

/** Imports a file as a source of the case: read again here, so that nothing is taken that was not looked at whose it is. */
export function importFile(
  here: Unlocked,
  person: string,
  chosen: Chosen,
  about: About,
): Result<string, Fault> {
  const read = readFor(here, person, chosen);
  if (!read.ok) return read;
  const { text, owner } = read.value;
  if (owner.kind === 'another-patient')
    return err({ kind: 'not-possible', why: 'the file is another patient’s' });
  if (owner.kind === 'ask' && !about.confirmed)
    return err({ kind: 'bad-request', call: 'importFile', path: 'confirmed' });
  return saveSource(here, person, null, 0, {
    kind: 'file',
    informant: '',
    organisation: about.organisation,
    how: 'on-screen',
    saidAt: about.saidAt,
    incomplete: null,
    takesNothing: false,
    noneKnown: null,
    lines: [],
    allergies: [],
    pasted: '',
    file: {
      name: chosen.name,
      text,
      copyOf: about.copyOf,
      identity: owner.kind === 'ask' ? 'confirmed' : 'agrees',
    },
  });
}
