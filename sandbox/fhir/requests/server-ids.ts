import type { Patch } from './patch.ts';

/** Gap: a POST keeps the id its body brings. In FHIR the server names what is created and a body's id is ignored. */
export const serverIds: Patch = (next, interaction) => async (request, repo, router, options) => {
  if (interaction !== 'create' || options?.assignedId === true) return next(request, repo, router, options);
  const { id: _, ...body } = (request.body ?? {}) as Record<string, unknown>;
  return next({ ...request, body }, repo, router, options);
};
