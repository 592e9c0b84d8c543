import { lineR4, subject, systems, type Json } from './to-fhir-line.ts';
import { lineStu3 } from './to-fhir-stu3.ts';
import type { GoldAllergy, GoldCase, GoldRole, GoldSource } from './format.ts';

/** What a person typed in that R4 has no field for; laid over the line after it was read. */
export type GoldSpoken = { readonly line: string; readonly lastTaken: string };

export type GoldBundle = {
  readonly name: string;
  readonly role: GoldRole;
  readonly status: GoldSource['status'];
  readonly origin?: string;
  readonly bundle: Json;
  /** Line id to its resource key (`Type/id`); the first is the one expected, the others belong to the same line. */
  readonly keys: Readonly<Record<string, readonly [string, ...string[]]>>;
  readonly spoken: readonly GoldSpoken[];
};

const patient = {
  resourceType: 'Patient',
  id: 'patient',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }],
  name: [{ use: 'official', family: 'Goldsworthy', given: ['Ada'] }],
  gender: 'female',
  birthDate: '1948-03-07',
};
const terminology = 'http://terminology.hl7.org/CodeSystem';

function allergyResource(allergy: GoldAllergy, index: number, recorded: string, stu3: boolean): Json {
  const reaction =
    allergy.reaction === undefined ? {} : { reaction: [{ manifestation: [{ text: allergy.reaction }] }] };
  const ended =
    allergy.ended === undefined
      ? {}
      : {
          extension: [
            {
              url: stu3
                ? 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-AllergyIntoleranceEnd-1'
                : 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AllergyIntoleranceEnd',
              extension: [{ url: 'endDate', valueDateTime: allergy.ended }],
            },
          ],
        };
  const coded = (system: string, code: string) =>
    stu3 ? code : { coding: [{ system: `${terminology}/${system}`, code }] };
  return {
    resourceType: 'AllergyIntolerance',
    id: `allergy-${index + 1}`,
    ...ended,
    ...(allergy.verification === 'entered-in-error'
      ? {}
      : { clinicalStatus: coded('allergyintolerance-clinical', allergy.clinical) }),
    verificationStatus: coded('allergyintolerance-verification', allergy.verification),
    type: 'allergy',
    category: [allergy.category],
    ...(allergy.criticality === undefined ? {} : { criticality: allergy.criticality }),
    code: {
      ...(allergy.code === undefined
        ? {}
        : { coding: [{ system: systems.snomed, code: allergy.code, display: allergy.text }] }),
      text: allergy.text,
    },
    patient: subject,
    [stu3 ? 'assertedDate' : 'recordedDate']: recorded,
    ...reaction,
  };
}

const outcome = (severity: string, code: string, diagnostics: string): Json => ({
  resourceType: 'OperationOutcome',
  id: 'outcome',
  issue: [{ severity, code, diagnostics }],
});

const warnings = ['confidential-items', 'data-in-transit', 'data-awaiting-filing'];

function warningList(reason: string, stu3: boolean): Json {
  const extension = stu3
    ? {
        url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-ListWarningCode-1',
        valueCode: reason,
      }
    : {
        url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ListWarningCode',
        valueCodeableConcept: {
          coding: [{ system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-ListWarningCode', code: reason }],
        },
      };
  return {
    resourceType: 'List',
    id: 'list',
    extension: [extension],
    status: 'current',
    mode: 'snapshot',
    title: 'Medications and medical devices',
    subject,
  };
}

function supporting(source: GoldSource): readonly Json[] {
  if (source.status === 'complete') return [];
  const reason = source.reason ?? 'incomplete';
  if (source.status === 'unavailable') return [outcome('error', reason, `${source.name} did not answer`)];
  if (warnings.includes(reason)) return [warningList(reason, source.stu3)];
  return [outcome('warning', reason, `part of ${source.name} could not be returned`)];
}

const firstKey = (resources: readonly Json[]): readonly [string, ...string[]] => {
  const keys = resources
    .filter((one) => one['resourceType'] !== 'Medication')
    .map((one) => `${String(one['resourceType'])}/${String(one['id'])}`);
  const [first = '', ...rest] = keys;
  return [first, ...rest];
};

function toBundle(source: GoldSource, asOf: string): GoldBundle {
  const perLine = source.lines.map((line) => ({
    line,
    resources: source.stu3 ? lineStu3(line) : lineR4(line, source),
  }));
  const allergies = source.allergies.map((allergy, index) =>
    allergyResource(allergy, index, asOf, source.stu3),
  );
  const received = source.status === 'unavailable' ? [] : [patient];
  const resources = [
    ...received,
    ...perLine.flatMap((one) => one.resources),
    ...allergies,
    ...supporting(source),
  ];
  return {
    name: source.name,
    role: source.role,
    status: source.status,
    ...(source.origin === undefined ? {} : { origin: source.origin }),
    bundle: {
      resourceType: 'Bundle',
      type: source.stu3 ? 'collection' : 'searchset',
      entry: resources.map((resource) => ({
        ...(resource['resourceType'] === 'OperationOutcome' ? { search: { mode: 'outcome' } } : {}),
        resource,
      })),
    },
    keys: Object.fromEntries(perLine.map((one) => [one.line.id, firstKey(one.resources)])),
    spoken: source.lines.flatMap((line) =>
      line.lastTaken === undefined ? [] : [{ line: line.id, lastTaken: line.lastTaken }],
    ),
  };
}

/** The sources of a case as bundles to be read by the product's own readers (R4 UK Core, or STU3 where a source says so). */
export const toBundles = (gold: GoldCase): readonly GoldBundle[] =>
  gold.sources.map((source) => toBundle(source, gold.asOf));
