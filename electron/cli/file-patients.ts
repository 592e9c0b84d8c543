import { isObject, type JsonObject } from '../../shared/core/brand.ts';
import { valueOf } from '../../shared/core/known.ts';
import { entriesIn, type Entry } from '../../shared/fhir/fhir.ts';
import {
  containedIn,
  numbersBeside,
  pointedAt,
  readPatient,
  type PatientFacts,
} from '../../shared/patients/patients.ts';

/** Whom a file is about: every patient it holds and every NHS number it gives for one. */
export type FilePatients = {
  readonly numbers: readonly string[];
  /** FHIR dates, perhaps partial. */
  readonly born: readonly string[];
  /** Resources that say they are about somebody else than the file is. */
  readonly ofOthers: number;
};

/** Reads whom a file is about. A file that names nobody is about nobody known. */
export function patientsOfFile(content: string): FilePatients {
  const entries = entriesIn(content);
  const resources = entries.map(({ resource }) => resource);
  const patients = [...resources, ...resources.flatMap(containedIn)].flatMap((one) => readPatient(one) ?? []);
  const stated = patients.flatMap(({ nhsNumber }) => valueOf(nhsNumber) ?? []);
  return {
    numbers: [...new Set([...stated, ...numbersBeside(resources.flatMap(subjectsOf))])],
    born: [...new Set(patients.flatMap(({ birthDate }) => valueOf(birthDate) ?? []))],
    ofOthers: ofOthers(entries, patients),
  };
}

/** By what two files are about two people, in words; `undefined` where nothing contradicts. */
export function twoPeople(a: FilePatients, b: FilePatients): string | undefined {
  const number =
    a.numbers.length > 0 && b.numbers.length > 0 && !a.numbers.some((one) => b.numbers.includes(one));
  const born =
    a.born.length > 0 &&
    b.born.length > 0 &&
    !a.born.some((one) => b.born.some((other) => one.startsWith(other) || other.startsWith(one)));
  if (number) return born ? 'the NHS number and the birth date differ' : 'the NHS number differs';
  return born ? 'the birth date differs' : undefined;
}

function ofOthers(entries: readonly Entry[], patients: readonly PatientFacts[]): number {
  const same = new Map(patients.map((one) => [one.id, personOf(one)]));
  const people = entries.flatMap(({ resource }) =>
    subjectsOf(resource).flatMap(({ reference }) => {
      const id = typeof reference === 'string' ? pointedAt(reference, entries) : undefined;
      return id === undefined ? [] : [same.get(id) ?? id];
    }),
  );
  const times = new Map<string, number>();
  for (const one of people) times.set(one, (times.get(one) ?? 0) + 1);
  return people.length - Math.max(0, ...times.values());
}

/** One person under several ids, as each resource carries a copy of its own. */
function personOf({ id, nhsNumber, birthDate, family, given }: PatientFacts): string {
  const [number, born] = [valueOf(nhsNumber), valueOf(birthDate)];
  if (number !== undefined) return `${number} ${born ?? ''}`;
  const name = [valueOf(family), valueOf(given)].filter((part) => part !== undefined);
  return born === undefined || name.length === 0 ? id : `${name.join(' ')} ${born}`;
}

const subjectsOf = (resource: JsonObject): readonly JsonObject[] =>
  /^(?:Medication.+|AllergyIntolerance)$/.test(String(resource['resourceType']))
    ? [resource['subject'], resource['patient']].filter(isObject)
    : [];
