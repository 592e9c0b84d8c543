import { assertNever } from '../core/must.ts';
import { latestOf, takenText } from './cover.ts';
import { partsOf, type CaseEvent, type SingleBody, type SingleEvent } from './events.ts';
import { correctedWords } from './corrected-words.ts';
import { undecided, untouched, type CaseState, type RowDecision, type Said } from './state.ts';

/** Kinds that are never taken back: what was signed stays signed, and opening is not a decision. */
const permanent: readonly CaseEvent['body']['kind'][] = [
  'opened',
  'signed-off',
  'addendum',
  'patient-corrected',
  'undone',
  'redone',
];

/**
 * Folds a case's events into what holds now. Total and pure: events undone count for nothing, the rest apply in order,
 * so that a replay anywhere gives the same state. `start` is what the case goes on from (`carriedOver`); of it nothing is undone.
 */
export function foldCase(events: readonly CaseEvent[], start: CaseState = untouched): CaseState {
  const { live, undoable, redoable } = withoutUndone(events);
  return { ...live.flatMap(partsOf).reduce(apply, start), undoable, redoable };
}

/** Undo takes back the latest decision still standing; redo brings back the latest taken back, until something new is said. */
function withoutUndone(events: readonly CaseEvent[]): {
  live: readonly CaseEvent[];
  undoable: CaseEvent | null;
  redoable: CaseEvent | null;
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
    undoable: signed ? null : (last ?? null),
    redoable: signed ? null : (events.find((event) => event.id === redo.at(-1)) ?? null),
  };
}

function apply(state: CaseState, event: SingleEvent): CaseState {
  const { body } = event;
  const said = <T>(value: T): Said<T> => ({ value, by: event.by, at: event.at, event: event.id });
  switch (body.kind) {
    case 'history':
      return onRow(state, body, { history: { ...said(body.fact), covers: body.covers } });
    case 'recommended':
      return onRow(state, body, {
        recommendation: {
          ...said(body.recommendation),
          covers: body.covers,
          bearing: body.bearing ?? null,
          taken: takenText(latestOf(state, body.covers, (row) => row.history)?.value ?? null),
        },
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
    case 'supply':
      return onRow(state, body, { supply: { ...said(body.supply), covers: body.covers } });
    case 'own-drug': {
      const { pack, row, covers } = body;
      return {
        ...state,
        ownDrugs: put(state.ownDrugs, pack, { ...said(body.drug), pack, row, covers }),
      };
    }
    default:
      return applyToLists(state, body, said);
  }
}

type Saying = <T>(value: T) => Said<T>;
type Kind = SingleBody['kind'];
type Without<Body extends { readonly kind: Kind }, Kinds extends Kind> = Exclude<Body, { kind: Kinds }>;

type ListBody = Without<
  SingleBody,
  'history' | 'recommended' | 'confirmed' | 'last-taken' | 'indication' | 'supply' | 'own-drug'
>;

/** What is kept by the name of what it is about. */
function applyToLists(state: CaseState, body: ListBody, said: Saying): CaseState {
  switch (body.kind) {
    case 'paired':
    case 'unpaired':
    case 'linked':
    case 'unlinked': {
      const lines = body.lines.toSorted();
      return { ...state, pairs: put(state.pairs, lines.join('\n'), said({ kind: body.kind, lines })) };
    }
    case 'checklist':
      return { ...state, checklist: put(state.checklist, body.item, said(body.said)) };
    case 'handed-over':
      return { ...state, handOvers: put(state.handOvers, body.finding, said(body.handOver)) };
    case 'gone-seen':
      return { ...state, goneSeen: put(state.goneSeen, body.gone, said(body.why)) };
    case 'finding-judged':
      return { ...state, judged: put(state.judged, body.finding, said(body.intent)) };
    case 'severity-said': {
      const { severity, why } = body;
      return { ...state, severities: put(state.severities, body.finding, said({ severity, why })) };
    }
    default:
      return applyToCase(state, body, said);
  }
}

const put = <T>(map: ReadonlyMap<string, T>, key: string, value: T): ReadonlyMap<string, T> =>
  new Map(map).set(key, value);

type CaseBody = Without<
  ListBody,
  | 'paired'
  | 'unpaired'
  | 'linked'
  | 'unlinked'
  | 'checklist'
  | 'handed-over'
  | 'gone-seen'
  | 'finding-judged'
  | 'severity-said'
>;

function applyToCase(state: CaseState, body: CaseBody, said: Saying): CaseState {
  switch (body.kind) {
    case 'opened': {
      const { encounter, reason, from, version, why } = body;
      return { ...state, opened: state.opened ?? said({ encounter, reason, from, version, why }) };
    }
    case 'reason-said':
      return { ...state, reason: said(body.reason) };
    case 'identity-checked':
      return { ...state, identity: said(body.identifiers) };
    case 'patient-asked':
      return { ...state, asked: said({ who: body.who, name: body.name, why: body.why }) };
    case 'allergies-confirmed':
      return { ...state, allergies: said({ withWhom: body.withWhom }) };
    case 'allergy-recorded':
      return { ...state, recordedAllergies: [...state.recordedAllergies, said(body.allergy)] };
    case 'origins-accepted':
      return { ...state, originsAccepted: said(body.why) };
    case 'noted':
      return { ...state, notes: [...state.notes, said(body.words)] };
    case 'patient-corrected':
      return { ...state, identity: null, notes: [...state.notes, said(correctedWords(body.from, body.to))] };
    case 'passed-on':
      return { ...state, passedOn: said({ to: body.to, words: body.words }) };
    case 'history-checked':
      return { ...state, historyChecked: said(true) };
    case 'takes-no-medicines':
      return { ...state, takesNothing: said(true) };
    case 'signed-off': {
      const { snapshot, level, allergies = null } = body;
      return { ...state, signedOff: state.signedOff ?? said({ snapshot, level, allergies }) };
    }
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
