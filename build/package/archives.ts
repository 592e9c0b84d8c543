import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'tar';
import { makeZip } from '../lib/zip.ts';
import { filesBelow } from './stage.ts';
import type { Archive } from './targets.ts';

/** Packs a folder: sorted, without times or owners, so that the same folder gives the same bytes. */
export function packFolder(
  folder: string,
  file: string,
  { kind, top }: { kind: Archive; top: string },
): void {
  const names = filesBelow(folder).toSorted();
  if (kind === 'tar.gz')
    create(
      { cwd: folder, file, gzip: true, portable: true, prefix: top, mtime: new Date(0), sync: true },
      names,
    );
  else
    writeFileSync(
      file,
      makeZip(names.map((name) => ({ name: `${top}/${name}`, bytes: readFileSync(join(folder, name)) }))),
    );
}
