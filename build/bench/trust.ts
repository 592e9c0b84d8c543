import type { TrustConfig } from '../../shared/records/config.ts';

/** A trust whose records stand at these addresses; the last source is the chart. */
export function benchTrust(identity: string, bases: readonly string[]): TrustConfig {
  return {
    version: 1,
    sandbox: true,
    trust: { name: 'Bench', odsCode: 'BEN' },
    identityServers: [{ id: 'identity', name: 'Identity', issuer: identity }],
    audiences: [
      {
        id: 'main',
        name: 'Main',
        identityServer: 'identity',
        fhirBaseForAud: bases[0] ?? identity,
        clientId: 'concord-desktop',
        scopes: ['openid', 'fhirUser', 'offline_access', 'user/*.rs', 'user/*.cu'],
      },
    ],
    records: [
      {
        id: 'record',
        name: 'Record',
        architecture: 'single-and-only',
        sources: bases.map((fhirBase, source) => ({
          id: `source-${source}`,
          name: `Source ${source}`,
          role: source === bases.length - 1 ? ('chart' as const) : ('history' as const),
          origin: `source-${source}`,
          fhirBase,
          fhirVersion: 'R4' as const,
          audience: 'main',
        })),
      },
    ],
  };
}

/** Of records that are never asked: the store is filled instead. */
export const unasked = (sources: number): TrustConfig =>
  benchTrust(
    'http://127.0.0.1:9',
    Array.from({ length: sources }, (_, source) => `http://127.0.0.1:9/${source}/fhir`),
  );
