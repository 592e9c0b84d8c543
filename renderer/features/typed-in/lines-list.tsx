import { useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { LineReading } from '../../../shared/ipc/typed-in-views.ts';
import type { TypedLine } from '../../../shared/typed-in/typed-in.ts';
import { typedInStore } from '../../stores/typed-in.ts';
import { changeLine, closeLine, openLine, removeLine, rename } from '../../stores/typed-lines.ts';
import { showMoment } from '../../text/dates.ts';
import { readTypedDate } from '../../text/typed-dates.ts';
import { packWords, readingWords, twiceWords, typedInText } from '../../text/typed-in.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/now.ts';
import { focusFirst, focusPlace, KeyButtons, placeIn } from './key-buttons.tsx';

/** Every line typed so far, the last one first: the words as given, and beneath them what they were read as. */
export function LinesList({ lines }: { readonly lines: readonly TypedLine[] }) {
  const { readings, open } = useStore(typedInStore);
  if (lines.length === 0) return <p className="quiet">{typedInText.noLines}</p>;
  const taken = lines.flatMap((line) => {
    const reading = readings.get(line.id);
    return reading?.recognised === true && line.status === 'taking' ? [reading.substance] : [];
  });
  return (
    <ol className="typed-lines" reversed>
      {lines.toReversed().map((line) => (
        <li key={line.id} data-line={line.id}>
          {open === line.id ? (
            <LineFields line={line} />
          ) : (
            <LineWords
              line={line}
              reading={readings.get(line.id)}
              same={taken.filter((one) => one === readings.get(line.id)?.substance).length}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

type WordsProps = {
  readonly line: TypedLine;
  readonly reading: LineReading | undefined;
  /** How many lines are this medicine. */
  readonly same: number;
};

const statusWords = { taking: '', stopped: typedInText.stopped, 'not-taken': typedInText.notTaken } as const;

function LineWords({ line, reading, same }: WordsProps) {
  const takeOut = (): void => {
    const at = placeIn('lines');
    removeLine(line.id);
    queueMicrotask(() => focusPlace('lines', at));
  };
  return (
    <>
      <p>
        <strong>{line.name}</strong> {line.directions}
      </p>
      {line.pack === null ? null : <p className="small">{packWords(line.pack)}</p>}
      {reading === undefined ? null : <Reading reading={reading} status={line.status} />}
      {reading === undefined ? null : <Meant line={line} near={reading.near} />}
      {reading === undefined || same < 2 || line.status !== 'taking' ? null : (
        <p className="small strong">{twiceWords(reading.substance, same)}</p>
      )}
      {line.note === '' ? null : <p className="small">{line.note}</p>}
      <KeyButtons
        list="lines"
        about={line.name}
        choices={[
          { key: 'E', words: typedInText.adjust, run: () => openLine(line.id, 'lines') },
          { key: 'X', words: typedInText.remove, run: takeOut },
        ]}
      />
    </>
  );
}

/** Names it may have been meant for; pressed, one stands in place of what was typed. */
function Meant({ line, near }: { readonly line: TypedLine; readonly near: readonly string[] }) {
  if (near.length === 0) return null;
  return (
    <p className="small strong">
      {typedInText.meant}{' '}
      {near.map((name) => (
        <Button key={name} look="link" onPress={() => rename(line, name)}>
          {name}?
        </Button>
      ))}
    </p>
  );
}

/** What words were read as, with every word that was not understood. */
export function Reading({
  reading,
  status,
}: {
  readonly reading: LineReading;
  readonly status: TypedLine['status'];
}) {
  return (
    <p className="small">
      {typedInText.readAs} {readingWords(reading)}
      {statusWords[status] === '' ? null : <strong> – {statusWords[status]}</strong>}
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
    : readTypedDate(typed, now);
}

const statusOf = (value: string): TypedLine['status'] =>
  value === 'stopped' || value === 'not-taken' ? value : 'taking';

const focusAtOnce = (box: HTMLInputElement | null): void => box?.focus();

/** A line without a name is none: it stays open. The keys go back to where they came from. */
function close(line: TypedLine): void {
  if (line.name.trim() === '') return;
  const from = closeLine();
  queueMicrotask(() => {
    if (from === 'lines') focusFirst(`[data-line="${CSS.escape(line.id)}"] button`);
    else if (from !== '') focusPlace(from, 0);
    else focusFirst('[data-entry]');
  });
}
