import { isObject, type JsonObject } from '../../../shared/core/brand.ts';
import { asHandedOut, provesNoAbsence } from '../odd-answers.ts';
import type { Scene } from '../scene.ts';
import { idAt, patients, serverOf } from '../trust.ts';
import type { Finding, Left } from './finding.ts';

/** What is read of a patient at these sources, besides the patient. */
const types = ['Patient', 'MedicationStatement', 'AllergyIntolerance', 'List'];

/** After all its deltas, crashes and half pages a cache holds what a reading from nothing would hold. */
export function findRebuildDiffers(scene: Scene, left: readonly Left[]): readonly Finding[] {
  return left.flatMap(({ client, cache }) =>
    [...cache].flatMap(([source, rows]): readonly Finding[] => {
      const name = serverOf[source];
      if (name === undefined || rows.size === 0) return [];
      const ids: readonly string[] = patients.flatMap((one, at) =>
        client.opened.has(scene.people[at] ?? '') ? [idAt(name, one)] : [],
      );
      const truth = new Map(
        types
          .flatMap((type) => scene.servers[name].store.list(type))
          .filter((one) => ids.includes(patientOf(one)))
          .map((one) => [
            `${String(one['resourceType'])}/${String(one['id'])}`,
            JSON.stringify(asHandedOut(scene.schedule.odd, name, one)),
          ]),
      );
      const differing = [...new Set([...truth.keys(), ...rows.keys()])].filter(
        (key) =>
          truth.get(key) !== rows.get(key) && (truth.has(key) || !provesNoAbsence(scene.schedule.odd, name)),
      );
      return differing.map((key) => ({
        kind: 'rebuild-differs',
        detail: `${client.name}: ${key} of ${source} is ${rows.has(key) ? 'not as the server has it' : 'missing'}${truth.has(key) ? '' : ', and gone from the server'}`,
      }));
    }),
  );
}

const patientOf = (resource: JsonObject): string =>
  [resource['subject'], resource['patient']]
    .filter(isObject)
    .map((one) => String(one['reference']).replace('Patient/', ''))[0] ?? String(resource['id']);
