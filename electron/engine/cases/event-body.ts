import { fromMillis } from '../../../shared/core/instant.ts';
import { err, ok, type Result } from '../../../shared/core/result.ts';
import {
  bearingOn,
  checklistOf,
  coverOf,
  factRefusal,
  historyLacks,
  isWanting,
  recommendationRefusal,
  somebodyWasAsked,
  standingOf,
  type CaseState,
  type HistoryFact,
  type Saying,
  type SingleBody,
} from '../../../shared/cases/cases.ts';
import type { Fault } from '../../../shared/ipc/faults.ts';
import type { Unlocked } from './unlocked.ts';
import { gatherCase, type OpenCase } from './open-case.ts';
import { decidedRows, directedWords, rowFacts, type DecidedRow } from './rows-state.ts';
import { continuesInWords } from './situation.ts';

/** A saying as it is kept: with the lines as they stand and what the engine knows of them; or why it may not be said so. */
export function eventBody(
  saying: Saying,
  open: OpenCase,
  here: Unlocked,
  person: string,
): Result<SingleBody, Fault> {
  switch (saying.kind) {
    case 'history':
      return historyBody(saying, open);
    case 'recommended':
      return recommendedBody(saying, open, here, person);
    case 'history-checked':
      return checkedBody(open);
    case 'takes-no-medicines':
      return somebodyWasAsked(open.state)
        ? ok(saying)
        : err({ kind: 'not-possible', why: 'say first who was asked: the patient or a carer' });
    case 'handed-over': {
      const { finding, to, how } = saying;
      const at = fromMillis(here.context.host.now());
      return ok({ kind: 'handed-over', finding, handOver: { to, how, at } });
    }
    case 'checklist':
      return checklistBody(saying, open);
    case 'own-drug': {
      const pack = saying.pack ?? here.context.host.randomUuid();
      if (saying.row === null) return ok({ ...saying, pack, covers: [] });
      const covers = coversOf(open, saying.row);
      return covers.ok ? ok({ ...saying, pack, covers: covers.value }) : covers;
    }
    default: {
      if (!('row' in saying)) return ok(saying);
      const covers = coversOf(open, saying.row);
      return covers.ok ? ok({ ...saying, covers: covers.value }) : covers;
    }
  }
}

const rowOf = (open: OpenCase, id: string): Result<DecidedRow, Fault> => {
  const row = decidedRows(open).find((candidate) => candidate.view.id === id);
  return row === undefined ? err({ kind: 'not-found', what: 'row' }) : ok(row);
};

/** The lines of a row as they stand. */
function coversOf(open: OpenCase, id: string): Result<ReturnType<typeof coverOf>[], Fault> {
  const row = open.matching.rows.find((candidate) => candidate.id === id);
  return row === undefined
    ? err({ kind: 'not-found', what: 'row' })
    : ok(row.lines.map((placed) => coverOf(placed.line)));
}

const notOffered = {
  kind: 'not-possible',
  why: 'this is not offered for what the sources say of this medicine',
} as const satisfies Fault;

function historyBody(
  saying: Extract<Saying, { kind: 'history' }>,
  open: OpenCase,
): Result<SingleBody, Fault> {
  const row = rowOf(open, saying.row);
  if (!row.ok) return row;
  const fact = withDirections(withWhoSaid(saying.fact, open.state), row.value, open);
  switch (factRefusal(fact, row.value.offers)) {
    case 'not-offered':
      return err(
        fact.kind === 'taking-as-directed'
          ? { kind: 'not-possible', why: 'only the chart has it: ask the patient or a carer first' }
          : notOffered,
      );
    case 'dose-needed':
      return err({ kind: 'not-possible', why: 'say the dose that is taken of each product, with a number' });
    case 'which-needed':
      return err({
        kind: 'not-possible',
        why: 'the sources contradict each other: say whose directions are followed',
      });
    case 'who-said-needed':
      return err({ kind: 'not-possible', why: 'say who gave the dose' });
    case null: {
      const covers = row.value.row.lines.map((placed) => coverOf(placed.line));
      return ok({ ...saying, fact, covers });
    }
  }
}

/** With the name and the directions of the source that is followed, as they stand now. */
function withDirections(fact: HistoryFact, { row }: DecidedRow, { columns }: OpenCase): HistoryFact {
  if (fact.kind !== 'taking-as-directed' || fact.directedBy === undefined) return fact;
  const { source } = fact.directedBy;
  return { ...fact, directedBy: { source, ...directedWords(row, source, columns) } };
}

/** A dose that nobody is named for was said by whoever was asked. */
function withWhoSaid(fact: HistoryFact, state: CaseState): HistoryFact {
  const asked = state.asked?.value;
  const takes = fact.kind === 'taking-as-directed' || fact.kind === 'taking-differently';
  if (!takes || fact.doses.length === 0 || fact.doseFrom.trim() !== '' || asked === undefined) return fact;
  if (asked.who === 'patient') return { ...fact, doseFrom: 'the patient' };
  return asked.who === 'carer' ? { ...fact, doseFrom: asked.name || 'a carer' } : fact;
}

/** With what continues in words, and the findings that stand once it is said: those of this very decision included. */
function recommendedBody(
  saying: Extract<Saying, { kind: 'recommended' }>,
  open: OpenCase,
  { context, store, user }: Unlocked,
  person: string,
): Result<SingleBody, Fault> {
  const found = rowOf(open, saying.row);
  if (!found.ok) return found;
  const { row, offers } = found.value;
  const isContinue = saying.recommendation.action === 'continue';
  const only = offers.continues.length === 1 ? offers.continues[0] : undefined;
  const side = isContinue ? (only === undefined ? saying.recommendation.side : only) : null;
  const refused = recommendationRefusal({ ...saying.recommendation, side }, offers);
  if (refused === 'not-offered') return err(notOffered);
  if (refused === 'side-needed')
    return err({ kind: 'not-possible', why: 'say which goes on: as taken, or as charted' });
  if (refused === 'reason-needed') return err({ kind: 'reason-needed' });
  const lines = row.lines.map((placed) => placed.line);
  const fact = standingOf(lines, open.state).decision.history?.value;
  const continues = isContinue ? continuesInWords(row, side, fact) : '';
  const body = {
    ...saying,
    recommendation: { ...saying.recommendation, side, continues },
    covers: lines.map(coverOf),
  };
  const after = gatherCase(context, store, person, undefined, { body, user });
  return ok({ ...body, bearing: bearingOn(after.compared.rows.get(row.id) ?? []) });
}

const lackWords = {
  rows: 'what the patient takes of every medicine',
  'patient-not-asked': 'who was asked',
  checklist: 'the checklist',
} as const;

/** A pharmacist can have checked only what is there. */
function checkedBody(open: OpenCase): Result<SingleBody, Fault> {
  const settled = checklistOf(open.state, open.checklist).every((one) => one.settled);
  const lacks = historyLacks(open.state, rowFacts(decidedRows(open)), settled);
  return lacks.length === 0
    ? ok({ kind: 'history-checked' })
    : err({
        kind: 'not-possible',
        why: `the history still lacks ${lacks.map((lack) => lackWords[lack]).join(', ')}`,
      });
}

function checklistBody(
  saying: Extract<Saying, { kind: 'checklist' }>,
  { checklist }: OpenCase,
): Result<SingleBody, Fault> {
  const item = checklist.items.find((one) => one.id === saying.item);
  if (item === undefined) return err({ kind: 'not-possible', why: 'the checklist has no such item' });
  return isWanting(item, saying.said) ? err({ kind: 'reason-needed' }) : ok(saying);
}
