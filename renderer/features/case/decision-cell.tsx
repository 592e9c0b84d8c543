import { recommendationWords } from '../../../shared/cases/cases.ts';
import type { RowView } from '../../../shared/ipc/case-views.ts';
import type { RowDecisionView } from '../../../shared/ipc/decision-views.ts';
import { historyWords, recommendationDetail } from '../../../shared/cases/cases.ts';
import { decisionText, latestOf, whoWhen } from '../../text/decision.ts';
import { StateMark } from '../../ui/marks.tsx';
import { useNow } from '../../ui/now.ts';
import { NoBreak } from '../../ui/no-break.tsx';
import { useDecision } from './being-saved.ts';

type Props = {
  readonly row: RowView;
  readonly active: boolean;
  readonly marked: boolean;
  readonly selected: boolean;
};

/** What was decided about a row, by whom and when. A word always, and what no longer stands is shown as what it was. */
export function DecisionCell({ row, active, marked, selected }: Props) {
  const { decision, saving } = useDecision(row);
  const again =
    decision.historyStanding === 'confirm-again' || decision.recommendationStanding === 'confirm-again';
  return (
    <>
      {selected ? (
        <span className="cell-line strong">
          <StateMark state="done" /> {decisionText.selected}
        </span>
      ) : null}
      {marked ? <span className="cell-line strong">{decisionText.marked}</span> : null}
      {again ? (
        <ConfirmAgain decision={decision} />
      ) : (
        <Standing decision={decision} active={active} saving={saving} />
      )}
    </>
  );
}

type Shown = { readonly decision: RowDecisionView };
type Standing = Shown & { readonly active: boolean; readonly saving: boolean };

function Standing({ decision, active, saving }: Standing) {
  const now = useNow();
  const { history, recommendation, confirmed, needsDecision } = decision;
  // One of the two is said and the other is not: it must not look like a row that is done.
  const half = needsDecision && (history === null) !== (recommendation === null);
  return (
    <>
      {half ? (
        <span className="cell-line">
          <StateMark state="half" />{' '}
          {history === null ? decisionText.noHistory : decisionText.noRecommendation}
        </span>
      ) : null}
      {half || recommendation !== null ? null : (
        <span className="cell-line quiet">
          {needsDecision ? (
            <>
              <StateMark state="empty" /> {active ? decisionText.decidingNow : decisionText.notDecided}
            </>
          ) : (
            decisionText.noneNeeded
          )}
        </span>
      )}
      {recommendation === null ? null : (
        <span className={half ? 'cell-line' : 'cell-line strong'}>
          {recommendationWords(recommendation.value)}
        </span>
      )}
      {recommendation === null || recommendationDetail(recommendation.value) === '' ? null : (
        <span className="cell-line small">
          <NoBreak text={recommendationDetail(recommendation.value)} />
        </span>
      )}
      {history === null || (recommendation !== null && history.value.kind === 'taking-as-directed') ? null : (
        <span className="cell-line small">
          <NoBreak text={historyWords(history.value)} />
        </span>
      )}
      {confirmed === null ? null : (
        <span className="cell-line small">
          {decisionText.confirmedBy} {confirmed.value.by}
        </span>
      )}
      {(recommendation ?? history) === null ? null : (
        <span className="cell-line small quiet">
          {saving ? decisionText.saving : whoWhen(latestOf(recommendation, history) ?? nobody, now)}
        </span>
      )}
    </>
  );
}

const nobody = { by: '', at: '' };

/** The lines are no longer those that were decided about: the old decision is shown, and asked again. */
function ConfirmAgain({ decision: { history, recommendation, since } }: Shown) {
  const now = useNow();
  return (
    <>
      <span className="cell-line strong">
        <StateMark state="stale" /> {decisionText.confirmAgain}
      </span>
      {recommendation === null ? null : (
        <span className="cell-line small">
          {decisionText.was} {recommendationWords(recommendation.value)}
          <span className="quiet">, {whoWhen(recommendation, now)}</span>
        </span>
      )}
      {history === null ? null : (
        <span className="cell-line small">
          {recommendation === null ? decisionText.was : ''} {historyWords(history.value)}
          <span className="quiet">, {whoWhen(history, now)}</span>
        </span>
      )}
      <span className="cell-line small quiet">
        {since.length === 0 ? decisionText.sourceChanged : `${decisionText.foundSince} ${since.join(', ')}.`}
      </span>
    </>
  );
}
