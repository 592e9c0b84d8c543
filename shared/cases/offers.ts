import type { HistoryFact, Recommendation } from './sayings.ts';
import { actions, needsReason, type Action, type Side } from './vocabulary.ts';

/** What the sources say of a row, as far as it decides what may be said of it. */
export type RowSituation = {
  /** A history source has it, in any status. */
  readonly inHistory: boolean;
  /** What the order side (chart, discharge) says of it; `held` is on hold, stopped or "do not give". */
  readonly order: 'none' | 'live' | 'held';
  /** An order source was read whole, so that what is not in it is not ordered. */
  readonly orderRead: boolean;
  /** Linked to a row of another medicine: what one lacks, the other may have. */
  readonly linked: boolean;
  /** History and order side both have it, and differ or could not be compared in something. */
  readonly differs: boolean;
  /** A finding of the top two severities stands on it. */
  readonly top: boolean;
  /** The patient or a carer was asked. */
  readonly asked: boolean;
  /** What was said to be taken; null where nothing was, or it has to be said again. */
  readonly said: HistoryFact['kind'] | null;
  /** Keys of lines whose directions state no dose, of medicines where that matters. */
  readonly doseNotStated: readonly string[];
  /** History sources that contradict each other about what is taken, by id; empty where none do. */
  readonly contradicting: readonly string[];
  /** Keys of the product lines of one regimen (warfarin 3 mg and 1 mg); empty where it is a single product. */
  readonly regimen: readonly string[];
};

/** What may be said of a row. */
export type Offers = {
  readonly history: readonly HistoryFact['kind'][];
  readonly actions: readonly Action[];
  /** Whose directions "continue" may mean; one where there is nothing to choose, null in it where all sides agree. */
  readonly continues: readonly (Side | null)[];
  /** "Continue" wants a coded reason and words: a finding of the top two severities stands. */
  readonly continueReason: boolean;
  /** Line keys that want a dose said for "taking as directed", and for "taking differently". */
  readonly dosesAsDirected: readonly string[];
  readonly dosesDifferently: readonly string[];
  /** A dose wants to be told who gave it: nobody is known to have been asked. */
  readonly doseFrom: boolean;
  /** Ids of the sources of which "taking as directed" has to name one: they direct different things. */
  readonly directedBy: readonly string[];
};

export function offersOf(row: RowSituation): Offers {
  const onlyOrdered = !row.inHistory && row.order !== 'none';
  const notOrdered = row.order === 'none';
  const missing = notOrdered && row.orderRead && !row.linked;
  const goesOn = missing ? [] : continues(row);
  return {
    history: [
      ...(onlyOrdered && !row.asked ? [] : (['taking-as-directed'] as const)),
      'taking-differently',
      'not-taking',
      'unable-to-establish',
      ...(onlyOrdered ? (['started-here'] as const) : []),
    ],
    actions: actions.filter((action) => {
      if (action === 'continue') return goesOn.length > 0;
      if (action === 'intended-omission') return missing;
      return true;
    }),
    continues: goesOn,
    continueReason: row.top,
    dosesAsDirected: row.doseNotStated,
    dosesDifferently: row.regimen,
    doseFrom: !row.asked,
    // Where the dose itself is said there is nothing left to choose.
    directedBy: row.doseNotStated.length > 0 ? [] : row.contradicting,
  };
}

/**
 * A line that is held or stopped is nothing to continue as; nor is what the patient does not take. Sources that agree differ from a
 * patient who takes it otherwise.
 */
function continues({ inHistory, order, differs, linked, said }: RowSituation): Offers['continues'] {
  const taken = said !== 'not-taking';
  if (order === 'none') return taken ? [linked ? 'as-taken' : 'chart-not-seen'] : [];
  if (!inHistory) return ['as-charted'];
  if (order === 'held') return taken ? ['as-taken'] : [];
  if (!taken) return ['as-charted'];
  return differs || said === 'taking-differently' ? ['as-taken', 'as-charted'] : [null];
}

/** Why a history fact may not be said as it stands. */
export type FactRefusal = 'not-offered' | 'dose-needed' | 'who-said-needed' | 'which-needed';

/**
 * What is missing from a history fact: "as directed" of a variable-dose or high-risk medicine whose directions state no dose
 * wants the dose and who said it; a regimen taken differently wants each product's dose. Where sources contradict each other it
 * is said whose directions are followed. A dose says how much: "t" does not.
 */
export function factRefusal(fact: HistoryFact, offers: Offers): FactRefusal | null {
  if (!offers.history.includes(fact.kind)) return 'not-offered';
  if (fact.kind !== 'taking-as-directed' && fact.kind !== 'taking-differently') return null;
  const asDirected = fact.kind === 'taking-as-directed';
  const wanted = asDirected ? offers.dosesAsDirected : offers.dosesDifferently;
  const said = (line: string): boolean => {
    const dose = fact.doses.find((one) => one.line === line);
    return (
      dose !== undefined && (saysHowMuch.test(dose.asTaken) || (!asDirected && dose.asTaken.trim() === ''))
    );
  };
  if (!wanted.every(said)) return 'dose-needed';
  const directed = fact.kind === 'taking-as-directed' ? fact.directedBy?.source : undefined;
  if (asDirected && offers.directedBy.length > 0 && !offers.directedBy.includes(directed ?? ''))
    return 'which-needed';
  return wanted.length > 0 && fact.doseFrom.trim() === '' ? 'who-said-needed' : null;
}

/** A figure, a number in words, or that it varies. */
const saysHowMuch =
  /\d|[½¼¾]|\b(?:nil|none|zero|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|once|twice|var(?:ies|iable|ying))\b/i;

/** Why a recommendation may not be said as it stands. */
export type RecommendationRefusal = 'not-offered' | 'side-needed' | 'reason-needed';

export function recommendationRefusal(said: Recommendation, offers: Offers): RecommendationRefusal | null {
  if (!offers.actions.includes(said.action)) return 'not-offered';
  const continuing = said.action === 'continue';
  if (continuing && !offers.continues.includes(said.side)) return 'side-needed';
  return missingReason(said, continuing && offers.continueReason) ? 'reason-needed' : null;
}

/** What is missing from a recommendation before it may be said: a coded reason and words, where the action needs them. */
export function missingReason(said: Recommendation, asksAnyway = false): boolean {
  if (!needsReason.includes(said.action) && !asksAnyway) return false;
  const noWords = said.words.trim() === '';
  return said.reason === null || noWords || (said.action === 'withhold' && said.restartWhen.trim() === '');
}
