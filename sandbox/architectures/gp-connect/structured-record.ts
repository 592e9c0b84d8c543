import type { Bundle, Resource } from '@medplum/fhirtypes';
import type { StoreSwitches } from '../../control/switches.ts';
import { localId } from '../../patients/ids.ts';
import { makePatient } from '../../patients/make-person.ts';
import { dosages, statementId } from '../../patients/make-statement.ts';
import {
  businessIdentifier,
  dayAgo,
  defined,
  type MakeContext,
  medicine,
  subject,
} from '../../patients/make-context.ts';
import type { AllergySpec, Line, PatientSpec } from '../../patients/spec.ts';
import type { Population } from '../architecture.ts';

/** STU3, whose types the library's R4 types do not hold. */
type Stu3 = Readonly<Record<string, unknown>> & { readonly resourceType: string };

const definitions = 'https://fhir.nhs.uk/STU3/StructureDefinition';
const snomed = 'http://snomed.info/sct';
const profile = (name: string): object => ({ profile: [`${definitions}/CareConnect-GPC-${name}-1`] });

const coded = (name: string, code: string, display: string): object => ({
  url: `${definitions}/Extension-CareConnect-GPC-${name}-1`,
  valueCodeableConcept: {
    coding: [{ system: `https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-${name}-1`, code, display }],
  },
});

/** A patient's record as a practice gives it: a statement, its plan and its last issue for each medicine, and the allergies. */
export function structuredRecordOf(
  { seed, nowMs }: Population,
  spec: PatientSpec,
  warning: StoreSwitches['listWarning'],
): Bundle {
  const store = 'hollins-lane-surgery';
  const at: MakeContext = { seed, nowMs, store, system: 'https://hollins-lane-surgery.example/gp-system' };
  const lines = spec.gp?.lines ?? [];
  const allergies = spec.gp?.allergies ?? [];
  const statements = lines.map((line) => statementOf(at, spec, line));
  const confidential = warning === 'confidential-items';
  const shown = confidential
    ? []
    : lines.flatMap((line) => [medicationOf(at, spec, line), ...requestsOf(at, spec, line)]);
  const resources: readonly Stu3[] = [
    { ...makePatient(at, spec, spec.gp?.born), meta: profile('Patient') },
    organization,
    listOf(
      at,
      spec,
      'Medications and medical devices',
      '933361000000108',
      confidential ? [] : statements,
      warning,
    ),
    ...(confidential ? [] : statements),
    ...shown,
    listOf(
      at,
      spec,
      'Allergies and adverse reactions',
      '886921000000105',
      allergies.map((one) => allergyOf(at, spec, one)),
      'off',
    ),
    ...allergies.map((one) => allergyOf(at, spec, one)),
  ];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    meta: { profile: [`${definitions}/GPConnect-StructuredRecord-Bundle-1`] },
    entry: resources.map((resource) => ({ resource: resource as unknown as Resource })),
  };
}

const organization: Stu3 = {
  resourceType: 'Organization',
  id: 'hollins-lane',
  meta: profile('Organization'),
  identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'A99001' }],
  name: 'Hollins Lane Surgery',
};

/** Lists of GP Connect carry no id. */
const listOf = (
  at: MakeContext,
  spec: PatientSpec,
  title: string,
  code: string,
  entries: readonly Stu3[],
  warning: StoreSwitches['listWarning'],
): Stu3 => ({
  resourceType: 'List',
  meta: profile('List'),
  ...(warning === 'off'
    ? {}
    : {
        extension: [
          { url: `${definitions}/Extension-CareConnect-GPC-ListWarningCode-1`, valueCode: warning },
        ],
        note: [{ text: warningNotes[warning] }],
      }),
  status: 'current',
  mode: 'snapshot',
  title,
  code: { coding: [{ system: snomed, code, display: title }] },
  subject: subject(at, spec),
  date: new Date(at.nowMs).toISOString(),
  entry: entries.map((one) => ({
    item: { reference: `${one.resourceType}/${String(one['id'])}` },
  })),
});

/** GP Connect's own words for each code. */
const warningNotes = {
  'confidential-items': 'Items excluded due to confidentiality and/or patient preferences.',
  'data-in-transit':
    'Patient record transfer from previous GP practice not yet complete; information recorded before 01-Jan-2019 may be missing.',
  'data-awaiting-filing':
    'Patient record contains some items in the GP practice workflow that have not been reviewed for inclusion in this message.',
} as const;

const idOf = (at: MakeContext, spec: PatientSpec, line: Line, what: string): string =>
  localId(at.seed, at.store, `${what}/${statementId(at, spec, line)}`);

/** dm+d under SNOMED CT's name, as GP systems send it. */
const medicationOf = (at: MakeContext, spec: PatientSpec, line: Line): Stu3 => {
  const { text, coding } = medicine(line);
  return {
    resourceType: 'Medication',
    id: idOf(at, spec, line, 'medication'),
    meta: profile('Medication'),
    code: defined({ text, coding: coding?.map((one) => ({ ...one, system: snomed })) }),
  };
};

