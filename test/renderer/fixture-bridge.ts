import { known } from '../../shared/core/known.ts';
import { requests, type CallName } from '../../shared/ipc/requests.ts';
import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { ReplyOf } from '../../shared/ipc/replies.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import type { SessionView } from '../../shared/ipc/session-views.ts';
import type { WardView } from '../../shared/ipc/ward-views.ts';
import { err, ok, type Result } from '../../shared/core/result.ts';
import { caseView, rowDetail } from './fixtures/case.ts';
import { caseAfter } from './fixtures/deciding.ts';
import { conflict, outbox, record } from './fixtures/outbox.ts';
import { patientList } from './fixtures/patient-list.ts';
import { answerDecision } from './fixture-decisions.ts';
import type { FixtureState } from './fixture-state.ts';
import { ruth, session } from './fixtures/session.ts';
import { exampleAudit } from './fixtures/audit.ts';
import { exampleSettings, packAfter } from './fixtures/settings.ts';
import { ward } from './fixtures/ward.ts';

export type FixtureBridge = {
  readonly state: FixtureState;
  /** Every call as it came, in order. */
  readonly asked: { readonly call: CallName; readonly request: unknown }[];
  readonly call: (name: CallName, request: unknown) => Promise<Result<unknown, Fault>>;
  readonly listen: (listener: (event: EngineEvent) => void) => void;
  readonly tell: (event: EngineEvent) => void;
};

/** The PIN of everybody in the fixture. */
export const fixturePin = '271828';

/** An engine made of example views, for the screens alone: it answers by the contract and parses what it is asked. */
export function fixtureBridge(): FixtureBridge {
  const state: FixtureState = {
    session,
    ward,
    case: caseView,
    told: { said: [], undone: [] },
    outbox,
    conflict,
    record,
    patientList,
    faults: new Map(),
  };
  const listeners: ((event: EngineEvent) => void)[] = [];
  const asked: FixtureBridge['asked'] = [];
  const tell = (event: EngineEvent): void => {
    for (const listener of listeners) listener(event);
  };
  return {
    state,
    asked,
    tell,
    listen: (listener) => void listeners.push(listener),
    call: async (name, request) => {
      const parsed = requests[name].safeParse(request);
      if (!parsed.success)
        return err({ kind: 'bad-request', call: name, path: String(parsed.error.issues[0]?.path) });
      // What is typed is sealed behind every key: nothing that a person asks for.
      if (name === 'keepHalfTyped' || name === 'openHalfTyped') return ok({ forms: [] });
      asked.push({ call: name, request });
      const fault = state.faults.get(name);
      if (fault !== undefined) return err(fault);
      return answer(state, name, parsed.data, tell);
    },
  };
}

function answer(
  state: FixtureState,
  name: CallName,
  request: object,
  tell: (event: EngineEvent) => void,
): Result<unknown, Fault> {
  switch (name) {
    case 'getSession':
    case 'signIn':
    case 'signOut':
      return ok(sessionSeen(state.session));
    case 'unlock':
      return unlocked(state, request);
    case 'enrol':
      return withState(state, { kind: 'unlocked', user: ruth });
    case 'lock':
      return withState(state, { kind: 'locked', since: state.session.now, why: 'asked' });
    case 'listWards':
      return ok({ wards: wardsOf(state) });
    case 'beginPatient':
    case 'correctPatient':
      return begun(state, request);
    case 'searchPatients':
      return ok(foundElsewhere('typed' in request ? String(request.typed) : ''));
    case 'openWard':
    case 'lookAgainAtWard':
    case 'refreshWard':
      return ok(state.ward);
    case 'openCase':
    case 'lookAgain':
    case 'refreshCase':
      return ok(caseAfter(state.case, state.told));
    case 'openRow':
      return ok(rowDetail('row' in request ? String(request.row) : ''));
    case 'prepareWard':
    case 'pausePreparation':
    case 'resumePreparation':
    case 'cancelPreparation':
      state.ward = { ...state.ward, preparation: preparationAfter(name, state.ward.preparation) };
      tell({ event: 'ward-changed', ward: state.ward.id });
      return ok({});
    case 'personActive':
    case 'networkChanged':
    case 'cancelSignIn':
    case 'receiveLaunch':
      return ok({});
    case 'openAudit':
      return ok(exampleAudit);
    case 'exportAudit':
      return ok({ name: 'concord-audit.ndjson', text: '{}\n' });
    case 'getSettings':
      return ok(exampleSettings);
    case 'getPack':
    case 'importPack':
    case 'cancelImport':
      return ok(packAfter(name));
    default:
      return answerDecision(state, name, request, tell);
  }
}

/** The patient of the example case has her number already; a number whose last figure is nought is none. */
function begun(state: FixtureState, request: object): Result<unknown, Fault> {
  const { nhsNumber, born } = requests.beginPatient.parse(request);
  if (nhsNumber.endsWith('0')) return err({ kind: 'bad-request', call: 'beginPatient', path: 'nhsNumber' });
  const { patient, family, given } = state.case.banner;
  const here = { family, given, born: '1948-03-04', ward: 'Ward 7B' };
  return ok({ patient, here: { ...here, differs: born === here.born ? [] : ['born'] } });
}

const wardsOf = ({ ward }: FixtureState) => [
  { id: ward.id, name: ward.name, patients: ward.patients.length },
  { id: 'ward-4a', name: 'Ward 4A Surgery', patients: 12 },
];

function unlocked(state: FixtureState, request: object): Result<unknown, Fault> {
  if (!('pin' in request) || request.pin !== fixturePin) return err({ kind: 'wrong-pin', triesLeft: 4 });
  const user = state.session.users.find((one) => 'user' in request && one.id === request.user) ?? ruth;
  return withState(state, { kind: 'unlocked', user });
}

function withState(state: FixtureState, next: SessionView['state']): Result<unknown, Fault> {
  state.session = { ...state.session, state: next };
  return ok(sessionSeen(state.session));
}

/** Locked, an engine counts nothing. */
const sessionSeen = (session: SessionView): SessionView =>
  session.state.kind === 'unlocked'
    ? session
    : {
        ...session,
        waitingEntries: null,
        records: session.records.map((one) => ({ ...one, cachedPatients: null, waitingEntries: null })),
      };

function preparationAfter(name: CallName, before: WardView['preparation']): WardView['preparation'] {
  const counted =
    before.kind === 'running' || before.kind === 'paused'
      ? before
      : { done: 0, total: 18, readingBeds: [], waiting: 18 };
  if (name === 'pausePreparation') return { ...counted, kind: 'paused' };
  if (name === 'cancelPreparation')
    return {
      kind: 'finished',
      done: counted.done,
      total: counted.total,
      at: '2026-11-18T10:52:00.000Z',
      ended: 'cancelled',
    };
  return { ...counted, kind: 'running' };
}

/** One patient of another ward, found by the start of her name. */
const foundElsewhere = (typed: string): ReplyOf<'searchPatients'> => ({
  found: 'okonkwo'.startsWith(typed.toLowerCase())
    ? [
        {
          patient: 'okonkwo',
          family: 'Okonkwo',
          given: 'Grace',
          born: known('1961-07-02'),
          nhsNumber: known('9990347530'),
          ward: known('Ward 4A Surgery'),
          bed: known('12'),
        },
      ]
    : [],
  more: false,
});
