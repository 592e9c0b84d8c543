import type { Resource } from '@medplum/fhirtypes';
import { makeAllergy } from '../../patients/make-allergy.ts';
import { makeAdministrations, makeOrder } from '../../patients/make-order.ts';
import {
  makeBed,
  makeEncounter,
  makeObservations,
  makePatient,
  makePeople,
  makeTrust,
  makeWards,
} from '../../patients/make-person.ts';
import type { MakeContext } from '../../patients/make-context.ts';
import type { StoreContents } from '../../stores/running.ts';
import type { Architecture, ArchitectureStore, Population } from '../architecture.ts';

const making = (population: Population, store: string): MakeContext => ({
  seed: population.seed,
  nowMs: population.nowMs,
  store,
  system: `https://northmoor.example/${store}`,
});

const only = (resources: readonly Resource[]): StoreContents => ({ resources, notices: [] });

function pas(population: Population): StoreContents {
  const at = making(population, 'northmoor-pas');
  const admissions = population.patients.flatMap((one) => [
    makePatient(at, one),
    makeBed(at, one),
    makeEncounter(at, one),
  ]);
  return only([makeTrust(at), ...makeWards(at), ...admissions]);
}

function epma(population: Population): StoreContents {
  const at = making(population, 'northmoor-epma');
  return only(
    population.patients.flatMap((one): Resource[] => {
      if (one.chart === undefined) return [];
      const orders = one.chart.lines.flatMap((line) => [
        makeOrder(at, one, line),
        ...makeAdministrations(at, one, line),
      ]);
      const allergies = (one.chart.allergies ?? []).map((allergy) => makeAllergy(at, one, allergy));
      return [makePatient(at, one, one.chart.born), ...orders, ...allergies, ...makeObservations(at, one)];
    }),
  );
}

function home(population: Population): StoreContents {
  const at = making(population, 'northmoor-home');
  return only([makeTrust(at), ...makePeople(at), ...population.patients.map((one) => makePatient(at, one))]);
}

const store = (
  id: string,
  name: string,
  writes: ArchitectureStore['spec']['writes'],
  contents: ArchitectureStore['contents'],
): ArchitectureStore => ({
  spec: { id, name, audience: 'northmoor', writes },
  contents,
});

/** The trust's own systems: who lies where, what is charted, and where the trust keeps what it writes. */
export const ownSystems: Architecture = {
  stores: [
    store('northmoor-pas', 'Northmoor PAS', 'none', pas),
    store('northmoor-epma', 'Northmoor EPMA', 'none', epma),
    store('northmoor-home', 'Northmoor clinical store', 'all', home),
  ],
  record: (baseOf) => ({
    id: 'northmoor',
    name: 'Northmoor Hospitals',
    architecture: 'single-and-only',
    sources: [
      {
        id: 'northmoor-pas',
        name: 'Northmoor PAS',
        role: 'census',
        origin: 'northmoor-pas',
        fhirBase: baseOf('northmoor-pas'),
        fhirVersion: 'R4',
        audience: 'northmoor',
      },
      {
        id: 'northmoor-epma',
        name: 'Inpatient chart',
        role: 'chart',
        origin: 'northmoor-epma',
        fhirBase: baseOf('northmoor-epma'),
        fhirVersion: 'R4',
        audience: 'northmoor',
      },
      {
        id: 'northmoor-home',
        name: 'Northmoor clinical store',
        role: 'home',
        origin: 'northmoor-home',
        fhirBase: baseOf('northmoor-home'),
        fhirVersion: 'R4',
        audience: 'northmoor',
      },
    ],
  }),
};
