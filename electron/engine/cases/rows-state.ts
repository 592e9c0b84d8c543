import {
  asksPrescriber,
  bearingOn,
  offersOf,
  standingOf,
  type Offers,
  type RowFact,
  type RowStanding,
} from '../../../shared/cases/cases.ts';
import type { MatchRow } from '../../../shared/match/match.ts';
import type { OffersView, RowDecisionView } from '../../../shared/ipc/decision-views.ts';
import type { OpenCase } from './open-case.ts';
import { viewRows, type PlainRow } from './rows.ts';
import { said } from './said.ts';
import { continuesInWords, directionsInWords, linesGoingOn, situationOf, wholeInWords } from './situation.ts';

/** A row with what was decided about it. */
export type DecidedRow = {
  readonly row: MatchRow;
  readonly view: PlainRow;
  readonly standing: RowStanding;
  readonly needsDecision: boolean;
  /** What stands asks something of the prescriber. */
  readonly asks: boolean;
  /** What may be said of it. */
  readonly offers: Offers;
};

/**
 * Every row of the case in reading order, each with its decision. Lines not current need none, until somebody says
 * something of them: what was begun is finished, or it would be written nowhere.
 */
export function decidedRows(open: OpenCase): readonly DecidedRow[] {
  const views = viewRows(open);
  const historySources = new Set(
    open.columns.flatMap(({ list }) => (list.role === 'history' ? [String(list.id)] : [])),
  );
  return views.flatMap((view) => {
    const row = open.matching.rows.find((candidate) => candidate.id === view.id);
    if (row === undefined) return [];
    const standing = standingOf(
      row.lines.map((placed) => placed.line),
      open.state,
      {
        bearing: bearingOn(open.compared.rows.get(row.id) ?? []),
        isHistory: (key) => historySources.has(key.slice(0, key.indexOf('#'))),
      },
    );
    const begun = standing.history !== 'none' || standing.recommendation !== 'none';
    const said = standing.recommendation === 'stands' ? standing.decision.recommendation : null;
    const taken = standing.history === 'stands' ? (standing.decision.history?.value ?? null) : null;
    return [
      {
        row,
        view,
        standing,
        needsDecision: view.group !== 'not-current' || begun,
        asks: said !== null && asksPrescriber(said.value, view.group === 'agrees'),
        offers: offersOf(situationOf(open, row, view, taken)),
      },
    ];
  });
}

/** What each row says about how far the case has come. */
export const rowFacts = (rows: readonly DecidedRow[]): readonly RowFact[] =>
  rows.map(({ view, standing, needsDecision, asks }) => ({
    id: view.id,
    needsDecision,
    decided: standing.decided,
    historyTaken: standing.history === 'stands',
    confirmAgain:
      needsDecision && (standing.history === 'confirm-again' || standing.recommendation === 'confirm-again'),
    asks,
    confirmed: standing.decision.confirmed !== null,
  }));

export const viewDecision = (
  { standing, needsDecision, asks, view, row, offers }: DecidedRow,
  columns: OpenCase['columns'],
  inRecords: readonly RowDecisionView['inRecords'][number][],
): RowDecisionView => ({
  history: said(standing.decision.history),
  historyStanding: standing.history,
  recommendation: said(standing.decision.recommendation),
  recommendationStanding: standing.recommendation,
  since: [
    ...(standing.takenOtherwise ? ['it is said to be taken in another way'] : []),
    ...view.findings
      .filter((finding) => standing.since.includes(bearingOn([finding])[0] ?? ''))
      .map((finding) => finding.words),
  ],
  confirmed: said(standing.decision.confirmed),
  lastTaken: said(standing.decision.lastTaken),
  indication: said(standing.decision.indication),
  supply: said(standing.decision.supply, (supply) => ({ ...supply })),
  inRecords: inRecords.map((one) => ({
    records: [...one.records],
    says: one.says,
    by: one.by,
    at: one.at,
    changed: one.changed,
  })),
  decided: standing.decided,
  needsDecision,
  asked: asks,
  offers: viewOffers(row, offers, standing, columns),
});

/** A source by name, with what it directs. */
export const directedWords = (
  row: MatchRow,
  source: string,
  columns: OpenCase['columns'],
): { readonly name: string; readonly words: string } => ({
  name: columns.find(({ list }) => list.id === source)?.list.name ?? '',
  words: directionsInWords(row.lines.filter((placed) => placed.source === source).map(({ line }) => line)),
});

function viewOffers(
  row: MatchRow,
  offers: Offers,
  { decision }: RowStanding,
  columns: OpenCase['columns'],
): OffersView {
  const products = (keys: readonly string[]): OffersView['dosesAsDirected'] =>
    row.lines
      .filter((placed) => keys.includes(placed.key))
      .map((placed) => ({ line: placed.key, term: placed.line.medicine.term }));
  const continues = offers.continues.map((side) => ({
    side,
    words: continuesInWords(row, side, decision.history?.value),
  }));
  const alike = new Set(continues.map(({ words }) => words)).size < continues.length;
  return {
    history: [...offers.history],
    actions: [...offers.actions],
    // Two that read the same are told apart by what each source wrote: the brand, the most in a day, the length of a course.
    continues: continues.map(({ side, words }) => ({
      side,
      words: alike ? wholeInWords(linesGoingOn(row, side).map(({ line }) => line)) : words,
    })),
    continueReason: offers.continueReason,
    dosesAsDirected: products(offers.dosesAsDirected),
    dosesDifferently: products(offers.dosesDifferently),
    doseFrom: offers.doseFrom,
    directedBy: offers.directedBy.map((source) => ({ source, ...directedWords(row, source, columns) })),
  };
}
