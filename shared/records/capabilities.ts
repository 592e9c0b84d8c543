import { z } from 'zod';

/** The ways of keeping a shared record that NHS England's guide for interoperable medicines names. */
export const architectures = [
  'persisted-copy',
  'single-and-only',
  'federated',
  'patient-centric',
  'hybrid',
] as const;

export type Architecture = (typeof architectures)[number];

/**
 * What a source may do and how it behaves. Everything follows from these flags; an architecture is a preset of them, so
 * that a record that is a mix is only another combination.
 */
export const capabilitiesSchema = z.object({
  /**
   * How the patient's entries are found: at the source itself, at the store that a record locator names, or, whole and in one
   * answer, at the practice they are registered with.
   */
  lookup: z.enum(['patient-search', 'record-locator', 'practice-directory']),
  /**
   * `direct`: our own entries by create and guarded update. `append-only`: new entries that say what they supersede.
   * `own-store-only`: nothing is written here; the trust's own store holds the entry that supersedes it, and asks the owner
   * for the change.
   */
  write: z.enum(['direct', 'append-only', 'own-store-only']),
  /** Entries are copies that can lag the system they came from, for updates and for deletions. */
  copiesLag: z.boolean(),
  /** Older entries for one medicine stay beside newer ones. */
  keepsSuperseded: z.boolean(),
  /** One answer is put together from several providers, any of which can fail by itself. */
  asksProviders: z.boolean(),
  /** Consent decides what is shared, and can change between two reads. */
  consentDecides: z.boolean(),
  /** Whether what is written names its profiles in `meta.profile`; some servers refuse those they do not know. */
  namesProfiles: z.boolean(),
  /**
   * Whether an update that names an older version is refused, as far as the server says so of itself. False where it says so and does
   * not: what is there is read and compared before each update.
   */
  guardsUpdates: z.boolean(),
});

export type Capabilities = z.infer<typeof capabilitiesSchema>;
