import { createStore } from 'zustand/vanilla';
import type { CaseView, RowDetailView } from '../../shared/ipc/case-views.ts';
import type { Fault } from '../../shared/ipc/faults.ts';
import { ok, type Result } from '../../shared/core/result.ts';
import { call } from '../bridge.ts';
import { announce } from './announce.ts';
import { loadedFrom, notLoaded, type Loaded } from './loaded.ts';
import { draftKey, moveDrafts } from './drafts.ts';
import { sameRow } from './same-row.ts';
import { keepUnchanged } from './unchanged.ts';

type CaseState = {
  readonly patient: string | null;
  readonly case: Loaded<CaseView>;
  /** Columns being read again; `null` in it means all of them. */
  readonly refreshing: readonly (string | null)[];
  readonly detail: Loaded<RowDetailView>;
  /** The row with the yellow edge. */
  readonly active: string | null;
  /** The row marked to be paired or linked with another. */
  readonly marked: string | null;
  /** Rows taken together, each of which had the yellow edge when it was taken. */
  readonly selected: readonly string[];
  readonly notCurrentOpen: boolean;
  /** What a key did out of sight, or did not do: under the row with the yellow edge until the next thing is done. */
  readonly notice: string | null;
  /** The side rail: shown where it fits (`auto`), or as the person chose. */
  readonly rail: 'auto' | 'open' | 'closed';
};

const start: CaseState = {
  patient: null,
  case: notLoaded,
  refreshing: [],
  detail: notLoaded,
  active: null,
  marked: null,
  selected: [],
  notCurrentOpen: false,
  notice: null,
  rail: 'auto',
};

export const caseStore = createStore<CaseState>(() => start);

const isOpen = (patient: string): boolean => caseStore.getState().patient === patient;

/** Opens a case from the copy on this computer. Another patient's case is cleared first: two are never on screen at once. */
export async function openCase(patient: string): Promise<void> {
  caseStore.setState((state) =>
    state.patient === patient
      ? { case: { ...state.case, busy: true, fault: null } }
      : { ...start, patient, case: { ...notLoaded, busy: true } },
  );
  take(patient, await call('openCase', { patient }));
}

/** Shows the case as the engine now has it; no view of its own, so the audit holds what a person opened. */
export async function reloadCase(patient: string): Promise<void> {
  if (isOpen(patient)) take(patient, await call('lookAgain', { patient }));
}

function take(patient: string, result: Result<CaseView, Fault>): void {
  if (isOpen(patient)) takeAnswer(result);
}

/**
 * Shows the open case after an answer, of which only what changed is drawn again. The yellow edge, what is marked and selected, and
 * what is being typed stay with their medicine where its row has another id by now.
 */
export function takeAnswer(result: Result<CaseView, Fault>): void {
  const { view: before } = caseStore.getState().case;
  caseStore.setState((state) => {
    const now = caseFrom(state.case, result);
    const at = (row: string): string | null => sameRow(before, now.view, row);
    return {
      case: now,
      // Of a medicine whose row is gone the edge stands nowhere, until somebody puts it on a row.
      active: state.active === null ? null : (at(state.active) ?? state.active),
      marked: state.marked === null ? null : at(state.marked),
      selected: state.selected.flatMap((row) => at(row) ?? []),
    };
  });
  const { patient, case: now } = caseStore.getState();
  for (const { id } of before?.rows ?? []) {
    const moved = sameRow(before, now.view, id);
    if (patient !== null && moved !== null && moved !== id)
      moveDrafts(draftKey(patient, id), draftKey(patient, moved));
  }
}

/** The case after an answer, of which only what changed is drawn again. */
const caseFrom = (before: Loaded<CaseView>, result: Result<CaseView, Fault>): Loaded<CaseView> =>
  loadedFrom(before, result.ok ? ok(keepUnchanged(before.view, result.value)) : result);

/** Takes the case with another source in it, to be read from its first row: rows may stand elsewhere now. */
export function showCaseAnew(patient: string, view: CaseView): void {
  take(patient, ok(view));
  setActiveRow(null);
}

/** Reads one source again, or all of them (`null`). What was read before stays in sight meanwhile. */
export async function refreshCase(source: string | null): Promise<void> {
  const { patient, refreshing } = caseStore.getState();
  if (patient === null || refreshing.includes(source)) return;
  caseStore.setState({ refreshing: [...refreshing, source] });
  const result = await call('refreshCase', { patient, source });
  if (!isOpen(patient)) return;
  caseStore.setState((state) => ({ refreshing: state.refreshing.filter((other) => other !== source) }));
  takeAnswer(result);
}

/** Opens one row: originals, provenance, evidence, raw resources. */
export async function openRow(patient: string, row: string): Promise<void> {
  caseStore.setState((state) => ({
    active: row,
    detail: { view: state.detail.view?.id === row ? state.detail.view : null, busy: true, fault: null },
  }));
  const result = await call('openRow', { patient, row });
  if (isOpen(patient) && caseStore.getState().active === row) {
    caseStore.setState((state) => ({ detail: loadedFrom(state.detail, result) }));
  }
}

export const setActiveRow = (active: string | null): void =>
  caseStore.setState((state) => ({ active, notice: state.active === active ? state.notice : null }));
/** Says something in sight and to a screen reader. */
export function tellInCase(notice: string): void {
  caseStore.setState({ notice });
  announce(notice);
}
export const markRow = (marked: string | null): void => caseStore.setState({ marked });
export const toggleSelected = (row: string): void =>
  caseStore.setState(({ selected }) => ({
    selected: selected.includes(row) ? selected.filter((one) => one !== row) : [...selected, row],
  }));
export const clearSelected = (): void => caseStore.setState({ selected: [] });
export const toggleNotCurrent = (): void =>
  caseStore.setState((state) => ({ notCurrentOpen: !state.notCurrentOpen }));
export const showRail = (shown: boolean): void => caseStore.setState({ rail: shown ? 'open' : 'closed' });
export const forgetCaseFault = (): void =>
  caseStore.setState((state) => ({ case: { ...state.case, fault: null } }));

/** At a lock nothing of a patient stays on the screen's side. */
export const forgetCase = (): void => caseStore.setState(start);
