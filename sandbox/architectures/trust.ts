import { patients } from '../patients/patients.ts';
import type { Architecture, ArchitectureStore, Population } from './architecture.ts';
import { federated, federatedProxy } from './federated/federated.ts';
import { gpConnect } from './gp-connect/gp-connect.ts';
import { hybrid } from './hybrid/hybrid.ts';
import { ownSystems } from './own-systems/own-systems.ts';
import { patientCentric } from './patient-centric/patient-centric.ts';
import { persistedCopy, persistedCopyOf } from './persisted-copy/persisted-copy.ts';
import { providerSystems } from './provider-systems.ts';
import { singleAndOnly, singleAndOnlyOf } from './single-and-only/single-and-only.ts';

/**
 * Which records the pretend trust is connected to, in the order Concord shows them. `mixed` is what it starts with; every
 * other holds the same facts about the same patients, kept and found another way.
 */
const topologies = {
  mixed: [ownSystems, singleAndOnly, persistedCopy],
  'persisted-copy': [ownSystems, persistedCopyOf(providerSystems)],
  single: [ownSystems, singleAndOnlyOf(providerSystems)],
  federated: [ownSystems, federated],
  'federated-proxy': [ownSystems, federatedProxy],
  'patient-centric': [ownSystems, patientCentric],
  hybrid: [ownSystems, hybrid],
  'gp-connect': [ownSystems, gpConnect],
} as const satisfies Readonly<Record<string, readonly Architecture[]>>;

export type Topology = keyof typeof topologies;
export const topologyNames = Object.keys(topologies);
export const isTopology = (name: string): name is Topology => name in topologies;

export const architecturesOf = (topology: Topology): readonly Architecture[] => topologies[topology];

export const storesOf = (topology: Topology): readonly ArchitectureStore[] =>
  architecturesOf(topology).flatMap(({ stores }) => stores);

export const populationAt = (nowMs: number, seed: number): Population => ({ seed, nowMs, patients });
