import { isObject } from '../../../shared/core/brand.ts';
import { checklistOf, reasonOf, type Said } from '../../../shared/cases/cases.ts';
import type { ProgressView } from '../../../shared/ipc/decision-views.ts';
import type { EngineContext, User } from '../context.ts';
import type { Store } from '../db/store.ts';
import { maySay } from '../permissions/permissions.ts';
import { readOutboxOf } from '../sync/sync.ts';
import type { OpenCase } from './open-case.ts';
import { actWords } from './act-words.ts';
import { notAsSigned, nothingStands } from './as-signed.ts';
import { changesFrom } from './changes-from.ts';
import { heldOfChecklist } from './checklist-held.ts';
import { said } from './said.ts';
import type { Judged } from './sign-off.ts';

/** How far the case has come: for the stage bar, the sign-off button and undo. */
export function viewProgress(
  context: EngineContext,
  open: OpenCase,
  judged: Judged,
  store: Store,
  person: string,
  user: User,
): ProgressView {
  const { state } = open;
  const needing = judged.rows.filter((row) => row.needsDecision);
  return {
    seen: open.seen,
    decided: needing.filter((row) => row.standing.decided).length,
    toDecide: needing.length,
    blockers: judged.blockers.length,
    undoable: actWords(state.undoable, judged.rows),
    redoable: actWords(state.redoable, judged.rows),
    identity: said(state.identity, (identifiers) => [...identifiers]),
    asked: said(state.asked, (asked) => ({ ...asked })),
    allergies: said(state.allergies, (allergies) => allergies.withWhom),
    reason: reasonOf(state),
    version: state.opened?.value.version ?? 1,
    whyReopened: state.opened?.value.why ?? '',
    cases: open.current.all.map((one) => ({
      id: one.id,
      reason: reasonOf(one.state),
      version: one.state.opened?.value.version ?? 1,
      signed:
        one.state.signedOff === null ? null : { by: one.state.signedOff.by.name, at: one.state.signedOff.at },
    })),
    changedFrom: [...changesFrom(open, judged.rows)],
    checklist: viewChecklist(open),
    ownDrugs: viewOwnDrugs(open, judged),
    recordedAllergies: state.recordedAllergies.map((one) => saidOf(one)),
    passedOn: said(state.passedOn, (passed) => ({ ...passed })),
    historyChecked: said(state.historyChecked),
    takesNothing: said(state.takesNothing),
    gone: judged.orphans.map(({ row, history, recommendation }) => {
      const name = goneName(open, [...(history?.covers ?? []), ...(recommendation?.covers ?? [])]);
      const words = goneWords(history?.value.kind, recommendation?.value.action);
      return { id: row, words: name === undefined ? words : `${name}: ${words}` };
    }),
    changedSince: [...judged.changedSince],
    notes: state.notes.map((note) => saidOf(note)),
    signed: signedOf(context, open, store, person),
    addenda: state.addenda.map((addendum) => saidOf(addendum)),
    mayDecide: {
      history: maySay(user.role, 'history'),
      recommend: maySay(user.role, 'recommended'),
      confirm: maySay(user.role, 'confirmed'),
      sign: open.signers.includes(user.role),
    },
  };
}

const saidOf = <T>(one: Said<T>): { value: T; by: string; at: string } => ({
  value: one.value,
  by: one.by.name,
  at: one.at,
});

/** As the source named it that no longer has it; `undefined` where that is not known here any more. */
function goneName({ copy }: OpenCase, covers: readonly { readonly key: string }[]): string | undefined {
  const keys = covers.map(({ key }) => key.slice(key.indexOf('#') + 1));
  const gone = copy.endpoints.flatMap((endpoint) => endpoint.gone);
  for (const { type, id, body } of gone)
    if (keys.includes(`${type}/${id}`)) {
      const [of] = [body['medicationCodeableConcept'], body['medicationReference']].filter(isObject);
      const name = of === undefined ? undefined : (of['text'] ?? of['display']);
      if (typeof name === 'string') return name;
    }
  return undefined;
}

const goneWords = (history: string | undefined, action: string | undefined): string =>
  [history, action === undefined ? undefined : `recommended: ${action}`]
    .filter((part) => part !== undefined)
    .join(', ')
    .replaceAll('-', ' ');

function viewChecklist(open: OpenCase): ProgressView['checklist'] {
  const { state, checklist } = open;
  const items = checklistOf(state, checklist);
  const held = heldOfChecklist(open);
  return {
    items: items.map(({ item, said: answer, asked, settled }) => ({
      id: item.id,
      words: item.words,
      asks: item.asks.map(({ name, label }) => ({ name, label })),
      said: said(answer, (value) =>
        value.answer === 'lines' ? { ...value, details: { ...value.details } } : value,
      ),
      asked,
      settled,
      held: [...(held.get(item.id) ?? [])],
    })),
    asked: items.filter((one) => one.asked).length,
    nobody: state.asked?.value.who === 'nobody' ? state.asked.value.why : null,
  };
}

/** Each pack under the row its lines are in now, or by itself once they are gone. */
function viewOwnDrugs({ state }: OpenCase, judged: Judged): ProgressView['ownDrugs'] {
  return [...state.ownDrugs.values()].map((one) => {
    const keys = new Set(one.covers.map((cover) => cover.key));
    const row = judged.rows.find((candidate) => candidate.row.lines.some((placed) => keys.has(placed.key)));
    return {
      pack: one.pack,
      row: row?.view.id ?? null,
      medicine: row?.view.generic ?? null,
      said: saidOf(one),
    };
  });
}

/** Shared only when the record of every entry is known to hold it. */
function signedOf(
  context: EngineContext,
  open: OpenCase,
  store: Store,
  person: string,
): ProgressView['signed'] {
  const { state, current } = open;
  if (state.signedOff === null) return null;
  const entries = readOutboxOf(store.read, person);
  const lines = notAsSigned({ context, store, person }, current.id, open);
  return {
    by: state.signedOff.by.name,
    at: state.signedOff.at,
    shared: entries.every((entry) => entry.state.kind === 'acknowledged' || entry.state.kind === 'withdrawn'),
    conflicts: entries.filter((entry) => entry.state.kind === 'conflicted').length,
    parked: entries.filter((entry) => entry.state.kind === 'parked').length,
    notAsSigned: lines,
    noneStands: lines.includes(nothingStands),
  };
}
