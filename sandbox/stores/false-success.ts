import type { Bundle, BundleEntry, Resource } from '@medplum/fhirtypes';
import type { StoreAnswer } from '../fhir/store.ts';

/** A transaction's answer with every entry done, and none of it true. */
function falseSuccessBundle(bundle: Bundle, now: string): Bundle {
  const entry = (bundle.entry ?? []).map((one, index): BundleEntry => {
    const location = `${one.resource?.resourceType ?? 'Resource'}/never-stored-${index}/_history/1`;
    return { response: { status: '201', location, etag: 'W/"1"', lastModified: now } };
  });
  return {
    resourceType: 'Bundle',
    type: bundle.type === 'batch' ? 'batch-response' : 'transaction-response',
    entry,
  };
}

/** The answer of a write that was not made: a success to look at, with nothing behind it. */
export function falseSuccess(method: string, url: string, body: unknown, now: string): StoreAnswer {
  const sent = body as Resource | undefined;
  if (sent?.resourceType === 'Bundle')
    return { status: 200, headers: {}, body: falseSuccessBundle(sent, now) };
  const [, lastPart] = (url.split('?')[0] ?? '').split('/');
  const meta = { ...sent?.meta, versionId: method === 'POST' ? '1' : '99', lastUpdated: now };
  const answer = { ...sent, id: lastPart ?? 'never-stored', meta } as Resource;
  return { status: method === 'POST' ? 201 : 200, headers: {}, body: answer };
}
