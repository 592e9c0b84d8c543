import { dosageStu3 } from './to-fhir-dosage.ts';
import { concept, daysOf, subject, type Json } from './to-fhir-line.ts';
import type { GoldLine } from './format.ts';

const stu3 = 'https://fhir.nhs.uk/STU3/StructureDefinition';

/** GP Connect's triple: the statement, the plan it is based on, and the last issue. */
export function lineStu3(line: GoldLine): readonly Json[] {
  const medicationReference = { reference: `Medication/${line.id}-medication` };
  return [
    { resourceType: 'Medication', id: `${line.id}-medication`, code: concept(line) },
    statement(line, medicationReference),
    plan(line, medicationReference),
    issue(line, medicationReference),
  ];
}

const period = (line: GoldLine): Json => ({
  start: line.start,
  ...(line.end === undefined ? {} : { end: line.end }),
});

const identifier = (line: GoldLine, part: string): readonly Json[] => [
  { system: 'https://records.example/medicine', value: `${line.identifier ?? `gpc-${line.id}`}${part}` },
];

const coded = (name: string, system: string, code: string, display?: string): Json => ({
  url: `${stu3}/${name}`,
  valueCodeableConcept: {
    coding: [
      {
        system: `https://fhir.nhs.uk/STU3/CodeSystem/${system}`,
        code,
        ...(display === undefined ? {} : { display }),
      },
    ],
  },
});

const statement = (line: GoldLine, medicationReference: Json): Json => ({
  resourceType: 'MedicationStatement',
  id: line.id,
  extension: [
    {
      url: `${stu3}/Extension-CareConnect-GPC-MedicationStatementLastIssueDate-1`,
      valueDateTime: line.issued ?? line.asserted,
    },
    coded(
      'Extension-CareConnect-GPC-PrescribingAgency-1',
      'CareConnect-PrescribingAgency-1',
      'prescribed-at-gp-practice',
      'Prescribed at GP practice',
    ),
  ],
  identifier: identifier(line, ''),
  basedOn: [{ reference: `MedicationRequest/${line.id}-plan` }],
  status: line.status,
  medicationReference,
  effectivePeriod: period(line),
  dateAsserted: line.asserted,
  subject,
  taken: 'unk',
  ...(line.indication === undefined ? {} : { reasonCode: [{ text: line.indication }] }),
  dosage: dosageStu3(line),
});

/** What plan and issue have in common. */
const prescribed = (line: GoldLine, medicationReference: Json): Json => ({
  extension: [
    coded(
      'Extension-CareConnect-GPC-PrescriptionType-1',
      'CareConnect-PrescriptionType-1',
      line.category ?? 'repeat',
    ),
  ],
  medicationReference,
  subject,
  ...(line.note === undefined ? {} : { note: [{ text: line.note }] }),
  dosageInstruction: dosageStu3(line),
});

const supply = (line: GoldLine): Json =>
  line.supplyDays === undefined ? {} : { expectedSupplyDuration: daysOf(line.supplyDays) };

const plan = (line: GoldLine, medicationReference: Json): Json => ({
  resourceType: 'MedicationRequest',
  id: `${line.id}-plan`,
  identifier: identifier(line, '-plan'),
  status: line.status,
  intent: 'plan',
  authoredOn: line.start,
  dispenseRequest: { ...supply(line), validityPeriod: period(line) },
  ...prescribed(line, medicationReference),
});

const issue = (line: GoldLine, medicationReference: Json): Json => ({
  resourceType: 'MedicationRequest',
  id: `${line.id}-issue`,
  identifier: identifier(line, '-issue'),
  basedOn: [{ reference: `MedicationRequest/${line.id}-plan` }],
  status: 'completed',
  intent: 'order',
  authoredOn: line.issued ?? line.asserted,
  dispenseRequest: { ...supply(line), validityPeriod: { start: line.issued ?? line.asserted } },
  ...prescribed(line, medicationReference),
});
