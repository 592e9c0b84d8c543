import type { EntryView } from '../../../shared/ipc/decision-views.ts';
import { retry } from '../../stores/outbox.ts';
import { goToConflict, openOverlay } from '../../stores/screen.ts';
import { bornWords } from '../../text/banner.ts';
import { sayKnown, showNhsNumber } from '../../text/known.ts';
import { groupOf, mayRetry, mayWithdraw, outboxText } from '../../text/outbox.ts';
import { Button } from '../../ui/button.tsx';
import { StateMark } from '../../ui/marks.tsx';
import { useNow } from '../../ui/now.ts';
import { Unbroken } from '../../ui/unbroken.tsx';
import { copyReference } from './copy.ts';

/** One entry: whose it is, the way it went and where it stopped, what is safe, what to do. */
export function EntryPanel({ entry }: { readonly entry: EntryView }) {
  const now = useNow();
  const born = sayKnown(entry.born, (text) => {
    const words = bornWords(text, now);
    return `${words.date} ${words.age}`;
  });
  return (
    <aside className="entry-panel" aria-label={`${entry.what}, ${entry.record}`}>
      <h2>
        <span className="family">{entry.family}</span>, {entry.given}
      </h2>
      <p className="quiet">
        {outboxText.born} {born}
        <br />
        {outboxText.nhsNumber} {sayKnown(entry.nhsNumber, showNhsNumber)}
      </p>
      <h3>
        {entry.what}
        {entry.about === '' ? '' : `: ${entry.about}`}
      </h3>
      <p>
        <Unbroken text={entry.why} />
      </p>
      <h3>{groupOf(entry.state) === 'sent' ? outboxText.wentThrough : outboxText.where}</h3>
      <ol className="way">
        {entry.path.map((step) => (
          <li key={step.words}>
            <StateMark state={step.done ? 'done' : 'parked'} />
            <span>
              {step.done ? step.words : <strong>{step.words}</strong>}
              {step.detail === '' ? null : (
                <span className="cell-line quiet">
                  <Unbroken text={step.detail} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <h3>{outboxText.safe}</h3>
      <p>{entry.safe}</p>
      <h3>{outboxText.todo}</h3>
      <p>{entry.todo}</p>
      <label className="reference-line">
        {outboxText.reference}
        <input className="text-box reference" readOnly value={entry.reference} />
      </label>
      <Actions entry={entry} />
    </aside>
  );
}

function Actions({ entry }: { readonly entry: EntryView }) {
  return (
    <div className="choices">
      {entry.state === 'in-conflict' ? (
        <Button look="main" keyCap="D" onPress={() => goToConflict(entry.patient, entry.id)}>
          {outboxText.compare}
        </Button>
      ) : null}
      {mayRetry(entry) ? (
        <Button look="main" keyCap="R" onPress={() => void retry(entry.id)}>
          {outboxText.tryAgain}
        </Button>
      ) : null}
      <Button keyCap="C" onPress={() => void copyReference(entry.reference)}>
        {outboxText.copy}
      </Button>
      {mayWithdraw(entry) ? (
        <Button keyCap="W" onPress={() => openOverlay('withdraw')}>
          {outboxText.withdraw}
        </Button>
      ) : null}
    </div>
  );
}
