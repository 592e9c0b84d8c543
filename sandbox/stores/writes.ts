import { refuse } from '../fhir/outcomes.ts';
import type { StoreSpec } from './spec.ts';
import { needsOf } from './scopes.ts';

const notAllowed: Readonly<Record<StoreSpec['writes'], string>> = {
  all: '',
  'append-only': 'ud',
  none: 'cud',
};

/** 405 for writes a store does not take: a persisted copy is added to and never changed. */
export function refuseForeignWrites(spec: StoreSpec, method: string, url: string, body: unknown): void {
  const refused = needsOf(method, url, body).some((need) => notAllowed[spec.writes].includes(need.letter));
  if (!refused) return;
  const allow = spec.writes === 'none' ? 'GET' : 'GET, POST';
  const why =
    spec.writes === 'none'
      ? 'can only be read'
      : 'keeps what it holds: new entries are added, none is changed or removed';
  throw refuse(405, 'not-supported', `${spec.name} ${why}.`, { allow });
}
