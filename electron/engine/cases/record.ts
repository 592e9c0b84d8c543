import { showDate, showDateTime } from '../../../shared/core/instant.ts';
import type { Known } from '../../../shared/core/known.ts';
import { personName, showNhsNumber, readNhsNumber } from '../../../shared/patients/patients.ts';
import {
  historyWords,
  reasonOf,
  recommendationDetail,
  recommendationWords,
  type CaseReason,
} from '../../../shared/cases/cases.ts';
import type { AllergiesView, CaseView, CellView } from '../../../shared/ipc/case-views.ts';
import type { RecordView } from '../../../shared/ipc/decision-views.ts';
import { changesFrom } from './changes-from.ts';
import type { Column } from './columns.ts';
import type { OpenCase } from './open-case.ts';
import { notComparedWords } from './compared.ts';
import { makePatientList } from './patient-list.ts';
import { historyOfRecord, dischargeWords } from './record-history.ts';
import type { DecidedRow } from './rows-state.ts';
import { isTop } from './finding-view.ts';
import { knownWords, saidBesideHistory, statedOnPaper, toldWords, type NamedCell } from './paper-words.ts';
import { recordContext } from './record-context.ts';
import { isOrder } from './situation.ts';
import { caveatOf } from './state-words.ts';

export type RecordFacts = {
  readonly open: OpenCase;
  readonly rows: readonly DecidedRow[];
  readonly view: CaseView;
  /** What blocks the signature, in words. */
  readonly outstanding: readonly string[];
  readonly trust: string;
  readonly madeAt: string;
  readonly signed: { readonly by: string; readonly at: string; readonly registration: string | null } | null;
};

const dateTime = showDateTime;
const dateWords = (value: Known<string>): string => knownWords(value, dateTime);

/** The reconciliation as it stands: what is printed, and, once signed, kept exactly as it was. */
export function makeRecord(facts: RecordFacts): RecordView {
  const record = asPrinted(facts);
  const isDischarge = reasonOf(facts.open.state) === 'discharge';
  return {
    ...record,
    forPatient: isDischarge ? makePatientList({ ...facts, allergies: facts.view.allergies, record }) : null,
  };
}

