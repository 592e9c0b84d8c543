import { isObject } from '../../../shared/core/brand.ts';
import { compareText } from '../../../shared/core/compare.ts';
import { known, notRecorded, type Known } from '../../../shared/core/known.ts';
import type { z } from 'zod';
import type { freshnessSchema, WardPatientView, WardView } from '../../../shared/ipc/ward-views.ts';
import type { SourceStateView } from '../../../shared/ipc/source-views.ts';
import { sourceStateSchema } from '../../../shared/ipc/source-views.ts';
import {
  checkDigitHolds,
  readNhsNumber,
  readPatient,
  similarAmong,
  type PatientFacts,
} from '../../../shared/patients/patients.ts';
import { allSources, isClinical, sourceById } from '../../../shared/records/records.ts';
import type { SourceConfig, TrustConfig } from '../../../shared/records/config.ts';
import { linksOfPerson, personById, type PersonRow } from '../db/queries/people.ts';
import { resourceByKey } from '../db/queries/resources.ts';
import { sourceReadsOfPerson, type SourceReadRow } from '../db/queries/source-reads.ts';
import type { StayRow, WardRow } from '../db/queries/wards.ts';
import type { ReadDb } from '../db/store.ts';
import { noCase, type CaseSummaryOf } from './case-summary.ts';
import { staysOf } from './typed-list.ts';
import type { Preparation } from './preparation.ts';
import { within24Hours } from './within-24-hours.ts';

export type Viewing = {
  readonly config: TrustConfig;
  readonly db: ReadDb;
  readonly caseSummary: CaseSummaryOf;
  readonly preparation: Preparation;
};

type Freshness = z.infer<typeof freshnessSchema>;

const text = (value: string | null | undefined): Known<string> =>
  value === null || value === undefined ? notRecorded : known(value);

type Similar = ReturnType<typeof similarAmong>;

/** By the opening of the store, so that no name outlives it: a list is asked for again and again while a ward is prepared. */
const lastSimilar = new WeakMap<ReadDb, { readonly names: string; readonly similar: Similar }>();

function similarOn(db: ReadDb, names: readonly string[]): Similar {
  const joined = names.join('\n');
  const last = lastSimilar.get(db);
  if (last?.names === joined) return last.similar;
  const similar = similarAmong(names);
  lastSimilar.set(db, { names: joined, similar });
  return similar;
}

/** A ward from the cache alone, so that it is the same with and without a network. */
export function viewWard(viewing: Viewing, ward: WardRow): WardView {
  const rows = staysOf(viewing.db, ward.ward).map((stay) => rowOf(viewing, ward, stay));
  const similar = similarOn(
    viewing.db,
    rows.map((row) => row.person?.family ?? ''),
  );
  const bedsOf = (places: readonly number[]): string[] => places.flatMap((at) => rows[at]?.stay.bed ?? []);
  const patients = rows
    .map((row, at) => viewPatient(viewing, row, bedsOf(similar[at] ?? [])))
    .toSorted(byBed);
  return {
    id: ward.ward,
    name: ward.name,
    census: {
      name: sourceById(viewing.config, ward.endpoint)?.name ?? ward.endpoint,
      readAt: text(ward.read_at),
      state: readSourceState(ward.state),
    },
    patients,
    othersKnown: allSources(viewing.config).some(({ source }) => source.role === 'home'),
    preparation: viewing.preparation.view(),
    gaps: patients.flatMap((patient) => gapsOf(patient)),
    keptUntil: notRecorded,
    within24Hours: within24Hours(patients, text(ward.read_at)),
  };
}

const readSourceState = (json: string): SourceStateView => sourceStateSchema.parse(JSON.parse(json));

type Row = {
  readonly stay: StayRow;
  readonly person: PersonRow | undefined;
  readonly facts: PatientFacts | undefined;
};

