import type { Scene } from '../scene.ts';
import { serverNames } from '../trust.ts';
import type { Finding } from './finding.ts';
import { namesOf } from './written.ts';

/** Nothing stands on a server twice under one name. */
export function findDoubled(scene: Scene): readonly Finding[] {
  return serverNames.flatMap((server) => {
    const holders = new Map<string, string[]>();
    for (const kept of scene.servers[server].store.all()) {
      const resource = kept.versions.at(-1)?.resource;
      // What is marked as an error says nothing any more.
      const stands = resource !== undefined && resource['status'] !== 'entered-in-error';
      for (const name of stands ? namesOf(resource) : [])
        holders.set(name, [...(holders.get(name) ?? []), `${kept.type}/${kept.id}`]);
    }
    return [...holders]
      .filter(([, keys]) => new Set(keys).size > 1)
      .map(([name, keys]): Finding => ({
        kind: 'doubled',
        detail: `${server} holds ${name} as ${[...new Set(keys)].join(' and ')}`,
      }));
  });
}
