import { table } from '../core/table.ts';

/** Resource types in the words of a ward; a type without words of its own keeps FHIR's. */
const words = table<string>({
  MedicationStatement: 'medicines taken',
  MedicationRequest: 'prescriptions',
  MedicationDispense: 'supplies',
  MedicationAdministration: 'doses given',
  Medication: 'names of medicines',
  AllergyIntolerance: 'allergies',
  List: 'lists',
  Observation: 'measurements',
  Encounter: 'admissions',
  Task: 'tasks',
});

/** A resource type as a plural noun: "prescriptions" for `MedicationRequest`. */
export const typeWords = (type: string): string => words[type] ?? type;
