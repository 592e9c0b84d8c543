import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import type { Kept, Version } from '../model-store.ts';
import { writtenFor } from '../organisations.ts';
import type { Scene } from '../scene.ts';
import { bases, serverNames, type ServerName } from '../trust.ts';
import type { Finding } from './finding.ts';
import { namesOf, retractOf } from './written.ts';

/**
 * What the program wrote for one organisation is nobody else's to change, whatever a server allows: never updated, and where nothing is
 * changed never said to be an error or taken the place of. And whatever a computer writes says for whom.
 */
export function findCrossed(scene: Scene): readonly Finding[] {
  return serverNames.flatMap((server) => {
    const all = scene.servers[server].store.all();
    const takenBack = ownersByRetraction(all);
    return all.flatMap((kept) =>
      kept.versions.flatMap((version, at) => {
        const writer = scene.clients.find(({ name }) => name === version.by);
        if (writer === undefined || version.resource === undefined) return [];
        const where = `${server}: ${version.by} of ${writer.organisation}`;
        const isForeign = (owner: string | undefined): boolean =>
          owner !== undefined && owner !== writer.organisation;
        const found: Finding[] = [];
        const changed = writtenFor(kept.versions[at - 1]?.resource);
        if (isForeign(changed))
          found.push(crossed(`${where} changed ${kept.type}/${kept.id} of ${changed ?? ''}`));
        for (const name of namesOf(version.resource))
          if (isForeign(takenBack.get(name)))
            found.push(crossed(`${where} says that an entry of ${takenBack.get(name) ?? ''} was an error`));
        for (const reference of replacedBy(version.resource))
          if (isForeign(writtenFor(currentAt(scene, server, reference)?.resource)))
            found.push(crossed(`${where} puts ${kept.type}/${kept.id} in the place of ${reference}`));
        const named = writtenFor(version.resource);
        if (at === 0 && isForeign(named))
          found.push({
            kind: 'means-otherwise',
            detail: `${where} wrote ${kept.type}/${kept.id} in the name of ${named ?? ''}`,
          });
        return found;
      }),
    );
  });
}

const crossed = (detail: string): Finding => ({ kind: 'overwritten', detail });

/** By the name of the entry that would take it back: whose an entry is. */
const ownersByRetraction = (all: readonly Kept[]): ReadonlyMap<string, string> =>
  new Map(
    all.flatMap(({ versions }) => {
      const first = versions[0]?.resource;
      const owner = writtenFor(first);
      return first === undefined || owner === undefined
        ? []
        : namesOf(first).map((name) => [retractOf(name), owner] as const);
    }),
  );

/** What an entry says it was made of, or a note of origin says was revised: of what the program wrote, that is what it replaces. */
const replacedBy = (resource: JsonObject): readonly string[] =>
  [
    ...[resource['derivedFrom'] ?? []].flat(),
    ...[resource['entity'] ?? []]
      .flat()
      .filter(isObject)
      .flatMap((one) => (one['role'] === 'revision' ? [one['what']] : [])),
  ].flatMap((one) => (isObject(one) && typeof one['reference'] === 'string' ? [one['reference']] : []));

function currentAt(scene: Scene, server: ServerName, reference: string): Version | undefined {
  const base = serverNames.find((name) => reference.startsWith(`${bases[name]}/`)) ?? server;
  const [type = '', id = ''] = reference.replace(`${bases[base]}/`, '').split('/');
  return scene.servers[base].store.current(type, id);
}
