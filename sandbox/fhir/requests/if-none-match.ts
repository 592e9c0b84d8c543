import type { FhirRepository } from '@medplum/fhir-router';
import { Refusal, refuse } from '../outcomes.ts';
import { headerOf, type Patch } from './patch.ts';

async function exists(repo: FhirRepository, type: string, id: string): Promise<boolean> {
  try {
    await repo.readResource(type, id);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/**
 * Gap: an update answers 200 when it creates, and `If-None-Match: *` ("only if it is not there") is not looked at. Here a
 * PUT under a new id is 201, and one that must be new but is not is 412.
 */
export const updateAsCreate: Patch = (next, interaction) => async (request, repo, router, options) => {
  const { resourceType = '', id } = request.params;
  if (interaction !== 'update' || id === undefined) return next(request, repo, router, options);
  const before = await exists(repo, resourceType, id);
  if (before && headerOf(request, 'if-none-match') === '*')
    throw refuse(
      412,
      'conflict',
      `${resourceType}/${id} exists, and If-None-Match: * asks that it does not.`,
    );
  const [outcome, resource] = await next(request, repo, router, options);
  if (before || resource === undefined || outcome.id !== 'ok')
    return resource === undefined ? [outcome] : [outcome, resource];
  return [{ ...outcome, id: 'created' }, resource];
};
