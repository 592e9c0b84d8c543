import type {
  Encounter,
  Location,
  Observation,
  Organization,
  Patient,
  Practitioner,
  PractitionerRole,
} from '@medplum/fhirtypes';
import { displayName, people, type Person, practitionerId } from '../identity/people.ts';
import { localId } from './ids.ts';
import { encounterId } from './make-order.ts';
import { defined, instantAgo, type MakeContext, meta, patientId, subject } from './make-context.ts';
import type { Fact, PatientSpec } from './spec.ts';

export const trustOds = 'RNM';
const ods = 'https://fhir.nhs.uk/Id/ods-organization-code';
const ucum = 'http://unitsofmeasure.org';
const loinc = 'http://loinc.org';

export const wards: Readonly<Record<PatientSpec['ward'], string>> = {
  '7B': '7B Acute medicine',
  '9A': '9A Care of older people',
};

/** A person as one store knows them. `born` is what this store has, which may disagree. */
export const makePatient = (making: MakeContext, spec: PatientSpec, born = spec.born): Patient => ({
  resourceType: 'Patient',
  id: patientId(making, spec),
  meta: meta(making, 'Patient', 24 * 200),
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: spec.nhs }],
  active: true,
  name: [{ use: 'official', prefix: [spec.name[0]], given: [spec.name[1]], family: spec.name[2] }],
  gender: spec.gender,
  birthDate: born,
});

const wardId = (making: MakeContext, ward: string): string =>
  localId(making.seed, making.store, `ward/${ward}`);
const bedId = (making: MakeContext, spec: PatientSpec): string =>
  localId(making.seed, making.store, `bed/${spec.ward}/${spec.bed}`);

const kindOfPlace = (code: string, display: string): Location['physicalType'] => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code, display }],
});

export const makeWards = (making: MakeContext): readonly Location[] =>
  Object.entries(wards).map(([ward, name]) => ({
    resourceType: 'Location',
    id: wardId(making, ward),
    meta: meta(making, 'Location', 24 * 900),
    identifier: [{ system: 'https://northmoor.example/ward', value: ward }],
    status: 'active',
    name: `Ward ${name}`,
    mode: 'instance',
    physicalType: kindOfPlace('wa', 'Ward'),
  }));

export const makeBed = (making: MakeContext, spec: PatientSpec): Location => ({
  resourceType: 'Location',
  id: bedId(making, spec),
  meta: meta(making, 'Location', 24 * 900),
  status: 'active',
  name: `Bed ${spec.bed}`,
  mode: 'instance',
  physicalType: kindOfPlace('bd', 'Bed'),
  partOf: { reference: `Location/${wardId(making, spec.ward)}`, display: `Ward ${wards[spec.ward]}` },
});

/** An admission: since when, why, and in which bed of which ward. */
export const makeEncounter = (making: MakeContext, spec: PatientSpec): Encounter => ({
  resourceType: 'Encounter',
  id: encounterId(making, spec),
  meta: meta(making, 'Encounter', spec.admittedHoursAgo),
  status: 'in-progress',
  class: {
    system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
    code: 'IMP',
    display: 'inpatient encounter',
  },
  subject: subject(making, spec),
  period: { start: instantAgo(making, spec.admittedHoursAgo) },
  reasonCode: [{ text: spec.reason }],
  location: [
    {
      location: { reference: `Location/${wardId(making, spec.ward)}`, display: `Ward ${wards[spec.ward]}` },
      status: 'active',
    },
    {
      location: { reference: `Location/${bedId(making, spec)}`, display: `Bed ${spec.bed}` },
      status: 'active',
    },
  ],
});

type Measure = {
  readonly code: string;
  readonly display: string;
  readonly unit: string;
  readonly ucum: string;
};

/** LOINC codes from loinc.org; units in UCUM. */
const measures: Readonly<Record<Fact, Measure>> = {
  weight: { code: '29463-7', display: 'Body weight', unit: 'kg', ucum: 'kg' },
  height: { code: '8302-2', display: 'Body height', unit: 'cm', ucum: 'cm' },
  egfr: {
    code: '33914-3',
    display: 'Estimated glomerular filtration rate',
    unit: 'mL/min/1.73 m2',
    ucum: 'mL/min/{1.73_m2}',
  },
  creatinine: { code: '14682-9', display: 'Creatinine', unit: 'micromol/L', ucum: 'umol/L' },
  potassium: { code: '2823-3', display: 'Potassium', unit: 'mmol/L', ucum: 'mmol/L' },
  inr: { code: '6301-6', display: 'INR', unit: '{INR}', ucum: '{INR}' },
};

const isFact = (name: string): name is Fact => name in measures;

export const makeObservations = (making: MakeContext, spec: PatientSpec): readonly Observation[] =>
  Object.entries(spec.facts ?? {}).flatMap(([name, [value, daysAgo]]) => {
    if (!isFact(name)) return [];
    const measure = measures[name];
    const vital = name === 'weight' || name === 'height';
    return [
      {
        resourceType: 'Observation' as const,
        id: localId(making.seed, making.store, `fact/${spec.key}/${name}`),
        meta: meta(making, 'Observation', daysAgo * 24),
        status: 'final' as const,
        category: [
          {
            coding: [
              {
                system: 'http://terminology.hl7.org/CodeSystem/observation-category',
                code: vital ? 'vital-signs' : 'laboratory',
              },
            ],
          },
        ],
        code: {
          coding: [{ system: loinc, code: measure.code, display: measure.display }],
          text: measure.display,
        },
        subject: subject(making, spec),
        effectiveDateTime: instantAgo(making, daysAgo * 24),
        valueQuantity: { value, unit: measure.unit, system: ucum, code: measure.ucum },
      },
    ];
  });

export const makeTrust = (making: MakeContext): Organization => ({
  resourceType: 'Organization',
  id: localId(making.seed, making.store, 'trust'),
  meta: meta(making, 'Organization', 24 * 900),
  identifier: [{ system: ods, value: trustOds }],
  active: true,
  name: 'Northmoor Hospitals',
});

const makePractitioner = (making: MakeContext, person: Person): Practitioner =>
  defined<Practitioner>({
    resourceType: 'Practitioner',
    id: practitionerId(person.username),
    meta: meta(making, 'Practitioner', 24 * 400),
    identifier: person.professionalId === undefined ? undefined : [{ ...person.professionalId }],
    active: true,
    name: [
      defined({
        text: displayName(person),
        prefix: person.prefix === undefined ? undefined : [person.prefix],
        given: [person.given],
        family: person.family,
      }),
    ],
  });

/** SNOMED CT occupations. */
const occupations = {
  'pharmacy technician': '159040006',
  pharmacist: '46255001',
  prescriber: '158965000',
} as const;

const makeRole = (making: MakeContext, person: Person): PractitionerRole => ({
  resourceType: 'PractitionerRole',
  id: `role-${person.username}`,
  meta: meta(making, 'PractitionerRole', 24 * 400),
  active: true,
  practitioner: {
    reference: `Practitioner/${practitionerId(person.username)}`,
    display: displayName(person),
  },
  organization: {
    reference: `Organization/${localId(making.seed, making.store, 'trust')}`,
    display: 'Northmoor Hospitals',
  },
  code: [
    { coding: [{ system: 'http://snomed.info/sct', code: occupations[person.role] }], text: person.role },
  ],
});

/** Everybody who can sign in, with their role at the trust. */
export const makePeople = (making: MakeContext): readonly (Practitioner | PractitionerRole)[] =>
  people.flatMap((person) => [makePractitioner(making, person), makeRole(making, person)]);
