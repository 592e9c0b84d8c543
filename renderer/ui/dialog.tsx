import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { actions } from '../text/common.ts';
import { Button } from './button.tsx';

type Props = {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly wide?: boolean;
  /** The patient, in every dialog of a case. */
  readonly banner?: ReactNode;
};

/** The browser's own modal dialog: it keeps the focus inside, closes with Esc, and gives the focus back. */
export function Dialog({ title, children, onClose, wide = false, banner }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Open before what is inside asks for the focus in its own effects: a closed dialog gives none.
  useLayoutEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog !== null && !dialog.open) dialog.showModal();
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {banner}
      <header className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <Button keyCap="Esc" onPress={onClose}>
          {actions.close}
        </Button>
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
