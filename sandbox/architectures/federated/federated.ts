import type { SourceConfig } from '../../../shared/records/config.ts';
import type { Architecture } from '../architecture.ts';
import { contentsOf, providerSystems, surgery, type ProviderSystem } from '../provider-systems.ts';

const base = { role: 'history', fhirVersion: 'R4', audience: 'northmoor' } as const;

/** Each provider's own store: read by others, written by nobody else. */
export const providerStores = (systems: readonly ProviderSystem[]): Architecture['stores'] =>
  systems.map((system) => ({
    spec: { id: system.id, name: system.name, audience: 'northmoor', writes: 'none' },
    contents: contentsOf({ store: system.id, systems: [system] }),
  }));

const sourceAt = (system: ProviderSystem, baseOf: (store: string) => string): SourceConfig => ({
  ...base,
  id: system.id,
  name: system.name,
  origin: system.id,
  fhirBase: baseOf(system.id),
  gpRecord: system === surgery,
});

/** Nothing is kept in between: Concord asks every provider itself. */
export const federatedOf = (systems: readonly ProviderSystem[]): Architecture => ({
  stores: providerStores(systems),
  record: (baseOf) => ({
    id: 'eastvale-providers',
    name: 'Eastvale providers',
    architecture: 'federated',
    sources: systems.map((system) => sourceAt(system, baseOf)),
  }),
});

export const federated: Architecture = federatedOf(providerSystems);

const proxyId = 'eastvale-query';

/** A query proxy that keeps nothing asks the providers and puts one answer together, saying who did not answer. */
export const federatedProxy: Architecture = {
  stores: [
    ...providerStores(providerSystems),
    {
      spec: { id: proxyId, name: 'Eastvale query service', audience: 'northmoor', writes: 'none' },
      contents: () => ({ resources: [], notices: [] }),
      asks: providerSystems.map(({ id, name, metaSource }) => ({ store: id, name, metaSource })),
    },
  ],
  record: (baseOf) => ({
    id: proxyId,
    name: 'Eastvale query service',
    architecture: 'federated',
    sources: [
      {
        ...base,
        id: proxyId,
        name: 'Eastvale query service',
        origin: proxyId,
        fhirBase: baseOf(proxyId),
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
