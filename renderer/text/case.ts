import type { CaseView, CellLineView, CellView, FindingView, RowView } from '../../shared/ipc/case-views.ts';
import type { SeverityView } from '../../shared/ipc/ward-views.ts';
import { capitalised } from './common.ts';
import { showMoment } from './dates.ts';
import { listed, plural } from './known.ts';
import { severities, severityRank, severityWord } from './severity.ts';
import type { StageView } from './stages.ts';

export const caseText = {
  table: 'Medicines by source',
  mark: 'Severity mark',
  medicine: 'Medicine',
  stageOfCase: 'Stage of the case',
  next: 'next:',
  of24: 'of 24 h, admitted',
  worstFirst: 'Worst first, then time-critical. Rows stay where they are once decided.',
  twoKeys: '2 keys decide a row that agrees: history, then recommendation',
  notesOfRow: 'Notes of the row above',
  decideHere: 'Decide the row above',
  andMore: (count: number) => `and ${count} more`,
  signOff: (left: number) =>
    left === 0 ? 'Sign-off: nothing left' : `Sign-off: ${plural(left, 'thing')} left`,
  checks: 'Checks',
  notChecked: 'Not checked',
  notAsked: 'Not asked',
  notConfirmed: 'Not confirmed',
  checkIdentity: 'Identity',
  checkAsked: 'Patient or carer',
  checkAllergies: 'Allergies confirmed',
  nobodyAsked: 'Nobody could be asked',
  say: 'say',
  again: 'say again',
  notes: 'Notes',
  noNotes: 'No notes yet',
  add: 'add',
  historyChecked: 'History checked',
  addenda: 'Addenda',
  signedBy: 'Signed by',
  noAddenda: 'No addendum',
  timeCritical: 'Time-critical',
  dose: 'Dose',
  indication: 'for',
  doseNotRecorded: 'Dose not recorded',
  oftenNotRecorded: 'How often not recorded',
  routeNotRecorded: 'route not recorded',
  directions: 'Directions:',
  each: (lines: number) => (lines === 2 ? 'Both lines:' : `Each of ${lines} lines:`),
  notUnderstood: 'Not understood:',
  allOfIt: 'all of it',
  status: 'Status:',
  text: 'Text:',
  structure: 'Structure:',
  note: 'note:',
  alsoFound: 'Also found',
  alsoCounted: 'Also counted, beside rows not decided:',
  whoWasTold: 'Record who was told',
  whyGoesOn: 'Say that it is intended',
  same: 'Same',
  differs: 'differs',
  linkedCell: 'In the linked row',
  linkedAt: { none: '', start: 'below', middle: 'beside it', end: 'above' },
  open: 'Open originals',
  showNotCurrent: 'Show',
  foldNotCurrent: 'Fold',
  noRows: 'No source that answered lists a medicine. That is not the same as taking none.',
  facts: 'Facts beside the case',
  factsNone: 'No weight, blood result or other fact was received with this patient’s records.',
  howKept: 'How the records are kept',
  /** Above the names of sources that do not know the patient. */
  notKnownTo: 'Patient not known',
  leftOut: (count: number) => `${count} not shown`,
  undated: 'Not dated',
  openRail: 'Open side rail',
  closeRail: 'Close side rail',
  bornOn: 'Born',
  numbered: 'NHS number',
  firstReading:
    'Reading what is known of this patient. The first time, their records are asked, which takes as long as the slowest of them.',
  readAll: 'Read every source again',
  readingAgain: 'Reading again',
  readingNow: 'Being read now',
  notShown: 'Received, but not shown as a line',
  notShownLead:
    'Nothing that arrived is thrown away. These entries could not be read as a medicine; look at them as they came.',
  withdrawn: 'Entries a source has marked as entered in error are counted, not listed.',
  noPack: 'No dm+d pack: codes and text as received',
  notReadYet: 'Not read yet',
  notCompared: 'Discrepancies not compared yet',
  reason: 'Admitted for',
  allBelow: 'All rows in sight',
} as const;

const groups: Readonly<Record<RowView['group'], string>> = {
  differ: 'Needs a decision: sources differ',
  'one-source': 'Needs a decision: in one source only',
  possible: 'Needs a decision: possible pairs',
  'not-compared': 'Needs a decision: no difference found, not all compared',
  agrees: 'Agrees in every source that states it',
  'not-current': 'Not current',
};

export const groupWords = (group: RowView['group']): string => groups[group];

export const groupOrder: readonly RowView['group'][] = [
  'differ',
  'one-source',
  'possible',
  'not-compared',
  'agrees',
  'not-current',
];

type Absence = Extract<CellView, { kind: 'absent' }>['absence'];

const absences: Readonly<Record<Absence, string>> = {
  'not-recorded': 'Not recorded',
  'not-in-the-part-received': 'Not in the part received',
  unavailable: 'Unavailable',
  withheld: 'Withheld',
  'patient-not-known': 'Patient not known here',
  'linked-row': caseText.linkedCell,
};

export const absenceWords = (absence: Absence): string => absences[absence];

type Field = CellLineView['differs'][number];

const fields: Readonly<Record<Field, string>> = {
  medicine: 'medicine',
  brand: 'brand',
  strength: 'strength',
  form: 'form',
  dose: 'dose',
  route: 'route',
  frequency: 'how often',
  timing: 'times',
  'as-needed': 'as needed',
  maximum: 'maximum',
  status: 'status',
  duration: 'duration',
  text: 'text',
  structure: 'structure',
};

