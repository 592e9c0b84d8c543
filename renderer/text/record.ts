import type { RecordView } from '../../shared/ipc/decision-views.ts';
import type { PatientListView } from '../../shared/ipc/patient-list-views.ts';
import { showMoment } from './dates.ts';

export const recordText = {
  notAPrescription: 'Not a prescription',
  title: (reason: string) => `Medicines reconciliation on ${reason}`,
  print: 'Print',
  save: 'Save PDF',
  saving: 'The PDF is on its way to your downloads.',
  patientList: 'Patient’s own list',
  record: 'The record',
  handOver: 'Hand-over sheet',
  handOverTitle: (reason: string) => `Hand-over: medicines reconciliation on ${reason}`,
  outstanding: 'Left to do',
  nothingBlocks: 'Nothing blocks the signature.',
  handedOver: 'Handed over to',
  nobody: 'Nobody yet',
  toFollow: 'Medicines to look at',
  settled: (settled: number, all: number) =>
    `${settled} of ${all} medicines are decided; they are in the record.`,
  aboutCase: 'About the sources and allergies',
  notShown: 'Could not be shown as a medicine',
  facts: 'About the patient',
  forStaff: 'Before you hand it over',
  notFinal: 'Not to be taken home yet',
  quoted: 'In the source’s own words, read them through with the patient',
  noPurpose: 'Nobody recorded what it is for',
  notReadFrom: 'Not read whole, so the list may lack something',
  leftOut: 'Not on the list, because no source holds it as current',
  back: 'Back to the table',
  name: 'Name',
  born: 'Born',
  gender: 'Gender',
  nhsNumber: 'NHS number',
  allergies: 'Allergies',
  intolerances: 'Intolerances',
  noneStated: 'None stated by any source that was read',
  sources: 'Sources',
  source: 'Source',
  asOf: 'As of',
  state: 'State',
  meaning: 'What it means',
  differences: 'Differences and recommendations',
  agrees: 'Agrees in every source that states it',
  takes: 'What the patient takes',
  chart: 'Inpatient chart',
  difference: 'Difference',
  decision: 'Recommendation and reason',
  notCurrent: 'Not current',
  changedFrom: 'Decided otherwise than before',
  unresolved: 'Not decided',
  nothingUnresolved: 'Nothing: every row was decided.',
  changedSince: 'Changed in a source since it was signed',
  checklist: 'Drug-history checklist',
  ownDrugs: 'Patient’s own drugs',
  noOwnDrugs: 'None seen',
  notes: 'Notes',
  addenda: 'Addenda',
  none: 'None',
  check: 'Check the case before acting: it may have changed.',
  screenFoot: 'This is how it is printed. Nothing on this page changes a record.',
  mark: 'Severity',
} as const;

/** "Signed by Ruth Calloway, GPhC 2099999, 18-Nov-2026 11:31." */
export function signedLine(record: RecordView): string {
  if (record.signedBy === null) return '';
  const number = record.registration === null ? '' : `, GPhC ${record.registration}`;
  const when = record.signedAt === null ? '' : `, ${showMoment(record.signedAt)}`;
  return `By ${record.signedBy}${number}${when}.`;
}

export const madeLine = (record: RecordView): string =>
  `Made ${showMoment(record.madeAt)}. ${recordText.check}`;

/** Name, birth and number: at the foot of every page. */
export const identityLine = ({ patient }: RecordView): string =>
  `${patient.name}, born ${patient.born}, NHS number ${patient.nhsNumber}`;

export const whereLine = (record: RecordView): string =>
  `${record.trust}. Ward ${record.patient.ward.replace(/^ward\s+/i, '')}, bed ${record.patient.bed}. Admitted ${record.patient.admitted}.`;

/** "medicines-9990347522.pdf": the number, never the name, so that a list of files names nobody. */
export const listFileName = (list: PatientListView): string =>
  `medicines-${list.patient.nhsNumber.replaceAll(/\D/g, '') || 'no-number'}.pdf`;

/** "hand-over-9990347522.pdf". */
export const handOverFileName = (record: RecordView): string =>
  `hand-over-${record.patient.nhsNumber.replaceAll(/\D/g, '') || 'no-number'}.pdf`;

/** "reconciliation-9990347522.pdf". */
export const fileName = (record: RecordView): string =>
  `reconciliation-${record.patient.nhsNumber.replaceAll(/\D/g, '') || 'no-number'}.pdf`;
