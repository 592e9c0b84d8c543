import type { FaultKind } from './faults.ts';
import type { Answer } from './model-server.ts';
import { bases } from './trust.ts';

/**
 * The record locator: every patient's store is the shared record. Out of order it knows of none, or of a second one that nobody
 * configured; both stop a reading, and neither may pass for an empty record.
 */
export function pointersTo(fault: FaultKind | undefined): Answer {
  const places =
    fault === 'falsely-gone' ? [] : [bases.shared, ...(fault === 'falsely-changed' ? [elsewhere] : [])];
  return {
    status: 200,
    headers: {},
    body: {
      resourceType: 'Bundle',
      type: 'searchset',
      total: places.length,
      entry: places.map((url, at) => ({
        resource: {
          resourceType: 'DocumentReference',
          id: `pointer-${at}`,
          status: 'current',
          content: [{ attachment: { contentType: 'application/fhir+json', url } }],
        },
        search: { mode: 'match' },
      })),
    },
  };
}

const elsewhere = 'https://elsewhere.invalid/fhir';
