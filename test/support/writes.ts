import { fromMillis } from '../../shared/core/instant.ts';
import type { JsonObject } from '../../shared/core/brand.ts';
import { must } from '../../shared/core/must.ts';
import {
  coverOf,
  foldCase,
  standingOf,
  type Actor,
  type CaseEventBody,
  type HistoryFact,
  type PlannedWrite,
  type Recommendation,
  type WriteContext,
  type WriteRow,
} from '../../shared/cases/cases.ts';
import { keyText } from '../../shared/medicines/keys.ts';
import type { MedicineLine } from '../../shared/medicines/line.ts';
import { line, statement } from './lines.ts';

export const at = fromMillis(Date.parse('2026-11-18T11:31:00Z'));
export const ruth: Actor = {
  user: 'ruth',
  name: 'Ruth Calloway',
  role: 'pharmacist',
  registration: '2099999',
};
export const plain: Omit<Recommendation, 'action'> = {
  reason: null,
  words: '',
  proposed: '',
  restartWhen: '',
  restoreAtDischarge: null,
  side: null,
  continues: '',
};

export const row = (
  id: string,
  of: MedicineLine,
  bodies: readonly CaseEventBody[],
  over: Partial<WriteRow> = {},
): WriteRow => ({
  id,
  lines: [of],
  decision: standingOf(
    [of],
    foldCase(bodies.map((body, index) => ({ id: `${id}${index}`, at, by: ruth, body }))),
  ).decision,
  raw: [
    {
      key: keyText(of.key),
      reference: `MedicationStatement/${of.key.id}`,
      endpoint: 'smr',
      body: statement(of.key.id, of.medicine.term, {
        dosage: [{ text: 'one a day', doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }] }],
      }),
    },
  ],
  agrees: false,
  asked: false,
  source: 'GP record',
  fromHistory: [keyText(of.key)],
  fromDischarge: [],
  inpatientOnly: false,
  severity: null,
  ...over,
});

export const history = (
  of: MedicineLine,
  fact: Extract<CaseEventBody, { kind: 'history' }>['fact'],
): CaseEventBody => ({ kind: 'history', row: 'r', covers: [coverOf(of)], fact });
export const recommend = (of: MedicineLine, recommendation: Recommendation): CaseEventBody => ({
  kind: 'recommended',
  row: 'r',
  covers: [coverOf(of)],
  recommendation,
});
export const confirm = (of: MedicineLine): CaseEventBody => ({
  kind: 'confirmed',
  row: 'r',
  covers: [coverOf(of)],
  by: 'Dr Mehta',
  how: 'told-me',
});

export const context = (over: Partial<WriteContext> = {}): WriteContext => {
  const uuids = new Map<string, string>();
  return {
    caseId: 'c',
    reason: 'admission',
    at,
    signedBy: ruth,
    organisation: { name: 'Northmoor Hospitals', odsCode: 'RNM' },
    deviceVersion: '0.1.0',
    nhsNumber: '9990000018',
    records: [
      { endpoint: 'smr', patient: 'Patient/p1', encounter: null, appendOnly: false, standsFor: [] },
      { endpoint: 'eastvale', patient: 'Patient/p2', encounter: null, appendOnly: true, standsFor: [] },
    ],
    home: { endpoint: 'home', patient: 'Patient/h1', encounter: 'Encounter/e1' },
    sources: [{ name: 'GP record', state: 'Partial', asOf: '2026-11-18T08:14:00Z' }],
    informant: { kind: 'patient', name: '' },
    takesNothing: false,
    own: [],
    ownLists: [],
    replaces: null,
    withdrawn: [],
    allergies: [],
    uuid: (name) => {
      const made = uuids.get(name) ?? `00000000-0000-4000-8000-${String(uuids.size).padStart(12, '0')}`;
      uuids.set(name, made);
      return made;
    },
    ...over,
  };
};

export const aspirin = line('1', 'Aspirin 75mg tablets', {
  effectivePeriod: { start: '2024-01-02' },
  extension: [
    {
      url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-MedicationStatementLastIssueDate',
      valueDateTime: '2026-11-02',
    },
  ],
});
export const stop: Recommendation = {
  action: 'stop',
  ...plain,
  reason: 'duplicate',
  words: 'two antiplatelets',
};
export const asDirected: HistoryFact = { kind: 'taking-as-directed', doses: [], doseFrom: '' };
export const takingIt = history(aspirin, asDirected);
export const statementOf = (writes: readonly PlannedWrite[], endpoint = 'smr'): JsonObject =>
  must(
    writes.find((write) => write.type === 'MedicationStatement' && write.endpoint === endpoint),
    'a statement',
  ).body;