/** The findings of a row, worst first. */
export const findingsInOrder = (row: RowView): readonly FindingView[] => worstFirst(row.findings);

export const worstFirst = (findings: readonly FindingView[]): readonly FindingView[] =>
  findings.toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity));

/** "Text and structure disagree (significant), No indication (minor)": all but the worst, which stands in the row. */
export function alsoFoundWords(row: RowView): string {
  const all = findingsInOrder(row)
    .slice(1)
    .map((finding) => `${finding.words} (${severityWord(finding.severity).toLowerCase()})`);
  return [...new Set(all)]
    .map((words) => {
      const times = all.filter((other) => other === words).length;
      return times === 1 ? words : `${times} × ${words}`;
    })
    .join(', ');
}

/** What differs between the sources of a row where no rule has spoken: "Differs: dose and how often". */
export function differsWords(row: RowView): string {
  const differing = row.cells.flatMap((cell) =>
    cell.kind === 'lines' ? cell.lines.flatMap((line) => line.differs) : [],
  );
  const names = [...new Set(differing)].map((field) => fields[field]);
  return names.length === 0 ? '' : `Differs: ${listed(names)}`;
}

/** "Not compared: amount, how often": what both sides state and nobody could hold against each other. */
export const notComparedWords = (row: RowView): string =>
  row.notCompared.length === 0 ? '' : `Not compared: ${listed(row.notCompared.map(({ field }) => field))}`;

/** The status where it is not plainly active: "Stopped", "On hold". */
export const statusWords = (status: string): string =>
  status === 'active' ? '' : capitalised(status.replaceAll('-', ' '));

/** "14 rows from 42 lines" */
export function rowsWords(view: CaseView): string {
  const lines = view.columns.reduce((sum, column) => sum + column.lines, 0);
  return `${plural(view.rows.length, 'row')} from ${plural(lines, 'line')}`;
}

export const packWords = (pack: CaseView['dmdPack']): string =>
  pack.kind === 'none' ? caseText.noPack : `dm+d ${pack.release}`;

const following: Readonly<Partial<Record<StageView, string>>> = {
  'not-started': 'history',
  'history-in-progress': 'history checked',
  'history-checked': 'compare',
  compared: 'awaiting prescriber',
  'awaiting-prescriber': 'resolved',
  resolved: 'sign-off',
};

export const nextStageWords = (stage: StageView): string | undefined => following[stage];

/** "2 serious, 1 minor, 3 agree, 4 decided": what rows are that nobody has decided, worst first, then how many are. */
export function rowKinds(all: readonly RowView[]): string {
  const isDecided = ({ decision }: RowView): boolean => decision.needsDecision && decision.decided;
  const rows = all.filter((row) => !isDecided(row));
  const decided = all.length - rows.length;
  const bySeverity = severities.flatMap((severity: SeverityView) => {
    const count = rows.filter((row) => row.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severityWord(severity).toLowerCase()}`];
  });
  const rest = rows.filter((row) => row.severity === null);
  const counted = (group: RowView['group'], word: string): readonly string[] => {
    const count = rest.filter((row) => row.group === group).length;
    return count === 0 ? [] : [`${count} ${word}`];
  };
  return [
    ...bySeverity,
    ...counted('differ', 'differ'),
    ...counted('one-source', 'in one source only'),
    ...counted('possible', 'possible pairs'),
    ...counted('not-compared', 'not wholly compared'),
    ...counted('agrees', 'agree'),
    ...counted('not-current', 'not current'),
    ...(decided === 0 ? [] : [`${decided} decided`]),
  ].join(', ');
}

/** What lies outside the window, so that nothing is missed below the fold. */
export function lookAheadWords(above: readonly RowView[], below: readonly RowView[], folded: number): string {
  const up = above.length === 0 ? [] : [`${plural(above.length, 'row')} above: ${rowKinds(above)}`];
  const down = below.length === 0 ? [] : [`${plural(below.length, 'row')} below: ${rowKinds(below)}`];
  const away = folded === 0 ? [] : [`${plural(folded, 'row')} not current, folded`];
  const words = [...up, ...down, ...away];
  return words.length === 0 ? caseText.allBelow : words.join('. ');
}

/** "You are offline." and what that means for this case. */
export function offlineLead(view: CaseView): string {
  const cached = view.columns.filter((column) => column.asOf.kind === 'known').length;
  return `${plural(cached, 'source is', 'sources are')} on this computer and can be read. Nothing is sent until the network returns.`;
}

export const waitingToSend = (count: number): string => `${count} waiting to send`;

/** "1 not shown as a line, 1 withdrawn" */
export function leftOutWords(notUnderstood: number, withdrawn: number): string {
  const parts = [
    notUnderstood === 0 ? '' : `${notUnderstood} not shown as a line`,
    withdrawn === 0 ? '' : `${withdrawn} withdrawn`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Over the table, while a source is asked: once nothing of it is on this computer, and once to bring that up to date. */
export const readingWords = ({ asOf }: CaseView['columns'][number]): string =>
  asOf.kind === 'known' ? caseText.readingAgain : caseText.readingNow;

export const readAgainLabel = (name: string): string => `Read ${name} again`;
export const dateOfFact = (date: string): string => showMoment(date);
