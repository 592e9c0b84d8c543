import type { CaseView } from '../../../shared/ipc/case-views.ts';
import type { ProgressView } from '../../../shared/ipc/decision-views.ts';
import { goToOutbox, goToPatientList, goToRecord, openOverlay } from '../../stores/screen.ts';
import { showMoment } from '../../text/dates.ts';
import { sharedMeaning, sharedWords, signingText } from '../../text/signing.ts';
import { historyText } from '../../text/history.ts';
import { Button } from '../../ui/button.tsx';
import { StateMark } from '../../ui/marks.tsx';
import { NoBreak } from '../../ui/no-break.tsx';

type Props = { readonly view: CaseView; readonly signed: NonNullable<ProgressView['signed']> };

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className="section-title">{title}</h3>
      {lines.map((line) => (
        <p key={line}>
          <NoBreak text={line} />
        </p>
      ))}
    </>
  );
}

function markOf({
  conflicts,
  shared,
  notAsSigned,
}: Props['signed']): 'conflict' | 'waiting' | 'withdrawn' | 'done' {
  if (conflicts > 0) return 'conflict';
  if (!shared) return 'waiting';
  return notAsSigned.length > 0 ? 'withdrawn' : 'done';
}

/** After signing: who and when, whether the records have it, and the one thing that can still be added. */
export function SignedSide({ view, signed }: Props) {
  const standsAsSigned = signed.notAsSigned.length === 0;
  return (
    <>
      <p>
        <NoBreak text={signingText.signedBy(signed.by, showMoment(signed.at))} />
      </p>
      <ul className="things">
        <li>
          <StateMark state={markOf(signed)} />
          <div className="thing">
            <strong>{sharedWords(signed)}</strong>
            <p>{sharedMeaning(signed)}</p>
            {signed.notAsSigned.map((line) => (
              <p key={line}>
                <NoBreak text={line} />
              </p>
            ))}
          </div>
        </li>
        {view.progress.changedSince.length === 0 ? null : (
          <li>
            <StateMark state="conflict" />
            <div className="thing">
              <strong>
                {historyText.changedSince}: {view.progress.changedSince.join(', ')}
              </strong>
              <p>{historyText.changedSinceWords}</p>
            </div>
          </li>
        )}
      </ul>
      <div className="buttons">
        <Button look="main" keyCap="A" onPress={() => openOverlay('addendum')}>
          {signingText.addendum}
        </Button>
        {view.progress.mayDecide.history ? (
          <Button keyCap="N" onPress={() => openOverlay('next-case')}>
            {signingText.nextCase}
          </Button>
        ) : null}
        <Button keyCap="Ctrl P" onPress={() => goToRecord(view.banner.patient)}>
          {signingText.seeRecord}
        </Button>
        {view.progress.reason === 'discharge' ? (
          <Button keyCap="G M" onPress={() => goToPatientList(view.banner.patient)}>
            {signingText.seePatientList}
          </Button>
        ) : null}
        {signed.shared ? null : (
          <Button keyCap="O" onPress={goToOutbox}>
            {signingText.seeOutbox}
          </Button>
        )}
      </div>
      <Lines title={signingText.changedFrom} lines={view.progress.changedFrom} />
      <h3 className="section-title">{signingText.addenda}</h3>
      {view.progress.addenda.length === 0 ? (
        <p className="quiet">
          {signingText.noAddenda(standsAsSigned && view.progress.changedSince.length === 0)}
        </p>
      ) : null}
      {view.progress.addenda.map((addendum) => (
        <p key={`${addendum.at} ${addendum.value}`}>
          <strong>{addendum.by}</strong> <span className="quiet">{showMoment(addendum.at)}</span>
          <br />
          <NoBreak text={addendum.value} />
        </p>
      ))}
    </>
  );
}
