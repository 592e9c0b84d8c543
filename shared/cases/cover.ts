import { compareText } from '../core/compare.ts';
import { textDigest } from '../core/hash.ts';
import { valueOf } from '../core/known.ts';
import { jsonText } from '../core/json-text.ts';
import { oncePerObject } from '../core/once-per-object.ts';
import { keyText } from '../medicines/keys.ts';
import type { MedicineLine } from '../medicines/line.ts';
import type { Cover } from './events.ts';
import type { HistoryFact } from './sayings.ts';
import type { CaseState, Decided, RowDecision } from './state.ts';

/** A line as it stands now, for a decision to remember. The hash is of what a clinician would call a change. */
export const coverOf: (line: MedicineLine) => Cover = oncePerObject((line) => ({
  key: keyText(line.key),
  version: valueOf(line.version) ?? 'not recorded',
  hash: textDigest(clinicalContent(line)),
}));

/** Medicine, dose, route, frequency, status, reason, dates and notes; not who recorded it, nor the last issue. */
const clinicalContent = (line: MedicineLine): string =>
  JSON.stringify([
    line.medicine.term,
    line.medicine.codes,
    line.medicine.form,
    line.medicine.ingredients,
    line.medicine.brand,
    line.dosages,
    line.status,
    line.statusReason,
    line.doNotPerform,
    line.start,
    line.end,
    line.notes,
  ]);

/** How a decision stands against the lines as they are now. */
export type Standing = 'none' | 'stands' | 'confirm-again';

export type RowStanding = {
  readonly decision: RowDecision;
  readonly history: Standing;
  readonly recommendation: Standing;
  /** Findings that came after the recommendation and bear on it (`bearingOn`): why it is asked again though no line changed. */
  readonly since: readonly string[];
  /** What was recommended to go on was said to be taken in another way since. */
  readonly takenOtherwise: boolean;
  /** Decided in full: taking established and something recommended, about the lines as they are. */
  readonly decided: boolean;
};

export type StandingBy = {
  /** The findings that stand on the row now (`bearingOn`). */
  readonly bearing?: readonly string[];
  /** Whether a line is of a history source, by its key: what is taken at home is not asked again because a chart changed. */
  readonly isHistory?: (key: string) => boolean;
};

/**
 * What was decided about the lines of a row. A decision is found by the lines it covers, not by the row's name, because
 * rows are made anew when sources change; if any line changed, came or went, it is "confirm again", never dropped. A finding that is new since the
 * recommendation asks for it again.
 */
export function standingOf(
  lines: readonly MedicineLine[],
  state: CaseState,
  { bearing = [], isHistory = () => true }: StandingBy = {},
): RowStanding {
  const covered = lines.map((line) => ({ key: keyText(line.key) }));
  const latest = <T extends Decided<unknown>>(of: (row: RowDecision) => T | null): T | null =>
    latestOf(state, covered, of);
  const decision: RowDecision = {
    row: '',
    history: latest((row) => row.history),
    recommendation: latest((row) => row.recommendation),
    confirmed: latest((row) => row.confirmed),
    lastTaken: latest((row) => row.lastTaken),
    indication: latest((row) => row.indication),
    supply: latest((row) => row.supply),
    earlier: latest((row) => row.earlier),
  };
  const history = historyStanding(decision.history, lines, isHistory);
  const since = newBearing(decision.recommendation?.bearing ?? null, bearing);
  const byLines = standing(decision.recommendation, lines);
  const takenOtherwise = byLines === 'stands' && saysOtherwise(decision);
  const isNews = since.length > 0 || takenOtherwise;
  const recommendation = byLines === 'stands' && isNews ? 'confirm-again' : byLines;
  return {
    decision,
    history,
    recommendation,
    since: byLines === 'stands' ? since : [],
    takenOtherwise,
    decided: history === 'stands' && recommendation === 'stands',
  };
}

/** What was said last of any row about lines of these keys. */
export const latestOf = <T extends Decided<unknown>>(
  state: CaseState,
  lines: readonly Pick<Cover, 'key'>[],
  of: (row: RowDecision) => T | null,
): T | null => {
  const keys = new Set(lines.map(({ key }) => key));
  return (
    [...state.rows.values()]
      .map(of)
      .filter((said) => said !== null)
      .filter((said) => said.covers.some((cover) => keys.has(cover.key)))
      .toSorted((a, b) => compareText(a.at, b.at))
      .at(-1) ?? null
  );
};

/**
 * How a medicine is taken, as far as the words of "continue" go on with it: as its source directs, with the doses that were said; in
 * another way; or not at all. Where nothing was said, or could be, its source's directions go on.
 */
export function takenText(fact: HistoryFact | null): string {
  if (fact?.kind === 'not-taking') return fact.kind;
  const doses = fact === null || !('doses' in fact) ? [] : fact.doses;
  const how = fact?.kind === 'taking-differently' ? fact.asTaken : null;
  const whose = fact?.kind === 'taking-as-directed' ? (fact.directedBy?.source ?? null) : null;
  return jsonText([how, doses, whose]) ?? '';
}

/** It goes on as it is taken, and that was said in another way since: the words of the recommendation are the old dose. */
function saysOtherwise({ recommendation, history }: RowDecision): boolean {
  if (recommendation === null || history === null) return false;
  const { action, side } = recommendation.value;
  return action === 'continue' && side !== 'as-charted' && recommendation.taken !== takenText(history.value);
}

const newBearing = (then: readonly string[] | null, now: readonly string[]): readonly string[] =>
  then === null ? [] : now.filter((finding) => !then.includes(finding));

/** By the history side alone where there is one; what only the order side has stands by all of it. */
function historyStanding(
  said: Decided<unknown> | null,
  lines: readonly MedicineLine[],
  isHistory: (key: string) => boolean,
): Standing {
  const mine = lines.filter((line) => isHistory(keyText(line.key)));
  if (said === null || mine.length === 0) return standing(said, lines);
  return standing({ ...said, covers: said.covers.filter((cover) => isHistory(cover.key)) }, mine);
}

function standing(said: Decided<unknown> | null, lines: readonly MedicineLine[]): Standing {
  if (said === null) return 'none';
  const same = coverText(said.covers) === coverText(lines.map(coverOf));
  return same ? 'stands' : 'confirm-again';
}

// The version alone may change (a new last-issue date); the clinical content decides.
const coverText = (covers: readonly Cover[]): string =>
  covers
    .map((cover) => `${cover.key} ${cover.hash}`)
    .toSorted(compareText)
    .join('\n');

/** Decisions whose lines are all gone from every row: shown by themselves, never dropped, until a person has seen them. */
export function orphaned(state: CaseState, lines: readonly MedicineLine[]): readonly RowDecision[] {
  const keys = new Set(lines.map((line) => keyText(line.key)));
  return [...state.rows.values()].filter((row) => {
    const said = [row.history, row.recommendation].filter((one) => one !== null);
    const covers = said.flatMap((one) => one.covers);
    const seen = state.goneSeen.get(row.row)?.at;
    const isNews = seen === undefined || said.some((one) => compareText(one.at, seen) > 0);
    return isNews && covers.length > 0 && !covers.some((cover) => keys.has(cover.key));
  });
}
