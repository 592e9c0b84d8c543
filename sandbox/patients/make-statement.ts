import type { CodeableConcept, Dosage, MedicationStatement } from '@medplum/fhirtypes';
import { structured, words } from './dose.ts';
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
import type { Line, PatientSpec } from './spec.ts';

const lastIssue =
  'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-MedicationStatementLastIssueDate';
const courseOfTherapy = 'http://terminology.hl7.org/CodeSystem/medicationrequest-course-of-therapy';

export function dosages(line: Line): Dosage[] {
  if (line.dose === undefined) return line.text === undefined ? [] : [{ text: line.text }];
  const structure = structured(line.dose);
  return [{ text: line.text ?? words(structure), ...structure }];
}

/** Where it is taken, and whether the surgery has it on repeat or gave it once. */
function category(line: Line): CodeableConcept {
  const where = {
    system: 'http://terminology.hl7.org/CodeSystem/medication-statement-category',
    code: 'community',
    display: 'Community',
  };
  if (line.kind === undefined) return { coding: [where] };
  const course =
    line.kind === 'repeat'
      ? { system: courseOfTherapy, code: 'continuous', display: 'Continuous long term therapy' }
      : { system: courseOfTherapy, code: 'acute', display: 'Short course (acute) therapy' };
  return { coding: [where, course], text: line.kind === 'repeat' ? 'Repeat' : 'Acute' };
}

export const statementId = (making: MakeContext, spec: PatientSpec, line: Line): string =>
  localId(
    making.seed,
    making.store,
    `${making.system}/${spec.key}/${line.term}/${line.startedDaysAgo ?? ''}`,
  );

/** A medicine as a record states it. */
export function makeStatement(
  making: MakeContext,
  spec: PatientSpec,
  line: Line,
  assertedDaysAgo: number,
): MedicationStatement {
  const { startedDaysAgo, endedDaysAgo, issuedDaysAgo } = line;
  const touched = Math.min(
    assertedDaysAgo,
    issuedDaysAgo ?? assertedDaysAgo,
    endedDaysAgo ?? assertedDaysAgo,
  );
  const period = defined({
    start: startedDaysAgo === undefined ? undefined : dayAgo(making, startedDaysAgo),
    end: endedDaysAgo === undefined ? undefined : dayAgo(making, endedDaysAgo),
  });
  return defined<MedicationStatement>({
    resourceType: 'MedicationStatement',
    id: statementId(making, spec, line),
    meta: meta(making, 'MedicationStatement', touched * 24),
    extension:
      issuedDaysAgo === undefined
        ? undefined
        : [{ url: lastIssue, valueDateTime: dayAgo(making, issuedDaysAgo) }],
    identifier: [businessIdentifier(making, spec, line)],
    status: line.status ?? 'active',
    statusReason: line.why === undefined ? undefined : [{ text: line.why }],
    category: category(line),
    medicationCodeableConcept: medicine(line),
    subject: subject(making, spec),
    effectivePeriod: Object.keys(period).length === 0 ? undefined : period,
    dateAsserted: dayAgo(making, assertedDaysAgo),
    reasonCode: line.indication === undefined ? undefined : [{ text: line.indication }],
    note: line.note === undefined ? undefined : [{ text: line.note }],
    dosage: dosages(line),
  } as MedicationStatement);
}
