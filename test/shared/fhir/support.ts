import { expect } from 'vitest';
import { must } from '../../../shared/core/must.ts';
import { readSource, type ReadAs } from '../../../shared/fhir/fhir.ts';
import { sourceId } from '../../../shared/medicines/keys.ts';
import type { MedicineLine } from '../../../shared/medicines/line.ts';
import type { SourceList } from '../../../shared/medicines/source.ts';

export type Json = { readonly [key: string]: unknown };

export const asGp: ReadAs = { source: sourceId('gp'), name: 'GP record', role: 'history', origin: 'gp' };

export const bundle = (...resources: readonly Json[]): Json => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});

/** Reads what must be readable. */
export function readText(text: string, as: ReadAs = asGp): SourceList {
  const read = readSource(text, as);
  if (!read.ok) throw new Error(`not read: ${read.fault.kind}`);
  return read.value;
}

export const read = (...resources: readonly Json[]): SourceList =>
  readText(JSON.stringify(bundle(...resources)));

export const onlyLine = (list: SourceList): MedicineLine => {
  if (list.lines.length !== 1) throw new Error(`${list.lines.length} lines where one was expected`);
  return must(list.lines[0], 'one line');
};

/** Every resource that a list accounts for; must equal what was received. */
export const accounted = (list: SourceList): number =>
  list.lines.reduce(
    (sum, line) => sum + 1 + line.evidence.length + line.mergedFrom.length + line.replaced.length,
    0,
  ) +
  list.allergies.length +
  list.withdrawn.length +
  list.supporting.length +
  list.notUnderstood.length;

export const concept = (text: string): Json => ({ text });

export const statement = (id: string, fields: Json = {}): Json => ({
  resourceType: 'MedicationStatement',
  id,
  status: 'active',
  medicationCodeableConcept: concept('Ramipril 5mg capsules'),
  subject: { reference: 'Patient/1' },
  ...fields,
});

export const request = (id: string, fields: Json = {}): Json => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: concept('Ramipril 5mg capsules'),
  subject: { reference: 'Patient/1' },
  ...fields,
});

export const dispense = (id: string, fields: Json = {}): Json => ({
  resourceType: 'MedicationDispense',
  id,
  status: 'completed',
  medicationCodeableConcept: concept('Ramipril 5mg capsules'),
  subject: { reference: 'Patient/1' },
  ...fields,
});

export const allergy = (fields: Json = {}): Json => ({
  resourceType: 'AllergyIntolerance',
  id: 'a1',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '372687004', display: 'Amoxicillin' }] },
  patient: { reference: 'Patient/1' },
  ...fields,
});

/** For the bodies of tests that the skip helper declares: what was found must be what was expected. */
export const expectEqual = (found: unknown, expected: unknown): void => expect(found).toEqual(expected);
