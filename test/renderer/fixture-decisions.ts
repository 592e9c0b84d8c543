import { requests, type CallName } from '../../shared/ipc/requests.ts';
import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { EntryView } from '../../shared/ipc/decision-views.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { err, ok, type Result } from '../../shared/core/result.ts';
import { answerTypedIn } from './fixture-typed-in.ts';
import type { FixtureState } from './fixture-state.ts';
import { caseAfter, signOffAfter } from './fixtures/deciding.ts';

/** The smallest thing that starts like a PDF. */
const pdf = Buffer.from('%PDF-1.7\n%%EOF\n').toString('base64');

const pin = '271828';

/** The made-up engine's answers to what is decided, signed, sent and settled. */
export function answerDecision(
  state: FixtureState,
  name: CallName,
  request: object,
  tell: (event: EngineEvent) => void,
): Result<unknown, Fault> {
  switch (name) {
    case 'decide':
      return decide(state, request, tell);
    case 'undo':
    case 'redo':
      return takeBack(state, name);
    case 'openSignOff':
      return ok(signOffAfter(caseAfter(state.case, state.told), state.told));
    case 'signOff':
      return sign(state, request, tell);
    case 'addAddendum':
      return addAddendum(state, request);
    case 'openRecord':
    case 'openHandOver':
      return ok({ record: state.record, pdf });
    case 'openPatientList':
      return ok({ list: state.patientList, pdf });
    default:
      return answerTypedIn(state, name, request) ?? answerOutbox(state, name, request, tell);
  }
}

function decide(
  state: FixtureState,
  request: object,
  tell: (event: EngineEvent) => void,
): Result<unknown, Fault> {
  const { sayings, seen, patient } = requests.decide.parse(request);
  if (seen !== caseAfter(state.case, state.told).progress.seen)
    return err({ kind: 'changed-meanwhile', what: 'case' });
  state.told = { said: [...state.told.said, sayings], undone: [] };
  tell({ event: 'case-changed', patient });
  return ok(caseAfter(state.case, state.told));
}

function takeBack(state: FixtureState, name: 'undo' | 'redo'): Result<unknown, Fault> {
  const { said, undone } = state.told;
  const last = (name === 'undo' ? said : undone).at(-1);
  if (last === undefined) return err({ kind: 'not-possible', why: `nothing to ${name}` });
  state.told =
    name === 'undo'
      ? { said: said.slice(0, -1), undone: [...undone, last] }
      : { said: [...said, last], undone: undone.slice(0, -1) };
  return ok(caseAfter(state.case, state.told));
}

function sign(
  state: FixtureState,
  request: object,
  tell: (event: EngineEvent) => void,
): Result<unknown, Fault> {
  const typed = requests.signOff.parse(request);
  if (typed.pin !== pin) return err({ kind: 'wrong-pin', triesLeft: 4 });
  const view = caseAfter(state.case, state.told);
  if (view.progress.blockers > 0) return err({ kind: 'not-possible', why: 'something blocks signing' });
  const signed = {
    by: 'Ruth Calloway',
    at: state.session.now,
    shared: false,
    conflicts: 0,
    parked: 0,
    notAsSigned: [],
    noneStands: false,
  };
  state.case = { ...state.case, stage: 'signed-not-shared', progress: { ...state.case.progress, signed } };
  state.record = {
    ...state.record,
    status: 'signed-not-shared',
    signedBy: 'Ruth Calloway',
    signedAt: state.session.now,
    registration: '2099999',
  };
  tell({ event: 'outbox-changed' });
  return ok(caseAfter(state.case, state.told));
}

function addAddendum(state: FixtureState, request: object): Result<unknown, Fault> {
  const { words } = requests.addAddendum.parse(request);
  const { progress } = state.case;
  const addenda = [...progress.addenda, { value: words, by: 'Ruth Calloway', at: state.session.now }];
  state.case = { ...state.case, progress: { ...progress, addenda } };
  return ok(caseAfter(state.case, state.told));
}

function answerOutbox(
  state: FixtureState,
  name: CallName,
  request: object,
  tell: (event: EngineEvent) => void,
): Result<unknown, Fault> {
  switch (name) {
    case 'openOutbox':
      return ok(state.outbox);
    case 'retryEntry': {
      const { entry } = requests.retryEntry.parse(request);
      return settle(state, tell, (one) =>
        (entry === null && one.state === 'waiting') || one.id === entry ? 'sending' : one.state,
      );
    }
    case 'withdrawEntry': {
      const { entry } = requests.withdrawEntry.parse(request);
      return settle(state, tell, (one) => (one.id === entry ? 'withdrawn' : one.state));
    }
    case 'recordTold': {
      const { entry, to, how } = requests.recordTold.parse(request);
      const told = { value: { to, how }, by: 'Ruth Calloway', at: state.session.now };
      const entries = state.outbox.entries.map((one) => (one.id === entry ? { ...one, told } : one));
      state.outbox = { ...state.outbox, entries };
      return ok(state.outbox);
    }
    case 'exportOutbox':
      return ok({ name: 'concord-outbox-2026-11-18T1052.csv', text: '"reference","what"\r\n' });
    case 'resolveNeither': {
      const { entry } = requests.resolveNeither.parse(request);
      return settle(state, tell, (one) => (one.id === entry ? 'withdrawn' : one.state));
    }
    case 'openConflict':
      return ok(state.conflict);
    case 'resolveConflict': {
      const { entry, seenVersion } = requests.resolveConflict.parse(request);
      if (seenVersion !== state.conflict.decidedVersion)
        return err({ kind: 'changed-meanwhile', what: 'entry' });
      return settle(state, tell, (one) => (one.id === entry ? 'waiting' : one.state));
    }
    default:
      return err({ kind: 'internal', where: `no fixture for ${name}` });
  }
}

function settle(
  state: FixtureState,
  tell: (event: EngineEvent) => void,
  next: (entry: EntryView) => EntryView['state'],
): Result<unknown, Fault> {
  const entries = state.outbox.entries.map((entry) => ({ ...entry, state: next(entry) }));
  const count = (...states: readonly EntryView['state'][]): number =>
    entries.filter((entry) => states.includes(entry.state)).length;
  state.outbox = {
    entries,
    needsPerson: count('parked', 'in-conflict'),
    waiting: count('waiting', 'sending'),
    sent: count('received'),
    earlier: 0,
  };
  tell({ event: 'outbox-changed' });
  return ok(state.outbox);
}
