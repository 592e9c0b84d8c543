import { createStore } from 'zustand/vanilla';
import { screenStore } from './screen.ts';
import { typedInStore } from './typed-in.ts';
import { enterScan } from './typed-lines.ts';

/** A box that was scanned where no box is meant: what it was, until somebody has seen it or goes elsewhere. */
export const scannedStore = createStore<{ readonly code: string | null }>(() => ({ code: null }));

export const forgetScanned = (): void => scannedStore.setState({ code: null });

/** Takes a scan as one into the box for a medicine where that is on the screen; anywhere else nothing is done with it, and it is said. */
export function takeScan(code: string): void {
  const { screen } = screenStore.getState();
  const isHere = screen.kind === 'typed-in' && typedInStore.getState().content?.file === null;
  if (isHere) void enterScan(code);
  else scannedStore.setState({ code });
}

/** What was said of a scan is of the screen it was said on. */
export const forgetScansElsewhere = (): (() => void) =>
  screenStore.subscribe((now, before) => {
    if (now.screen !== before.screen) forgetScanned();
  });
