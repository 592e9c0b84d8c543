import type { TrustConfig } from '../../shared/records/config.ts';

/** The smallest configuration the schema takes, of a pretend trust. */
export const sandboxConfig: TrustConfig = {
  version: 1,
  sandbox: true,
  trust: { name: 'Northmoor Hospitals', odsCode: 'RNM' },
  identityServers: [{ id: 'sandbox', name: 'Sandbox sign-in', issuer: 'http://127.0.0.1:47100' }],
  audiences: [
    {
      id: 'northmoor',
      name: 'Northmoor',
      identityServer: 'sandbox',
      fhirBaseForAud: 'http://127.0.0.1:47101/fhir',
      clientId: 'concord-desktop',
      scopes: ['openid'],
    },
  ],
  records: [
    {
      id: 'northmoor',
      name: 'Northmoor',
      architecture: 'single-and-only',
      sources: [
        {
          id: 'census',
          name: 'Census',
          role: 'census',
          origin: 'pas',
          fhirBase: 'http://127.0.0.1:47101/fhir',
          fhirVersion: 'R4',
          audience: 'northmoor',
        },
      ],
    },
  ],
};
