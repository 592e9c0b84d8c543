import { useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { LineReading } from '../../../shared/ipc/typed-in-views.ts';
import type { TypedLine } from '../../../shared/typed-in/typed-in.ts';
import { typedInStore } from '../../stores/typed-in.ts';
import { changeLine, openLine, removeLine } from '../../stores/typed-lines.ts';
import { showMoment } from '../../text/dates.ts';
import { readMoment } from '../../text/moments.ts';
import { readingWords, typedInText } from '../../text/typed-in.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/now.ts';

/** Every line typed so far: the words as given, and beneath them what they were read as. */
export function LinesList({ lines }: { readonly lines: readonly TypedLine[] }) {
  const { readings, open } = useStore(typedInStore);
  if (lines.length === 0) return <p className="quiet">{typedInText.noLines}</p>;
  return (
    <ol className="typed-lines">
      {lines.map((line) => (
        <li key={line.id}>
          {open === line.id ? (
            <LineFields line={line} />
          ) : (
            <LineWords line={line} reading={readings.get(line.id)} />
          )}
        </li>
      ))}
    </ol>
  );
}

type WordsProps = { readonly line: TypedLine; readonly reading: LineReading | undefined };

const statusWords = { taking: '', stopped: typedInText.stopped, 'not-taken': typedInText.notTaken } as const;

function LineWords({ line, reading }: WordsProps) {
  const status = statusWords[line.status];
  return (
    <>
      <p>
        <strong>{line.name}</strong> {line.directions} {status === '' ? null : <strong>({status})</strong>}
      </p>
      {reading === undefined ? null : <Reading reading={reading} />}
      {line.note === '' ? null : <p className="small">{line.note}</p>}
      <div className="buttons">
        <Button look="link" label={`${typedInText.adjust} ${line.name}`} onPress={() => openLine(line.id)}>
          {typedInText.adjust}
        </Button>
        <Button look="link" label={`${typedInText.remove} ${line.name}`} onPress={() => removeLine(line.id)}>
          {typedInText.remove}
        </Button>
      </div>
    </>
  );
}

/** What words were read as, with every word that was not understood. */
export function Reading({ reading }: { readonly reading: LineReading }) {
  return (
    <p className="small">
      {typedInText.readAs} {readingWords(reading)}
      {reading.recognised ? null : <strong> – {typedInText.notKnown}</strong>}
      {reading.notUnderstood === '' ? null : (
        <strong>
          {' '}
          – {typedInText.notUnderstood}: “{reading.notUnderstood}”
        </strong>
      )}
    </p>
  );
}

const fields = [
  ['name', typedInText.name],
  ['directions', typedInText.directions],
  ['indication', typedInText.indication],
  ['note', typedInText.note],
] as const;

function LineFields({ line }: { readonly line: TypedLine }) {
  const now = useNow();
  const [last, setLast] = useState(lastTakenWords(line.lastTaken));
  const isWrong = readLastTaken(last, now) === undefined;
  const sayLast = (typed: string): void => {
    setLast(typed);
    const lastTaken = readLastTaken(typed, now);
    if (lastTaken !== undefined) changeLine(line.id, { lastTaken });
  };
  const closeIt = (): void => {
    if (!isWrong) close(line);
  };
  return (
    <fieldset className="line-fields">
      <legend className="only-read">{line.name}</legend>
      {fields.map(([name, label], at) => (
        <label key={name} className="text-field">
          {label}
          <input
            className="text-box"
            type="text"
            autoComplete="off"
            maxLength={2000}
            onKeyDown={(event) => closeOnEnter(event, closeIt)}
            ref={at === 1 ? focusAtOnce : undefined}
            value={line[name]}
            onChange={(event) => changeLine(line.id, { [name]: event.target.value })}
          />
        </label>
      ))}
      <label className="text-field">
        {typedInText.lastTaken}
        <input
          className="text-box"
          type="text"
          autoComplete="off"
          aria-invalid={isWrong}
          placeholder={typedInText.lastTakenHint}
          value={last}
          onKeyDown={(event) => closeOnEnter(event, closeIt)}
          onChange={(event) => sayLast(event.target.value)}
        />
      </label>
      {isWrong ? (
        <p className="hazard" role="alert">
          {typedInText.lastTakenWrong}
        </p>
      ) : null}
      <label className="text-field">
        {typedInText.status}
        <select
          className="text-box"
          value={line.status}
          onChange={(event) => changeLine(line.id, { status: statusOf(event.target.value) })}
        >
          <option value="taking">{typedInText.taking}</option>
          <option value="stopped">{typedInText.stopped}</option>
          <option value="not-taken">{typedInText.notTaken}</option>
        </select>
      </label>
      <Button keyCap="Enter" onPress={closeIt}>
        {typedInText.done}
      </Button>
    </fieldset>
  );
}

function closeOnEnter(event: KeyboardEvent, closeIt: () => void): void {
  if ((event.key !== 'Enter' && event.key !== 'Escape') || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  closeIt();
}

type LastTaken = TypedLine['lastTaken'];

const lastTakenWords = (last: LastTaken): string =>
  last === null ? '' : last === 'not-known' ? typedInText.lastTakenNotKnown : showMoment(last);

/** A date or date and time as typed; that somebody was asked and could not say; `undefined` for neither. */
function readLastTaken(typed: string, now: number): LastTaken | undefined {
  if (typed.trim() === '') return null;
  return /^(?:asked[, ]*)?(?:not known|unknown|does(?: not|n['’]t) know)$/i.test(typed.trim())
    ? 'not-known'
    : readMoment(typed, now);
}

const statusOf = (value: string): TypedLine['status'] =>
  value === 'stopped' || value === 'not-taken' ? value : 'taking';

const focusAtOnce = (box: HTMLInputElement | null): void => box?.focus();

/** A line without a name is none: it stays open. A pasted list that waits goes on then. */
function close(line: TypedLine): void {
  if (line.name.trim() === '') return;
  openLine(null);
  const next = document.querySelector<HTMLElement>('[data-list="pasted"] button');
  (next ?? document.querySelector<HTMLElement>('[data-entry]'))?.focus();
}
