import type { FhirRepository } from '@medplum/fhir-router';
import type { Patient } from '@medplum/fhirtypes';
import type { Patch } from './patch.ts';

type Query = Record<string, string | string[] | undefined>;

const bare = /^[A-Za-z0-9.-]{1,64}$/;

async function byIdentifier(repo: FhirRepository, value: string): Promise<string> {
  const filters = [{ code: 'identifier', operator: 'eq' as const, value }];
  const patients = await repo.searchResources<Patient>({
    resourceType: 'Patient',
    filters: [...filters] as never,
  });
  // A value no reference has, so that nobody known finds nothing.
  return patients.length === 0 ? 'Patient/none-such' : patients.map((one) => `Patient/${one.id}`).join(',');
}

const one = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? '') : (value ?? '');

/**
 * Gap: `patient:identifier=` (and `subject:identifier=`) is not understood, and `patient=[id]` without its type finds
 * nothing where the parameter may point at more than one type.
 */
export const patientParameter: Patch = (next, interaction) => async (request, repo, router, options) => {
  if (interaction !== 'search-type') return next(request, repo, router, options);
  const query: Query = { ...request.query };
  for (const name of ['patient', 'subject']) {
    const identifier = query[`${name}:identifier`];
    if (identifier !== undefined) {
      delete query[`${name}:identifier`];
      query[name] = await byIdentifier(repo, one(identifier));
    } else if (bare.test(one(query[name]))) query[name] = `Patient/${one(query[name])}`;
  }
  return next({ ...request, query }, repo, router, options);
};
