import type { MedicationDispense } from '@medplum/fhirtypes';
import { localId } from './ids.ts';
import {
  businessIdentifier,
  dayAgo,
  defined,
  type MakeContext,
  medicine,
  meta,
  subject,
} from './make-context.ts';
import { dosages } from './make-statement.ts';
import type { Line, PatientSpec } from './spec.ts';

/** A supply from a community pharmacy: the product handed out and what its label said. */
export function makeDispense(
  making: MakeContext,
  spec: PatientSpec,
  line: Line,
  assertedDaysAgo: number,
): MedicationDispense {
  const daysAgo = line.issuedDaysAgo ?? assertedDaysAgo;
  const [quantity, daysSupply] = line.supplied ?? [];
  return defined<MedicationDispense>({
    resourceType: 'MedicationDispense',
    id: localId(making.seed, making.store, `dispense/${spec.key}/${line.term}/${daysAgo}`),
    meta: meta(making, 'MedicationDispense', daysAgo * 24),
    identifier: [businessIdentifier(making, spec, { ...line, term: `dispense ${line.term} ${daysAgo}` })],
    status: 'completed',
    medicationCodeableConcept: medicine(line),
    subject: subject(making, spec),
    performer: [{ actor: { display: 'Priory Lane Pharmacy' } }],
    quantity: quantity === undefined ? undefined : { value: quantity },
    daysSupply:
      daysSupply === undefined
        ? undefined
        : { value: daysSupply, unit: 'day', system: 'http://unitsofmeasure.org', code: 'd' },
    whenHandedOver: dayAgo(making, daysAgo),
    note: line.note === undefined ? undefined : [{ text: line.note }],
    dosageInstruction: dosages(line),
  });
}
