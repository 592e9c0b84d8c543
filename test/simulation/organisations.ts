import { isObject, type JsonObject } from '../../shared/core/brand.ts';
import { systems } from '../../shared/cases/writes/write.ts';
import type { Scene } from './scene.ts';
import { idAt, neighbour, patients, trust, type Organisation } from './trust.ts';

/** Whose computer it is, by its number. */
export const organisationAt = (neighbours: number | undefined, at: number): Organisation =>
  at === neighbours ? neighbour : trust;

/** Written by the program, for whichever organisation. */
export const isOurs = (resource: JsonObject): boolean =>
  JSON.stringify(resource['meta'] ?? {}).includes('urn:concord:written');

/** On whose behalf the program wrote it; `undefined` for what another system made. */
export function writtenFor(resource: JsonObject | undefined): string | undefined {
  const meta = resource?.['meta'];
  if (resource === undefined || !isOurs(resource) || !isObject(meta)) return undefined;
  const tag = [meta['tag'] ?? []].flat().find((one) => isObject(one) && one['system'] === systems.ods);
  return isObject(tag) ? String(tag['code']) : undefined;
}

/** Every organisation with a computer in the schedule. */
export const organisationsOf = ({ clients }: Pick<Scene, 'clients'>): readonly string[] => [
  ...new Set(clients.map(({ organisation }) => organisation)),
];

/** Of how many patients a record holds what two organisations wrote, each its own. */
export const besideEachOther = ({ servers }: Pick<Scene, 'servers'>): number =>
  (['shared', 'copies'] as const).flatMap((server) =>
    patients.filter((patient) => {
      const writers = servers[server].store
        .list('MedicationStatement')
        .filter(({ subject }) => JSON.stringify(subject).includes(`Patient/${idAt(server, patient)}"`))
        .flatMap((one) => writtenFor(one) ?? []);
      return new Set(writers).size > 1;
    }),
  ).length;
