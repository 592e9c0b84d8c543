import { useState, type Ref } from 'react';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly describedBy?: string | undefined;
  /** In a dialog: takes the focus when it opens. */
  readonly first?: boolean;
};

const usual = 6;

/** One password field drawn as boxes: six, or as many as were typed. The drawing is for the eye alone. */
export function PinBox({ id, label, value, onChange, inputRef, describedBy, first = false }: Props) {
  const [focused, setFocused] = useState(false);
  const boxes = Array.from({ length: Math.max(usual, value.length) }, (_, at) => at);
  const next = Math.min(value.length, boxes.length - 1);
  return (
    <div className="pin">
      <label htmlFor={id}>{label}</label>
      <div className="pin-field">
        <input
          ref={inputRef}
          id={id}
          className="pin-input"
          type="password"
          autoComplete="off"
          maxLength={64}
          value={value}
          aria-describedby={describedBy}
          data-first={first || undefined}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onChange={(event) => onChange(event.target.value)}
        />
        <div className="pin-boxes" aria-hidden="true">
          {boxes.map((at) => (
            <span key={at} className={`pin-one${focused && at === next ? ' pin-next' : ''}`}>
              {at < value.length ? <span className="pin-dot" /> : null}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
