import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openStore } from '../../electron/engine/db/open-store.ts';
import { command, query } from '../../electron/engine/db/query.ts';
import type { Store } from '../../electron/engine/db/store.ts';
import type { Host } from '../../electron/engine/host.ts';

export const storeKey: Uint8Array = createHash('sha256').update('the key of a test store').digest();
export const otherKey: Uint8Array = createHash('sha256').update('another key').digest();

export const storeFile = (host: Host): string => join(host.dataFolder, 'concord.db');

/** Opens the real thing; a refusal fails the test. */
export function openTestStore(host: Host, path: string = storeFile(host), key: Uint8Array = storeKey): Store {
  const opened = openStore(path, key, host);
  if (!opened.ok) throw new Error(`refused: ${opened.fault.kind}`);
  return opened.value;
}

export const byUser = (action: string) => ({ user: 'ruth', action, subject: 'p1' });

export const setSetting = command<{ name: string; value: string }>(
  'set a setting',
  'INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
);
export const settings = query()(
  'settings',
  'SELECT name, value FROM setting ORDER BY name',
  z.object({ name: z.string(), value: z.string() }),
);

/** Every file of a folder with a digest of its bytes. */
export const digests = (folder: string, names: RegExp = /./): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => names.test(name))
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );

/** What a crash leaves: the file and its write-ahead log as they are on disk at this moment. */
export function copyAsCrashed(from: string, to: string): void {
  for (const ending of ['', '-wal']) if (existsSync(from + ending)) copyFileSync(from + ending, to + ending);
}
