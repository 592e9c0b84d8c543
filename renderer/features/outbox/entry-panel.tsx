import type { EntryView } from '../../../shared/ipc/decision-views.ts';
import { retry, retryEach, toggleBundle } from '../../stores/outbox.ts';
import { goToConflict, openOverlay } from '../../stores/screen.ts';
import { bornWords } from '../../text/banner.ts';
import { sayKnown, showNhsNumber } from '../../text/known.ts';
import { bundleWords, groupOf, mayRetry, mayWithdraw, outboxText, toldWords } from '../../text/outbox.ts';
import { Button } from '../../ui/button.tsx';
import { StateMark } from '../../ui/marks.tsx';
import { useNow } from '../../ui/now.ts';
import { NoBreak } from '../../ui/no-break.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { copyReference } from './copy.ts';
import { headOf, reasonsOf, type OutboxLine } from './lines.ts';

/** Only what needs a person has stopped: the rest is on its way. */
const notDoneMark = { person: 'parked', waiting: 'waiting', sent: 'waiting' } as const;

/** One line: whose it is, the way it went and where it stopped, what is safe, what to do. */
export function EntryPanel({ line }: { readonly line: OutboxLine }) {
  const now = useNow();
  const entry = line.kind === 'entry' ? line.entry : headOf(line.entries);
  const born = sayKnown(entry.born, (text) => {
    const words = bornWords(text, now);
    return `${words.date} ${words.age}`;
  });
  return (
    <aside className="entry-panel" aria-label={`${entry.what}, ${entry.record}`}>
      <h2>
        <PersonName name={entry} />
      </h2>
      <p className="quiet">
        {outboxText.born} {born}
        <br />
        {outboxText.nhsNumber} {sayKnown(entry.nhsNumber, showNhsNumber)}
      </p>
      {line.kind === 'entry' ? <OfEntry entry={entry} /> : <OfBundle entries={line.entries} />}
      <h3>{outboxText.way[groupOf(entry.state)]}</h3>
      <ol className="way">
        {entry.path.map((step) => (
          <li key={step.words}>
            <StateMark state={step.done ? 'done' : notDoneMark[groupOf(entry.state)]} />
            <span>
              {step.done ? step.words : <strong>{step.words}</strong>}
              {step.detail === '' ? null : (
                <span className="cell-line quiet">
                  <NoBreak text={step.detail} />
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
      {line.kind === 'entry' ? (
        <label className="reference-line">
          {outboxText.reference}
          <input className="text-box reference" readOnly value={entry.reference} />
        </label>
      ) : null}
      {line.kind === 'entry' ? <Actions entry={entry} /> : <BundleActions line={line} />}
    </aside>
  );
}

function OfEntry({ entry }: { readonly entry: EntryView }) {
  const told = toldWords(entry, useNow());
  return (
    <>
      <h3>
        {entry.what}
        {entry.about === '' ? '' : `: ${entry.about}`}
      </h3>
      <p>
        <NoBreak text={entry.why} />
      </p>
      {told === '' ? null : (
        <p>
          <strong>
            <NoBreak text={told} />
          </strong>
        </p>
      )}
    </>
  );
}

function OfBundle({ entries }: { readonly entries: readonly EntryView[] }) {
  return (
    <>
      <h3>{outboxText.entries(entries.length)}</h3>
      <p>{bundleWords(entries)}</p>
      {reasonsOf(entries).map((why) => (
        <p key={why}>
          <NoBreak text={why} />
        </p>
      ))}
    </>
  );
}

function BundleActions({ line }: { readonly line: Extract<OutboxLine, { kind: 'bundle' }> }) {
  const again = line.entries.filter(mayRetry).map((entry) => entry.id);
  return (
    <div className="choices">
      <Button look="main" keyCap="F" onPress={() => toggleBundle(line.id)}>
        {line.open ? outboxText.foldAgain : outboxText.show(line.entries.length)}
      </Button>
      {again.length === 0 ? null : (
        <Button keyCap="R" onPress={() => void retryEach(again)}>
          {outboxText.tryAgain}
        </Button>
      )}
    </div>
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
      {entry.mayTell ? (
        <Button look="main" keyCap="T" onPress={() => openOverlay('tell')}>
          {outboxText.tell}
        </Button>
      ) : null}
      {mayRetry(entry) ? (
        <Button look={entry.mayTell ? 'second' : 'main'} keyCap="R" onPress={() => void retry(entry.id)}>
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
