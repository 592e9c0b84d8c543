import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { forgetScanned, scannedStore } from '../../stores/scanned.ts';
import { actions } from '../../text/common.ts';
import { typedInText } from '../../text/typed-in.ts';
import { Button } from '../../ui/button.tsx';
import { later } from '../../ui/now.ts';

/** Long enough to be read twice. */
const shownMs = 12_000;

/** A box was scanned where none is meant: said over the bar at the foot, so that it covers no key, until it was read or a key is pressed. */
export function ScannedNotice() {
  const code = useStore(scannedStore, (state) => state.code);
  const had = useRef<Element | null>(null);
  useEffect(() => {
    if (code === null) return undefined;
    had.current = document.activeElement;
    const press = ({ key, target }: KeyboardEvent): void => {
      const isOwn = target instanceof Element && target.closest('.scanned-notice') !== null;
      if (!isOwn && !['Shift', 'Tab'].includes(key)) forgetScanned();
    };
    const forget = later(shownMs, forgetScanned);
    window.addEventListener('keydown', press);
    return () => {
      forget();
      window.removeEventListener('keydown', press);
    };
  }, [code]);
  const close = (): void => {
    forgetScanned();
    if (had.current instanceof HTMLElement) had.current.focus({ preventScroll: true });
  };
  return (
    <output className={code === null ? 'only-read' : 'scanned-notice'} aria-live="polite">
      {code === null ? null : (
        <>
          <strong>{typedInText.scannedElsewhere}</strong> <Button onPress={close}>{actions.close}</Button>
        </>
      )}
    </output>
  );
}
