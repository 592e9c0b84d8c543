import type { Patch } from './patch.ts';

type Query = Record<string, string | string[] | undefined>;

/**
 * Gap: a search by POST (`Patient/_search`, which keeps NHS numbers out of addresses) brings its criteria in the body, past
 * everything that looks at the query. Here they join the query on the way in ...
 */
export const formToQuery: Patch = (next, interaction) => (request, repo, router, options) => {
  if (interaction !== 'search-type' || request.method !== 'POST') return next(request, repo, router, options);
  const form = (request.body ?? {}) as Query;
  return next({ ...request, query: { ...request.query, ...form } }, repo, router, options);
};

/** ... and are handed to the library in the body it reads. */
export const queryToForm: Patch = (next, interaction) => (request, repo, router, options) => {
  if (interaction !== 'search-type' || request.method !== 'POST') return next(request, repo, router, options);
  return next({ ...request, body: request.query }, repo, router, options);
};
