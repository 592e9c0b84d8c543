import {
  type GpConnectConfig,
  type RecordConfig,
  type TrustConfig,
  trustConfigSchema,
} from '../shared/records/config.ts';
import { architecturesOf, storesOf } from './architectures/trust.ts';
import type { Setting } from './setting.ts';
import { odsHeader, tieSpec } from './tie/config.ts';
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
  'user/AllergyIntolerance.crs',
  'user/Medication.rs',
  'user/MedicationRequest.rs',
  'user/MedicationDispense.rs',
  'user/MedicationStatement.crs',
  'user/List.crs',
  'user/Provenance.crs',
];

const audienceNames = { northmoor: 'Northmoor Hospitals', eastvale: 'Eastvale Shared Record' } as const;
const audienceScopes = { northmoor, eastvale } as const;

/** What Concord is started with: where everything is and how to sign in to it. */
export function trustConfig(
  issuer: string,
  baseOf: (storeId: string) => string,
  { topology, tie }: Setting,
): TrustConfig {
  const servers = storesOf(topology).map(({ spec }) => spec.id);
  const records = architecturesOf(topology).map((one) => one.record(baseOf));
  const used = new Set(records.flatMap(({ sources }) => sources.map(({ audience }) => audience)));
  const home = records.flatMap(({ sources }) => sources).find(({ role }) => role === 'home');
  return trustConfigSchema.parse({
    version: 1,
    sandbox: true,
    trust: { name: 'Northmoor Hospitals', odsCode: trustOds },
    identityServers: [{ id: identityServer, name: 'Northmoor sign-in', issuer }],
    audiences: (['northmoor', 'eastvale'] as const)
      .filter((id) => used.has(id))
      .map((id) => ({
        id,
        name: audienceNames[id],
        identityServer,
        fhirBaseForAud: baseOf(id === 'northmoor' ? 'northmoor-home' : 'eastvale'),
        clientId,
        scopes: audienceScopes[id],
      })),
    records: tie ? records.map(throughTie(servers, baseOf)) : records,
    ...(home === undefined ? {} : { auditAnchorsAt: home.id }),
    ...(tie
      ? {
          tie: {
            name: tieSpec.name,
            base: baseOf(tieSpec.id),
            routing: { by: 'path' },
            headers: { [odsHeader]: trustOds },
            timeoutMs: 10_000,
          },
        }
      : {}),
  });
}

/** The same record with the integration engine before each of its servers. */
const throughTie =
  (servers: readonly string[], baseOf: (storeId: string) => string) =>
  (record: RecordConfig): RecordConfig => ({
    ...record,
    sources: record.sources.map((source) => ({
      ...source,
      // A source may be called otherwise than its server.
      tieRoute: servers.find((id) => baseOf(id) === source.fhirBase),
      ...(source.gpConnect === undefined ? {} : { gpConnect: behindTie(source.gpConnect, servers, baseOf) }),
      ...(source.stores === undefined
        ? {}
        : { stores: source.stores.map((store) => ({ ...store, tieRoute: store.id })) }),
    })),
  });

/** The engine holds the certificate and the way to the Spine: its proxy, and both of its directories. */
const behindTie = (
  gpConnect: GpConnectConfig,
  servers: readonly string[],
  baseOf: (storeId: string) => string,
): GpConnectConfig => {
  const routed = (service: GpConnectConfig['directory']): GpConnectConfig['directory'] => ({
    ...service,
    tieRoute: servers.find((id) => baseOf(id) === service.fhirBase),
  });
  return {
    ...gpConnect,
    demographics: routed(gpConnect.demographics),
    directory: routed(gpConnect.directory),
    reachedBy: 'integration-engine',
  };
};