const texts = (line: Line): readonly object[] => dosages(line).map(({ text }) => ({ text }));

const period = (at: MakeContext, line: Line): object =>
  defined({
    start: dayAgo(at, line.startedDaysAgo ?? 365),
    end: line.endedDaysAgo === undefined ? undefined : dayAgo(at, line.endedDaysAgo),
  });

/** STU3 has no `not-taken` and no `cancelled`; a practice writes both as stopped. */
const statusOf = ({ status = 'active' }: Line): string =>
  status === 'not-taken' || status === 'cancelled' ? 'stopped' : status;

const statementOf = (at: MakeContext, spec: PatientSpec, line: Line): Stu3 =>
  defined({
    resourceType: 'MedicationStatement',
    id: statementId(at, spec, line),
    meta: profile('MedicationStatement'),
    extension: [
      {
        url: `${definitions}/Extension-CareConnect-GPC-MedicationStatementLastIssueDate-1`,
        valueDateTime: dayAgo(at, line.issuedDaysAgo ?? 3),
      },
      coded('PrescribingAgency', 'prescribed-at-gp-practice', 'Prescribed at GP practice'),
    ],
    identifier: [businessIdentifier(at, spec, line)],
    basedOn: [{ reference: `MedicationRequest/${idOf(at, spec, line, 'plan')}` }],
    status: statusOf(line),
    medicationReference: { reference: `Medication/${idOf(at, spec, line, 'medication')}` },
    effectivePeriod: period(at, line),
    dateAsserted: dayAgo(at, spec.gp?.assertedDaysAgo ?? 3),
    subject: subject(at, spec),
    taken: 'unk',
    reasonCode: line.indication === undefined ? undefined : [{ text: line.indication }],
    note: line.note === undefined ? undefined : [{ text: line.note }],
    dosage: texts(line),
  });

/** The plan, and the issue made from it. */
function requestsOf(at: MakeContext, spec: PatientSpec, line: Line): readonly Stu3[] {
  const kind = line.kind === 'acute' ? (['acute', 'Acute'] as const) : (['repeat', 'Repeat'] as const);
  const common = {
    resourceType: 'MedicationRequest',
    meta: profile('MedicationRequest'),
    extension: [coded('PrescriptionType', kind[0], kind[1])],
    medicationReference: { reference: `Medication/${idOf(at, spec, line, 'medication')}` },
    subject: subject(at, spec),
    dosageInstruction: texts(line),
  };
  const plan: Stu3 = {
    ...common,
    id: idOf(at, spec, line, 'plan'),
    intent: 'plan',
    status: statusOf(line) === 'stopped' ? 'stopped' : 'active',
    authoredOn: dayAgo(at, line.startedDaysAgo ?? 365),
    dispenseRequest: { validityPeriod: period(at, line) },
  };
  const issue: Stu3 = {
    ...common,
    id: idOf(at, spec, line, 'issue'),
    intent: 'order',
    status: 'completed',
    basedOn: [{ reference: `MedicationRequest/${plan['id'] as string}` }],
    authoredOn: dayAgo(at, line.issuedDaysAgo ?? 3),
    dispenseRequest: { validityPeriod: { start: dayAgo(at, line.issuedDaysAgo ?? 3) } },
  };
  return [plan, issue];
}

const noneKnown: Readonly<Record<string, readonly [string, string]>> = {
  nka: ['716186003', 'No known allergy'],
  nkda: ['409137002', 'No known history of drug allergy'],
};

function allergyOf(at: MakeContext, spec: PatientSpec, allergy: AllergySpec): Stu3 {
  const coding = noneKnown[allergy.to] ?? allergy.code;
  return defined({
    resourceType: 'AllergyIntolerance',
    id: localId(at.seed, at.store, `gpc-allergy/${spec.key}/${allergy.to}`),
    meta: profile('AllergyIntolerance'),
    extension:
      allergy.ended === undefined
        ? undefined
        : [
            {
              url: `${definitions}/Extension-CareConnect-GPC-AllergyIntoleranceEnd-1`,
              extension: [
                { url: 'endDate', valueDateTime: allergy.ended },
                { url: 'reasonEnded', valueString: 'Tolerated since; entry ended by the surgery' },
              ],
            },
          ],
    clinicalStatus: allergy.ended === undefined ? (allergy.state ?? 'active') : 'resolved',
    verificationStatus: allergy.verification ?? 'unconfirmed',
    type: allergy.kind ?? 'allergy',
    category: ['medication'],
    criticality: allergy.high === true ? 'high' : undefined,
    code: defined({
      coding: coding === undefined ? undefined : [{ system: snomed, code: coding[0], display: coding[1] }],
      text: noneKnown[allergy.to]?.[1] ?? allergy.to,
    }),
    patient: subject(at, spec),
    assertedDate: allergy.recorded ?? dayAgo(at, 30),
    reaction:
      allergy.reaction === undefined
        ? undefined
        : [defined({ manifestation: [{ text: allergy.reaction }], severity: allergy.severity })],
  });
}
