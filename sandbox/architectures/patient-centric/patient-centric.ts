import type { DocumentReference, Resource } from '@medplum/fhirtypes';
import { localId } from '../../patients/ids.ts';
import { makePatient } from '../../patients/make-person.ts';
import { type MakeContext, meta, subject } from '../../patients/make-context.ts';
import type { PatientSpec } from '../../patients/spec.ts';
import type { Architecture, Population } from '../architecture.ts';
import { contentsOf, providerSystems } from '../provider-systems.ts';

const locatorId = 'record-locator';
const places = [
  { id: 'harbour-store', name: 'Harbour personal health store' },
  { id: 'meadow-store', name: 'Meadow personal health store' },
] as const;

/** Where a patient keeps their record: the first ward's with one, the other ward's with the other. */
const storeOf = (spec: PatientSpec): string => places[spec.ward === '7B' ? 0 : 1].id;

/** One pointer a patient, as the National Record Locator keeps them: whose, of what kind, and where. */
function pointers({ seed, nowMs, patients }: Population, baseOf: (store: string) => string): Resource[] {
  const at: MakeContext = { seed, nowMs, store: locatorId, system: 'https://record-locator.example' };
  return patients.flatMap((spec): Resource[] => {
    if (providerSystems.every((system) => system.said(spec) === undefined)) return [];
    const store = storeOf(spec);
    const pointer: DocumentReference = {
      resourceType: 'DocumentReference',
      id: localId(seed, locatorId, `pointer/${spec.key}`),
      meta: meta(at, 'DocumentReference', 24 * 100),
      status: 'current',
      type: { text: 'Medication record' },
      subject: subject(at, spec),
      custodian: { display: places.find(({ id }) => id === store)?.name ?? store },
      content: [{ attachment: { contentType: 'application/fhir+json', url: baseOf(store) } }],
    };
    return [makePatient(at, spec), pointer];
  });
}

/** The patient's own store, found through a locator; written to under the patient's consent. */
export const patientCentric: Architecture = {
  stores: [
    ...places.map(({ id, name }) => ({
      spec: { id, name, audience: 'northmoor', writes: 'all' as const },
      contents: contentsOf({ store: id, systems: providerSystems, holds: (spec) => storeOf(spec) === id }),
    })),
    {
      spec: { id: locatorId, name: 'Record locator', audience: 'northmoor', writes: 'none' },
      contents: (population, baseOf) => ({ resources: pointers(population, baseOf), notices: [] }),
    },
  ],
  record: (baseOf) => ({
    id: 'personal-record',
    name: 'Personal health record',
    architecture: 'patient-centric',
    sources: [
      {
        id: 'personal-record',
        name: 'Personal health record',
        role: 'history',
        origin: 'personal-record',
        fhirBase: baseOf(locatorId),
        fhirVersion: 'R4',
        audience: 'northmoor',
        stores: places.map(({ id, name }) => ({ id, name, fhirBase: baseOf(id), audience: 'northmoor' })),
        providers: providerSystems.map(({ id, name, metaSource }) => ({
          id,
          name,
          role: 'history' as const,
          origin: id,
          metaSource,
        })),
      },
    ],
  }),
};
