import { dosageR4 } from './to-fhir-dosage.ts';
import type { GoldLine, GoldRole, GoldSource } from './format.ts';

export type Json = { readonly [key: string]: unknown };

export const subject = { reference: 'Patient/patient' };

export const systems = {
  dmd: 'https://dmd.nhs.uk',
  snomed: 'http://snomed.info/sct',
  read: 'http://read.info/readv2',
  local: 'https://formulary.trust.example/code',
} as const;

export const concept = (line: GoldLine): Json => ({
  ...(line.code === undefined
    ? {}
    : {
        coding: [
          {
            system: systems[line.code.system],
            code: line.code.code,
            ...(line.code.display === undefined ? {} : { display: line.code.display }),
          },
        ],
      }),
  text: line.text,
});

const common = (line: GoldLine, name: string): Json => ({
  identifier: [
    { system: 'https://records.example/medicine', value: line.identifier ?? `${name}-${line.id}` },
  ],
  subject,
  ...(line.indication === undefined ? {} : { reasonCode: [{ text: line.indication }] }),
  ...(line.note === undefined ? {} : { note: [{ text: line.note }] }),
});

const informants: Readonly<Record<string, Json>> = {
  interview: subject,
  carer: { display: "Patient's carer" },
  pods: subject,
};

function statement(line: GoldLine, name: string): Json {
  return {
    resourceType: 'MedicationStatement',
    id: line.id,
    ...common(line, name),
    ...(line.issued === undefined
      ? {}
      : {
          extension: [
            {
              url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-MedicationStatementLastIssueDate',
              valueDateTime: line.issued,
            },
          ],
        }),
    status: line.status,
    ...(line.statusReason === undefined ? {} : { statusReason: [{ text: line.statusReason }] }),
    medicationCodeableConcept: concept(line),
    effectivePeriod: { start: line.start, ...(line.end === undefined ? {} : { end: line.end }) },
    dateAsserted: line.asserted,
    informationSource: informants[name] ?? { display: name },
    dosage: dosageR4(line),
  };
}

/** An order's end stands in its dosage as well: the validity of a prescription is not by itself the length of a course. */
function request(line: GoldLine, name: string, role: GoldRole): Json {
  const course =
    line.category === undefined ? undefined : { acute: 'acute', repeat: 'continuous' }[line.category];
  const validity = { start: line.start, ...(line.end === undefined ? {} : { end: line.end }) };
  const category = role === 'chart' ? 'inpatient' : role === 'discharge' ? 'discharge' : 'community';
  return {
    resourceType: 'MedicationRequest',
    id: line.id,
    ...common(line, name),
    status: line.status,
    ...(line.statusReason === undefined ? {} : { statusReason: { text: line.statusReason } }),
    intent: role === 'history' ? 'plan' : 'order',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/medicationrequest-category', code: category },
        ],
      },
    ],
    medicationCodeableConcept: concept(line),
    authoredOn: role === 'history' ? line.start : line.asserted,
    ...(course === undefined
      ? {}
      : {
          courseOfTherapyType: {
            coding: [
              {
                system: 'http://terminology.hl7.org/CodeSystem/medicationrequest-course-of-therapy',
                code: course,
              },
            ],
          },
        }),
    dispenseRequest: {
      validityPeriod: validity,
      ...(line.supplyDays === undefined ? {} : { expectedSupplyDuration: daysOf(line.supplyDays) }),
    },
    dosageInstruction: role === 'history' ? dosageR4(line) : dosageR4(line, validity),
  };
}

export const daysOf = (days: string): Json => ({
  value: Number(days),
  unit: 'day',
  system: 'http://unitsofmeasure.org',
  code: 'd',
});

function dispense(line: GoldLine, name: string, id: string, authorising?: string): Json {
  return {
    resourceType: 'MedicationDispense',
    id,
    identifier: [
      {
        system: 'https://records.example/dispense',
        value: `${line.identifier ?? `${name}-${line.id}`}-supply`,
      },
    ],
    status: 'completed',
    subject,
    medicationCodeableConcept: concept(line),
    ...(authorising === undefined ? {} : { authorizingPrescription: [{ reference: authorising }] }),
    ...(line.supplyDays === undefined ? {} : { daysSupply: daysOf(line.supplyDays) }),
    ...(line.issued === undefined ? {} : { whenHandedOver: line.issued }),
    ...(line.note === undefined ? {} : { note: [{ text: line.note }] }),
    dosageInstruction: dosageR4(line),
  };
}

/** A repeat or acute history line is an R4 plan with its last supply; other history lines are statements. */
export function lineR4(line: GoldLine, source: GoldSource): readonly Json[] {
  if (source.role !== 'history') return [request(line, source.name, source.role)];
  if (source.name === 'pharmacy') return [dispense(line, source.name, line.id)];
  if (line.category === undefined) return [statement(line, source.name)];
  const plan = request(line, source.name, 'history');
  return line.issued === undefined
    ? [plan]
    : [plan, dispense(line, source.name, `${line.id}-supply`, `MedicationRequest/${line.id}`)];
}
