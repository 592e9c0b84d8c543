import { isObject, type JsonObject } from '../core/brand.ts';
import { nhsNumberSystem, readNhsNumber, type NhsNumber } from './nhs-number.ts';

/** Whose resource it is, as far as the resource itself says. */
export type Owner = 'asked-for' | 'another-patient' | 'not-stated' | 'nobody';

/** Types that belong to no patient and come along with those that do. */
const ownerless: ReadonlySet<string> = new Set([
  'Medication',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
  'HealthcareService',
  'Substance',
  'Device',
]);

type Patient = { readonly id: string; readonly nhsNumber: NhsNumber | undefined; readonly base: string };

/**
 * Checks a resource received for `patient` against that patient: by its subject's reference (relative, or absolute under
 * the endpoint's own base) or, for a logical reference, by NHS number. What says nobody's name is `not-stated`.
 */
export function ownerOf(resource: JsonObject, patient: Patient): Owner {
  const type = resource['resourceType'];
  if (type === 'Patient') return resource['id'] === patient.id ? 'asked-for' : 'another-patient';
  if (typeof type === 'string' && ownerless.has(type)) return 'nobody';
  const subject = [resource['subject'], resource['patient'], resource['for']].find(isObject);
  if (subject === undefined) return 'not-stated';
  return (
    byReference(subject['reference'], patient) ?? byNumber(subject['identifier'], patient) ?? 'not-stated'
  );
}

function byReference(reference: unknown, patient: Patient): Owner | undefined {
  if (typeof reference !== 'string' || reference.startsWith('#')) return undefined;
  const relative = reference.startsWith(`${patient.base}/`)
    ? reference.slice(patient.base.length + 1)
    : reference;
  const id = /^Patient\/([^/]+)(?:\/_history\/[^/]+)?$/.exec(relative)?.[1];
  if (id === undefined) return 'another-patient';
  return id === patient.id ? 'asked-for' : 'another-patient';
}

function byNumber(identifier: unknown, patient: Patient): Owner | undefined {
  if (!isObject(identifier) || identifier['system'] !== nhsNumberSystem) return undefined;
  const value = identifier['value'];
  const number = typeof value === 'string' ? readNhsNumber(value) : undefined;
  if (number === undefined || patient.nhsNumber === undefined) return undefined;
  return number === patient.nhsNumber ? 'asked-for' : 'another-patient';
}
