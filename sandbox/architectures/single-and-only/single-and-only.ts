import type { Resource } from '@medplum/fhirtypes';
import { makeAllergy } from '../../patients/make-allergy.ts';
import { makePatient } from '../../patients/make-person.ts';
import { makeStatement } from '../../patients/make-statement.ts';
import { type Making, patientId } from '../../patients/making.ts';
import type { Notice } from '../../stores/notices.ts';
import type { StoreContents } from '../../stores/running.ts';
import type { Architecture, Population } from '../architecture.ts';

const id = 'northmoor-smr';
const gpSystem = 'https://hollins-lane-surgery.example/gp-system';

function contents({ seed, nowMs, patients }: Population): StoreContents {
  const at: Making = { seed, nowMs, store: id, system: gpSystem };
  const resources = patients.flatMap(({ gp, ...spec }): Resource[] => {
    if (gp === undefined) return [];
    const asserted = gp.assertedDaysAgo ?? 3;
    return [
      makePatient(at, spec, gp.born),
      ...gp.lines.map((line) => makeStatement(at, spec, line, asserted)),
      ...(gp.allergies ?? []).map((allergy) => makeAllergy(at, spec, allergy)),
    ];
  });
  const notices = patients.flatMap((spec): Notice[] =>
    spec.gp?.notice === undefined ? [] : [{ patientId: patientId(at, spec), ...spec.gp.notice }],
  );
  return { resources, notices };
}

/** The one record everybody reads and writes: what the GP keeps, changed in place and guarded by its version. */
export const singleAndOnly: Architecture = {
  stores: [
    {
      spec: { id, name: 'Northmoor Shared Medicines Record', audience: 'northmoor', writes: 'all' },
      contents,
    },
  ],
  record: (baseOf) => ({
    id,
    name: 'Northmoor Shared Medicines Record',
    architecture: 'single-and-only',
    sources: [
      {
        id,
        name: 'GP record',
        role: 'history',
        origin: 'hollins-lane-surgery',
        fhirBase: baseOf(id),
        fhirVersion: 'R4',
        audience: 'northmoor',
        gpRecord: true,
      },
    ],
  }),
};
