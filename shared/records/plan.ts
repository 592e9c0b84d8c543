import type { SourceConfig } from './config.ts';

/** One search of a patient's resources: type, the parameter that names the patient, and what else is asked. */
export type PlannedSearch = {
  readonly type: string;
  readonly query: (patient: string) => string;
  readonly include: string | undefined;
};

const byPatient = (type: string, include?: string): PlannedSearch => ({
  type,
  query: (patient) => `${type}?patient=${encodeURIComponent(patient)}`,
  include: include === undefined ? undefined : `_include=${type}:${include}`,
});

/** Medicines first: what a case needs soonest is on the screen soonest. Every status is asked for; "current" is decided here. */
const medicines: readonly PlannedSearch[] = [
  byPatient('MedicationStatement', 'medication'),
  byPatient('MedicationRequest', 'medication'),
  byPatient('MedicationDispense', 'medication'),
];
const allergies: readonly PlannedSearch[] = [byPatient('AllergyIntolerance'), byPatient('List')];
const chart: readonly PlannedSearch[] = [
  byPatient('MedicationAdministration', 'medication'),
  byPatient('Observation'),
  byPatient('Encounter'),
];

/** What is read of one patient at a source, in order: what its role calls for, of the types the trust says it keeps. */
export const pullPlan = ({
  role,
  keeps,
  census,
}: Pick<SourceConfig, 'role' | 'keeps' | 'census'>): readonly PlannedSearch[] =>
  planOf(role, census).filter(({ type }) => keeps?.includes(type) ?? true);

/** To read a new type is one line here. */
function planOf(role: SourceConfig['role'], census: SourceConfig['census']): readonly PlannedSearch[] {
  switch (role) {
    case 'census':
      return census === undefined || census === 'encounters' ? [byPatient('Encounter')] : [];
    case 'history':
    case 'discharge':
      return [...medicines, ...allergies];
    case 'chart':
      return [...medicines, ...allergies, ...chart];
    case 'home':
      return [...medicines, byPatient('List'), byPatient('Task'), byPatient('DocumentReference')];
    default:
      return role satisfies never;
  }
}
