/** What happened, by whom, to what: kinds and local ids only, never clinical text. */
export type AuditEntry = {
  readonly user: string | null;
  readonly action: string;
  /** A local id (person, entry, audience) or an empty string. */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
};
