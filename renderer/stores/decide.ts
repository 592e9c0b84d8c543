import type { CaseReason, Saying } from '../../shared/cases/cases.ts';
import { createStore } from 'zustand/vanilla';
import type { CaseView } from '../../shared/ipc/case-views.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { err, type Result } from '../../shared/core/result.ts';
import { call } from '../bridge.ts';
import { caseStore, reloadCase, takeAnswer } from './case.ts';

type DecideState = {
  readonly busy: boolean;
  /** What was said of rows, by row, and is not answered yet: shown at once, and as being saved. */
  readonly saving: ReadonlyMap<string, readonly Saying[]>;
  readonly fault: Fault | null;
};

const nothing: DecideState['saving'] = new Map();

/** What is being saved, and what could not be. */
export const decideStore = createStore<DecideState>(() => ({ busy: false, saving: nothing, fault: null }));

type Answer = Result<CaseView, Fault>;

/**
 * Steps taken by key, one after another: each is carried out only after the one before it was answered, on the row that has
 * the yellow edge then. One that fails takes the rest with it, so that no key lands on a row it was not meant for.
 */
let waiting: (() => Promise<boolean>)[] = [];
let running = false;

export function inTurn(step: () => Promise<boolean>): void {
  waiting.push(step);
  if (!running) void runAll();
}

async function runAll(): Promise<void> {
  running = true;
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    if (!(await carriedOut(step))) waiting = [];
  }
  running = false;
}

/** A step that breaks is said to be a fault of ours, and the keys work on. */
async function carriedOut(step: () => Promise<boolean>): Promise<boolean> {
  try {
    return await step();
  } catch {
    showDecideFault({ kind: 'internal', where: 'a key' });
    return false;
  }
}

/** Drops what has not been started, at a lock or when another case is opened. */
export const dropSteps = (): void => {
  waiting = [];
};

/** Shows the case as it is after an answer. Of a case changed meanwhile the new state is fetched, so that it can be looked at. */
async function settle(patient: string, answer: Promise<Answer>, saving = nothing): Promise<Answer> {
  decideStore.setState({ busy: true, saving, fault: null });
  caseStore.setState({ notice: null });
  const result = await answer;
  // In one turn with the new case, so that the screen is drawn once.
  decideStore.setState({ busy: false, saving: nothing });
  if (caseStore.getState().patient !== patient) return result;
  if (result.ok) {
    takeAnswer(result);
    return result;
  }
  if (result.fault.kind === 'changed-meanwhile') await reloadCase(patient);
  return result;
}

/**
 * Says one thing, or several as one act (taken and undone together), against the case as this screen shows it. The caller
 * shows the fault where the words were typed.
 */
export function say(patient: string, sayings: Saying | readonly Saying[]): Promise<Answer> {
  const { patient: open, case: loaded } = caseStore.getState();
  if (open !== patient || loaded.view === null)
    return Promise.resolve(err({ kind: 'not-found', what: 'case' }));
  const { seen } = loaded.view.progress;
  const all = [sayings].flat();
  return settle(patient, call('decide', { patient, sayings: all, seen }), byRow(all));
}

/** Of each row what is said of it; what is said of the case as a whole is not among them. */
function byRow(sayings: readonly Saying[]): DecideState['saving'] {
  const of = new Map<string, readonly Saying[]>();
  for (const saying of sayings)
    if ('row' in saying && saying.row !== null) of.set(saying.row, [...(of.get(saying.row) ?? []), saying]);
  return of;
}

export const undo = (patient: string): Promise<Answer> => settle(patient, call('undo', { patient }));
export const redo = (patient: string): Promise<Answer> => settle(patient, call('redo', { patient }));
export const addAddendum = (patient: string, words: string): Promise<Answer> =>
  settle(patient, call('addAddendum', { patient, words }));

/** Opens a signed case again, or begins the next reconciliation of the stay from it. */
export function nextCase(
  patient: string,
  next:
    | { readonly kind: 'reopen'; readonly why: string }
    | { readonly kind: 'begin'; readonly reason: CaseReason },
): Promise<Answer> {
  const seen = caseStore.getState().case.view?.progress.seen ?? -1;
  return settle(
    patient,
    next.kind === 'reopen'
      ? call('reopenCase', { patient, why: next.why, seen })
      : call('beginNextCase', { patient, reason: next.reason, seen }),
  );
}

export const takeOver = (patient: string, document: string): Promise<Answer> =>
  settle(patient, call('takeOverCase', { patient, document }));

export const answerTask = (
  patient: string,
  task: string,
  status: 'accepted' | 'rejected',
  words: string,
): Promise<Answer> => settle(patient, call('answerTask', { patient, task, status, words }));

/** Signs what the screen shows. */
export function signOff(patient: string, pin: string): Promise<Answer> {
  const seen = caseStore.getState().case.view?.progress.seen ?? -1;
  return settle(patient, call('signOff', { patient, pin, seen }));
}

export const showDecideFault = (fault: Fault | null): void => decideStore.setState({ fault });
