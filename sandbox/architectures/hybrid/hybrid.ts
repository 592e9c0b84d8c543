import type { Architecture } from '../architecture.ts';
import { federatedOf } from '../federated/federated.ts';
import { persistedCopyOf } from '../persisted-copy/persisted-copy.ts';
import { providerSystems, surgery } from '../provider-systems.ts';

const [gp, copies] = [federatedOf([surgery]), persistedCopyOf(providerSystems)];

/** The practice is asked itself, and its entries also come, a night later, with everybody's copies: two routes to one entry. */
export const hybrid: Architecture = {
  stores: [...gp.stores, ...copies.stores],
  record: (baseOf) => ({
    id: 'eastvale-hybrid',
    name: 'Eastvale Shared Record',
    architecture: 'hybrid',
    sources: [...gp.record(baseOf).sources, ...copies.record(baseOf).sources],
  }),
};
