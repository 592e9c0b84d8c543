import type { OperationOutcome, Resource } from '@medplum/fhirtypes';

/**
 * Required bindings of FHIR R4 (hl7.org/fhir/R4) for the elements Concord reads or writes: the library's validator checks
 * shapes, not codes.
 */
const bound: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  MedicationStatement: {
    status: 'active completed entered-in-error intended stopped on-hold unknown not-taken',
  },
  MedicationRequest: {
    status: 'active on-hold cancelled completed entered-in-error stopped draft unknown',
    intent: 'proposal plan order original-order reflex-order filler-order instance-order option',
    priority: 'routine urgent asap stat',
  },
  MedicationDispense: {
    status: 'preparation in-progress cancelled on-hold completed entered-in-error stopped declined unknown',
  },
  MedicationAdministration: {
    status: 'in-progress not-done on-hold completed entered-in-error stopped unknown',
  },
  AllergyIntolerance: {
    type: 'allergy intolerance',
    criticality: 'low high unable-to-assess',
  },
  Task: {
    status:
      'draft requested received accepted rejected ready cancelled in-progress on-hold failed completed entered-in-error',
    intent: 'unknown proposal plan order original-order reflex-order filler-order instance-order option',
    priority: 'routine urgent asap stat',
  },
  List: {
    status: 'current retired entered-in-error',
    mode: 'working snapshot changes',
  },
  DocumentReference: {
    status: 'current superseded entered-in-error',
    docStatus: 'preliminary final amended entered-in-error',
  },
  Encounter: {
    status: 'planned arrived triaged in-progress onleave finished cancelled entered-in-error unknown',
  },
  Observation: {
    status: 'registered preliminary final amended corrected cancelled entered-in-error unknown',
  },
  Location: { status: 'active suspended inactive', mode: 'instance kind' },
  Patient: { gender: 'male female other unknown' },
  Practitioner: { gender: 'male female other unknown' },
};

const periodUnits = new Set(['s', 'min', 'h', 'd', 'wk', 'mo', 'a']);

type Issue = OperationOutcome['issue'][number];

const issue = (expression: string, diagnostics: string): Issue => ({
  severity: 'error',
  code: 'code-invalid',
  details: { text: diagnostics },
  diagnostics,
  expression: [expression],
});

/** Codes outside their required value set, wherever `timing.repeat.periodUnit` lies and in the table above. */
export function boundCodeProblems(resource: Resource): Issue[] {
  const fields = Object.entries(bound[resource.resourceType] ?? {}).flatMap(([field, codes]) => {
    const value: unknown = Reflect.get(resource, field);
    if (value === undefined || (typeof value === 'string' && codes.split(' ').includes(value))) return [];
    return [issue(`${resource.resourceType}.${field}`, `${field} may not be ${JSON.stringify(value)}.`)];
  });
  return [...fields, ...periodProblems(resource, resource.resourceType)];
}

function periodProblems(node: unknown, path: string): Issue[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'periodUnit' && !(typeof value === 'string' && periodUnits.has(value)))
      return [issue(`${path}.periodUnit`, `periodUnit may not be ${JSON.stringify(value)}.`)];
    return periodProblems(value, `${path}.${key}`);
  });
}
