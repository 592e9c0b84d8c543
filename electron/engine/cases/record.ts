import { showDate, showDateTime } from '../../../shared/core/instant.ts';
import type { Known } from '../../../shared/core/known.ts';
import { personName, showNhsNumber, readNhsNumber } from '../../../shared/patients/patients.ts';
import {
  reasonOf,
  recommendationWords,
  type CaseReason,
  type HistoryFact,
  type Recommendation,
} from '../../../shared/cases/cases.ts';
import type { AllergiesView, BannerView, CellView } from '../../../shared/ipc/case-views.ts';
import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { changesFrom } from './changes-from.ts';
import type { Column } from './columns.ts';
import type { OpenCase } from './open-case.ts';
import { notComparedWords } from './compared.ts';
import { makePatientList } from './patient-list.ts';
import { historyOfRecord, leavingWords } from './record-history.ts';
import type { DecidedRow } from './rows-state.ts';
import { cellWords, saidBesideHistory, statedOnPaper, toldWords } from './paper-words.ts';
import { stateWords } from './state-words.ts';

export type RecordFacts = {
  readonly open: OpenCase;
  readonly rows: readonly DecidedRow[];
  readonly banner: BannerView;
  readonly allergies: AllergiesView;
  readonly trust: string;
  readonly madeAt: string;
  readonly signed: { readonly by: string; readonly at: string; readonly registration: string | null } | null;
};

const words = (value: Known<string>): string => {
  switch (value.kind) {
    case 'known':
      return value.value;
    case 'not-recorded':
      return 'Not recorded';
    case 'unreadable':
      return `Could not be read: “${value.raw}”`;
    case 'withheld':
      return `Withheld by ${value.by}`;
  }
};

const dateWords = (value: Known<string>): string =>
  value.kind === 'known' ? dateTime(value.value) : words(value);
const dateTime = showDateTime;

/** The reconciliation as it stands: what is printed, and, once signed, kept exactly as it was. */
export function makeRecord(facts: RecordFacts): RecordView {
  const record = asPrinted(facts);
  const isDischarge = reasonOf(facts.open.state) === 'discharge';
  return { ...record, forPatient: isDischarge ? makePatientList({ ...facts, record }) : null };
}

function asPrinted(facts: RecordFacts): Omit<RecordView, 'forPatient'> {
  const { banner, allergies, rows, open, signed } = facts;
  const current = rows.filter((row) => row.needsDecision);
  const nhs = banner.nhsNumber.kind === 'known' ? readNhsNumber(banner.nhsNumber.value) : undefined;
  return {
    status: signed === null ? 'draft' : 'signed-not-shared',
    signedBy: signed?.by ?? null,
    signedAt: signed?.at ?? null,
    registration: signed?.registration ?? null,
    trust: facts.trust,
    reason: reasonOf(open.state),
    madeAt: facts.madeAt,
    patient: {
      name: `${personName(banner)}${banner.title.kind === 'known' ? ` (${banner.title.value})` : ''}`,
      born: dateWords(banner.born),
      gender: words(banner.gender),
      nhsNumber: nhs === undefined ? words(banner.nhsNumber) : showNhsNumber(nhs),
      ward: words(banner.ward),
      bed: words(banner.bed),
      admitted: dateWords(banner.admitted),
    },
    allergies: allergies.items.filter((item) => item.kind !== 'intolerance').map(allergyWords),
    intolerances: allergies.items.filter((item) => item.kind === 'intolerance').map(allergyWords),
    allergyNotes: allergyNotes(allergies, open),
    sources: open.columns.map(sourceLine),
    rows: current.map((row) => recordRow(row, open.columns, reasonOf(open.state))),
    notCurrent: rows
      .filter((row) => !row.needsDecision)
      .map((row) => `${row.view.generic} ${row.view.product}`.trim()),
    unresolved: current.filter((row) => !row.standing.decided).map((row) => row.view.generic),
    changedSince: [],
    version: open.state.opened?.value.version ?? 1,
    changedFrom: [...changesFrom(open, rows)],
    ...historyOfRecord(open),
    notes: open.state.notes.map((note) => `${note.by.name}, ${dateTime(note.at)}: ${note.value}`),
    addenda: open.state.addenda.map(
      (addendum) => `${addendum.by.name}, ${dateTime(addendum.at)}: ${addendum.value}`,
    ),
    caveats: caveats(open.columns),
  };
}

function allergyWords(item: AllergiesView['items'][number]): string {
  const parts = [
    item.substance,
    item.reactions.join(', '),
    item.severity.kind === 'known' ? item.severity.value : '',
    item.recorded.kind === 'known' ? showDate(item.recorded.value) : 'date not recorded',
    item.sources.join(', '),
  ];
  return `${parts.filter((part) => part !== '').join(' – ')}${item.active ? '' : ' (no longer active)'}`;
}

