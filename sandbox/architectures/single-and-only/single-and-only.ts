import type { Architecture } from '../architecture.ts';
import { contentsOf, surgery, type ProviderSystem } from '../provider-systems.ts';

const id = 'northmoor-smr';

/** The one record everybody reads and writes, changed in place and guarded by its version. */
export const singleAndOnlyOf = (systems: readonly ProviderSystem[]): Architecture => ({
  stores: [
    {
      spec: { id, name: 'Northmoor Shared Medicines Record', audience: 'northmoor', writes: 'all' },
      contents: contentsOf({ store: id, systems }),
    },
  ],
  record: (baseOf) => ({
    id,
    name: 'Northmoor Shared Medicines Record',
    architecture: 'single-and-only',
    sources: [
      {
        id,
        name: systems.length === 1 ? 'GP record' : 'Shared medicines record',
        role: 'history',
        origin: systems.length === 1 ? 'hollins-lane-surgery' : id,
        fhirBase: baseOf(id),
        fhirVersion: 'R4',
        audience: 'northmoor',
        ...(systems.length === 1
          ? { gpRecord: true }
          : {
              providers: systems.map((system) => ({
                id: system.id,
                name: system.name,
                role: 'history' as const,
                origin: system.id,
                metaSource: system.metaSource,
                gpRecord: system === surgery,
              })),
            }),
      },
    ],
  }),
});

/** What the sandbox starts with: what the GP keeps. */
export const singleAndOnly: Architecture = singleAndOnlyOf([surgery]);