function asPrinted(facts: RecordFacts): Omit<RecordView, 'forPatient'> {
  const { view, rows, open, signed, madeAt } = facts;
  const { banner, allergies } = view;
  const current = rows.filter((row) => row.needsDecision);
  const nhs = banner.nhsNumber.kind === 'known' ? readNhsNumber(banner.nhsNumber.value) : undefined;
  return {
    status: signed === null ? 'draft' : 'signed-not-shared',
    signedBy: signed?.by ?? null,
    signedAt: signed?.at ?? null,
    registration: signed?.registration ?? null,
    trust: facts.trust,
    reason: reasonOf(open.state),
    madeAt,
    patient: {
      name: `${personName(banner)}${banner.title.kind === 'known' ? ` (${banner.title.value})` : ''}`,
      born: dateWords(banner.born),
      gender: knownWords(banner.gender, (gender) => `${gender.charAt(0).toUpperCase()}${gender.slice(1)}`),
      nhsNumber: nhs === undefined ? knownWords(banner.nhsNumber) : showNhsNumber(nhs),
      ward: knownWords(banner.ward),
      bed: knownWords(banner.bed),
      admitted: dateWords(banner.admitted),
    },
    allergies: allergies.items.filter((item) => item.kind !== 'intolerance').map(allergyWords),
    intolerances: allergies.items.filter((item) => item.kind === 'intolerance').map(allergyWords),
    allergyNotes: allergyNotes(allergies, open),
    ...recordContext(view, madeAt),
    sharing: [],
    notAsSigned: [],
    outstanding: [...facts.outstanding],
    rows: current.map((row) => recordRow(row, open.columns, reasonOf(open.state))),
    notCurrent: rows
      .filter((row) => !row.needsDecision)
      .map(({ view: row }) => {
        const stated = statedOnPaper(cellsOf(row, open.columns, () => true));
        return [`${row.generic} ${row.product}`.trim(), stated].filter((part) => part !== '').join('. ');
      }),
    unresolved: [
      ...current.filter((row) => !row.standing.decided).map((row) => row.view.generic),
      ...view.progress.gone.map((one) => `No source states it any more: ${one.words}`),
    ],
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

const absentOnPaper = (words: string, sources: readonly string[]): readonly string[] =>
  sources.length === 0 ? [] : [`${words}: ${sources.join(', ')}`];

/** Different things, each said in its own words. */
function allergyNotes(allergies: AllergiesView, open: OpenCase): string[] {
  const confirmed = open.state.allergies;
  return [
    ...allergies.none.map(
      (none) =>
        `${none.what}: ${none.source}${none.overridden ? ', overridden by an allergy another source states' : ''}`,
    ),
    ...absentOnPaper('Nothing recorded about allergies in', allergies.notRecordedIn),
    ...absentOnPaper('Nothing about allergies in the part received from', allergies.notInPartOf),
    ...absentOnPaper('Withheld, so not known, in', allergies.withheldIn),
    ...absentOnPaper('The patient is not known to', allergies.notKnownTo),
    ...absentOnPaper('Not read, so not known', allergies.notReadFrom),
    confirmed === null
      ? 'Allergies not confirmed with anybody'
      : `Confirmed with ${confirmed.value.withWhom}, ${dateTime(confirmed.at)}, ${confirmed.by.name}`,
  ];
}

const caveats = (columns: readonly Column[]): string =>
  [...columns.flatMap(caveatOf), 'Not a prescription.'].join(' ');

function recordRow(
  { view, standing }: DecidedRow,
  columns: readonly Column[],
  reason: CaseReason,
): RecordView['rows'][number] {
  const ordered = cellsOf(view, columns, isOrder);
  const home = cellsOf(view, columns, (list) => !isOrder(list));
  const { history, recommendation, confirmed } = standing.decision;
  return {
    medicine: `${view.generic}${view.brand === '' ? '' : ` ${view.brand}`}`,
    product: view.product,
    takes: [
      history === null ? 'Drug history not taken' : historyWords(history.value),
      statedOnPaper(home),
      ...saidBesideHistory(standing.decision),
    ]
      .filter((text) => text !== '')
      .join('. '),
    chart: orderedOnPaper(ordered),
    difference: differenceWords(view),
    severity: view.severity,
    decision:
      recommendation === null
        ? 'Not decided'
        : `${recommendationWords(recommendation.value)}${confirmed === null ? '' : `, confirmed by ${confirmed.value.by}`}`,
    reason: [
      recommendation === null ? '' : recommendationDetail(recommendation.value),
      dischargeWords(standing.decision, reason),
      ...toldWords(view.findings),
    ]
      .filter((part) => part !== '')
      .join('. '),
    agrees: view.group === 'agrees',
    toFollow:
      !standing.decided ||
      view.findings.some(isTop) ||
      (recommendation !== null && recommendation.value.action !== 'continue' && confirmed === null),
  };
}

type Cells = readonly NamedCell[];

const cellsOf = (
  view: DecidedRow['view'],
  columns: readonly Column[],
  which: (list: Column['list']) => boolean,
): Cells =>
  view.cells.flatMap((cell, at) => {
    const list = columns[at]?.list;
    return list === undefined || !which(list) ? [] : [{ source: list.name, cell }];
  });

/** The order side. Where several sources are on it, one that states nothing says why beside one that does. */
function orderedOnPaper(cells: Cells): string {
  const stated = statedOnPaper(cells);
  if (stated === '') return cells.length < 2 ? absentFrom(cells[0]?.cell) : absences(cells);
  const silent = cells.filter(({ cell }) => cell.kind === 'absent');
  return silent.length === 0 ? stated : `${stated}. ${absences(silent)}`;
}

const absences = (cells: Cells): string =>
  cells.map(({ source, cell }) => `${source}: ${absentFrom(cell)}`).join('. ');

/** What was found, and whatever both sides state and nobody could compare. */
function differenceWords({ findings, group, notCompared }: DecidedRow['view']): string {
  const found = findings.map((finding) => finding.words);
  const left = notCompared.length === 0 ? [] : [notComparedWords(notCompared)];
  if (found.length > 0)
    return [...found, ...left.map((text) => text.replace('No difference found; n', 'N'))].join('. ');
  if (left.length > 0) return left.join('. ');
  if (group === 'agrees') return 'Agrees';
  return group === 'one-source' ? 'In one source only' : 'Sources differ';
}

/** What an empty side of the paper means: a chart that was not read has not been found empty. */
function absentFrom(cell: CellView | undefined): string {
  if (cell?.kind !== 'absent') return 'No chart was read';
  switch (cell.absence) {
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
