import type { FhirRequest, FhirRouteHandler, FhirRouteMetadata } from '@medplum/fhir-router';

/** What a handler serves, as CapabilityStatement words (`search-type`, `create`, ...). */
export type Interaction = FhirRouteMetadata['interaction'] | undefined;

/**
 * One gap of the library's router, closed around its handlers. Single requests and the entries of a Bundle go through the
 * same handlers, so a patch holds for both.
 */
export type Patch = (next: FhirRouteHandler, interaction: Interaction) => FhirRouteHandler;

/** A header of a request or of a Bundle entry. */
export function headerOf(request: FhirRequest, name: string): string | undefined {
  const value = request.headers?.[name];
  return Array.isArray(value) ? value[0] : value;
}
