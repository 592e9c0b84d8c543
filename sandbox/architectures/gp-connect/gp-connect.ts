import type { SourceConfig } from '../../../shared/records/config.ts';
import type { Architecture } from '../architecture.ts';
import { federatedOf } from '../federated/federated.ts';
import { lastHospital, pharmacy, surgery } from '../provider-systems.ts';
import { practiceSystem } from './practice-system.ts';
import { demographics, directory, secureProxy, trustAsid } from './spine.ts';

const others = federatedOf([pharmacy, lastHospital]);
const nothing = () => ({ resources: [], notices: [] });
const spec = (id: string, name: string) => ({ id, name, audience: 'northmoor', writes: 'none' as const });

/** The GP record is behind GP Connect: practice, directory, the Spine's proxy and the practice's system; others are asked themselves. */
export const gpConnect: Architecture = {
  stores: [
    ...others.stores,
    {
      spec: spec('spine-demographics', 'Personal Demographics Service'),
      contents: (population) => ({ resources: demographics(population), notices: [] }),
    },
    {
      spec: spec(surgery.id, 'Hollins Lane Surgery'),
      contents: nothing,
      answers: practiceSystem,
    },
    {
      spec: spec('spine-directory', 'Spine Directory Service'),
      contents: nothing,
      answers: (_population, baseOf) => directory(baseOf(surgery.id)),
    },
    {
      spec: spec('spine-proxy', 'Spine Secure Proxy'),
      contents: nothing,
      answers: () => secureProxy,
    },
  ],
  record: (baseOf) => ({
    id: 'gp-connect',
    name: 'GP Connect',
    architecture: 'federated',
    sources: [gpSource(baseOf), ...others.record(baseOf).sources],
  }),
};

const gpSource = (baseOf: (store: string) => string): SourceConfig => ({
  id: 'gp-record',
  name: surgery.name,
  role: 'history',
  origin: surgery.id,
  fhirBase: baseOf('spine-proxy'),
  fhirVersion: 'STU3',
  audience: 'northmoor',
  gpRecord: true,
  gpConnect: {
    asid: trustAsid,
    issuer: 'https://northmoor.example/concord',
    demographics: { fhirBase: baseOf('spine-demographics') },
    directory: { fhirBase: baseOf('spine-directory') },
    reachedBy: 'host',
  },
});
