import { useId, useState, type ClipboardEvent } from 'react';
import { useStore } from 'zustand';
import type { PastedItemView } from '../../../shared/ipc/typed-in-views.ts';
import { confirmTheirs, lookAt, readPaste } from '../../stores/pasting.ts';
import { begin, typedInStore, type Pasting } from '../../stores/typed-in.ts';
import { openLine } from '../../stores/typed-lines.ts';
import { allergyReading, otherWords, pastedCount, typedInText, unreadWords } from '../../text/typed-in.ts';
import { Button } from '../../ui/button.tsx';
import { textOfHtml } from './html-text.ts';
import { focusPlace, KeyButtons, placeIn } from './key-buttons.tsx';
import { Reading } from './lines-list.tsx';

/** A list to be pasted; then each stretch of it, original beside reading, to be taken or left. */
export function PastePanel() {
  const pasting = useStore(typedInStore, (state) => state.pasting);
  return (
    <section className="paste-panel">
      <h2>{typedInText.paste}</h2>
      {pasting === null ? <PasteBox /> : <PastedItems pasting={pasting} />}
    </section>
  );
}

/** Characters, as a source may keep them. */
const longest = 200_000;

function PasteBox() {
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
          void readPaste(text);
        }}
      />
      {problem === '' ? null : (
        <p className="hazard" role="alert">
          {problem}
        </p>
      )}
      <Button keyCap="Ctrl Enter" onPress={() => void readPaste(text)}>
        {typedInText.readIt}
      </Button>
    </>
  );
}

function PastedItems({ pasting }: { readonly pasting: Pasting }) {
  const wanted = pasting.items.filter((item) => item.kind === 'medicine' || item.kind === 'allergy');
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
            <Button onPress={() => confirmTheirs(true)}>{typedInText.isTheirs}</Button>
            <Button onPress={() => confirmTheirs(false)}>{typedInText.notTheirs}</Button>
          </div>
        </div>
      )}
      {pasting.unseenMarks ? <p className="strong">{typedInText.unseen}</p> : null}
      {pasting.unreadLines === 0 ? null : <p className="strong">{unreadWords(pasting.unreadLines)}</p>}
      <p>{pastedCount(wanted.length, pasting.looked.size)}</p>
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
  if (item.kind !== 'medicine' && item.kind !== 'allergy')
    return <p className="quiet small">{item.original}</p>;
  return (
    <>
      <p className="pasted-original">{item.original}</p>
      {item.kind === 'medicine' ? (
        <Reading reading={item.reading} />
      ) : (
        <p className="small">
          {typedInText.readAs} {allergyReading(item)}
        </p>
      )}
      {looked !== undefined ? (
        <p className="small strong">{looked === 'taken' ? typedInText.taken : typedInText.left}</p>
      ) : theirs ? (
        <KeyButtons
          list="pasted"
          about={item.kind === 'medicine' ? item.original : item.substance}
          choices={[
            { key: 'T', words: typedInText.take, run: () => look(at, 'taken') },
            ...(item.kind === 'medicine'
              ? [{ key: 'E', words: typedInText.adjust, run: () => mend(at, item.reading.id) }]
              : []),
            { key: 'L', words: typedInText.leave, run: () => look(at, 'left') },
          ]}
        />
      ) : null}
    </>
  );
}

/** Takes a medicine and opens it, to be mended beside its original. */
function mend(at: number, line: string): void {
  lookAt(at, 'taken');
  openLine(line);
}

/** The next one that waits has the keys then. */
function look(at: number, what: 'taken' | 'left'): void {
  const place = placeIn('pasted');
  lookAt(at, what);
  queueMicrotask(() => focusPlace('pasted', place));
}
