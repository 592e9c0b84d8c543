import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import { sideWords } from '../../../shared/cases/cases.ts';
import type { CaseView, RowView } from '../../../shared/ipc/case-views.ts';
import type { RowDecisionView } from '../../../shared/ipc/decision-views.ts';
import { caseStore } from '../../stores/case.ts';
import { decideStore } from '../../stores/decide.ts';
import { draftKey, draftStore, keptForms } from '../../stores/drafts.ts';
import { openOverlay } from '../../stores/screen.ts';
import { alsoFoundWords, caseText } from '../../text/case.ts';
import { decisionText, lastTakenWords } from '../../text/decision.ts';
import { deciding, refusal } from '../../text/deciding.ts';
import { historyText } from '../../text/history.ts';
import { listed } from '../../text/known.ts';
import { capitalised } from '../../text/common.ts';
import { firstClick } from '../../ui/first-click.ts';
import { KeyCap, KeyHint } from '../../ui/key-cap.tsx';
import { besideKeys, historyKeys, recommendKeys, type DecideAction } from '../../ui/key-maps.ts';
import type { KeyBinding } from '../../ui/keys.ts';
import { useNow } from '../../ui/now.ts';
import { bringRowIntoSight } from '../../ui/in-sight.ts';
import { NoBreak } from '../../ui/no-break.tsx';
import { BarRemarks } from './bar-remarks.tsx';
import { useDecision } from './being-saved.ts';
import { decide, isAsked } from './decide-keys.ts';
import { RowForm } from './row-form.tsx';
import { formOf, isOffered } from './row-forms.ts';
import { togetherWith } from './selected-rows.ts';

type Props = { readonly view: CaseView; readonly row: RowView };

/** Under the row with the yellow edge: what the patient takes, then what is recommended. Nothing is chosen beforehand. */
export function DecisionBar({ view, row }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const key = draftKey(view.banner.patient, row.id);
  const draft = useStore(draftStore, (state) => state.drafts.get(key));
  const { historyStanding, recommendationStanding } = row.decision;
  const refused = refusal(view.progress, 'history');
  const mayRecommend = refusal(view.progress, 'recommend') === null;
  if (refused !== null)
    return (
      <div ref={ref} className="decision-bar">
        <p className="quiet">
          {refused} <KeyHint caps={['Enter']} words={decisionText.open} />
        </p>
        {view.progress.signed === null && view.progress.mayDecide.confirm ? (
          <div className="bar-line">
            <Beside row={row} only="confirmed" />
          </div>
        ) : null}
        {draft === undefined ? null : <RowForm key={draft.form} view={view} row={row} draft={draft} />}
      </div>
    );
  return (
    <div ref={ref} className="decision-bar">
      {row.findings.length < 2 ? null : (
        <p className="bar-line">
          <strong className="bar-label">{caseText.alsoFound}</strong>
          {alsoFoundWords(row)}
        </p>
      )}
      <Together view={view} row={row} />
      <fieldset className="bar-line">
        <legend className="only-read">{decisionText.history}</legend>
        <strong className="bar-label" aria-hidden="true">
          {decisionText.history}
        </strong>
        {historyKeys
          .filter(({ action }) => isOffered(action, row.decision))
          .map((binding) => (
            <Chip key={binding.action} row={row} binding={binding} />
          ))}
        <Beside row={row} />
      </fieldset>
      {mayRecommend ? (
        <fieldset className="bar-line">
          <legend className="only-read">{decisionText.recommend}</legend>
          <strong className="bar-label" aria-hidden="true">
            {decisionText.recommend}
          </strong>
          {recommendKeys
            .filter(({ action }) => isOffered(action, row.decision))
            .map((binding) => (
              <Chip key={binding.action} row={row} binding={named(binding, row)} />
            ))}
        </fieldset>
      ) : null}
      <InSight key={`${historyStanding} ${recommendationStanding}`} of={ref} />
      <BarRemarks view={view} row={row} />
      <Kept about={key} row={row} />
      {draft === undefined ? (
        <Below row={row} mayRecommend={mayRecommend} />
      ) : (
        <RowForm key={draft.form} view={view} row={row} draft={draft} />
      )}
      <Notice of={ref} />
    </div>
  );
}

/** What a key did out of sight, or left alone. A screen reader is told elsewhere. */
function Notice({ of }: { readonly of: RefObject<HTMLElement | null> }) {
  const notice = useStore(caseStore, (state) => state.notice);
  if (notice === null) return null;
  return (
    <>
      <InSight key={notice} of={of} />
      <p className="bar-line strong" aria-hidden="true">
        {notice}
      </p>
    </>
  );
}

/** The rows that are decided with this one, by name: nothing is said of a row that is not named here. */
function Together({ view, row }: Props) {
  const selected = useStore(caseStore, (state) => state.selected);
  const rows = selected.includes(row.id) ? togetherWith(view, row.id) : [];
  if (rows.length < 2) return null;
  return (
    <p className="bar-line">
      <strong className="bar-label">{decisionText.selected}</strong>
      {deciding.together(listed(rows.map((one) => one.generic)))}
    </p>
  );
}

