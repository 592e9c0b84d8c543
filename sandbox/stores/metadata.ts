import type { CapabilityStatement } from '@medplum/fhirtypes';
import type { StoreSpec } from './spec.ts';

const oauthUris = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris';

/** Resource types the trust's stores hold. */
export const storedTypes = [
  'AllergyIntolerance',
  'DocumentReference',
  'Encounter',
  'Group',
  'List',
  'Location',
  'Medication',
  'MedicationAdministration',
  'MedicationDispense',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'Organization',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Provenance',
  'Task',
] as const;

const codes = {
  none: ['read', 'vread', 'search-type', 'history-instance'],
  'append-only': ['read', 'vread', 'search-type', 'history-instance', 'create'],
  all: ['read', 'vread', 'search-type', 'history-instance', 'create', 'update', 'patch', 'delete'],
} as const;

/** Gap: the library has no `/metadata`. */
export const capabilityStatement = (
  spec: StoreSpec,
  base: string,
  issuer: string,
  date: string,
): CapabilityStatement => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date,
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  patchFormat: ['application/json-patch+json'],
  software: { name: 'Concord sandbox' },
  implementation: { description: `${spec.name} (synthetic patients only)`, url: base },
  rest: [
    {
      mode: 'server',
      security: {
        service: [
          {
            coding: [
              {
                system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
                code: 'SMART-on-FHIR',
              },
            ],
          },
        ],
        extension: [
          {
            url: oauthUris,
            extension: [
              { url: 'authorize', valueUri: `${issuer}/auth` },
              { url: 'token', valueUri: `${issuer}/token` },
              { url: 'revoke', valueUri: `${issuer}/token/revocation` },
              { url: 'introspect', valueUri: `${issuer}/token/introspection` },
            ],
          },
        ],
      },
      interaction: [{ code: 'transaction' }, { code: 'batch' }],
      searchParam: [{ name: '_lastUpdated', type: 'date' }],
      resource: storedTypes.map((type) => ({
        type,
        versioning: spec.writes === 'all' ? 'versioned-update' : 'versioned',
        readHistory: true,
        updateCreate: spec.writes === 'all',
        conditionalCreate: spec.writes !== 'none',
        interaction: codes[spec.writes].map((code) => ({ code })),
        searchInclude: ['*'],
      })),
    },
  ],
});
