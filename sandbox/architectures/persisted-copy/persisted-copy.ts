import type { Provenance, Resource } from '@medplum/fhirtypes';
import { localId } from '../../patients/ids.ts';
import { makeAllergy } from '../../patients/make-allergy.ts';
import { makeDispense } from '../../patients/make-dispense.ts';
import { makePatient } from '../../patients/make-person.ts';
import { makeStatement, statementId } from '../../patients/make-statement.ts';
import { instantAgo, type Making, meta, patientId } from '../../patients/making.ts';
import type { Line, PatientSpec, SourceSpec } from '../../patients/spec.ts';
import type { Notice } from '../../stores/notices.ts';
import type { StoreContents } from '../../stores/running.ts';
import type { Architecture, Population } from '../architecture.ts';

const id = 'eastvale';
const pharmacySystem = 'https://priory-lane-pharmacy.example/pmr';
const dischargeSystem = 'https://westmere-general.example/discharge';

/** Copies arrive with the next night's run. */
const lagHours = 20;

/** The link from a newer entry to the older one it supersedes; both stay. */
function revision(
  at: Making,
  spec: PatientSpec,
  line: Line,
  lines: readonly Line[],
  asserted: number,
): Provenance[] {
  const older = lines.find((one) => one.term === line.supersedes && one !== line);
  if (older === undefined) return [];
  return [
    {
      resourceType: 'Provenance',
      id: localId(at.seed, at.store, `revision/${spec.key}/${line.term}`),
      meta: meta(at, 'Provenance', asserted * 24),
      target: [{ reference: `MedicationStatement/${statementId(at, spec, line)}` }],
      recorded: instantAgo(at, asserted * 24),
      agent: [{ who: { display: at.system } }],
      entity: [
        { role: 'revision', what: { reference: `MedicationStatement/${statementId(at, spec, older)}` } },
      ],
    },
  ];
}

/** What a pharmacy copied in: supplies, and statements for what it only knows of (no quantity). */
function pharmacy(at: Making, spec: PatientSpec, source: SourceSpec): Resource[] {
  const asserted = source.assertedDaysAgo ?? 20;
  return source.lines.flatMap((line): Resource[] =>
    line.supplied === undefined
      ? [makeStatement(at, spec, line, asserted), ...revision(at, spec, line, source.lines, asserted)]
      : [makeDispense(at, spec, line, asserted)],
  );
}

function tto(at: Making, spec: PatientSpec, source: SourceSpec): Resource[] {
  const asserted = source.assertedDaysAgo ?? 60;
  return source.lines.flatMap((line) => [
    makeStatement(at, spec, line, asserted),
    ...revision(at, spec, line, source.lines, asserted),
  ]);
}

function contents({ seed, nowMs, patients }: Population): StoreContents {
  const by = (system: string): Making => ({ seed, nowMs, store: id, system, lagHours });
  const resources = patients.flatMap((spec): Resource[] => {
    if (spec.pharmacy === undefined && spec.tto === undefined) return [];
    const copies = [
      ...(spec.pharmacy === undefined ? [] : pharmacy(by(pharmacySystem), spec, spec.pharmacy)),
      ...(spec.tto === undefined ? [] : tto(by(dischargeSystem), spec, spec.tto)),
    ];
    const allergies = (spec.tto?.allergies ?? []).map((allergy) =>
      makeAllergy(by(dischargeSystem), spec, allergy),
    );
    const born = spec.pharmacy?.born ?? spec.tto?.born;
    return [makePatient(by('https://eastvale.example/index'), spec, born), ...copies, ...allergies];
  });
  const notices = patients.flatMap((spec): Notice[] => {
    const notice = spec.pharmacy?.notice ?? spec.tto?.notice;
    return notice === undefined ? [] : [{ patientId: patientId(by(pharmacySystem), spec), ...notice }];
  });
  return { resources, notices };
}

/** Copies that provider systems post: added to, never changed, each naming the system it came from. */
export const persistedCopy: Architecture = {
  stores: [
    { spec: { id, name: 'Eastvale Shared Record', audience: 'eastvale', writes: 'append-only' }, contents },
  ],
  record: (baseOf) => ({
    id,
    name: 'Eastvale Shared Record',
    architecture: 'persisted-copy',
    sources: [
      {
        id,
        name: 'Eastvale Shared Record',
        role: 'history',
        origin: 'eastvale',
        fhirBase: baseOf(id),
        fhirVersion: 'R4',
        audience: 'eastvale',
        providers: [
          {
            id: 'priory-lane-pharmacy',
            name: 'Community pharmacy',
            role: 'history',
            origin: 'priory-lane-pharmacy',
            metaSource: pharmacySystem,
          },
          {
            id: 'westmere-general',
            name: 'Last TTO',
            role: 'history',
            origin: 'westmere-general',
            metaSource: dischargeSystem,
          },
        ],
      },
    ],
  }),
};
