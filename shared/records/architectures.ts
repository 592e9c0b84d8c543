import type { Architecture, SourceConfig } from './config.ts';

/**
 * What a source may do and how it behaves. Everything follows from these flags; an architecture is a preset of them, so
 * that a record that is a mix is only another combination.
 */
export type Capabilities = {
  /** How the patient's entries are found. */
  readonly lookup: 'patient-search' | 'record-locator';
  /** `direct`: our own entries by create and guarded update. `append-only`: new entries that say what they supersede. */
  readonly write: 'direct' | 'append-only' | 'own-store-only';
  /** Entries are copies that can lag the system they came from, for updates and for deletions. */
  readonly copiesLag: boolean;
  /** Older entries for one medicine stay beside newer ones. */
  readonly keepsSuperseded: boolean;
  /** One answer is put together from several providers, any of which can fail by itself. */
  readonly asksProviders: boolean;
  /** Consent decides what is shared, and can change between two reads. */
  readonly consentDecides: boolean;
};

const single: Capabilities = {
  lookup: 'patient-search',
  write: 'direct',
  copiesLag: false,
  keepsSuperseded: false,
  asksProviders: false,
  consentDecides: false,
};

const copied: Capabilities = { ...single, write: 'append-only', copiesLag: true, keepsSuperseded: true };
const federated: Capabilities = { ...single, write: 'own-store-only', asksProviders: true };
const patientCentric: Capabilities = { ...single, lookup: 'record-locator', consentDecides: true };

/** Capabilities by architecture. A hybrid source is told by what is configured of it: copies of providers, or not. */
export function capabilitiesOf(architecture: Architecture, source: SourceConfig): Capabilities {
  switch (architecture) {
    case 'single-and-only':
      return single;
    case 'persisted-copy':
      return copied;
    case 'federated':
      return federated;
    case 'patient-centric':
      return patientCentric;
    case 'hybrid':
      return source.providers === undefined ? federated : copied;
    default:
      return architecture satisfies never;
  }
}