function rowOf({ db }: Viewing, ward: WardRow, stay: StayRow): Row {
  const person = db.get(personById, { person: stay.person });
  const link = db.all(linksOfPerson, { person: stay.person }).find((one) => one.endpoint === ward.endpoint);
  const resource =
    link === undefined
      ? undefined
      : db.get(resourceByKey, { source: ward.endpoint, type: 'Patient', id: link.patient_id });
  const body: unknown = resource === undefined ? undefined : JSON.parse(resource.body);
  return { stay, person, facts: isObject(body) ? readPatient(body) : undefined };
}

function viewPatient(viewing: Viewing, row: Row, similarTo: string[]): WardPatientView {
  const { stay, person, facts } = row;
  const family = person?.family ?? '';
  const sources = freshnessOf(viewing, stay.person);
  // Of somebody on no list the number is the one that was typed.
  const nhsNumber = facts?.nhsNumber ?? typedNumber(person);
  return {
    patient: stay.person,
    family,
    given: person?.given ?? '',
    born: facts?.birthDate ?? text(person?.birth_date),
    nhsNumber,
    nhsNumberValid: nhsNumber.kind === 'known' && checkDigitHolds(nhsNumber.value),
    bed: text(stay.bed),
    admitted: text(stay.admitted),
    similarTo,
    sources,
    offline: offlineOf(viewing, stay.person, sources),
    ...(viewing.caseSummary(stay.person) ?? noCase),
  };
}

function typedNumber(person: PersonRow | undefined): PatientFacts['nhsNumber'] {
  const number = readNhsNumber(person?.nhs_number ?? '');
  return number === undefined ? notRecorded : known(number);
}

function freshnessOf({ config, db }: Viewing, person: string): Freshness[] {
  const reads = db.all(sourceReadsOfPerson, { person });
  return allSources(config)
    .filter(({ source }) => isClinical(source))
    .map(({ source }) =>
      freshness(
        source,
        reads.find((read) => read.endpoint === source.id),
      ),
    );
}

const freshness = (source: SourceConfig, read: SourceReadRow | undefined): Freshness => ({
  source: source.id,
  name: source.name,
  state:
    read === undefined
      ? { kind: 'unavailable', reason: { kind: 'not-read-yet' } }
      : readSourceState(read.state),
  asOf: text(read?.as_of),
});

/** A source without a gap: it answered in full, or answered that it does not know the patient. */
const isWhole = (one: Freshness): boolean =>
  one.state.kind === 'complete' || one.state.kind === 'patient-not-known';
const isUnread = (one: Freshness): boolean =>
  one.state.kind === 'unavailable' && one.state.reason.kind === 'not-read-yet';

function offlineOf(
  { preparation }: Viewing,
  person: string,
  sources: readonly Freshness[],
): WardPatientView['offline'] {
  const underway = preparation.stateOf(person);
  if (underway !== undefined) return { kind: underway };
  if (sources.every(isUnread)) return { kind: 'not-on-this-computer' };
  const count = sources.filter((one) => !isWhole(one)).length;
  return count === 0 ? { kind: 'ready' } : { kind: 'gaps', count };
}

function gapsOf(patient: WardPatientView): WardView['gaps'] {
  if (patient.offline.kind !== 'gaps') return [];
  const bed = patient.bed.kind === 'known' ? patient.bed.value : '';
  return patient.sources
    .filter((one) => !isWhole(one))
    .map((one) => ({ bed, name: patient.family, source: one.name, state: one.state }));
}

/** Beds in the order of their numbers, then of their letters; no bed last. */
function byBed(a: WardPatientView, b: WardPatientView): number {
  const [one, other] = [a, b].map((patient) => (patient.bed.kind === 'known' ? patient.bed.value : '\uffff'));
  const number = (bed: string | undefined): number =>
    Number(/\d+/.exec(bed ?? '')?.[0] ?? Number.MAX_SAFE_INTEGER);
  return (
    number(one) - number(other) || compareText(one ?? '', other ?? '') || compareText(a.patient, b.patient)
  );
}
