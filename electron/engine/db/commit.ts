import { z } from 'zod';

/** The newest record of the audit after a commit; every transaction appends one. */
export const commitSchema = z.object({ seq: z.number().int(), hash: z.string(), at: z.string() });
export type Commit = z.infer<typeof commitSchema>;

/** Commits that were made here and are not in the store any more: from its log, or with the file itself. */
export type MissingCommits = {
  readonly changes: number;
  /** When the newest of them was made. */
  readonly newest: string;
  /** The newest that is still there, or null. */
  readonly since: string | null;
};

/** What is missing of what was remembered; `held` is the record of the store with that number, `newest` its newest. */
export function missingCommits(
  kept: Commit,
  held: Pick<Commit, 'hash'> | undefined,
  newest: Commit | undefined,
): MissingCommits | undefined {
  if (held?.hash === kept.hash) return undefined;
  return {
    changes: Math.max(1, kept.seq - (newest?.seq ?? 0)),
    newest: kept.at,
    since: newest?.at ?? null,
  };
}
