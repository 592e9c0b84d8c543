import { useEffect, useId, useRef, useState, type ClipboardEvent } from 'react';
import { useStore } from 'zustand';
import type { PastedItemView } from '../../../shared/ipc/typed-in-views.ts';
import { confirmTheirs, isAsked, lookAt, readPaste, takeAsMedicine } from '../../stores/pasting.ts';
import { begin, typedInStore, type Pasting } from '../../stores/typed-in.ts';
import { openLine } from '../../stores/typed-lines.ts';
import { allergyReading, otherWords, pastedCount, typedInText } from '../../text/typed-in.ts';
import { Button } from '../../ui/button.tsx';
import { textOfHtml } from './html-text.ts';
import { focusFirst, focusPlace, KeyButtons, placeIn, type Choice } from './key-buttons.tsx';
import { Reading } from './lines-list.tsx';

/** A list to be pasted; then each stretch of it, original beside reading, to be taken or left. Read, what it asks has the keys. */
export function PastePanel() {
  const pasting = useStore(typedInStore, (state) => state.pasting);
  const asked = useRef(false);
  useEffect(() => {
    if (pasting === null || !asked.current) return;
    asked.current = false;
    if (pasting.theirs) focusPlace('pasted', 0);
    else focusFirst('.others button');
  }, [pasting]);
  const read = (text: string): void => {
    asked.current = true;
    void readPaste(text);
  };
  return (
    <section className="paste-panel">
      <h2>{typedInText.paste}</h2>
      {pasting === null ? <PasteBox onRead={read} /> : <PastedItems pasting={pasting} />}
    </section>
  );
}

/** Characters, as a source may keep them. */
const longest = 200_000;

function PasteBox({ onRead }: { readonly onRead: (text: string) => void }) {
  const text = useStore(typedInStore, (state) => state.paste);
  const [problem, setProblem] = useState('');
  const box = useId();
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const data = event.clipboardData;
    const plain = data.getData('text/plain');
    const html = data.getData('text/html');
    setProblem('');
    if (plain === '' && html === '') {
      if (data.files.length === 0) return;
      event.preventDefault();
      setProblem(typedInText.picture);
      return;
    }
    event.preventDefault();
    const reduced = /<(?:table|tr|li)\b/i.test(html) || plain === '' ? textOfHtml(html) : plain;
    if (text.length + reduced.length > longest) setProblem(typedInText.tooLong);
    else begin({ paste: `${text}${reduced}` });
  };
  return (
    <>
      <p className="quiet small">{typedInText.pasteLead}</p>
      <label htmlFor={box}>{typedInText.pasteBox}</label>
      <textarea
        id={box}
        data-paste
        className="text-box"
        // In sight beside the first fields; it grows once there is something in it.
        rows={text === '' ? 2 : 8}
        maxLength={longest}
        value={text}
        onPaste={paste}
        onChange={(event) => begin({ paste: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.ctrlKey) return;
          event.preventDefault();
          onRead(text);
        }}
      />
      {problem === '' ? null : (
        <p className="hazard" role="alert">
          {problem}
        </p>
      )}
      <Button keyCap="Ctrl Enter" onPress={() => onRead(text)}>
        {typedInText.readIt}
      </Button>
    </>
  );
}

/** Said whose it is, the list has the keys, or the empty box. */
function say(theirs: boolean): void {
  confirmTheirs(theirs);
  queueMicrotask(() => (theirs ? focusPlace('pasted', 0) : focusFirst('[data-paste]')));
}

function PastedItems({ pasting }: { readonly pasting: Pasting }) {
  return (
    <>
      {pasting.theirs ? null : (
        <div role="alert" className="others">
          <p className="hazard">{typedInText.others}</p>
          <ul>
            {pasting.others.map((other) => (
              <li key={`${other.what} ${other.found}`}>{otherWords(other)}</li>
            ))}
          </ul>
          <div className="buttons">
            <Button onPress={() => say(true)}>{typedInText.isTheirs}</Button>
            <Button onPress={() => say(false)}>{typedInText.notTheirs}</Button>
          </div>
        </div>
      )}
      {pasting.unseenMarks ? <p className="strong">{typedInText.unseen}</p> : null}
      <p>{pastedCount(pasting)}</p>
      <ol className="pasted-items">
        {pasting.items.map((item, at) => (
          // The list never changes while it is looked at.
          <li key={at}>
            <PastedOne item={item} at={at} looked={pasting.looked.get(at)} theirs={pasting.theirs} />
          </li>
        ))}
      </ol>
    </>
  );
}

type OneProps = {
  readonly item: PastedItemView;
  readonly at: number;
  readonly looked: 'taken' | 'left' | undefined;
  readonly theirs: boolean;
};

function PastedOne({ item, at, looked, theirs }: OneProps) {
  const said = looked === 'taken' ? typedInText.taken : looked === 'left' ? typedInText.left : null;
  return (
    <>
      <p className={isAsked(item) ? 'pasted-original' : 'quiet small'}>
        {item.original}
        {isAsked(item) || !theirs || said !== null ? null : (
          <>
            {' '}
            <Button
              look="link"
              label={`${typedInText.asMedicine}: ${item.original}`}
              onPress={() => mendWhole(at)}
            >
              {typedInText.asMedicine}
            </Button>
          </>
        )}
      </p>
      <ReadAs item={item} />
      {said !== null ? (
        <p className="small strong">{said}</p>
      ) : theirs && isAsked(item) ? (
        <KeyButtons list="pasted" about={item.original} choices={choicesOf(item, at)} />
      ) : null}
    </>
  );
}

/** What an item was read as; an unsure one, that it is not known to be a medicine. */
function ReadAs({ item }: Pick<OneProps, 'item'>) {
  switch (item.kind) {
    case 'medicine':
      return <Reading reading={item.reading} status={item.status} />;
    case 'unsure':
      return (
        <>
          <p className="small strong">{typedInText.unsure}</p>
          <Reading reading={item.reading} status={item.status} />
          {item.reading.near.length === 0 ? null : (
            <p className="small strong">
              {typedInText.meant} {item.reading.near.join(', ')}?
            </p>
          )}
        </>
      );
    case 'allergy':
      return (
        <p className="small">
          {typedInText.readAs} {allergyReading(item)}
        </p>
      );
    case 'unread':
      return <p className="small strong">{typedInText.unread}</p>;
    default:
      return null;
  }
}

function choicesOf(item: PastedItemView, at: number): readonly Choice[] {
  const leave = { key: 'L', words: typedInText.leave, run: () => look(at, 'left') };
  const take = { key: 'T', words: typedInText.take, run: () => look(at, 'taken') };
  const asMedicine = { key: 'M', words: typedInText.asMedicine, run: () => mendWhole(at) };
  switch (item.kind) {
    case 'medicine':
    case 'unsure':
      return [take, { key: 'E', words: typedInText.adjust, run: () => mend(at, item.reading.id) }, leave];
    case 'allergy':
      return [take, asMedicine, leave];
    default:
      return [leave];
  }
}

/** Takes a medicine and opens it, to be mended beside its original. */
function mend(at: number, line: string): void {
  lookAt(at, 'taken');
  openLine(line, 'pasted');
}

/** Takes what was read as something else for a medicine, and opens it. */
const mendWhole = (at: number): void => void takeAsMedicine(at);

/** The next one that waits has the keys then; after the last, the box for a medicine. */
function look(at: number, what: 'taken' | 'left'): void {
  const place = placeIn('pasted');
  lookAt(at, what);
  queueMicrotask(() => focusPlace('pasted', place));
}
