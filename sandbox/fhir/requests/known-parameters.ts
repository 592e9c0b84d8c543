import { globalSchema } from '@medplum/core';
import type { FhirRequest } from '@medplum/fhir-router';
import { refuse } from '../outcomes.ts';
import { headerOf, type Patch } from './patch.ts';

const common = new Set([
  '_id',
  '_lastUpdated',
  '_count',
  '_offset',
  '_include',
  '_revinclude',
  '_sort',
  '_total',
  '_elements',
  '_format',
  '_tag',
  '_profile',
  '_source',
  '_security',
]);

function isKnown(type: string, name: string): boolean {
  const [code = ''] = name.split(/[:.]/);
  return common.has(code) || globalSchema.types[type]?.searchParams?.[code] !== undefined;
}

/** The criteria of a search, or of a conditional create (in its header). */
function criteria(request: FhirRequest): readonly string[] {
  const ifNoneExist = headerOf(request, 'if-none-exist');
  const names = Object.keys(request.query);
  return ifNoneExist === undefined ? names : [...names, ...new URLSearchParams(ifNoneExist).keys()];
}

/**
 * Gap: a search parameter or resource type the library does not know finds nothing, so a misspelt question looks like an
 * empty record. Here it is answered 400 (404 for the type).
 */
export const knownParameters: Patch = (next) => async (request, repo, router, options) => {
  const type = request.params['resourceType'];
  if (type === undefined || type.startsWith('$')) return next(request, repo, router, options);
  if (globalSchema.types[type] === undefined)
    throw refuse(404, 'not-supported', `There is no resource type ${type}.`);
  const unknown = criteria(request).filter((name) => !isKnown(type, name));
  if (unknown.length > 0)
    throw refuse(400, 'not-supported', `${type} cannot be searched by ${unknown.join(', ')}.`);
  return next(request, repo, router, options);
};
