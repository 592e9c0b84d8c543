import { createStore } from 'zustand/vanilla';

/** Where the person is once unlocked. */
export type Screen =
  | { readonly kind: 'ward' }
  | { readonly kind: 'case'; readonly patient: string }
  | { readonly kind: 'row'; readonly patient: string; readonly row: string };

export type Overlay = 'none' | 'palette' | 'keys' | 'records' | 'wards' | 'not-shown';

type ScreenState = {
  readonly screen: Screen;
  readonly overlay: Overlay;
  /** The case opened last, so that one key leads back to it. */
  readonly lastPatient: string | null;
  /** Single-letter keys can be switched off (WCAG 2.1.4). */
  readonly singleKeys: boolean;
};

const start: ScreenState = { screen: { kind: 'ward' }, overlay: 'none', lastPatient: null, singleKeys: true };

export const screenStore = createStore<ScreenState>(() => start);

export const goToWard = (): void => screenStore.setState({ screen: { kind: 'ward' }, overlay: 'none' });
export const goToCase = (patient: string): void =>
  screenStore.setState({ screen: { kind: 'case', patient }, lastPatient: patient, overlay: 'none' });
export const goToRow = (patient: string, row: string): void =>
  screenStore.setState({ screen: { kind: 'row', patient, row }, overlay: 'none' });
export const openOverlay = (overlay: Overlay): void => screenStore.setState({ overlay });
export const closeOverlay = (): void => screenStore.setState({ overlay: 'none' });
export const setSingleKeys = (singleKeys: boolean): void => screenStore.setState({ singleKeys });

/** At a lock: back to the ward list, never straight into a patient. */
export const forgetPlace = (): void =>
  screenStore.setState({ screen: { kind: 'ward' }, overlay: 'none', lastPatient: null });
