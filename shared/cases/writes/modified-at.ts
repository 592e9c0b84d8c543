import type { JsonObject } from '../../core/brand.ts';

/**
 * When a Task was changed, as FHIR's rule inv-1 wants it: never before it was authored. A clock may have been put back since, or the
 * author's may go ahead of ours; a server refuses the Task then.
 */
export function modifiedAt({ authoredOn }: JsonObject, at: string): string {
  return typeof authoredOn === 'string' && Date.parse(authoredOn) > Date.parse(at) ? authoredOn : at;
}
