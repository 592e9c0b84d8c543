import type { PatientSummary } from './control/types.ts';
import { localId } from './patients/ids.ts';
import { wards } from './patients/make-person.ts';
import type { PatientSpec } from './patients/spec.ts';

/** The stores that know a patient. */
function knownTo(spec: PatientSpec): readonly string[] {
  return [
    'northmoor-pas',
    'northmoor-home',
    ...(spec.chart === undefined ? [] : ['northmoor-epma']),
    ...(spec.gp === undefined ? [] : ['northmoor-smr']),
    ...(spec.pharmacy === undefined && spec.tto === undefined ? [] : ['eastvale']),
  ];
}

/** Who lies where, under which number and which ids. */
export const summarise = (patients: readonly PatientSpec[], seed: number): readonly PatientSummary[] =>
  patients.map((spec) => ({
    key: spec.key,
    name: `${spec.name[2].toUpperCase()}, ${spec.name[1]} (${spec.name[0]})`,
    nhsNumber: spec.nhs,
    born: spec.born,
    ward: wards[spec.ward],
    bed: spec.bed,
    ids: Object.fromEntries(
      knownTo(spec).map((store) => [store, localId(seed, store, `patient/${spec.key}`)]),
    ),
  }));
