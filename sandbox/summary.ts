import { populationAt, storesOf, type Topology } from './architectures/trust.ts';
import type { PatientSummary } from './control/types.ts';
import { localId } from './patients/ids.ts';
import { wards } from './patients/make-person.ts';
import type { PatientSpec } from './patients/spec.ts';

/** The patients each store knows: what a store is asked by name must be in it. */
const knownTo = (topology: Topology, seed: number): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    storesOf(topology).map(({ spec, contents }) => [
      spec.id,
      new Set(
        contents(populationAt(0, seed), () => '').resources.flatMap(({ resourceType, id }) =>
          resourceType === 'Patient' && id !== undefined ? [id] : [],
        ),
      ),
    ]),
  );

/** Who lies where, under which number and which ids. */
export function summarise(
  patients: readonly PatientSpec[],
  seed: number,
  topology: Topology,
): readonly PatientSummary[] {
  const known = [...knownTo(topology, seed)];
  return patients.map((spec) => ({
    key: spec.key,
    name: `${spec.name[2].toUpperCase()}, ${spec.name[1]} (${spec.name[0]})`,
    nhsNumber: spec.nhs,
    born: spec.born,
    ward: wards[spec.ward],
    bed: spec.bed,
    ids: Object.fromEntries(
      known.flatMap(([store, ids]) => {
        const id = localId(seed, store, `patient/${spec.key}`);
        return ids.has(id) ? [[store, id]] : [];
      }),
    ),
  }));
}
