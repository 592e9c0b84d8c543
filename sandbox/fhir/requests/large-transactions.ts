import { allOk } from '@medplum/core';
import { BatchProcessor } from '@medplum/fhir-router';
import type { Bundle, BundleEntry } from '@medplum/fhirtypes';
import type { Patch } from './patch.ts';

type Preprocess = () => Promise<object>;

/** A Bundle's answer names the version each entry made, as single answers do in their ETag. */
function withVersion(entry: BundleEntry): BundleEntry {
  const { versionId, lastUpdated } = entry.resource?.meta ?? {};
  if (entry.response === undefined || versionId === undefined) return entry;
  return {
    ...entry,
    response: {
      ...entry.response,
      etag: `W/"${versionId}"`,
      ...(lastUpdated ? { lastModified: lastUpdated } : {}),
    },
  };
}

/**
 * Gap: a transaction with conditional entries may hold eight at most, because the library would need a serialisable
 * database. Writers are let in one at a time here, so any number is safe.
 */
export const largeTransactions: Patch = (next, interaction) => async (request, repo, router, options) => {
  const bundle = request.body as Bundle | undefined;
  if (interaction !== 'batch' || bundle?.resourceType !== 'Bundle')
    return next(request, repo, router, options);
  const processor = new BatchProcessor(router, repo, bundle, request);
  const preprocess = Reflect.get(processor, 'preprocessBundle') as Preprocess;
  Reflect.set(processor, 'preprocessBundle', async () => ({
    ...(await preprocess.call(processor)),
    requiresStrongTransaction: false,
  }));
  const answer = await processor.run();
  return [allOk, { ...answer, entry: (answer.entry ?? []).map(withVersion) }];
};
