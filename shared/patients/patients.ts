import { isKnown } from '../core/known.ts';
import type { PatientFacts } from './facts.ts';
import { checkDigitHolds, type NhsNumber } from './nhs-number.ts';

export { personName, type StatedName } from './person-name.ts';
export { readPatient, type PatientFacts } from './facts.ts';
export {
  checkDigitHolds,
  nhsCheckDigit,
  nhsNumberSystem,
  readNhsNumber,
  showNhsNumber,
  type NhsNumber,
} from './nhs-number.ts';
export { nameWords, readPatientQuery, type PatientQuery } from './search.ts';
export { similarAmong } from './similar-among.ts';
export { similarNames } from './similar.ts';
export { ownerOf } from './subject.ts';
export { containedIn, numbersBeside, pointedAt } from './subjects-in-file.ts';

/** Who is asked for: the identity the census (or a person) gave. */
export type Asked = {
  readonly nhsNumber: NhsNumber;
  readonly birthDate: string;
  readonly family: string;
  readonly gender: string | undefined;
};

export type IdentityField = 'nhs-number' | 'birth-date';
export type IdentityWarning =
  | 'nhs-number-fails-check'
  | 'nhs-number-replaced'
  | 'family-name-differs'
  | 'gender-differs'
  | 'recorded-as-deceased';

/**
 * Whether an endpoint's patient is the one asked for. Only `linked` lets anything be merged; everything else stops before
 * a single resource is stored.
 */
export type IdentityDecision =
  | { readonly kind: 'linked'; readonly patient: PatientFacts; readonly warnings: readonly IdentityWarning[] }
  | { readonly kind: 'not-known' }
  | { readonly kind: 'disagrees'; readonly fields: readonly IdentityField[] }
  /** A person must link, and it is recorded. */
  | {
      readonly kind: 'needs-a-person';
      readonly why: 'no-nhs-number' | 'no-birth-date' | 'birth-date-partial' | 'several';
    }
  | { readonly kind: 'restricted' }
  /** Only a superseded entry came back; its successors are named so that they can be read. */
  | { readonly kind: 'replaced'; readonly by: readonly string[] };

/**
 * Links by NHS number and birth date, both. `candidates` are the patients one endpoint returned for the NHS number
 * asked for. A check digit that fails warns, and never refuses.
 *
 * @example
 * decideIdentity({ nhsNumber, birthDate: '1948-03-04', family: 'Penhaligon', gender: 'female' }, [patient])
 */
export function decideIdentity(asked: Asked, candidates: readonly PatientFacts[]): IdentityDecision {
  const unique = [...new Map(candidates.map((one) => [one.id, one])).values()];
  const standing = unique.filter((one) => one.replacedBy.length === 0);
  if (unique.length === 0) return { kind: 'not-known' };
  if (standing.length === 0) return { kind: 'replaced', by: unique.flatMap((one) => one.replacedBy) };
  const [patient] = standing;
  if (patient === undefined || standing.length > 1) return { kind: 'needs-a-person', why: 'several' };
  return compare(asked, patient);
}

function compare(asked: Asked, patient: PatientFacts): IdentityDecision {
  if (patient.restricted) return { kind: 'restricted' };
  const replaced = patient.formerNhsNumbers.includes(asked.nhsNumber);
  if (!isKnown(patient.nhsNumber) && !replaced) return { kind: 'needs-a-person', why: 'no-nhs-number' };
  if (!isKnown(patient.birthDate)) return { kind: 'needs-a-person', why: 'no-birth-date' };
  const sameNumber = replaced || (isKnown(patient.nhsNumber) && patient.nhsNumber.value === asked.nhsNumber);
  const dates = compareDates(asked.birthDate, patient.birthDate.value);
  const fields: readonly IdentityField[] = [
    ...(sameNumber ? [] : ['nhs-number' as const]),
    ...(dates === 'differ' ? ['birth-date' as const] : []),
  ];
  if (fields.length > 0) return { kind: 'disagrees', fields };
  if (dates === 'partial') return { kind: 'needs-a-person', why: 'birth-date-partial' };
  return { kind: 'linked', patient, warnings: warningsOf(asked, patient, replaced) };
}

/** A partial date that does not contradict cannot confirm either. */
function compareDates(a: string, b: string): 'same' | 'differ' | 'partial' {
  const days = Math.min(a.length, b.length, 10);
  if (a.slice(0, days) !== b.slice(0, days)) return 'differ';
  return days === 10 ? 'same' : 'partial';
}

/** What does not stop the link but must be on screen. */
function warningsOf(asked: Asked, patient: PatientFacts, replaced: boolean): readonly IdentityWarning[] {
  const differs = (ours: string | undefined, theirs: PatientFacts['family']): boolean =>
    ours !== undefined &&
    isKnown(theirs) &&
    ours.toLocaleLowerCase('en-GB') !== theirs.value.toLocaleLowerCase('en-GB');
  return [
    ...(checkDigitHolds(asked.nhsNumber) ? [] : ['nhs-number-fails-check' as const]),
    ...(replaced ? ['nhs-number-replaced' as const] : []),
    ...(differs(asked.family, patient.family) ? ['family-name-differs' as const] : []),
    ...(differs(asked.gender, patient.gender) ? ['gender-differs' as const] : []),
    ...(patient.deceased.kind === 'not-recorded' ? [] : ['recorded-as-deceased' as const]),
  ];
}
