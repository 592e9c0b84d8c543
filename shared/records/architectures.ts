import type { Architecture, Capabilities } from './capabilities.ts';

/** What of a source's configuration its flags depend on. */
type Flagged = {
  readonly providers?: readonly unknown[] | undefined;
  readonly gpConnect?: object | undefined;
  readonly can?: { readonly [Flag in keyof Capabilities]?: Capabilities[Flag] | undefined } | undefined;
};

const single: Capabilities = {
  lookup: 'patient-search',
  write: 'direct',
  copiesLag: false,
  keepsSuperseded: false,
  asksProviders: false,
  consentDecides: false,
  namesProfiles: true,
  guardsUpdates: true,
};

const copied: Capabilities = { ...single, write: 'append-only', copiesLag: true, keepsSuperseded: true };
const federated: Capabilities = { ...single, write: 'own-store-only', asksProviders: true };
/** At the practice itself, which nobody else writes to. */
const practice: Capabilities = { ...single, lookup: 'practice-directory', write: 'own-store-only' };
const patientCentric: Capabilities = { ...single, lookup: 'record-locator', consentDecides: true };

/** Capabilities by architecture, with what the source departs in. A hybrid source is told by what is configured of it: copies of providers, or not. */
export const capabilitiesOf = (architecture: Architecture, source: Flagged): Capabilities => ({
  ...(source.gpConnect === undefined ? presetOf(architecture, source) : practice),
  ...given(source.can),
});

/** Only flags that were stated; a flag that is left out keeps the preset's. */
const given = (can: Flagged['can']): Partial<Capabilities> =>
  Object.fromEntries(Object.entries(can ?? {}).filter(([, value]) => value !== undefined));

function presetOf(architecture: Architecture, source: Flagged): Capabilities {
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
