import { createStore } from 'zustand/vanilla';

/** Where the person is once unlocked. */
export type Screen =
  | { readonly kind: 'ward' }
  | { readonly kind: 'outbox' }
  | { readonly kind: 'settings' }
  /** `of` one patient, or of the whole computer. */
  | { readonly kind: 'audit'; readonly of: string | null }
  | { readonly kind: 'case'; readonly patient: string }
  | { readonly kind: 'row'; readonly patient: string; readonly row: string }
  | { readonly kind: 'typed-in'; readonly patient: string; readonly source: string | null }
  | { readonly kind: 'import-file'; readonly patient: string }
  | { readonly kind: 'sign-off'; readonly patient: string }
  | { readonly kind: 'record'; readonly patient: string }
  | { readonly kind: 'patient-list'; readonly patient: string }
  | { readonly kind: 'hand-over'; readonly patient: string }
  | { readonly kind: 'conflict'; readonly patient: string; readonly entry: string };

/** Screens under the band of one patient. */
export type PatientScreen = Extract<Screen, { readonly patient: string }>;

/** What is said about the case as a whole, each in a dialog of its own. */
export const caseDialogs = [
  'identity',
  'asked',
  'allergies',
  'origins',
  'note',
  'goes-on',
  'hand-over',
  'addendum',
  'checklist',
  'own-drug',
  'finding',
  'allergy',
  'pass-on',
  'gone',
  'supply',
  'reason',
  'next-case',
] as const;
export type CaseDialog = (typeof caseDialogs)[number];

export type Overlay =
  | 'none'
  | 'palette'
  | 'keys'
  | 'records'
  | 'wards'
  | 'begin-patient'
  | 'correct-patient'
  | 'not-shown'
  | 'sign'
  | 'withdraw'
  | 'tell'
  | 'neither'
  | CaseDialog;

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

const go = (screen: Screen): void =>
  screenStore.setState((state) => ({
    screen,
    overlay: 'none',
    lastPatient: 'patient' in screen ? screen.patient : state.lastPatient,
  }));

export const goToWard = (): void => go({ kind: 'ward' });
export const goToOutbox = (): void => go({ kind: 'outbox' });
export const goToAudit = (of: string | null): void => go({ kind: 'audit', of });
export const goToSettings = (): void => go({ kind: 'settings' });
export const goToCase = (patient: string): void => go({ kind: 'case', patient });
export const goToRow = (patient: string, row: string): void => go({ kind: 'row', patient, row });
/** A source somebody gives: a new one, or one to be corrected. */
export const goToTypedIn = (patient: string, source: string | null): void =>
  go({ kind: 'typed-in', patient, source });
/** A file of another system, to be imported as a source. */
export const goToImport = (patient: string): void => go({ kind: 'import-file', patient });
export const goToSignOff = (patient: string): void => go({ kind: 'sign-off', patient });
export const goToRecord = (patient: string): void => go({ kind: 'record', patient });
export const goToHandOver = (patient: string): void => go({ kind: 'hand-over', patient });
export const goToPatientList = (patient: string): void => go({ kind: 'patient-list', patient });
export const goToConflict = (patient: string, entry: string): void =>
  go({ kind: 'conflict', patient, entry });
export const openOverlay = (overlay: Overlay): void => screenStore.setState({ overlay });
export const closeOverlay = (): void => screenStore.setState({ overlay: 'none' });
export const setSingleKeys = (singleKeys: boolean): void => screenStore.setState({ singleKeys });

/** At a lock: back to the ward list, never straight into a patient. */
export const forgetPlace = (): void =>
  screenStore.setState({ screen: { kind: 'ward' }, overlay: 'none', lastPatient: null });
