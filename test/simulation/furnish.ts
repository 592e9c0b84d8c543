import type { JsonObject } from '../../shared/core/brand.ts';
import type { ModelServer } from './model-server.ts';
import type { Setting } from './setting.ts';
import { bases, trust, practiceSystem, serverNames, idAt, patients, type ServerName } from './trust.ts';

const medicines = [
  {
    id: 'm1',
    code: '39720311000001101',
    term: 'Bisoprolol 2.5mg tablets',
    dose: 'Take ONE tablet each morning',
  },
  {
    id: 'm2',
    code: '39732311000001104',
    term: 'Metformin 500mg tablets',
    dose: 'Take ONE tablet twice a day with food',
  },
] as const;

/** What the servers hold before anybody does anything: who lies where, and what each record says they take. */
export function furnish(
  servers: Readonly<Record<ServerName, ModelServer>>,
  kept: Setting['kept'] = 'single-and-only',
): void {
  servers.home.put({ resourceType: 'Location', id: 'w1', name: 'Ward 1', physicalType: physical('wa') });
  for (const patient of patients) {
    for (const name of serverNames)
      servers[name].put({ ...patientResource(patient), id: idAt(name, patient) });
    const bed = `b${patient.bed}`;
    servers.home.put({
      resourceType: 'Location',
      id: bed,
      name: `Bed ${patient.bed}`,
      physicalType: physical('bd'),
      partOf: { reference: 'Location/w1' },
    });
    servers.home.put({
      resourceType: 'Encounter',
      id: `e-${patient.id}`,
      status: 'in-progress',
      subject: { reference: `Patient/${idAt('home', patient)}` },
      period: { start: '2026-11-18T08:00:00Z' },
      location: [{ location: { reference: `Location/${bed}` }, status: 'active' }],
    });
    const [shared, copies] = [idAt('shared', patient), idAt('copies', patient)];
    for (const medicine of medicines) {
      const id = `${patient.id}-${medicine.id}`;
      const entry = statement(id, shared, medicine);
      servers.shared.put(
        kept === 'federated-proxy' ? fromPractice(entry, id) : kept === 'hybrid' ? named(entry, id) : entry,
      );
      // Ids say nothing without their type: an allergy has the same one.
      servers.shared.put(allergy(id, shared));
    }
    for (const medicine of medicines.slice(0, 1)) {
      const id = `${patient.id}-${medicine.id}`;
      const copy = statement(`${id}-copy`, copies, medicine);
      // The practice's own entry once more, by another route.
      servers.copies.put(kept === 'hybrid' ? fromPractice(copy, id) : copy);
    }
  }
}

/** Under the name by which its own system knows it, wherever it is kept. */
const named = (entry: JsonObject, id: string): JsonObject => ({
  ...entry,
  identifier: [{ system: 'https://practice.invalid/entry', value: id }],
});

const fromPractice = (entry: JsonObject, id: string): JsonObject => ({
  ...named(entry, id),
  meta: { source: practiceSystem },
});

const physical = (code: string): JsonObject => ({ coding: [{ code }] });

function patientResource(patient: (typeof patients)[number]): JsonObject {
  return {
    resourceType: 'Patient',
    id: patient.id,
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: patient.nhsNumber }],
    name: [{ use: 'official', family: patient.family, given: [patient.given] }],
    birthDate: patient.born,
    gender: 'female',
  };
}

export function statement(id: string, patient: string, medicine: (typeof medicines)[number]): JsonObject {
  return {
    resourceType: 'MedicationStatement',
    id,
    status: 'active',
    medicationCodeableConcept: {
      coding: [{ system: 'https://dmd.nhs.uk', code: medicine.code, display: medicine.term }],
      text: medicine.term,
    },
    subject: { reference: `Patient/${patient}` },
    dateAsserted: '2026-11-01',
    dosage: [{ text: medicine.dose, patientInstruction: `As the source sent it: ${medicine.id}` }],
  };
}

const allergy = (id: string, patient: string): JsonObject => ({
  resourceType: 'AllergyIntolerance',
  id,
  clinicalStatus: { coding: [{ code: 'active' }] },
  verificationStatus: { coding: [{ code: 'confirmed' }] },
  code: { text: 'Latex' },
  patient: { reference: `Patient/${patient}` },
});

/** What this trust wrote at an earlier stay, so that signing changes an entry instead of making one. */
export function furnishOwn(servers: Readonly<Record<ServerName, ModelServer>>, written: ServerName): void {
  for (const [at, patient] of patients.entries()) {
    for (const [nth, medicine] of medicines.entries()) {
      const own = statement(`${patient.id}-${medicine.id}-own`, idAt(written, patient), medicine);
      const from = `MedicationStatement/${patient.id}-${medicine.id}`;
      servers[written].put({
        ...own,
        // What says that an entry is our own organisation's: without it we may not change it.
        meta: {
          tag: [
            { system: 'urn:concord:written', code: 'reconciliation' },
            { system: 'https://fhir.nhs.uk/Id/ods-organization-code', code: trust.odsCode },
          ],
        },
        identifier: [
          {
            system: 'https://tools.ietf.org/html/rfc4122',
            value: `00000000-0000-4000-8000-00000000${at}00${nth}`,
          },
        ],
        derivedFrom: [{ reference: written === 'shared' ? from : `${bases.shared}/${from}` }],
      });
    }
  }
}
