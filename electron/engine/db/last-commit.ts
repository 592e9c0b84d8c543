import { z } from 'zod';
import type { Host, InPlaceFile } from '../host.ts';
import { seal, unseal } from '../vault/vault.ts';
import { commitSchema, type Commit } from './commit.ts';

const keptSchema = z.object({
  version: z.literal(1),
  commit: commitSchema,
  /** Whether the store was closed after it. */
  closed: z.boolean(),
});
type Kept = z.infer<typeof keptSchema>;

/**
 * Remembers, beside the store and sealed with its key, up to where it was written. A database whose write-ahead log is cut off or
 * gone opens without a word as it was earlier; only something outside it can tell.
 */
export type LastCommit = {
  readonly kept: () => Kept | undefined;
  /** After the commit is on the disk. This itself is not waited for: at worst it remembers less than there is. */
  readonly note: (commit: Commit, closed: boolean) => void;
  /** Gives up key and file, once the store is closed. */
  readonly forget: () => void;
};

const purpose = 'concord last commit';
/** Characters it is padded to, so that its file keeps its length. */
const keptLength = 256;
const json = new TextEncoder();

export function lastCommitOf(
  storePath: string,
  key: Uint8Array,
  host: Pick<Host, 'files' | 'randomBytes' | 'log'>,
): LastCommit {
  const path = `${storePath}.commits`;
  const ownKey = Uint8Array.from(key);
  let file: InPlaceFile | undefined;
  return {
    forget: () => {
      ownKey.fill(0);
      file?.close();
      file = undefined;
    },
    kept: () => {
      const sealed = host.files.read(path);
      const opened = sealed === undefined ? undefined : unseal(ownKey, sealed, purpose);
      if (opened === undefined) return undefined;
      const kept = keptSchema.safeParse(JSON.parse(new TextDecoder().decode(opened)));
      return kept.success ? kept.data : undefined;
    },
    note: (commit, closed) => {
      const kept: Kept = { version: 1, commit, closed };
      try {
        file ??= host.files.openInPlace(path);
        file.write(
          seal(ownKey, json.encode(JSON.stringify(kept).padEnd(keptLength)), purpose, host.randomBytes),
        );
      } catch {
        // What was committed stays committed; only the next opening can prove a little less.
        host.log({ level: 'warn', event: 'last-commit-not-noted', data: { seq: commit.seq } });
      }
    },
  };
}
