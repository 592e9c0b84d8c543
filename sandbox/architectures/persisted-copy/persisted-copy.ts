import type { Architecture } from '../architecture.ts';
import { contentsOf, lastHospital, pharmacy, surgery, type ProviderSystem } from '../provider-systems.ts';

const id = 'eastvale';

/** Copies arrive with the next night's run. */
const lagHours = 20;

/** Copies that provider systems post: added to, never changed, each naming the system it came from. */
export const persistedCopyOf = (systems: readonly ProviderSystem[]): Architecture => ({
  stores: [
    {
      spec: { id, name: 'Eastvale Shared Record', audience: 'eastvale', writes: 'append-only' },
      contents: contentsOf({ store: id, lagHours, systems }),
    },
  ],
  record: (baseOf) => ({
    id,
    name: 'Eastvale Shared Record',
    architecture: 'persisted-copy',
    sources: [
      {
        id,
        name: 'Eastvale Shared Record',
        role: 'history',
        origin: 'eastvale',
        fhirBase: baseOf(id),
        fhirVersion: 'R4',
        audience: 'eastvale',
        providers: systems.map((system) => ({
          id: system.id,
          name: system.name,
          role: 'history',
          origin: system.id,
          metaSource: system.metaSource,
          gpRecord: system === surgery,
        })),
      },
    ],
  }),
});

/** What the sandbox starts with: the pharmacy's and the last hospital's copies. */
export const persistedCopy: Architecture = persistedCopyOf([pharmacy, lastHospital]);
