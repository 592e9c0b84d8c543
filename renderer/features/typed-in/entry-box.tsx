import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { MedicineFound } from '../../../shared/ipc/medicine-views.ts';
import { typedInStore } from '../../stores/typed-in.ts';
import { chooseName, enter, enterBoxName, leaveBox, nameBox, setEntry } from '../../stores/typed-lines.ts';
import { addedWords, typedInText } from '../../text/typed-in.ts';
import { Button } from '../../ui/button.tsx';
import { focusPlace } from './key-buttons.tsx';

/** The box a line is typed or scanned into, with the medicines whose names begin so. Enter takes what stands in it. */
export function EntryBox() {
  const { entry, found, notice, waiting, boxes, content, added, readings } = useStore(typedInStore);
  const last = content?.lines.find((line) => line.id === added);
  const [box, hint] = [useId(), useId()];
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  // On a small screen the box may stand at the foot: what was found comes into sight with it.
  useEffect(() => {
    if (found.length > 0) list.current?.scrollIntoView({ block: 'nearest' });
  }, [found]);
  useEffect(() => {
    if (added !== null)
      document.querySelector(`[data-line="${CSS.escape(added)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [added]);
  const choose = (name: MedicineFound): void => {
    chooseName(name);
    input.current?.focus();
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' && found.length > 0) step(event, list.current, 1);
    else if (event.key === 'ArrowDown' && document.querySelector('[data-list="lines"]') !== null) {
      event.preventDefault();
      focusPlace('lines', 0);
    }
    // Scanners end with Enter or Tab; Tab leaves an empty box as it always does.
    const ends = event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey && entry.trim() !== '');
    if (!ends) return;
    event.preventDefault();
    void enter();
  };
  return (
    <div className="text-field entry-box">
      <label htmlFor={box}>{typedInText.entry}</label>
      <input
        id={box}
        ref={input}
        data-entry
        data-scans
        className="text-box"
        type="text"
        autoComplete="off"
        maxLength={4000}
        value={entry}
        aria-describedby={hint}
        onKeyDown={press}
        onChange={(event) => void setEntry(event.target.value)}
      />
      <span id={hint} className="quiet small">
        {typedInText.entryHint}
      </span>
      {found.length === 0 ? null : (
        <ul ref={list} aria-label={typedInText.found} className="found-list">
          {found.map((one) => (
            <li key={`${one.name} ${one.code ?? ''}`}>
              <button
                type="button"
                className="found-item"
                onClick={() => choose(one)}
                onKeyDown={(event) => {
                  if (event.key === 'ArrowDown') step(event, list.current, 1);
                  if (event.key === 'ArrowUp' && !step(event, list.current, -1)) input.current?.focus();
                }}
              >
                {one.name} <span className="quiet small">{one.generic}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {last === undefined || content === null ? null : (
        <p className="strong">{addedWords(last, readings.get(last.id), content.lines.length)}</p>
      )}
      {waiting === null ? null : (
        <BoxName key={waiting.pack.gtin} waiting={waiting} goOn={() => input.current?.focus()} />
      )}
      {boxes === '' ? null : <p className="strong">{boxes}</p>}
      {notice === '' ? null : <p className="strong">{notice}</p>}
    </div>
  );
}

type BoxNameProps = {
  readonly waiting: NonNullable<ReturnType<typeof typedInStore.getState>['waiting']>;
  /** The name is given, or the box left out. */
  readonly goOn: () => void;
};

/** A scanned box that no list names: its name is typed into a box of its own, so that it never goes with another medicine. */
function BoxName({ waiting, goOn }: BoxNameProps) {
  const box = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const enter = (): void =>
    void enterBoxName().then(() => {
      if (typedInStore.getState().waiting === null) goOn();
    });
  return (
    <div className="box-name">
      <p className="hazard">{waiting.words}</p>
      <label htmlFor={box}>{typedInText.boxName}</label>
      <input
        id={box}
        ref={input}
        data-box-name
        data-scans
        className="text-box"
        type="text"
        autoComplete="off"
        maxLength={4000}
        value={waiting.name}
        onChange={(event) => nameBox(event.target.value)}
        onKeyDown={(event) => {
          const ends =
            event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey && waiting.name.trim() !== '');
          if (!ends || event.nativeEvent.isComposing) return;
          event.preventDefault();
          enter();
        }}
      />
      <div className="buttons">
        <Button keyCap="Enter" onPress={enter}>
          {typedInText.addBox}
        </Button>
        <Button
          look="link"
          onPress={() => {
            leaveBox();
            goOn();
          }}
        >
          {typedInText.leaveBox}
        </Button>
      </div>
    </div>
  );
}

/** Moves the focus over what was found; false where there is nothing further. */
function step(event: KeyboardEvent, list: HTMLElement | null, by: number): boolean {
  event.preventDefault();
  const items = [...(list?.querySelectorAll<HTMLElement>('button') ?? [])];
  const to = items[items.findIndex((item) => item === document.activeElement) + by];
  to?.focus();
  return to !== undefined;
}
