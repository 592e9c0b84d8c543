import { useStore } from 'zustand';
import { forgetScanned, scannedStore } from '../../stores/scanned.ts';
import { actions } from '../../text/common.ts';
import { typedInText } from '../../text/typed-in.ts';
import { Button } from '../../ui/button.tsx';

/** A box was scanned where none is meant: said over the foot of the screen, so that nothing moves under the pointer. */
export function ScannedNotice() {
  const code = useStore(scannedStore, (state) => state.code);
  return (
    <output className={code === null ? 'only-read' : 'scanned-notice'} aria-live="polite">
      {code === null ? null : (
        <>
          <strong>{typedInText.scannedElsewhere}</strong>{' '}
          <Button onPress={forgetScanned}>{actions.close}</Button>
        </>
      )}
    </output>
  );
}
