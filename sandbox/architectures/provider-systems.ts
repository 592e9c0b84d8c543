import type { Provenance, Resource } from '@medplum/fhirtypes';
import { localId } from '../patients/ids.ts';
import { makeAllergy } from '../patients/make-allergy.ts';
import { makeDispense } from '../patients/make-dispense.ts';
import { makePatient } from '../patients/make-person.ts';
import { makeStatement, statementId } from '../patients/make-statement.ts';
import { instantAgo, type MakeContext, meta, patientId } from '../patients/make-context.ts';
import type { Line, PatientSpec, SourceSpec } from '../patients/spec.ts';
import type { Notice } from '../stores/notices.ts';
import type { StoreContents } from '../stores/running.ts';
import type { Population } from './architecture.ts';

/** A system outside the trust that knows something of its patients, and how it writes it down. */
export type ProviderSystem = {
  readonly id: string;
  readonly name: string;
  /** What `meta.source` of its entries says, wherever they are kept. */
  readonly metaSource: string;
  readonly said: (spec: PatientSpec) => SourceSpec | undefined;
  readonly entries: (at: MakeContext, spec: PatientSpec, source: SourceSpec) => readonly Resource[];
};

/** The link from a newer entry to the older one it supersedes; both stay. */
function revision(
  at: MakeContext,
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

const statements =
  (usuallyAsserted: number): ProviderSystem['entries'] =>
  (at, spec, source) => {
    const asserted = source.assertedDaysAgo ?? usuallyAsserted;
    return source.lines.flatMap((line) => [
      makeStatement(at, spec, line, asserted),
      ...revision(at, spec, line, source.lines, asserted),
    ]);
  };

/** The practice's own record: everything on its list, as statements. */
export const surgery: ProviderSystem = {
  id: 'hollins-lane-surgery',
  name: 'GP record',
  metaSource: 'https://hollins-lane-surgery.example/gp-system',
  said: (spec) => spec.gp,
  entries: statements(3),
};

/** Supplies, and statements for what the pharmacy only knows of (no quantity). */
export const pharmacy: ProviderSystem = {
  id: 'priory-lane-pharmacy',
  name: 'Community pharmacy',
  metaSource: 'https://priory-lane-pharmacy.example/pmr',
  said: (spec) => spec.pharmacy,
  entries: (at, spec, source) => {
    const asserted = source.assertedDaysAgo ?? 20;
    return source.lines.flatMap((line): Resource[] =>
      line.supplied === undefined
        ? [makeStatement(at, spec, line, asserted), ...revision(at, spec, line, source.lines, asserted)]
        : [makeDispense(at, spec, line, asserted)],
    );
  },
};

/** What the last hospital discharged the patient on. */
export const lastHospital: ProviderSystem = {
  id: 'westmere-general',
  name: 'Last TTO',
  metaSource: 'https://westmere-general.example/discharge',
  said: (spec) => spec.tto,
  entries: statements(60),
};

/** Everybody outside the trust, in the order Concord shows them. */
export const providerSystems: readonly ProviderSystem[] = [surgery, pharmacy, lastHospital];

/** Where entries are kept: `lagHours` is how much later than at their own system they arrive. */
export type Keeping = {
  readonly store: string;
  readonly lagHours?: number;
  readonly systems: readonly ProviderSystem[];
  /** Only these patients are kept here; all of them otherwise. */
  readonly holds?: (spec: PatientSpec) => boolean;
};

/** What a store holds when it keeps the entries of some provider systems: each patient once, and whatever they say. */
export const contentsOf =
  ({ store, lagHours, systems, holds = () => true }: Keeping) =>
  ({ seed, nowMs, patients }: Population): StoreContents => {
    const by = (system: string): MakeContext => ({
      seed,
      nowMs,
      store,
      system,
      ...(lagHours === undefined ? {} : { lagHours }),
    });
    const resources: Resource[] = [];
    const notices: Notice[] = [];
    for (const spec of patients.filter(holds)) {
      const known = systems.flatMap((system) => {
        const source = system.said(spec);
        return source === undefined ? [] : [{ system, source, at: by(system.metaSource) }];
      });
      const [first] = known;
      if (first === undefined) continue;
      const born = known.find(({ source }) => source.born !== undefined)?.source.born;
      resources.push(makePatient(by(`https://${store}.example/index`), spec, born));
      for (const { system, source, at } of known) {
        resources.push(...system.entries(at, spec, source));
        resources.push(...(source.allergies ?? []).map((allergy) => makeAllergy(at, spec, allergy)));
      }
      const notice = known.find(({ source }) => source.notice !== undefined)?.source.notice;
      if (notice !== undefined) notices.push({ patientId: patientId(first.at, spec), ...notice });
    }
    return { resources, notices };
  };
