import type { PartialReason } from '../../../shared/medicines/source.ts';
import type { PatientFacts } from '../../../shared/patients/patients.ts';
import type { PageEntry } from '../http/http.ts';

/** One inpatient as the census has them. `text` of the Patient is kept as received. */
export type CensusStay = {
  /** Of the stay, unlike any other of this census: its Encounter, or `memberKey` where it has none. */
  readonly key: string;
  readonly ward: string;
  readonly bed: string | undefined;
  /** FHIR dateTime as sent. */
  readonly admitted: string | undefined;
  readonly reason: string | undefined;
  readonly facts: PatientFacts;
  readonly patient: PageEntry;
};

export type Census = {
  readonly wards: readonly { readonly id: string; readonly name: string }[];
  readonly stays: readonly CensusStay[];
  readonly asOf: string | undefined;
  readonly reasons: readonly PartialReason[];
};
