import { FhirRouter } from '@medplum/fhir-router';
import { updateAsCreate } from './if-none-match.ts';
import { knownParameters } from './known-parameters.ts';
import { largeTransactions } from './large-transactions.ts';
import { paging } from './paging.ts';
import type { Patch } from './patch.ts';
import { patientParameter } from './patient-parameter.ts';
import { formToQuery, queryToForm } from './search-by-post.ts';
import { serverIds } from './server-ids.ts';
import { strictIfMatch } from './strict-if-match.ts';

/**
 * The library's router with its gaps closed around every handler; the first patch is the outermost. `extra` patches see the
 * patient of a search as `Patient/[id]` and the finished page.
 */
export function patchedRouter(base: () => string, extra: readonly Patch[] = []): FhirRouter {
  const patches: readonly Patch[] = [
    largeTransactions,
    formToQuery,
    knownParameters,
    patientParameter,
    ...extra,
    paging(base),
    strictIfMatch,
    updateAsCreate,
    serverIds,
    queryToForm,
  ];
  const router = new FhirRouter();
  for (const route of router.router.routes) {
    const interaction = route.data?.interaction;
    route.handler = patches.reduceRight((handler, patch) => patch(handler, interaction), route.handler);
  }
  return router;
}
