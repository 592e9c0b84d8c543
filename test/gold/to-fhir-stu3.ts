import { dosageStu3 } from './to-fhir-dosage.ts';
import { concept, daysOf, subject, type Json } from './to-fhir-line.ts';
import type { GoldLine } from './format.ts';

/** GP Connect's triple: the statement, the plan it is based on, and the last issue. */
export function lineStu3(line: GoldLine): readonly Json[] {
  const stu3 = 'https://fhir.nhs.uk/STU3/StructureDefinition';
  const prescription = {
    url: `${stu3}/Extension-CareConnect-GPC-PrescriptionType-1`,
    valueCodeableConcept: {
      coding: [
        {
          system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-PrescriptionType-1',
          code: line.category ?? 'repeat',
        },
      ],
    },
  };
  const supply = line.supplyDays === undefined ? {} : { expectedSupplyDuration: daysOf(line.supplyDays) };
  const medicationReference = { reference: `Medication/${line.id}-medication` };
  const period = { start: line.start, ...(line.end === undefined ? {} : { end: line.end }) };
  const shared = {
    extension: [prescription],
    medicationReference,
    subject,
    ...(line.note === undefined ? {} : { note: [{ text: line.note }] }),
    dosageInstruction: dosageStu3(line),
  };
  const identifier = (part: string) => [
    { system: 'https://records.example/medicine', value: `${line.identifier ?? `gpc-${line.id}`}${part}` },
  ];
  return [
    { resourceType: 'Medication', id: `${line.id}-medication`, code: concept(line) },
    {
      resourceType: 'MedicationStatement',
      id: line.id,
      extension: [
        {
          url: `${stu3}/Extension-CareConnect-GPC-MedicationStatementLastIssueDate-1`,
          valueDateTime: line.issued ?? line.asserted,
        },
        {
          url: `${stu3}/Extension-CareConnect-GPC-PrescribingAgency-1`,
          valueCodeableConcept: {
            coding: [
              {
                system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-PrescribingAgency-1',
                code: 'prescribed-at-gp-practice',
                display: 'Prescribed at GP practice',
              },
            ],
          },
        },
      ],
      identifier: identifier(''),
      basedOn: [{ reference: `MedicationRequest/${line.id}-plan` }],
      status: line.status,
      medicationReference,
      effectivePeriod: period,
      dateAsserted: line.asserted,
      subject,
      taken: 'unk',
      ...(line.indication === undefined ? {} : { reasonCode: [{ text: line.indication }] }),
      dosage: dosageStu3(line),
    },
    {
      resourceType: 'MedicationRequest',
      id: `${line.id}-plan`,
      identifier: identifier('-plan'),
      status: line.status,
      intent: 'plan',
      authoredOn: line.start,
      dispenseRequest: { ...supply, validityPeriod: period },
      ...shared,
    },
    {
      resourceType: 'MedicationRequest',
      id: `${line.id}-issue`,
      identifier: identifier('-issue'),
      basedOn: [{ reference: `MedicationRequest/${line.id}-plan` }],
      status: 'completed',
      intent: 'order',
      authoredOn: line.issued ?? line.asserted,
      dispenseRequest: { ...supply, validityPeriod: { start: line.issued ?? line.asserted } },
      ...shared,
    },
  ];
}
