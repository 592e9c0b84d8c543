import type { Architecture } from './capabilities.ts';

/** How a record is kept and what becomes of ours, in a line for whoever signs. */
export const architectureWords: Readonly<Record<Architecture, string>> = {
  'single-and-only': 'One record that everybody writes in',
  'persisted-copy': 'A copy of other records; ours are added to it',
  federated: 'Several records asked at once; ours are kept by the trust',
  'patient-centric': 'Held for the patient, shared as they agree',
  hybrid: 'Partly a copy, partly asked; ours are added to it',
};
