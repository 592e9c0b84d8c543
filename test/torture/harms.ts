import {
  chmodSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Chance } from '../simulation/chance.ts';
import type { Line } from './lines.ts';

/** What is done to a folder whose process is dead, and what has to be said of it afterwards. */
export type Harm = {
  readonly name: string;
  readonly act: (folder: string, chance: Chance) => Expected;
};
type Expected = { readonly folder?: string; readonly holds: (lines: readonly Line[]) => boolean };

const log = (folder: string): string => join(folder, 'concord.db-wal');
const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

const opens = (lines: readonly Line[]): boolean => lines.some(({ kind }) => kind === 'open');
const isMissing = (lines: readonly Line[]): boolean => lines.some(({ kind }) => kind === 'missing');
const isRefused =
  (...reasons: readonly string[]) =>
  (lines: readonly Line[]): boolean =>
    lines.some((line) => line.kind === 'refused' && reasons.includes(line.reason));

/**
 * With commits in the log, cutting it loses some of them: that is said, and the rest opens. Where the process died, or the disk was
 * full, while the log was being folded into the file, the file without it is damaged, and that is said.
 */
const afterLog = (isSaid: boolean): Expected => ({
  holds: (lines) => (opens(lines) && (!isSaid || isMissing(lines))) || isRefused('malformed')(lines),
});

export const harms: readonly Harm[] = [
  {
    name: 'the log is gone',
    act: (folder) => {
      const bytes = sizeOf(log(folder));
      rmSync(log(folder), { force: true });
      return afterLog(bytes > 0);
    },
  },
  {
    name: 'the log is cut off',
    act: (folder, chance) => {
      const bytes = sizeOf(log(folder));
      if (bytes > 0) truncateSync(log(folder), Math.floor(bytes * chance.next()));
      // Frames behind the last checkpoint may be old ones: then nothing is missing, and nothing is said.
      return afterLog(false);
    },
  },
  {
    name: 'a page is spoilt',
    act: (folder, chance) => {
      const path = join(folder, 'concord.db');
      const bytes = readFileSync(path);
      const page = 1 + chance.below(Math.max(1, Math.floor(bytes.length / 4096) - 1));
      bytes.fill(0x5a, page * 4096 + 100, page * 4096 + 200);
      writeFileSync(path, bytes);
      // A newer version of that page may stand in the log.
      return { holds: (lines) => opens(lines) || isRefused('malformed')(lines) };
    },
  },
  {
    name: 'the folder is moved',
    act: (folder) => {
      const moved = `${folder}-moved`;
      rmSync(moved, { recursive: true, force: true });
      renameSync(folder, moved);
      return { folder: moved, holds: isRefused('moved-profile') };
    },
  },
  {
    name: 'the store is gone',
    act: (folder) => {
      for (const name of ['concord.db', 'concord.db-wal', 'concord.db-shm'])
        rmSync(join(folder, name), { force: true });
      return { holds: isRefused('store-missing') };
    },
  },
  {
    name: 'the vault is gone',
    act: (folder) => {
      rmSync(join(folder, 'concord.vault'), { force: true });
      return { holds: isRefused('key-missing') };
    },
  },
  {
    name: 'the vault is half',
    act: (folder) => {
      const path = join(folder, 'concord.vault');
      truncateSync(path, Math.floor(statSync(path).size / 2));
      chmodSync(path, 0o600);
      return { holds: isRefused('malformed') };
    },
  },
];
