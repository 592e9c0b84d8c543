import { refuse } from '../outcomes.ts';
import { headerOf, type Patch } from './patch.ts';

/** Gap: an `If-Match` that cannot be read is ignored, so the write goes unguarded. Here it is answered 400. */
export const strictIfMatch: Patch = (next) => async (request, repo, router, options) => {
  const ifMatch = headerOf(request, 'if-match');
  if (ifMatch !== undefined && !/^(W\/)?"[A-Za-z0-9.-]{1,64}"$/.test(ifMatch))
    throw refuse(400, 'value', 'If-Match must hold one version as an entity tag, such as W/"3".');
  return next(request, repo, router, options);
};
