import { assertNever } from '../core/must.ts';
import type { Instant } from '../core/instant.ts';
import type { Actor, CaseEvent, Cover, HandOver, HistoryFact, Recommendation } from './events.ts';

/** A thing somebody said, with who and when. */
export type Said<T> = { readonly value: T; readonly by: Actor; readonly at: Instant; readonly event: string };

/** Something said about a row, with the lines as they stood then. */
export type Decided<T> = Said<T> & { readonly covers: readonly Cover[] };

/** What has been said about one row's lines. */
export type RowDecision = {
  readonly row: string;
  readonly history: Decided<HistoryFact> | null;
  readonly recommendation: Decided<Recommendation> | null;
  readonly confirmed: Decided<{ readonly by: string; readonly how: 'told-me' | 'chart-shows-it' }> | null;
  readonly lastTaken: Decided<string | null> | null;
  readonly indication: Decided<string> | null;
};

export type CaseState = {
  readonly opened: Said<{
    readonly encounter: string | null;
    readonly reason: 'admission' | 'transfer' | 'discharge';
  }> | null;
  readonly rows: ReadonlyMap<string, RowDecision>;
  /** The latest word on each set of lines: paired, unpaired, linked or unlinked. */
  readonly pairs: ReadonlyMap<
    string,
    Said<{ readonly kind: 'paired' | 'unpaired' | 'linked' | 'unlinked'; readonly lines: readonly string[] }>
  >;
  readonly identity: Said<readonly string[]> | null;
  readonly asked: Said<{
    readonly who: 'patient' | 'carer' | 'nobody';
    readonly name: string;
    readonly why: string;
  }> | null;
  readonly allergies: Said<{ readonly withWhom: string }> | null;
  readonly originsAccepted: Said<string> | null;
  readonly checklist: ReadonlyMap<string, Said<'asked-and-none' | 'lines' | 'not-asked'>>;
  readonly handOvers: ReadonlyMap<string, Said<HandOver>>;
  readonly notes: readonly Said<string>[];
  readonly historyChecked: Said<true> | null;
  readonly signedOff: Said<{ readonly snapshot: string; readonly level: 1 | 2 | 3 }> | null;
  readonly addenda: readonly Said<string>[];
  /** What undo would take back and redo would bring again, or null. */
  readonly undoable: string | null;
  readonly redoable: string | null;
};

const empty: CaseState = {
  opened: null,
  rows: new Map(),
  pairs: new Map(),
  identity: null,
  asked: null,
  allergies: null,
  originsAccepted: null,
  checklist: new Map(),
  handOvers: new Map(),
  notes: [],
  historyChecked: null,
  signedOff: null,
  addenda: [],
  undoable: null,
  redoable: null,
};

/** Kinds that are never taken back: what was signed stays signed, and opening is not a decision. */
const permanent: readonly CaseEvent['body']['kind'][] = [
  'opened',
  'signed-off',
  'addendum',
  'undone',
  'redone',
];

/**
 * Folds a case's events into what holds now. Total and pure: events undone count for nothing, the rest apply in order,
 * so that a replay anywhere gives the same state.
 */
export function foldCase(events: readonly CaseEvent[]): CaseState {
  const { live, undoable, redoable } = withoutUndone(events);
  return { ...live.reduce(apply, empty), undoable, redoable };
}

/** Undo takes back the latest decision still standing; redo brings back the latest taken back, until something new is said. */
function withoutUndone(events: readonly CaseEvent[]): {
  live: readonly CaseEvent[];
  undoable: string | null;
  redoable: string | null;
} {
  const gone = new Set<string>();
  let redo: string[] = [];
  for (const { body } of events) {
    if (body.kind === 'undone') {
      gone.add(body.event);
      redo.push(body.event);
    } else if (body.kind === 'redone') {
      gone.delete(body.event);
      redo = redo.filter((event) => event !== body.event);
    } else {
      redo = [];
    }
  }
  const live = events.filter(
    (event) => !gone.has(event.id) && event.body.kind !== 'undone' && event.body.kind !== 'redone',
  );
  const signed = live.some((event) => event.body.kind === 'signed-off');
  const last = live.findLast((event) => !permanent.includes(event.body.kind));
  return {
    live,
    undoable: signed ? null : (last?.id ?? null),
    redoable: signed ? null : (redo.at(-1) ?? null),
  };
}

function apply(state: CaseState, event: CaseEvent): CaseState {
  const { body } = event;
  const said = <T>(value: T): Said<T> => ({ value, by: event.by, at: event.at, event: event.id });
  switch (body.kind) {
    case 'opened':
      return { ...state, opened: state.opened ?? said({ encounter: body.encounter, reason: body.reason }) };
    case 'history':
      return onRow(state, body, { history: { ...said(body.fact), covers: body.covers } });
    case 'recommended':
      return onRow(state, body, {
        recommendation: { ...said(body.recommendation), covers: body.covers },
        confirmed: null,
      });
    case 'confirmed':
      return onRow(state, body, {
        confirmed: { ...said({ by: body.by, how: body.how }), covers: body.covers },
      });
    case 'last-taken':
      return onRow(state, body, { lastTaken: { ...said(body.when), covers: body.covers } });
    case 'indication':
      return onRow(state, body, { indication: { ...said(body.words), covers: body.covers } });
    case 'paired':
    case 'unpaired':
    case 'linked':
    case 'unlinked': {
      const lines = body.lines.toSorted();
      return {
        ...state,
        pairs: new Map(state.pairs).set(lines.join('\n'), said({ kind: body.kind, lines })),
      };
    }
    case 'checklist':
      return { ...state, checklist: new Map(state.checklist).set(body.item, said(body.answer)) };
    case 'handed-over':
      return { ...state, handOvers: new Map(state.handOvers).set(body.finding, said(body.handOver)) };
    default:
      return applyToCase(state, body, said);
  }
}

type CaseBody = Exclude<
  CaseEvent['body'],
  {
    kind:
      | 'opened'
      | 'history'
      | 'recommended'
      | 'confirmed'
      | 'last-taken'
      | 'indication'
      | 'paired'
      | 'unpaired'
      | 'linked'
      | 'unlinked'
      | 'checklist'
      | 'handed-over';
  }
>;

function applyToCase(state: CaseState, body: CaseBody, said: <T>(value: T) => Said<T>): CaseState {
  switch (body.kind) {
    case 'identity-checked':
      return { ...state, identity: said(body.identifiers) };
    case 'patient-asked':
      return { ...state, asked: said({ who: body.who, name: body.name, why: body.why }) };
    case 'allergies-confirmed':
      return { ...state, allergies: said({ withWhom: body.withWhom }) };
    case 'origins-accepted':
      return { ...state, originsAccepted: said(body.why) };
    case 'noted':
      return { ...state, notes: [...state.notes, said(body.words)] };
    case 'history-checked':
      return { ...state, historyChecked: said(true) };
    case 'signed-off':
      return { ...state, signedOff: state.signedOff ?? said({ snapshot: body.snapshot, level: body.level }) };
    case 'addendum':
      return { ...state, addenda: [...state.addenda, said(body.words)] };
    case 'undone':
    case 'redone':
      return state;
    default:
      return assertNever(body);
  }
}

function onRow(state: CaseState, body: { readonly row: string }, change: Partial<RowDecision>): CaseState {
  const before = state.rows.get(body.row) ?? undecided(body.row);
  return { ...state, rows: new Map(state.rows).set(body.row, { ...before, ...change }) };
}

export const undecided = (row: string): RowDecision => ({
  row,
  history: null,
  recommendation: null,
  confirmed: null,
  lastTaken: null,
  indication: null,
});
