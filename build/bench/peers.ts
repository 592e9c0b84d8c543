import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { benchFolder } from './folder.ts';
import type { RawRow } from './raw-store.ts';

const folder = join(import.meta.dirname, 'peers');

/** Milliseconds of processor each peer needs to store the same rows; a peer that cannot run here is left out, said on stderr. */
export function peersOf(task: 'load', rows: readonly RawRow[]): Readonly<Record<string, number>> {
  install();
  const file = join(benchFolder(), 'rows.json');
  writeFileSync(file, JSON.stringify(rows));
  return Object.fromEntries(
    ['pouchdb-node', '@powersync/node', 'rxdb'].flatMap((peer) => {
      const ran = spawnSync(process.execPath, [join(folder, `${task}.mjs`), peer, file], {
        encoding: 'utf8',
      });
      const found = z.coerce.number().positive().safeParse(ran.stdout.trim().split('\n').at(-1));
      if (!found.success) process.stderr.write(`${peer} did not run: ${ran.stderr.slice(0, 400)}\n`);
      return found.success ? [[peer, found.data] as const] : [];
    }),
  );
}

/** From the registry the machine is set up for, the first time only. */
function install(): void {
  if (existsSync(join(folder, 'node_modules'))) return;
  const ran = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'],
    { cwd: folder, stdio: ['ignore', 2, 2] },
  );
  if (ran.status !== 0) throw new Error('the peers could not be installed');
}
