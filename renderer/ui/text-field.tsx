import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { formText } from '../text/forms.ts';
import { firstClick } from './first-click.ts';
import type { Field, Offer, Typed } from './form.ts';
import { KeyCap } from './key-cap.tsx';

type Props = {
  readonly field: Extract<Field, { kind: 'text' }>;
  readonly typed: Typed;
  /** What may be picked into it, with Alt and a number while it has the keys. */
  readonly offers: readonly Offer[];
  readonly onType: (name: string, value: string) => void;
  /** The id of what says that it is missing. */
  readonly problem: string | null;
  readonly why: ReactNode;
};

/** A line or a box of text, with what may be picked into it under it. */
export function TextField({ field, typed, offers, onType, problem, why }: Props) {
  const id = useId();
  const take = (offer: Offer): void => {
    for (const [name, value] of Object.entries(offer.fills))
      // What somebody wrote themselves stays.
      if (name === field.name || (typed[name] ?? '').trim() === '') onType(name, value);
    // The keys stay behind the words, so that more may be typed: what is typed next is text.
    queueMicrotask(() => caretToEnd(id));
  };
  const shared = {
    id,
    className: 'text-box',
    maxLength: 2000,
    value: typed[field.name] ?? '',
    autoComplete: 'off',
    'aria-invalid': problem !== null,
    'aria-describedby': problem ?? undefined,
  };
  return (
    <div className="text-field" data-field={field.name}>
      <label htmlFor={id}>
        {field.label}
        {field.required ? null : <span className="quiet"> ({formText.optional})</span>}
        {field.hint === undefined ? null : <span className="quiet"> {field.hint}</span>}
      </label>
      {field.long === true ? (
        <textarea
          {...shared}
          rows={3}
          onKeyDown={submitOnEnter}
          onChange={(event) => onType(field.name, event.target.value)}
        />
      ) : (
        <input
          {...shared}
          type="text"
          onKeyDown={(event) => pickByNumber(event, offers, take)}
          onChange={(event) => onType(field.name, event.target.value)}
        />
      )}
      {offers.length === 0 ? null : (
        <span className="chips offers">
          {offers.slice(0, 9).map((offer, at) => (
            <button
              key={offer.words}
              type="button"
              className="chip"
              tabIndex={-1}
              onClick={firstClick(() => take(offer))}
            >
              <KeyCap name={`Alt ${at + 1}`} /> {offer.words}
            </button>
          ))}
        </span>
      )}
      {why}
    </div>
  );
}

function caretToEnd(id: string): void {
  const input = document.querySelector<HTMLInputElement>(`input[id="${CSS.escape(id)}"]`);
  input?.focus();
  input?.setSelectionRange(input.value.length, input.value.length);
}

/** Alt and a number writes nothing into the box, so it picks what is offered under it. */
function pickByNumber(event: KeyboardEvent, offers: readonly Offer[], take: (offer: Offer) => void): void {
  if (!event.altKey || event.ctrlKey || event.repeat) return;
  const offer = offers[Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0) - 1];
  if (offer === undefined) return;
  event.preventDefault();
  take(offer);
}

/** Enter saves here too; Shift with Enter begins a new line. */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
