import type { MedicationAdministration, MedicationRequest } from '@medplum/fhirtypes';
import { localId } from './ids.ts';
import {
  businessIdentifier,
  dayAgo,
  defined,
  instantAgo,
  type MakeContext,
  medicine,
  meta,
  subject,
} from './make-context.ts';
import { dosages } from './make-statement.ts';
import type { Line, PatientSpec } from './spec.ts';

export const encounterId = (making: MakeContext, spec: PatientSpec): string =>
  localId(making.seed, making.store, `encounter/${spec.key}`);

const orderId = (making: MakeContext, spec: PatientSpec, line: Line): string =>
  localId(making.seed, making.store, `order/${spec.key}/${line.term}/${line.dose ?? line.text ?? ''}`);

/** An order on the inpatient chart. Without a date of its own it was written an hour after admission. */
export function makeOrder(making: MakeContext, spec: PatientSpec, line: Line): MedicationRequest {
  const hoursAgo =
    line.startedDaysAgo === undefined ? Math.max(spec.admittedHoursAgo - 1, 0.2) : line.startedDaysAgo * 24;
  return defined<MedicationRequest>({
    resourceType: 'MedicationRequest',
    id: orderId(making, spec, line),
    meta: meta(making, 'MedicationRequest', hoursAgo),
    identifier: [businessIdentifier(making, spec, { ...line, term: `${line.term} ${line.dose ?? ''}` })],
    status: (line.status ?? 'active') as MedicationRequest['status'],
    statusReason: line.why === undefined ? undefined : { text: line.why },
    intent: 'order',
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/medicationrequest-category',
            code: 'inpatient',
            display: 'Inpatient',
          },
        ],
      },
    ],
    medicationCodeableConcept: medicine(line),
    subject: subject(making, spec),
    authoredOn: instantAgo(making, hoursAgo),
    requester: { display: 'Dr Anil Mehta' },
    reasonCode: line.indication === undefined ? undefined : [{ text: line.indication }],
    note: line.note === undefined ? undefined : [{ text: line.note }],
    dosageInstruction: dosages(line),
    dispenseRequest:
      line.endedDaysAgo === undefined
        ? undefined
        : { validityPeriod: { end: dayAgo(making, line.endedDaysAgo) } },
  });
}

/** Doses given on the ward. */
export const makeAdministrations = (
  making: MakeContext,
  spec: PatientSpec,
  line: Line,
): readonly MedicationAdministration[] =>
  (line.givenHoursAgo ?? []).map((hoursAgo) => {
    const [first] = dosages(line);
    const quantity = first?.doseAndRate?.[0]?.doseQuantity;
    return defined<MedicationAdministration>({
      resourceType: 'MedicationAdministration',
      id: localId(making.seed, making.store, `given/${spec.key}/${line.term}/${hoursAgo}`),
      meta: meta(making, 'MedicationAdministration', hoursAgo),
      status: 'completed',
      medicationCodeableConcept: medicine(line),
      subject: subject(making, spec),
      effectiveDateTime: instantAgo(making, hoursAgo),
      request: { reference: `MedicationRequest/${orderId(making, spec, line)}` },
      dosage: defined({ text: first?.text, route: first?.route, dose: quantity }),
    });
  });
