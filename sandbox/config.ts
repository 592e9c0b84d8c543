import { type TrustConfig, trustConfigSchema } from '../shared/records/config.ts';
import { architectures } from './architectures/trust.ts';
import { trustOds } from './patients/make-person.ts';

export const clientId = 'concord-desktop';

const identityServer = 'northmoor-identity';

const general = ['openid', 'fhirUser', 'profile', 'offline_access', 'launch'];

/** Scopes for the ward's work in the trust's own systems and the shared record they share an audience with. */
const northmoor = [
  ...general,
  'user/Patient.rs',
  'user/Encounter.rs',
  'user/Location.rs',
  'user/Organization.rs',
  'user/Practitioner.rs',
  'user/PractitionerRole.rs',
  'user/Observation.rs',
  'user/AllergyIntolerance.crus',
  'user/Medication.rs',
  'user/MedicationRequest.rs',
  'user/MedicationDispense.rs',
  'user/MedicationAdministration.rs',
  'user/MedicationStatement.crus',
  'user/List.crus',
  'user/Task.crus',
  'user/Provenance.crus',
  'user/DocumentReference.crus',
];

/** Scopes for a record of copies: read, and add. */
const eastvale = [
  ...general,
  'user/Patient.rs',
  'user/Organization.rs',
  'user/AllergyIntolerance.rs',
  'user/Medication.rs',
  'user/MedicationRequest.rs',
  'user/MedicationDispense.rs',
  'user/MedicationStatement.crs',
  'user/List.crs',
  'user/Provenance.crs',
];

/** What Concord is started with: where everything is and how to sign in to it. */
export function trustConfig(issuer: string, baseOf: (storeId: string) => string): TrustConfig {
  return trustConfigSchema.parse({
    version: 1,
    sandbox: true,
    trust: { name: 'Northmoor Hospitals', odsCode: trustOds },
    identityServers: [{ id: identityServer, name: 'Northmoor sign-in', issuer }],
    audiences: [
      {
        id: 'northmoor',
        name: 'Northmoor Hospitals',
        identityServer,
        fhirBaseForAud: baseOf('northmoor-home'),
        clientId,
        scopes: northmoor,
      },
      {
        id: 'eastvale',
        name: 'Eastvale Shared Record',
        identityServer,
        fhirBaseForAud: baseOf('eastvale'),
        clientId,
        scopes: eastvale,
      },
    ],
    records: architectures.map((one) => one.record(baseOf)),
  });
}