/** Forms of the row that were left with something typed in them. */
function Kept({ about, row }: { readonly about: string; readonly row: RowView }) {
  const kept = useStore(draftStore, (state) => state.kept);
  const forms = keptForms(kept, about).flatMap((form) => {
    const action = [...historyKeys, ...recommendKeys, ...besideKeys].find((one) => one.action === form);
    return action === undefined
      ? []
      : [capitalised(formOf(action.action, row.decision)?.title ?? action.words)];
  });
  if (forms.length === 0) return null;
  return <p className="bar-line">{deciding.keptIn(listed(forms))}</p>;
}

/** What was just said makes the row taller or shorter; it stays wholly in sight. */
function InSight({ of }: { readonly of: RefObject<HTMLElement | null> }) {
  useEffect(() => bringRowIntoSight(of.current), [of]);
  return null;
}

/** "Continue as charted", "Continue (chart not seen)", or "Continue as taken or as charted …" where that is to be chosen. */
function named(binding: KeyBinding<DecideAction>, row: RowView): KeyBinding<DecideAction> {
  if (binding.action !== 'continue') return binding;
  const { continues } = row.decision.offers;
  const said = continues.flatMap(({ side }) => (side === null ? [] : [sideWords[side]]));
  const more = said.length > 1 ? ' …' : '';
  return {
    ...binding,
    words: [binding.words, said.join(' or ')].filter((part) => part !== '').join(' ') + more,
  };
}

/** What stands is drawn as chosen; what has to be confirmed again is not. */
function isChosen(decision: RowDecisionView, action: DecideAction): boolean {
  const { history, historyStanding, recommendation, recommendationStanding } = decision;
  return (
    (historyStanding === 'stands' && history?.value.kind === action) ||
    (recommendationStanding === 'stands' && recommendation?.value.action === action)
  );
}

function Chip({ row, binding }: { readonly row: RowView; readonly binding: KeyBinding<DecideAction> }) {
  const now = useNow();
  const chosen = isChosen(useDecision(row).decision, binding.action);
  return (
    <button
      type="button"
      className={chosen ? 'chip chip-chosen' : 'chip'}
      aria-pressed={chosen}
      onClick={firstClick(() => decide(binding.action, now, row.id))}
    >
      {binding.caps.map((cap) => (
        <KeyCap key={cap} name={cap} />
      ))}
      {capitalised(binding.words)}
    </button>
  );
}

/** Last taken and what it is for, with their keys; a prescriber's answer once something was put to one. */
function Beside({ row, only }: { readonly row: RowView; readonly only?: DecideAction }) {
  const now = useNow();
  const { indication, lastTaken } = row.decision;
  const said: Readonly<Partial<Record<DecideAction, readonly [string, string]>>> = {
    'last-taken': [decisionText.lastTaken, lastTakenWords(lastTaken)],
    indication: [decisionText.indication, indication?.value ?? decisionText.notStated],
    confirmed: [decisionText.confirmedBy, row.decision.confirmed?.value.by ?? 'prescriber'],
  };
  return besideKeys
    .filter(({ action }) => only === undefined || action === only)
    .filter(({ action }) => action !== 'confirmed' || isAsked(row))
    .map((binding) => (
      <button
        key={binding.action}
        type="button"
        className="beside"
        onClick={firstClick(() => decide(binding.action, now, row.id))}
      >
        {binding.caps.map((cap) => (
          <KeyCap key={cap} name={cap} />
        ))}{' '}
        {said[binding.action]?.[0]}{' '}
        <strong>
          <NoBreak text={said[binding.action]?.[1] ?? ''} />
        </strong>
      </button>
    ));
}

function Below({ row, mayRecommend }: { readonly row: RowView; readonly mayRecommend: boolean }) {
  const busy = useStore(decideStore, (state) => state.busy);
  return (
    <div className="bar-line">
      <span className="bar-label quiet">
        {row.decision.decided ? decisionText.decided : decisionText.notChosen}
      </span>
      <span className="quiet">{busy ? decisionText.saving : hintFor(row, mayRecommend)}</span>
      <span className="bar-hints quiet">
        {mayRecommend && row.findings.length > 0 ? (
          <button type="button" className="beside" onClick={() => openOverlay('finding')}>
            <KeyCap name="7" /> {historyText.judge}
          </button>
        ) : null}
        <KeyHint caps={['X']} words={decisionText.select} />{' '}
        <KeyHint caps={['Enter']} words={decisionText.open} />
      </span>
    </div>
  );
}

function hintFor(row: RowView, mayRecommend: boolean): string {
  const { historyStanding, recommendationStanding } = row.decision;
  if (historyStanding !== 'stands')
    return recommendationStanding === 'stands' ? decisionText.chooseHistoryAfter : decisionText.chooseHistory;
  if (!mayRecommend) return decisionText.historyOnly;
  return row.decision.decided ? decisionText.mayChange : decisionText.chooseRecommendation;
}