/** Five different things, each said in its own words. */
function allergyNotes(allergies: AllergiesView, open: OpenCase): string[] {
  const confirmed = open.state.allergies;
  return [
    ...allergies.none.map(
      (none) =>
        `${none.what}: ${none.source}${none.overridden ? ', overridden by an allergy another source states' : ''}`,
    ),
    ...(allergies.notRecordedIn.length === 0
      ? []
      : [`Nothing recorded about allergies in: ${allergies.notRecordedIn.join(', ')}`]),
    ...(allergies.notReadFrom.length === 0
      ? []
      : [`Not read, so not known: ${allergies.notReadFrom.join(', ')}`]),
    confirmed === null
      ? 'Allergies not confirmed with anybody'
      : `Confirmed with ${confirmed.value.withWhom}, ${dateTime(confirmed.at)}, ${confirmed.by.name}`,
  ];
}

const sourceLine = ({ list, system, offlineCopy }: Column): RecordView['sources'][number] => {
  const state = stateWords(list.state);
  return {
    name: list.name,
    system,
    asOf: list.asOf.kind === 'known' ? dateTime(list.asOf.value) : 'Not read',
    state: offlineCopy ? `${state.state}, offline copy` : state.state,
    meaning: offlineCopy ? `${state.meaning} It may have changed since.` : state.meaning,
  };
};

const caveats = (columns: readonly Column[]): string =>
  [
    ...columns
      .filter(({ list }) => list.state.kind !== 'complete')
      .map(({ list }) => `${list.name}: ${stateWords(list.state).meaning}`),
    'Not a prescription.',
  ].join(' ');

function recordRow(
  { view, standing }: DecidedRow,
  columns: readonly Column[],
  reason: CaseReason,
): RecordView['rows'][number] {
  const chart = view.cells.filter((_, at) => columns[at]?.list.role === 'chart');
  const home = view.cells.flatMap((cell, at) => {
    const list = columns[at]?.list;
    return list === undefined || list.role === 'chart' ? [] : [{ source: list.name, cell }];
  });
  const { history, recommendation, confirmed } = standing.decision;
  return {
    medicine: `${view.generic}${view.brand === '' ? '' : ` ${view.brand}`}`,
    product: view.product,
    takes: [historyWords(history?.value), statedOnPaper(home), ...saidBesideHistory(standing.decision)]
      .filter((text) => text !== '')
      .join('. '),
    chart: chart.map(cellWords).find((text) => text !== '') ?? absentFrom(chart),
    difference:
      view.findings.map((finding) => finding.words).join('. ') ||
      (view.group === 'agrees'
        ? 'Agrees'
        : view.group === 'one-source'
          ? 'In one source only'
          : view.group === 'not-compared'
            ? notComparedWords(view.notCompared)
            : 'Sources differ'),
    severity: view.severity,
    decision:
      recommendation === null
        ? 'Not decided'
        : `${recommendationWords(recommendation.value)}${confirmed === null ? '' : `, confirmed by ${confirmed.value.by}`}`,
    reason: [
      recommendation === null ? '' : reasonWords(recommendation.value),
      leavingWords(standing.decision, reason),
      ...toldWords(view.findings),
    ]
      .filter((part) => part !== '')
      .join('. '),
    agrees: view.group === 'agrees',
  };
}

const reasonWords = (recommendation: Recommendation): string =>
  [
    recommendation.proposed,
    recommendation.reason?.replaceAll('-', ' ') ?? '',
    recommendation.words,
    recommendation.restartWhen === '' ? '' : `Start again: ${recommendation.restartWhen}`,
  ]
    .filter((part) => part !== '')
    .join('. ');

/** Doses said product by product, and who said them. */
const dosesWords = ({ doses, doseFrom }: Extract<HistoryFact, { doses: unknown }>): string => {
  const taken = doses.filter((dose) => dose.asTaken !== '').map((dose) => dose.asTaken);
  return taken.length === 0 ? '' : `: ${taken.join(' + ')}${doseFrom === '' ? '' : `, said by ${doseFrom}`}`;
};

/** What an empty side of the paper means: a chart that was not read has not been found empty. */
function absentFrom(cells: readonly CellView[]): string {
  const absences = cells.flatMap((cell) => (cell.kind === 'absent' ? [cell.absence] : []));
  if (absences.length === 0) return 'No chart was read';
  const read = absences.find((absence) => absence === 'not-recorded' || absence === 'linked-row');
  switch (read ?? absences[0]) {
    case 'linked-row':
      return 'See the linked medicine';
    case 'not-in-the-part-received':
      return 'Not in the part of the chart that was received';
    case 'unavailable':
      return 'Chart not read';
    case 'withheld':
      return 'Chart withheld';
    case 'patient-not-known':
      return 'The chart does not know the patient';
    default:
      return 'Not recorded';
  }
}

function historyWords(fact: HistoryFact | undefined): string {
  switch (fact?.kind) {
    case 'taking-as-directed':
      return `Taking as directed${dosesWords(fact)}`;
    case 'taking-differently':
      return `Taking differently: ${fact.asTaken} (${fact.difference})${dosesWords(fact)}`;
    case 'not-taking':
      return `Not taking: ${fact.why}`;
    case 'started-here':
      return 'Started here, not taken at home';
    case 'unable-to-establish':
      return `Unable to establish: ${fact.why}`;
    default:
      return 'Drug history not taken';
  }
}
