/** What a typed-in source is: who gave it, and what its facts come from. Ids stand in stored sources and never change meaning. */
export const kindIds = [
  'patient-interview',
  'carer-interview',
  'own-drugs',
  'community-pharmacy',
  'mar-chart',
  'clinic-letter',
  'discharge-letter',
  'summary-care-record',
  'gp-summary',
  'file',
] as const;
export type TypedInKind = (typeof kindIds)[number];

export type KindRow = {
  /** The heading of its column. */
  readonly name: string;
  /** Whose word it is, as FHIR's `informationSource` tells them apart. */
  readonly informant: 'patient' | 'carer' | 'organisation';
  /**
   * Where its facts come from. `gp-record`: a copy of the GP record however it reached us, so that it never counts beside it;
   * `organisation`: whoever wrote it, by name.
   */
  readonly origin: 'patient or carer' | 'own-drugs' | 'gp-record' | 'organisation';
};

export const kinds: Readonly<Record<TypedInKind, KindRow>> = {
  'patient-interview': { name: 'Patient interview', informant: 'patient', origin: 'patient or carer' },
  'carer-interview': { name: 'Carer interview', informant: 'carer', origin: 'patient or carer' },
  'own-drugs': { name: 'Patient’s own drugs', informant: 'patient', origin: 'own-drugs' },
  'community-pharmacy': { name: 'Community pharmacy', informant: 'organisation', origin: 'organisation' },
  'mar-chart': { name: 'Care-home MAR chart', informant: 'organisation', origin: 'organisation' },
  'clinic-letter': { name: 'Clinic letter', informant: 'organisation', origin: 'organisation' },
  'discharge-letter': { name: 'Discharge letter', informant: 'organisation', origin: 'organisation' },
  'summary-care-record': { name: 'Summary Care Record', informant: 'organisation', origin: 'gp-record' },
  'gp-summary': { name: 'GP summary', informant: 'organisation', origin: 'gp-record' },
  file: { name: 'Imported file', informant: 'organisation', origin: 'organisation' },
};
