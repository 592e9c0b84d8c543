import type { ReactNode } from 'react';
import { firstClick } from './first-click.ts';
import { KeyCap } from './key-cap.tsx';

type Props = {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** `main` is filled, `second` outlined, `link` a line of text, `plain` has no look of its own. */
  readonly look?: 'main' | 'second' | 'link' | 'plain';
  readonly keyCap?: string;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly current?: boolean;
};

/** Everything that can be pressed. The key that does the same is shown on it. */
export function Button({
  children,
  onPress,
  look = 'second',
  keyCap,
  label,
  disabled = false,
  current = false,
}: Props) {
  return (
    <button
      type="button"
      className={`button button-${look}`}
      onClick={firstClick(onPress)}
      aria-label={label}
      aria-disabled={disabled || undefined}
      disabled={disabled}
      aria-current={current ? 'page' : undefined}
    >
      {keyCap === undefined ? null : <KeyCap name={keyCap} />}
      {children}
    </button>
  );
}
