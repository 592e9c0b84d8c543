import type { JsonObject } from '../core/brand.ts';
import { child, items, object, objects, text } from './node.ts';

/** The FHIR versions a record may arrive in. R4 (4.0 and 4B) and STU3 are read; the others are named and refused. */
export type FhirVersion = 'DSTU2' | 'STU3' | 'R4' | 'R5';

export const isRead = (version: FhirVersion | undefined): boolean => version !== 'DSTU2' && version !== 'R5';

/** What a resource says about its own version: `fhirVersion`, then its profiles. Explicit words beat any shape. */
export function statedVersion(resource: JsonObject): FhirVersion | undefined {
  const number = text(resource, 'fhirVersion');
  if (number !== undefined) return byNumber(number);
  const profiles = items(object(resource, 'meta'), 'profile').filter(
    (profile) => typeof profile === 'string',
  );
  return profiles.map(byProfile).find((version) => version !== undefined);
}

function byNumber(number: string): FhirVersion | undefined {
  if (/^(0\.|1\.)/.test(number)) return 'DSTU2';
  if (number.startsWith('3.')) return 'STU3';
  if (number.startsWith('4.')) return 'R4';
  return /^[56]\./.test(number) ? 'R5' : undefined;
}

function byProfile(profile: string): FhirVersion | undefined {
  if (/\/DSTU2\/|gpconnect-[a-z]+-1$/i.test(profile)) return 'DSTU2';
  if (/\/STU3\/|\/CareConnect-/i.test(profile)) return 'STU3';
  if (/\/(R5|5\.0)\//.test(profile)) return 'R5';
  return /\/(R4|4\.0)\/|\/UKCore-/.test(profile) ? 'R4' : undefined;
}

/** What the shape of a resource gives away, for the types whose shape differs. `undefined` is "could be several". */
export function sniffedVersion(resource: JsonObject): FhirVersion | undefined {
  if (isDstu2Medicine(resource)) return 'DSTU2';
  switch (text(resource, 'resourceType')) {
    case 'MedicationOrder':
    case 'Conformance':
      return 'DSTU2';
    case 'MedicationUsage':
      return 'R5';
    case 'MedicationStatement':
      return (
        medicineShape(resource) ??
        (resource['taken'] !== undefined || resource['reasonNotTaken'] !== undefined
          ? 'STU3'
          : rated(resource, 'dosage'))
      );
    case 'MedicationRequest':
      return (
        medicineShape(resource) ??
        (object(object(resource, 'requester'), 'agent') !== undefined
          ? 'STU3'
          : rated(resource, 'dosageInstruction'))
      );
    case 'MedicationDispense':
    case 'MedicationAdministration':
      return (
        medicineShape(resource) ??
        (resource['prescription'] !== undefined ||
        resource['notGiven'] !== undefined ||
        resource['notDone'] !== undefined
          ? 'STU3'
          : undefined)
      );
    case 'AllergyIntolerance':
      return allergyShape(resource);
    default:
      return undefined;
  }
}

/** Until STU3 a medicine had a `patient`, where all later versions have a `subject`. */
const isDstu2Medicine = (resource: JsonObject): boolean =>
  /^Medication[A-Z]/.test(text(resource, 'resourceType') ?? '') &&
  resource['subject'] === undefined &&
  object(resource, 'patient') !== undefined;

/** R5 wraps concept and reference in one `medication`; DSTU2's supply parts are gone since. */
const medicineShape = (resource: JsonObject): FhirVersion | undefined => {
  const medication = object(resource, 'medication');
  return medication !== undefined &&
    (medication['concept'] !== undefined || medication['reference'] !== undefined)
    ? 'R5'
    : undefined;
};

function rated(resource: JsonObject, name: string): FhirVersion | undefined {
  const dosages = objects(resource, name);
  if (dosages.some((dosage) => dosage['doseAndRate'] !== undefined)) return 'R4';
  return dosages.some((dosage) =>
    ['doseQuantity', 'doseRange', 'doseSimpleQuantity'].some((dose) => dosage[dose] !== undefined),
  )
    ? 'STU3'
    : undefined;
}

function allergyShape(resource: JsonObject): FhirVersion | undefined {
  if (resource['substance'] !== undefined) return 'DSTU2';
  if (resource['assertedDate'] !== undefined || typeof child(resource, 'clinicalStatus') === 'string')
    return 'STU3';
  return object(resource, 'clinicalStatus') === undefined ? undefined : 'R4';
}

/** The version of one resource: what it says, else what its shape gives away. */
export const versionOfResource = (resource: JsonObject): FhirVersion | undefined =>
  statedVersion(resource) ?? sniffedVersion(resource);
