import { isObject, type JsonObject } from '../core/brand.ts';
import { isKnown, valueOf } from '../core/known.ts';
import type { Entry } from '../fhir/fhir.ts';
import {
  decideIdentity,
  containedIn,
  numbersBeside,
  pointedAt,
  readNhsNumber,
  readPatient,
  type IdentityDecision,
  type IdentityField,
  type PatientFacts,
} from '../patients/patients.ts';

/** Whom a case is about. */
type Whom = {
  readonly family: string;
  readonly born: string | null;
  readonly gender: string | null;
  readonly nhsNumber: string | null;
};

/** Whose file it is. Only `this-patient` is taken without asking; `another-patient` is never taken. */
export type FileOwner =
  | { readonly kind: 'this-patient' }
  | {
      readonly kind: 'ask';
      readonly why: 'names-nobody' | 'number-only' | 'not-enough' | 'name-differs' | 'number-replaced';
    }
  | {
      readonly kind: 'another-patient';
      readonly why: 'several-patients' | 'restricted' | readonly IdentityField[];
    };

/**
 * Whose a file is, by every patient it holds or refers to. One resource about somebody else makes it somebody else's: what is
 * in it cannot be told apart afterwards.
 */
export function fileOwner(entries: readonly Entry[], whom: Whom): FileOwner {
  const resources = entries.map(({ resource }) => resource);
  const patients = unique(
    [...resources, ...resources.flatMap(containedIn)].flatMap((one) => readPatient(one) ?? []),
  );
  const verdicts = patients.map((patient) => verdictOn(patient, whom));
  const refused = verdicts.find((verdict) => verdict.kind === 'another-patient');
  if (refused !== undefined) return refused;
  const numbers = numbersBeside(resources.flatMap(subjectsOf));
  if (whom.nhsNumber !== null && numbers.some((number) => number !== whom.nhsNumber))
    return { kind: 'another-patient', why: ['nhs-number'] };
  const pointers = new Set(
    [...new Set(resources.flatMap(subjectOf))].map((pointer) => pointedAt(pointer, entries)),
  );
  const ids = new Set(patients.map(({ id }) => id));
  const strangers = [...pointers].filter((id) => !ids.has(id));
  if (strangers.length + new Set(patients.map(sameAs)).size > 1)
    return { kind: 'another-patient', why: 'several-patients' };
  const [first] = verdicts;
  if (first !== undefined) return verdicts.find((verdict) => verdict.kind === 'ask') ?? first;
  return { kind: 'ask', why: numbers.length > 0 ? 'number-only' : 'names-nobody' };
}

const unique = (patients: readonly PatientFacts[]): readonly PatientFacts[] => [
  ...new Map(patients.map((one) => [JSON.stringify(one), one])).values(),
];

/** The same person under several ids, as each resource carries a copy of its own: told by number and birth date. */
const sameAs = ({ id, nhsNumber, birthDate }: PatientFacts): string =>
  isKnown(nhsNumber) ? `${nhsNumber.value} ${valueOf(birthDate) ?? ''}` : id;

function verdictOn(patient: PatientFacts, whom: Whom): FileOwner {
  const number = readNhsNumber(whom.nhsNumber ?? '');
  if (patient.restricted) return { kind: 'another-patient', why: 'restricted' };
  if (number === undefined || whom.born === null) return byWhatThereIs(patient, whom);
  const asked = {
    nhsNumber: number,
    birthDate: whom.born,
    family: whom.family,
    gender: whom.gender ?? undefined,
  };
  return verdictOf(decideIdentity(asked, [{ ...patient, replacedBy: [] }]));
}

function verdictOf(decision: IdentityDecision): FileOwner {
  switch (decision.kind) {
    case 'linked':
      if (decision.warnings.includes('nhs-number-replaced')) return { kind: 'ask', why: 'number-replaced' };
      return decision.warnings.includes('family-name-differs')
        ? { kind: 'ask', why: 'name-differs' }
        : { kind: 'this-patient' };
    case 'disagrees':
      return { kind: 'another-patient', why: decision.fields };
    case 'restricted':
      return { kind: 'another-patient', why: 'restricted' };
    default:
      return { kind: 'ask', why: 'not-enough' };
  }
}

/** A case without NHS number or birth date: what contradicts refuses, and nothing confirms. */
function byWhatThereIs(patient: PatientFacts, whom: Whom): FileOwner {
  const born = valueOf(patient.birthDate);
  const number = valueOf(patient.nhsNumber);
  const fields: readonly IdentityField[] = [
    ...(whom.nhsNumber !== null && number !== undefined && number !== whom.nhsNumber
      ? (['nhs-number'] as const)
      : []),
    ...(whom.born !== null && born !== undefined && !born.startsWith(whom.born) && !whom.born.startsWith(born)
      ? (['birth-date'] as const)
      : []),
  ];
  return fields.length > 0 ? { kind: 'another-patient', why: fields } : { kind: 'ask', why: 'not-enough' };
}

const subjectsOf = (resource: JsonObject): readonly JsonObject[] =>
  resource['resourceType'] === 'Patient'
    ? []
    : [resource['subject'], resource['patient'], resource['for']].filter(isObject);

const subjectOf = (resource: JsonObject): readonly string[] =>
  subjectsOf(resource).flatMap(({ reference }) => (typeof reference === 'string' ? [reference] : []));
