import {
  checklistTable,
  isAboutRecordedList,
  recordedList,
  standingOf,
  type CaseEventBody,
  type CaseState,
  type ChecklistTable,
  type Recommendation,
  type Role,
} from '../../../shared/cases/cases.ts';
import { fromMillis } from '../../../shared/core/instant.ts';
import { findDiscrepancies, type Compared, type LastTaken } from '../../../shared/discrepancy/discrepancy.ts';
import { keyText, sourceId } from '../../../shared/medicines/keys.ts';
import { matchLines, type Matching } from '../../../shared/match/match.ts';
import type { EngineContext, User } from '../context.ts';
import type { Store } from '../db/store.ts';
import type { PersonCopy } from '../sync/sync.ts';
import { withAge, type Column } from './columns.ts';
import { actorOf, readCurrent, type CurrentCase } from './events.ts';
import { keptCase, readColumns, readState, type KeptCase } from './kept-case.ts';
import { lastAnswer } from './last-answer.ts';
import { packOf } from '../dmd/dmd.ts';
import { signersBy } from '../permissions/permissions.ts';
import { endpointId, type TypedInSource } from '../../../shared/typed-in/typed-in.ts';
import { tablesOf } from './tables.ts';

/** One person's case as read from the cache: the same with and without a network. */
export type OpenCase = {
  readonly copy: PersonCopy;
  readonly columns: readonly Column[];
  readonly matching: Matching;
  readonly compared: Compared;
  /** Rows that hold a medicine of the trust's time-critical list. */
  readonly timeCritical: ReadonlySet<string>;
  readonly state: CaseState;
  /** Every source somebody typed in, the withdrawn among them. */
  readonly typedIn: readonly TypedInSource[];
  /** Roles whose holders may sign here. */
  readonly signers: readonly Role[];
  /** The trust's checklist, or the usual one. */
  readonly checklist: ChecklistTable;
  /** Its key, and the cases before it. */
  readonly current: CurrentCase;
  /** Events so far: two windows notice each other by it. */
  readonly seen: number;
};

/**
 * `known`: what is already known of it, and where what is learnt now is kept. `next` is something about to be said: the case as it
 * will be then, of which nothing is kept.
 */
export function gatherCase(
  context: EngineContext,
  store: Store,
  person: string,
  known: KeptCase = keptCase(store, person),
  next?: { readonly body: CaseEventBody; readonly user: User },
): OpenCase {
  const at = fromMillis(context.host.now());
  const kept = next === undefined ? known : { ...known, compared: lastAnswer<Compared>() };
  const { copy, columns, typedIn } = readColumns(kept, context, store, person);
  const current =
    next === undefined
      ? readState(kept, store, person)
      : readCurrent(store.read, person, { id: 'next', at, by: actorOf(next.user), body: next.body });
  const { state } = current;
  const [pack, tables] = [packOf(context), tablesOf(context)];
  const pairs = [...state.pairs.values()].map((said) => said.value);
  const lists = columns.map((column) => column.list);
  const matching = kept.matching([columns, pack, tables, JSON.stringify(pairs)], () =>
    matchLines(lists, { pack, tables, decisions: pairs }),
  );
  const asOf = at.slice(0, 10);
  const rule = context.policy.currentRule;
  const lastTaken = new Map([...askedNotKnown(typedIn), ...lastTakenOf(state)]);
  const toBeSigned = rowsToBeSigned(matching, state);
  const asSaid = JSON.stringify([state.recordedAllergies, [...lastTaken], [...toBeSigned]]);
  const compared = kept.compared([matching, asOf, rule, asSaid], () =>
    findDiscrepancies({
      lists: state.recordedAllergies.length === 0 ? lists : [...lists, recordedList(state)],
      matching,
      asOf,
      current: rule,
      pack,
      tables,
      lastTaken,
      toBeSigned,
    }),
  );
  return {
    copy,
    columns: withAge(columns, compared.caseFindings, asOf),
    state,
    typedIn,
    signers: signersBy(context.policy),
    checklist: context.config.checklist ?? checklistTable,
    current,
    seen: current.seen,
    matching,
    compared: {
      ...compared,
      caseFindings: compared.caseFindings.filter((finding) => !isAboutRecordedList(finding)),
    },
    timeCritical: timeCriticalRows(matching),
  };
}

/** What people were told about last doses, by the lines it was said about. */
const lastTakenOf = (state: CaseState): ReadonlyMap<string, LastTaken> =>
  new Map(
    [...state.rows.values()].flatMap(({ lastTaken }) =>
      (lastTaken?.covers ?? []).map((cover): [string, LastTaken] => [
        cover.key,
        lastTaken === null || lastTaken.value === null
          ? { kind: 'asked-not-known' }
          : { kind: 'taken', on: lastTaken.value.slice(0, 10) },
      ]),
    ),
  );

/** Typed-in lines of which somebody asked and nobody could say; a date that was said stands in the line itself. */
const askedNotKnown = (typedIn: readonly TypedInSource[]): readonly (readonly [string, LastTaken])[] =>
  typedIn.flatMap(({ id, content }) =>
    content.lines
      .filter((line) => line.lastTaken === 'not-known')
      .map((line) => [
        keyText({ source: sourceId(endpointId(id)), type: 'MedicationStatement', id: line.id }),
        { kind: 'asked-not-known' as const },
      ]),
  );

/** Rows that the patient is to go on with as things stand; they may have come from different sources. */
const rowsToBeSigned = (matching: Matching, state: CaseState): ReadonlySet<string> =>
  new Set(
    matching.rows
      .filter((row) => {
        const { decision, recommendation } = standingOf(
          row.lines.map((line) => line.line),
          state,
        );
        const action = decision.recommendation?.value.action;
        return recommendation === 'stands' && action !== undefined && goesOn.includes(action);
      })
      .map((row) => row.id),
  );

const goesOn: readonly Recommendation['action'][] = ['continue', 'change', 'start', 'own-supply'];

const timeCriticalRows = (matching: Matching): ReadonlySet<string> =>
  new Set(
    matching.rows
      .filter((row) => row.lines.some((line) => line.about.lists.has('time-critical')))
      .map((row) => row.id),
  );
