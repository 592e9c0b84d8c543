import type { Sandbox } from '../../../sandbox/sandbox.ts';
import type { Trust } from './concord.ts';

/** The sandbox as the trust of an end-to-end suite. Cut off, it refuses every connection, as a dead network does. */
export function sandboxTrust({ config, configPath, control }: Sandbox): Trust {
  const stores = config.records.flatMap(({ sources }) => sources.map(({ id }) => id));
  return {
    config,
    configPath,
    setOffline: async (offline) => {
      const outage = offline ? 'refuse' : 'off';
      await Promise.all(stores.map((store) => control.change(store, { outage })));
      await control.changeIdentity({ outage });
    },
  };
}
